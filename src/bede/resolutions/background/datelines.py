"""Bounds from a dateline without its year ("LONDON, March 14 (Reuters) -"): the day of the year, if not the year.

With the years that the offices leave it often tells all: a report is published on the day of its dateline or soon
after, and the weekday that it names first is that day or the day before.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from bede.model import Span
from bede.resolutions.background.evidence import Evidence, Fact
from bede.text.calendar import MONTH_PATTERN, month_number, safe_date, weekday_number

DATELINE = "a dateline without its year"
"""What such evidence is about."""

EARLIER, LATER = timedelta(days=1), timedelta(days=3)
"""How far the day of publication may lie from that of the dateline: the zone of the desk, and the post."""

FIRST_YEAR, LAST_YEAR = 1945, 2030
"""Years that are tried; behind the last one every day is left open."""

_OPENING = re.compile(
    rf"^\W{{0,3}}[A-Z][^\n,;]{{1,40}}(?:, [A-Z][^\n,;]{{1,30}})?[,;] (?P<m>{MONTH_PATTERN}) (?P<d>\d{{1,2}}),? ?"
    r"(?:\([^)\n]{2,30}\) ?)?(?:-|–|—|_)"
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_NEAR = 400
"""Code points behind the dateline in which its weekday is looked for."""


def from_datelines(text: str, offset: int) -> Iterator[Evidence]:
    """Yield what a line tells that opens with a dateline. ``offset``: where the line stands in the document."""
    opening = _OPENING.match(text)
    if opening is None:
        return
    named = _WEEKDAY.search(text, opening.end(), opening.end() + _NEAR)
    weekday = weekday_number(named.group()) if named else None
    month, number = month_number(opening["m"]), int(opening["d"])
    days = [safe_date(year, month, number) for year in range(FIRST_YEAR, LAST_YEAR + 1)] if month else []
    facts = [_fact(day) for day in days if day is not None and _fits(day, weekday)]
    if facts:
        later = Fact(f"a year after {LAST_YEAR}", (date(LAST_YEAR + 1, 1, 1), date.max))
        yield Evidence(DATELINE, Span(offset + opening.start(), offset + opening.end()), (*facts, later))


def _fits(day: date, weekday: int | None) -> bool:
    return weekday is None or (day.weekday() - weekday) % 7 <= 1


def _fact(day: date) -> Fact:
    return Fact(f"such a day is {day.isoformat()}", (day - EARLIER, day + LATER))
