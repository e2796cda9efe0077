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
    words = table["words"]
    short = {
        "{M}": words["month"],
        "{W}": words["weekday"],
        "{N}": words["number"],
        "{U}": words["unit"],
        "{P}": words["part"],
        "{DP}": words["daypart"],
    }
    patterns = []
    for row in table["pattern"]:
        regex = row["regex"]
        for name, value in short.items():
            regex = regex.replace(name, value)
        # Month and weekday names are matched as written: "may" and "march" are verbs.
        patterns.append(TimePattern(row["rule"], re.compile(regex)))
    return tuple(patterns)


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
