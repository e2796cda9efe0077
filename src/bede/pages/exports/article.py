"""What an export tells of one article, and how its dates are read."""

import re
from collections.abc import Iterable

from bede.text.calendar import MONTH_PATTERN
from bede.text.normalise import squeeze

Article = dict[str, str]
"""An article under the names of ``documents/records.py``; an empty one stands for a piece that breaks off."""

_DAY = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    rf"(?P<day>(?:{MONTH_PATTERN})\.?\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+(?:{MONTH_PATTERN})\.?,?\s+\d{{4}})"
    r"(?:[\s,]+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
    r"(?:[\s,]+(?P<clock>\d{1,2}:\d{2}\s*(?:[AP]M\b)?(?:\s+(?:[A-Z]{3,4}|[+-]\d{4})\b)?))?",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"^\s*(?:copyright\b|\(c\)\s|©)|\ball rights reserved\b", re.IGNORECASE)


def day_of(line: str) -> str | None:
    """Return the date that a line begins with, as day and clock time without its weekday, or None."""
    found = _DAY.match(line.strip())
    return squeeze(f"{found['day']} {found['clock'] or ''}") if found else None


def is_rights(line: str) -> bool:
    """Tell a line of copyright."""
    return bool(_RIGHTS.search(line))


def blocks_of(lines: Iterable[str]) -> list[list[str]]:
    """Return the runs of lines between blank ones, each line stripped."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line.strip())
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def with_dateline(text: str, dateline: str) -> str:
    """Return the text with the place put before it again, which exports keep in a field of its own."""
    place = squeeze(dateline).rstrip(" .-–—:")
    if not place or text.lstrip().lower().startswith(place.lower()):
        return text
    return f"{place} - {text.lstrip()}"
