"""Words and lines by which a text shows who speaks in it from one place on (``words/en/speaking.toml``)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from bede.knowledge.resources import read_pattern, read_toml
from bede.model import SpeakerKind


@dataclass(frozen=True, slots=True)
class SpeakingWords:
    """Lower-case words by the names that they have in the table, which says what they are."""

    askers: frozenset[str]
    unnamed: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    interviews: frozenset[str]
    nobody: frozenset[str]
    sections: frozenset[str]
    callings: frozenset[str]


@cache
def speaking_words() -> SpeakingWords:
    """Return the table, read once."""
    table = read_toml("words/en/speaking.toml")
    return SpeakingWords(**{field.name: frozenset(str(table[field.name]).split()) for field in fields(SpeakingWords)})


@cache
def kinds_of_heads() -> Mapping[str, SpeakerKind]:
    """Return lower-case heads of speakers' phrases that tell what sort of speaker it is."""
    table = read_toml("words/en/speaking.toml")["kinds"]
    return {word: SpeakerKind(kind) for kind, words in table.items() for word in words.split()}


def section_in(address: str) -> str | None:
    """Return the section of opinion that an address names: a part of its path before the last.

    >>> section_in("https://courier.example/opinion/2024/03/halm"), section_in("https://courier.example/opinion")
    ('opinion', None)
    """
    if not address.startswith(("http://", "https://")):
        return None
    return next((part for part in re.split(r"[?#]", address)[0].split("/")[3:-1] if is_opinion(part)), None)


def is_opinion(section: str) -> bool:
    """Return whether a section of a paper is one of opinion: "Opinion", "op-ed", "Guest Essays"."""
    return "-".join(section.lower().split()) in speaking_words().sections


def speaking_pattern(name: str) -> re.Pattern[str]:
    """Return an expression of the table by its name; the table says what it matches. KeyError: there is none."""
    return read_pattern("words/en/speaking.toml", name)
