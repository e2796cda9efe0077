"""Words that name a day or a few: dates, weekdays, the weekend, "today", and days that hang on another one."""

from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import Context, back, directed, single, stretch
from bede.text.calendar import (
    add_months,
    month_number,
    safe_date,
    weekday_not_after,
    weekday_not_before,
    weekday_number,
)

_SLACK = timedelta(days=7)
"""A dated day slightly on the wrong side ("on 15 March", told on the 14th) is a matter of print, or of a reader
that took the tense wrong; farther on the wrong side it belongs to another year."""
_SATURDAY = 5


def _number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _nearest_year(month: int, day: int, context: Context) -> int | None:
    """Return the year that puts an undated day next to the document's day, on the side of the act."""
    if context.reference is None:
        return None
    year = context.reference.year
    # Four years either way, so that 29 February is found.
    days = [d for y in range(year - 4, year + 5) if (d := safe_date(y, month, day))]
    if context.ahead:
        return min((d.year for d in days if d >= context.reference - _SLACK), default=None)
    return max((d.year for d in days if d <= context.reference + _SLACK), default=None)


def month_day(context: Context) -> When | None:
    """Read "24 February 2022", "since Feb. 24"."""
    month, day = month_number(context.word("m")), _number(context.word("d"))
    if month is None:
        return None
    year = context.year() or _nearest_year(month, day, context)
    if year is None or (found := safe_date(year, month, day)) is None:
        return None
    return directed(single(found, _basis(context)), context)


def iso_day(context: Context) -> When | None:
    """Read "2022-02-24"."""
    found = safe_date(*(int(context.word(name)) for name in "ymd"))
    return single(found, TimeBasis.EXPLICIT) if found else None


def range_of_days(context: Context) -> When | None:
    """Read "Feb. 24-25", "from 28 December to 3 January"."""
    first, last = month_number(context.word("m1")), month_number(context.word("m2") or context.word("m1"))
    if first is None or last is None:
        return None
    start_day, end_day = _number(context.word("d1")), _number(context.word("d2"))
    year = context.year() or _nearest_year(last, end_day, context)
    if year is None or (end := safe_date(year, last, end_day)) is None:
        return None
    start = safe_date(year - (first > last), first, start_day)
    if start is None or start > end:
        return None
    return When(start, end, Precision.DAYS, _basis(context))


def _basis(context: Context) -> TimeBasis:
    return TimeBasis.EXPLICIT if context.word("y") else TimeBasis.RELATIVE


def day_of_month(context: Context) -> When | None:
    """Read "on the 24th": the nearest month that has such a day, on the side of the act."""
    if context.reference is None:
        return None
    day, step = _number(context.word("d")), 1 if context.ahead else -1
    for months in range(0, 3 * step, step):
        base = add_months(context.reference.replace(day=1), months)
        found = safe_date(base.year, base.month, day)
        if found and (found >= context.reference if context.ahead else found <= context.reference):
            return single(found, TimeBasis.RELATIVE)
    return None


def weekday(context: Context) -> When | None:
    """Read "on Wednesday", "late Sunday", "since last Friday"."""
    number = weekday_number(context.word("w"))
    if number is None or context.reference is None:
        return None
    return directed(single(_weekday(number, context, context.reference), TimeBasis.RELATIVE), context)


def _weekday(number: int, context: Context, reference: date) -> date:
    relation = context.word("rel")
    if relation == "next":
        return weekday_not_before(reference + timedelta(days=1), number)
    if relation in {"last", "past", "this past"}:
        return weekday_not_after(reference - timedelta(days=1), number)
    if context.ahead or relation == "this coming":
        return weekday_not_before(reference, number)
    return weekday_not_after(reference, number)


def range_of_weekdays(context: Context) -> When | None:
    """Read "from Monday to Wednesday"."""
    first, last = weekday_number(context.word("w1")), weekday_number(context.word("w2"))
    if first is None or last is None or context.reference is None:
        return None
    if context.future:
        start = weekday_not_before(context.reference, first)
        return stretch(start, weekday_not_before(start, last), TimeBasis.RELATIVE)
    end = weekday_not_after(context.reference, last)
    return stretch(weekday_not_after(end, first), end, TimeBasis.RELATIVE)


def weekend(context: Context) -> When | None:
    """Read "over the weekend": Saturday and Sunday; on a weekend the one that is, unless it is "last" or "next"."""
    if context.reference is None:
        return None
    relation, today = context.word("rel"), context.reference
    if relation in {"next", "the coming"}:
        saturday = weekday_not_before(today + timedelta(days=1), _SATURDAY)
    elif relation == "last":
        saturday = weekday_not_after(today - timedelta(days=2), _SATURDAY)
    elif context.future and "past" not in relation and today.weekday() < _SATURDAY:
        saturday = weekday_not_before(today, _SATURDAY)
    else:
        saturday = weekday_not_after(today, _SATURDAY)
    return When(saturday, saturday + timedelta(days=1), Precision.DAYS, TimeBasis.RELATIVE)


_DAY_SHIFT = {"yesterday": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0), "last night": (-1, 0)}


def named_day(context: Context) -> When | None:
    """Read "today", "yesterday", "overnight" (the night may lie on either side of midnight)."""
    if context.reference is None:
        return None
    first, last = _DAY_SHIFT.get(context.word("n"), (0, 0))
    today = context.reference
    return stretch(today + timedelta(days=first), today + timedelta(days=last), TimeBasis.RELATIVE)


def anchored_day(context: Context) -> When | None:
    """Read "the same day", "the next morning", "the day before": carried from the day that was told last.

    "Later in the day" is the document's own day where no other was told: news is written on its day.
    """
    words = context.word("n").split()
    if context.anchor is None:
        own_day = words[1:] == ["in", "the", "day"]
        return single(context.reference, TimeBasis.RELATIVE) if own_day and context.reference else None
    shift = 1 if {"next", "following", "after"} & set(words) else -1 if {"previous", "before"} & set(words) else 0
    return single(context.anchor + timedelta(days=shift), TimeBasis.CARRIED)


def anchored_units(context: Context) -> When | None:
    """Read "three days later", "a week earlier": exact in days; longer units give no day and no value."""
    number, unit = context.number, context.word("u").removesuffix("s")
    if context.anchor is None or number is None or unit not in {"day", "week"}:
        return None
    sign = 1 if context.word("dir") in {"earlier", "before"} else -1
    middle = back(context.anchor, sign * number, unit)
    if unit == "day":
        return single(middle, TimeBasis.CARRIED)
    three = timedelta(days=3)
    return When(middle - three, middle + three, Precision.WEEK, TimeBasis.CARRIED)
