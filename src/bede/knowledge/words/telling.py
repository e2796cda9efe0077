"""Words that tell who stands behind a report, how a figure is meant, and what two sides call one act."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from bede.knowledge.resources import read_toml
from bede.knowledge.wires import wire_name
from bede.knowledge.words.amounts import amount_words
from bede.knowledge.world import Country, Demonym, Seat, party_index, slug
from bede.text.normalise import fold

_NAME = r"(?P<outlet>(?:[Tt]he )?[A-Z][\w.&'’-]*(?: (?:of |de |and )?[A-Z][\w.&'’-]*){0,4})"
_STATE = r"(?P<state>[A-Z][\w’'-]*?)"


@dataclass(frozen=True, slots=True)
class Labels:
    """What one act may be called by those whom it suits (``mild``) and by those whom it hurts (``harsh``)."""

    mild: re.Pattern[str]
    harsh: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """How a figure is meant, and who is counted; ``part`` says that one figure is a part of another."""

    about: re.Pattern[str]
    nearly: re.Pattern[str]
    below: re.Pattern[str]
    vague: re.Pattern[str]
    part: re.Pattern[str]
    civilians: re.Pattern[str]
    fighters: re.Pattern[str]
    killed: re.Pattern[str]
    injured: re.Pattern[str]
    age: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Outlets:
    cited: tuple[re.Pattern[str], ...]
    endings: frozenset[str]
    names: frozenset[str]
    also: dict[str, str]


@lru_cache(maxsize=16384)
def cited_outlet(sentence: str) -> str | None:
    """Return the key of the outlet to which a sentence says that it was told, or that reported it first.

    >>> cited_outlet("A diplomat told the Halm Courier that talks had begun."), cited_outlet("He told reporters so.")
    ('halm-courier', None)
    """
    for pattern in _outlets().cited:
        for found in pattern.finditer(sentence):
            if (key := outlet_key(found["outlet"])) is not None:
                return key
    return None


@lru_cache(maxsize=16384)
def outlet_key(name: str) -> str | None:
    """Return the key under which all spellings of an outlet's name fall, or None where it is no outlet's name.

    >>> outlet_key("AP"), outlet_key("the Halm Courier"), outlet_key("Ada Stone")
    ('associated-press', 'halm-courier', None)
    """
    table = _outlets()
    bare = re.sub(r"^[Tt]he ", "", name.strip()).removesuffix("'s").removesuffix("’s")
    wire = wire_name(bare) or wire_name(bare.rstrip("."))
    bare = bare.rstrip(".")
    if wire is None and bare not in table.names and bare.split(" ")[-1] not in table.endings:
        return None
    return publisher_key(wire or bare)


@lru_cache(maxsize=16384)
def publisher_key(name: str) -> str:
    """Return the key of an outlet by its whole name, whatever that is; comparable with ``outlet_key``."""
    bare = re.sub(r"^[Tt]he ", "", name.strip())
    return slug(_outlets().also.get(bare) or wire_name(bare) or bare)


@lru_cache(maxsize=16384)
def speaks_for_a_state(words: str) -> bool:
    """Return whether the name or the words for an outlet say that it is a state's own.

    >>> speaks_for_a_state("Norland's state television"), speaks_for_a_state("the Halm Courier")
    (True, False)
    """
    pattern, houses = _state_media()
    return bool(pattern.search(words)) or slug(re.sub(r"^[Tt]he ", "", words)) in houses


@lru_cache(maxsize=16384)
def ally_of(name: str) -> str | None:
    """Return the code of the state with which a group stands by its own name, or None.

    >>> ally_of("pro-Russian separatists"), ally_of("separatists")
    ('RUS', None)
    """
    for pattern in _allies():
        for found in pattern.finditer(name):
            match = party_index().longest([found["state"]], 0)
            if match is not None and (code := _code(match.entry)) is not None:
                return code
    return None


@cache
def labels() -> tuple[Labels, ...]:
    """Return the pairs of labels that contradict each other."""
    rows = read_toml("words/en/telling.toml")["labels"]
    return tuple(Labels(_beginnings(row["mild"]), _beginnings(row["harsh"])) for row in rows)


@cache
def figure_words() -> FigureWords:
    """Return the words of figures."""
    table = read_toml("words/en/telling.toml")["figures"]
    return FigureWords(
        about=_whole(table["about"]),
        nearly=_whole(table["nearly"]),
        below=_whole(table["below"]),
        vague=_whole(amount_words().vague),
        part=re.compile(table["part"], re.IGNORECASE),
        civilians=_counted(table["civilians"]),
        fighters=_counted(table["fighters"]),
        killed=_beginnings(table["killed"]),
        injured=_beginnings(table["injured"]),
        age=re.compile(table["age"], re.IGNORECASE),
    )


@lru_cache(maxsize=16384)
def denies_in_words(sentence: str) -> bool:
    """Return whether a sentence has a word by which an act is denied.

    >>> denies_in_words("Norland did not strike Halm, he said."), denies_in_words("He expressed doubt about it.")
    (True, False)
    """
    return any(pattern.search(sentence) for pattern in _denials())


@cache
def _denials() -> tuple[re.Pattern[str], ...]:
    rows = read_toml("words/en/telling.toml")["denials"]["words"]
    return tuple(re.compile(row, re.IGNORECASE) for row in rows)


def _code(entry: object) -> str | None:
    if isinstance(entry, Country | Seat):
        return entry.code
    return entry.country.code if isinstance(entry, Demonym) else None


@cache
def _outlets() -> _Outlets:
    table = read_toml("words/en/telling.toml")["outlets"]
    cited = tuple(re.compile(row.replace("{outlet}", _NAME)) for row in table["cited"])
    return _Outlets(cited, frozenset(table["endings"]), frozenset(table["names"]), dict(table["also"]))


@cache
def _state_media() -> tuple[re.Pattern[str], frozenset[str]]:
    table = read_toml("words/en/telling.toml")["state_media"]
    return re.compile(table["pattern"], re.IGNORECASE), frozenset(map(slug, table["houses"]))


@cache
def _allies() -> tuple[re.Pattern[str], ...]:
    table = read_toml("words/en/telling.toml")["allies"]
    return tuple(re.compile(row.replace("{state}", _STATE)) for row in table["patterns"])


def _beginnings(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _counted(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, map(fold, words)))})s?\b", re.IGNORECASE)
