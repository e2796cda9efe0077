"""The patterns of words that date an act. The arithmetic behind each rule is in ``resolutions/times``."""

import re
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml


@dataclass(frozen=True, slots=True)
class TimePattern:
    """A compiled pattern and the name of the rule that turns its groups into an interval."""

    rule: str
    regex: re.Pattern[str]


@cache
def time_patterns() -> tuple[TimePattern, ...]:
    """Return the patterns in the order in which they are tried."""
    table = read_toml("words/en/times.toml")
    return tuple(
        TimePattern(row["rule"], re.compile(_spelled_out(row["regex"], table["words"]))) for row in table["pattern"]
    )


def _spelled_out(regex: str, words: dict[str, str]) -> str:
    for name, value in words.items():
        regex = regex.replace("{" + name + "}", value)
    return regex


def find_times(text: str) -> list[tuple[TimePattern, re.Match[str]]]:
    """Return the dating phrases of ``text`` in order, without overlaps; earlier patterns win."""
    taken: list[tuple[int, int]] = []
    found = []
    for pattern in time_patterns():
        for match in pattern.regex.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            found.append((pattern, match))
    return sorted(found, key=lambda row: row[1].start())
