"""Reporting words and the words that decide what kind of happening a clause speaks of."""

from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml
from bede.model import Certainty, SpeakerKind, Stance, Status


def _words(text: str) -> list[str]:
    return [word for word in text.split() if not word.endswith("_")]


@dataclass(frozen=True, slots=True)
class Cues:
    """Reporting lemmas by stance, phrases that lead to a speaker, words of certainty and of speaker kinds."""

    lemmas: dict[str, Stance]
    prefixes: tuple[tuple[str, ...], ...]
    phrases: tuple[tuple[str, Stance], ...]
    certainty: dict[str, Certainty]
    kinds: dict[str, SpeakerKind]


@dataclass(frozen=True, slots=True)
class Governors:
    """Lemma or word → status of what it governs; ``object_control`` lemmas hand their object on as the doer."""

    complement: dict[str, Status]
    object_control: frozenset[str]
    adjective: dict[str, Status]
    modal: dict[str, Status]
    introducer: dict[str, Status]


@cache
def cues() -> Cues:
    """Return the reporting words."""
    table = read_toml("words/en/cues.toml")
    stances = {"asserts": Stance.ASSERTS, "denies": Stance.DENIES, "questions": Stance.QUESTIONS}
    phrases = [(phrase, Stance.DISCLAIMS) for phrase in table["disclaims"]]
    phrases += [(phrase, Stance.DECLINES) for phrase in table["declines"]]
    return Cues(
        lemmas={lemma: stance for name, stance in stances.items() for lemma in _words(table[name])},
        prefixes=tuple(tuple(prefix.split()) for prefix in table["by_prefix"]),
        phrases=tuple(phrases),
        certainty={w: Certainty(name) for name, words in table["certainty"].items() for w in _words(words)},
        kinds={w: SpeakerKind(name) for name, words in table["kinds"].items() for w in _words(words)},
    )


@cache
def governors() -> Governors:
    """Return the words that decide the status of what they govern."""
    table = read_toml("words/en/governors.toml")

    def invert(name: str) -> dict[str, Status]:
        return {w: Status(status) for status, words in table[name].items() for w in _words(words)}

    return Governors(
        complement=invert("complement"),
        object_control=frozenset(_words(table["control"]["object"])),
        adjective=invert("adjective"),
        modal=invert("modal"),
        introducer=invert("introducer"),
    )
