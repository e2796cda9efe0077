"""The patterns of words that date an act. The arithmetic behind each rule is in ``resolutions/times``."""

import re
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml

# A pattern that holds one of these words can only fit where this stands; it saves most of the trying.
_NEEDS = {
    "{M}": re.compile(r"Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec"),
    "{FULL}": re.compile(r"Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec"),
    "{W}": re.compile(r"[a-z]day"),
    "{U}": re.compile(r"minute|hour|day|week|month|year|decade", re.IGNORECASE),
    "{Y}": re.compile(r"(?:19|20)\d\d|year", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class TimePattern:
    """A compiled pattern and the name of the rule that turns its groups into an interval.

    ``needs`` must be found in a text for the pattern to have a chance.
    """

    rule: str
    regex: re.Pattern[str]
    needs: re.Pattern[str] | None


@cache
def time_patterns() -> tuple[TimePattern, ...]:
    """Return the patterns in the order in which they are tried."""
    table = read_toml("words/en/times.toml")
    return tuple(_pattern(row["rule"], row["regex"], table["words"]) for row in table["pattern"])


def _pattern(rule: str, regex: str, words: dict[str, str]) -> TimePattern:
    needs = next((needed for word, needed in _NEEDS.items() if word in regex), None)
    for name, value in words.items():
        regex = regex.replace("{" + name + "}", value)
    return TimePattern(rule, re.compile(regex), needs)


def find_times(text: str) -> list[tuple[TimePattern, re.Match[str]]]:
    """Return the dating phrases of ``text`` in order, without overlaps; earlier patterns win."""
    taken: list[tuple[int, int]] = []
    found = []
    present = {needed: needed.search(text) is not None for needed in _NEEDS.values()}
    for pattern in time_patterns():
        if pattern.needs is not None and not present[pattern.needs]:
            continue
        for match in pattern.regex.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            taken.append((start, end))
            found.append((pattern, match))
    return sorted(found, key=lambda row: row[1].start())
