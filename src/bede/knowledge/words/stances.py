"""Words by which a speaker disclaims, declines to speak of, denies or doubts an act (``words/en/stances.toml``)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml
from bede.model import Stance


@dataclass(frozen=True, slots=True)
class StanceWords:
    """The words, as expressions over a lower-cased sentence, and how far they reach.

    ``breaks`` end their clause, which has ``longest`` code points at most. ``asked``: words behind which stands what
    the speaker was asked about. ``signs``: words of which a sentence has one where a stance in it can be the one that
    was read. ``denied``: words behind which stands what is denied; ``refuted`` holds it as its first group.
    ``unclaimed``: words by which nobody claims an act, which is none denied.
    """

    patterns: Mapping[Stance, re.Pattern[str]]
    signs: Mapping[Stance, re.Pattern[str]]
    denied: re.Pattern[str]
    refuted: re.Pattern[str]
    unclaimed: re.Pattern[str]
    breaks: tuple[str, ...]
    longest: int
    asked: re.Pattern[str]


@cache
def stance_words() -> StanceWords:
    """Return the table, read once."""
    table = read_toml("words/en/stances.toml")
    patterns = {
        stance: re.compile(_any_of(table[stance.value]["patterns"], table["parts"]))
        for stance in (Stance.DECLINES, Stance.DISCLAIMS)
    }
    signs = {Stance(name): re.compile("|".join(words)) for name, words in table["signs"].items()}
    denied, refuted, unclaimed = (re.compile(table[name]["pattern"]) for name in ("denied", "refuted", "unclaimed"))
    breaks, longest, asked = (table["scope"][name] for name in ("breaks", "longest", "asked"))
    return StanceWords(patterns, signs, denied, refuted, unclaimed, tuple(breaks), longest, re.compile(asked))


def _any_of(patterns: Sequence[str], parts: Mapping[str, str]) -> str:
    return "|".join(rf"\b(?:{pattern.format(**parts)})" for pattern in patterns)
