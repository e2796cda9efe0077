"""The arithmetic of dating words: one function per rule of ``knowledge/words/en/times.toml``.

All intervals are closed and in whole days. Weekdays follow the codebook: the nearest one not after the
document's day for past acts, not before it for future acts. "since" runs up to the document's day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.text.calendar import (
    month_end,
    month_number,
    safe_date,
    weekday_not_after,
    weekday_not_before,
    weekday_number,
)

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "",
            "a an one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        )
    )
    for word in words.split()
}
_UNIT_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
# Northern seasons by month; winter runs into the next year.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}


@dataclass(frozen=True, slots=True)
class Context:
    """The groups of a pattern, the words, the document's day, and whether the act lies ahead."""

    groups: dict[str, str | None]
    text: str
    reference: date | None
    future: bool

    def word(self, name: str) -> str:
        """Return a group in lower case, ``""`` where it did not take part."""
        return (self.groups.get(name) or "").strip().lower()


Rule = Callable[[Context], When | None]


def _day(day: date, basis: TimeBasis, precision: Precision = Precision.DAY) -> When:
    return When(day, day, precision, basis)


def _directed(when: When, context: Context) -> When:
    """Return the interval opened or bounded by "since", "until", "by", "before", "after"."""
    direction = context.word("dir")
    if direction in {"since", "from"}:
        end = (
            context.reference
            if context.reference and when.earliest and context.reference >= when.earliest
            else None
        )
        return replace(when, latest=None if context.future else end, precision=Precision.LONGER)
    if direction == "after" and when.latest:
        return replace(when, earliest=when.latest, latest=None, precision=Precision.UNKNOWN)
    if direction in {"until", "by", "before"}:
        return replace(
            when, earliest=context.reference if context.future else None, precision=Precision.UNKNOWN
        )
    return when


def _year_of(month: int, day: int, context: Context) -> int | None:
    """Return the year that puts an undated day next to the document's day, on the side of the act."""
    if context.reference is None:
        return None
    year = context.reference.year
    candidate = safe_date(year, month, day)
    if candidate is None:
        return year
    ahead = (candidate - context.reference).days
    if context.future and ahead < 0:
        return year + 1
    # A day slightly ahead in a past tense ("on 15 March" on 14 March) is a printing day; farther on, last year's.
    if not context.future and ahead > 7:
        return year - 1
    return year


def _month_day(context: Context) -> When | None:
    month, day = month_number(context.word("m")), int(context.word("d"))
    if month is None:
        return None
    year = int(context.word("y")) if context.word("y") else _year_of(month, day, context)
    if year is None or (found := safe_date(year, month, day)) is None:
        return None
    return _directed(_day(found, TimeBasis.EXPLICIT if context.word("y") else TimeBasis.RELATIVE), context)


def _iso_day(context: Context) -> When | None:
    found = safe_date(int(context.word("y")), int(context.word("m")), int(context.word("d")))
    return _day(found, TimeBasis.EXPLICIT) if found else None


def _range_of_days(context: Context) -> When | None:
    first = month_number(context.word("m1"))
    last = month_number(context.word("m2")) if context.word("m2") else first
    if first is None or last is None:
        return None
    explicit = bool(context.word("y"))
    year = int(context.word("y")) if explicit else _year_of(last, int(context.word("d2")), context)
    if year is None:
        return None
    start, end = (
        safe_date(year, first, int(context.word("d1"))),
        safe_date(year, last, int(context.word("d2"))),
    )
    if start is None or end is None or start > end:
        return None
    return When(start, end, Precision.DAYS, TimeBasis.EXPLICIT if explicit else TimeBasis.RELATIVE)


def _thirds(start: date, end: date, part: str) -> tuple[date, date]:
    """Return the early, middle or late third of a span of days, by the words that ask for it."""
    third = (end - start) / 3
    if part.startswith("early") or "start" in part or "beginning" in part:
        return start, start + third
    if part.startswith("late") or "end" in part:
        return end - third, end
    if part.startswith("mid"):
        return start + third, end - third
    return start, end


def _month_year(context: Context) -> When | None:
    month, year = month_number(context.word("m")), int(context.word("y"))
    if month is None:
        return None
    start, end = _thirds(date(year, month, 1), month_end(year, month), context.word("part"))
    return _directed(When(start, end, Precision.MONTH, TimeBasis.EXPLICIT), context)


def _month(context: Context) -> When | None:
    month = month_number(context.word("m"))
    if month is None or context.reference is None:
        return None
    year = context.reference.year
    if context.word("dir") == "last" or (not context.future and month > context.reference.month):
        year -= month >= context.reference.month
    elif context.word("dir") == "next" or (context.future and month < context.reference.month):
        year += month <= context.reference.month
    part = context.word("dir").split()[0]
    start, end = _thirds(date(year, month, 1), month_end(year, month), part)
    return _directed(When(start, end, Precision.MONTH, TimeBasis.RELATIVE), context)


def _weekday(context: Context) -> When | None:
    number = weekday_number(context.word("w"))
    if number is None or context.reference is None:
        return None
    relation = context.word("rel")
    if relation.startswith("next"):
        found = weekday_not_before(context.reference + timedelta(days=1), number)
    elif relation in {"last", "past"}:
        found = weekday_not_after(context.reference - timedelta(days=1), number)
    elif context.future:
        found = weekday_not_before(context.reference, number)
    else:
        found = weekday_not_after(context.reference, number)
    return _directed(_day(found, TimeBasis.RELATIVE), context)


def _weekend(context: Context) -> When | None:
    if context.reference is None:
        return None
    ahead = context.word("rel") == "next" or context.future
    saturday = weekday_not_before(context.reference, 5) if ahead else weekday_not_after(context.reference, 5)
    return When(saturday, saturday + timedelta(days=1), Precision.DAYS, TimeBasis.RELATIVE)


