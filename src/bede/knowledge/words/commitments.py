"""Words of commitments: what is promised, and how far it has come."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml


@dataclass(frozen=True, slots=True)
class CommitmentWords:
    """``what``: a kind (``aid``), what is committed (``arms``) and its words, in the order in which they are tried.

    The others are by name: ``general`` words of a topic, ``turns`` that undo something, ``stages`` that it has come to.
    All patterns are for folded text. ``names`` are things of one kind only. ``windows``: days, see the table.
    """

    what: tuple[tuple[str, str, re.Pattern[str]], ...]
    general: dict[str, re.Pattern[str]]
    turns: dict[str, re.Pattern[str]]
    stages: dict[str, re.Pattern[str]]
    names: re.Pattern[str]
    windows: dict[str, tuple[int, int]]


@cache
def commitment_words() -> CommitmentWords:
    """Return the table of words of commitments."""
    table = read_toml("words/en/commitments.toml")
    names = [*map(re.escape, table["names"]["words"]), table["names"]["pattern"]]
    return CommitmentWords(
        what=tuple((row["kind"], row["name"], _pattern(row["words"])) for row in table["what"]),
        general=_patterns(table["general"]),
        turns=_patterns(table["turns"]),
        stages=_patterns(table["stages"]),
        names=_pattern(names),
        windows={kind: (days[0], days[1]) for kind, days in table["windows"].items()},
    )


def _patterns(rows: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {name: _pattern(words) for name, words in rows.items()}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
