"""What words around a date do to it: "since", "until", "early", "the end of"."""

from dataclasses import replace
from datetime import date, timedelta

from bede.knowledge.words.times import alike_leads, lead_pattern
from bede.model import Precision, When
from bede.resolutions.times.context import stretch
from bede.text.calendar import month_end

_WIDTH = 32  # characters before a phrase in which its lead is sought
_WIDE = frozenset({Precision.WEEK, Precision.MONTH, Precision.YEAR})
DIRECTIONS = frozenset({"as of", "since", "until", "by", "from", "before", "after", "toward"})


def lead_of(text: str, start: int) -> str:
    """Return the word that leads the phrase at ``start``, ``""`` where none of those known does."""
    match = lead_pattern().search(text, max(0, start - _WIDTH), start)
    if match is None:
        return ""
    word = match.group(1).lower()
    return alike_leads().get(word, word)


def directed(when: When, lead: str, reference: date | None, *, future: bool, inside: bool = False) -> When:
    """Return the interval opened or bounded by "since", "until", "by", "before", "after".

    ``inside``: the date is that of an act which the words name ("after the coup in 1980"), so that what came after
    it may lie in the same year.
    """
    if lead == "as of":
        lead = "from" if future else "until"
    if lead in {"since", "from"}:
        end = reference if reference and when.earliest and reference >= when.earliest else None
        return stretch(when.earliest, None if future and lead == "from" else end, when.basis)
    if lead == "after" and when.latest:
        # After "the 1967 war" is still within that year; only after a day is the day over.
        start = when.earliest if inside or when.precision in _WIDE else when.latest
        end = reference if reference and start and reference >= start and not future else None
        return stretch(start, end, when.basis)
    if lead in {"until", "by", "before", "toward"}:
        latest = when.latest
        if lead == "before" and when.earliest and not inside:
            latest = when.earliest - timedelta(days=1)
        return stretch(reference if future else None, latest, when.basis)
    return when


_PART_WORDS = (
    ("early", "early"), ("late", "late"), ("latter", "late"), ("mid", "mid"), ("start", "start"),
    ("beginning", "start"),
)  # fmt: skip
_WEEKDAYS = {"early": (0, 2), "mid": (2, 4), "late": (3, 6), "start": (0, 1), "end": (4, 6)}
_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "start": (1, 5), "end": (26, 31)}
_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (10, 12), "start": (1, 2), "end": (11, 12)}
_YEARS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "start": (0, 1), "end": (8, 9)}
"""What part of a week (days from Monday), a month (days), a year (months) and a decade (years) the words mean, as
annotators of news read them: "early March" is its first ten days, "early 2014" its first third."""

MODS = {"early": "START", "late": "END", "mid": "MID", "start": "START", "end": "END"}
"""Part → the modifier of TIMEX3."""


def part_named(words: str) -> str | None:
    """Return the part that words like "mid-" or "the end of" name."""
    return next((part for word, part in _PART_WORDS if word in words), "end" if "end" in words else None)


def part_of(when: When, words: str) -> When:
    """Return the early, middle or late part of a calendar unit, or its start or end; seasons are kept whole."""
    part, first = part_named(words), when.earliest
    if first is None or when.latest is None or part is None:
        return when
    if when.precision is Precision.WEEK:
        start, end = _WEEKDAYS[part]
        return replace(when, earliest=first + timedelta(days=start), latest=first + timedelta(days=end))
    if when.precision is Precision.MONTH:
        start, end = _DAYS[part]
        latest = min(when.latest, first + timedelta(days=end - 1))
        return replace(when, earliest=first.replace(day=start), latest=latest)
    if when.precision is Precision.YEAR:
        start, end = _MONTHS[part]
        return replace(when, earliest=first.replace(month=start), latest=month_end(first.year, end))
    if when.precision is Precision.LONGER and when.latest.year - first.year == 9:
        start, end = _YEARS[part]
        return replace(when, earliest=date(first.year + start, 1, 1), latest=date(first.year + end, 12, 31))
    return when
