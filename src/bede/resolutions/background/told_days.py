"""Bounds from dates that a text writes with their year: it is not older than what it tells as done."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from bede.knowledge.words.background import background_words
from bede.model import Span
from bede.resolutions.background.evidence import Evidence, Fact
from bede.resolutions.background.sentences import sentence_ranges
from bede.text.calendar import MONTH_PATTERN, month_number, safe_date

TOLD = "a day told as past"
"""What such evidence is about."""

_YEAR = r"(?P<y>(?:19|20)\d\d)\b(?![-–/]\d|[.,]\d)"
_DATES = re.compile(
    rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{MONTH_PATTERN}),? {_YEAR}"
    rf"|\b(?P<m2>{MONTH_PATTERN}) (?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?, ?)?{_YEAR.replace('<y>', '<y2>')}"
    rf"|\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Oo]f|[Ff]rom) {_YEAR.replace('<y>', '<y3>')}"
    r"(?=[,.;:)]|$| (?:and|when|as|after|for|at|on|with|that|but|the|an?|he|she|it|they|war|coup|crisis|invasion)\b)"
)
"""Days, months and years with their year; a bare year only where its neighbours make it no number of something."""


def from_told_days(text: str, offset: int) -> Iterator[Evidence]:
    """Yield the lower bounds in a line. ``offset``: where the line stands in the document."""
    for start, end in sentence_ranges(text):
        yield from _of_sentence(text[start:end], offset + start)


def latest_told(found: Iterable[Evidence]) -> list[Evidence]:
    """Return the evidence with the latest day, and one before it lest that be misread; older ones add nothing."""
    latest = {item.facts[0].days: item for item in found}
    return [latest[days] for days in sorted(latest)[-2:]]


def _of_sentence(sentence: str, offset: int) -> Iterator[Evidence]:
    if background_words().ahead.search(sentence):
        return
    for match in _DATES.finditer(sentence):
        first = _first_day(match)
        if first is not None:
            span = Span(offset + match.start(), offset + match.end())
            yield Evidence(TOLD, span, (Fact(f"told as past: {first.isoformat()}", (first, date.max)),))


def _first_day(match: re.Match[str]) -> date | None:
    """Return the first day that the words mean; None for a day that the calendar lacks."""
    year = int(match["y"] or match["y2"] or match["y3"])
    month, day = match["m"] or match["m2"], match["d"] or match["d2"]
    return safe_date(year, (month_number(month) if month else None) or 1, int(day) if day else 1)