_DAY_SHIFT = {"yesterday": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0), "last night": (-1, 0)}


def _named_day(context: Context) -> When | None:
    if context.reference is None:
        return None
    first, last = _DAY_SHIFT.get(context.word("n"), (0, 0))
    start, end = context.reference + timedelta(days=first), context.reference + timedelta(days=last)
    return When(start, end, Precision.DAY if start == end else Precision.DAYS, TimeBasis.RELATIVE)


def _relative_unit(context: Context) -> When | None:
    if context.reference is None:
        return None
    unit, relation = context.word("u"), context.word("rel").removeprefix("the ")
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(relation, 0)
    if unit in _SEASONS:
        return _season(context.reference.year + min(step, 0), unit, TimeBasis.RELATIVE)
    start, end, precision = _unit(context.reference, unit, step)
    start, end = _thirds(start, end, context.word("part"))
    return When(start, end, precision, TimeBasis.RELATIVE)


def _unit(reference: date, unit: str, step: int) -> tuple[date, date, Precision]:
    """Return the calendar week (from Monday), month, quarter or year ``step`` away from the reference's own."""
    if unit == "week":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6), Precision.WEEK
    if unit == "month":
        year, month = divmod(reference.year * 12 + reference.month - 1 + step, 12)
        return date(year, month + 1, 1), month_end(year, month + 1), Precision.MONTH
    if unit == "quarter":
        year, quarter = divmod(reference.year * 4 + (reference.month - 1) // 3 + step, 4)
        return date(year, quarter * 3 + 1, 1), month_end(year, quarter * 3 + 3), Precision.QUARTER
    return date(reference.year + step, 1, 1), date(reference.year + step, 12, 31), Precision.YEAR


def _season(year: int, name: str, basis: TimeBasis) -> When:
    first, last = _SEASONS[name]
    end = month_end(year + (last < first), last)
    return When(date(year, first, 1), end, Precision.SEASON, basis)


def _number(context: Context) -> int | None:
    word = context.word("n")
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def _past_units(context: Context) -> When | None:
    unit = context.word("u").removesuffix("s")
    number = _number(context) or (
        1 if context.word("rel").startswith(("the", "in the", "over the")) else None
    )
    if context.reference is None or number is None:
        return None
    # "In the past 24 hours" reaches back into the day before, so hours count as one day and more.
    days = max(_UNIT_DAYS[unit] * number, -(-number // 24) if unit == "hour" else 0)
    start = context.reference - timedelta(days=min(days, 36500))
    return When(
        start, context.reference, Precision.DAYS if days <= 31 else Precision.LONGER, TimeBasis.RELATIVE
    )


def _units_ago(context: Context) -> When | None:
    number, unit = _number(context), context.word("u").removesuffix("s")
    if context.reference is None or number is None or context.word("dir") != "ago":
        return None
    if unit in {"minute", "hour", "day"}:
        day = context.reference - timedelta(days=number if unit == "day" else number // 24)
        return _day(day, TimeBasis.RELATIVE)
    return _around(context.reference, number, unit)


def _around(reference: date, number: int, unit: str) -> When | None:
    """Return the week, month or year that lay ``number`` units back: "two months ago" is no single day."""
    if unit == "week":
        middle = reference - timedelta(weeks=number)
        return When(
            middle - timedelta(days=3), middle + timedelta(days=3), Precision.WEEK, TimeBasis.RELATIVE
        )
    if unit == "decade":
        number, unit = number * 10, "year"
    if reference.year - (number if unit == "year" else number // 12 + 1) < 1:
        return None
    start, end, precision = _unit(reference, unit, -number)
    return When(start, end, precision, TimeBasis.RELATIVE)


def _within_units(context: Context) -> When | None:
    number, unit = _number(context), context.word("u").removesuffix("s")
    if context.reference is None or number is None or not context.future:
        return None
    end = context.reference + timedelta(days=max(1, min(_UNIT_DAYS[unit] * number, 36500)))
    return When(context.reference, end, Precision.DAYS, TimeBasis.RELATIVE)


def _year_part(context: Context) -> When | None:
    year = int(context.word("y"))
    start, end = _thirds(date(year, 1, 1), date(year, 12, 31), context.word("part"))
    return _directed(When(start, end, Precision.SEASON, TimeBasis.EXPLICIT), context)


def _season_year(context: Context) -> When | None:
    return _season(int(context.word("y")), context.word("s"), TimeBasis.EXPLICIT)


def _year(context: Context) -> When | None:
    year = int(context.word("y"))
    return _directed(When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, TimeBasis.EXPLICIT), context)


def _end_of_unit(context: Context) -> When | None:
    if context.reference is None:
        return None
    step = {"next": 1, "last": -1}.get(context.word("rel"), 0)
    start, end, precision = _unit(context.reference, context.word("u"), step)
    if re.match(r"at", context.text):
        start = end - (end - start) / 6
        return When(start, end, precision, TimeBasis.RELATIVE)
    return When(context.reference if context.future else None, end, Precision.UNKNOWN, TimeBasis.RELATIVE)


RULES: dict[str, Rule] = {
    "range_of_days": _range_of_days,
    "month_day": _month_day,
    "iso_day": _iso_day,
    "month_year": _month_year,
    "month": _month,
    "weekday": _weekday,
    "weekend": _weekend,
    "named_day": _named_day,
    "relative_unit": _relative_unit,
    "past_units": _past_units,
    "units_ago": _units_ago,
    "within_units": _within_units,
    "year_part": _year_part,
    "season_year": _season_year,
    "year": _year,
    "end_of_unit": _end_of_unit,
}
"""Rule name of a pattern → its arithmetic. A test holds the two tables equal."""
