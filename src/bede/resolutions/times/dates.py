"""Words that name a date: "24 February 2022", "Feb. 24-25", "Christmas Eve", "on the 24th"."""

from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import Context, single
from bede.resolutions.times.core import Core
from bede.resolutions.times.hours import at_daytime
from bede.text.calendar import add_months, month_number, safe_date, weekday_not_before

_THE_DAY = date(2001, 9, 11)
_NEAR = 60  # days; "Sept. 11" farther back than that is a name
_SLACK = timedelta(days=7)
"""A dated day slightly on the wrong side ("on 15 March", told on the 14th) is a matter of print, or of a reader
that took the tense wrong; farther on the wrong side it belongs to another year."""
FAR = 245  # days; news that speaks of a day farther back tells its year, so that the words mean the other side


def _number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _nearest_year(month: int, day: int, context: Context) -> int | None:
    """Return the year that puts an undated day next to the document's day, on the side of the act."""
    if context.reference is None:
        return None
    year = context.reference.year
    # Four years either way, so that 29 February is found.
    days = [d for y in range(year - 4, year + 5) if (d := safe_date(y, month, day))]
    after = min((d for d in days if d >= context.reference - _SLACK), default=None)
    before = max((d for d in days if d <= context.reference + _SLACK), default=None)
    chosen, other = (after, before) if context.ahead else (before, after)
    if not context.sure and chosen and abs((context.reference - chosen).days) > FAR:
        chosen = other
    return chosen.year if chosen else None


def month_day(context: Context) -> Core | None:
    """Read "24 February 2022", "Feb. 24", "the night of 6 November"."""
    month, day = month_number(context.word("m")), _number(context.word("d"))
    if month is None:
        return None
    year = context.year_of_day or _nearest_year(month, day, context)
    if (month, day) == (_THE_DAY.month, _THE_DAY.day) and _is_a_name(year, context):
        return known_day(context)
    if year is None:
        return Core(None, f"XXXX-{month:02}-{day:02}")
    found = safe_date(year, month, day)
    return at_daytime(single(found, _basis(context)), context) if found else None


def _is_a_name(year: int | None, context: Context) -> bool:
    """Return whether "Sept. 11" told without a year is the one of 2001: in later news, of a past that isn't near."""
    today = context.reference
    if today is None or year is None or context.future or context.year_of_day is not None:
        return False
    return today.year > _THE_DAY.year and (today - _THE_DAY.replace(year=year)).days > _NEAR


def iso_day(context: Context) -> Core | None:
    """Read "2022-02-24"."""
    found = safe_date(*(int(context.word(name)) for name in "ymd"))
    return Core(single(found, TimeBasis.EXPLICIT)) if found else None


def known_day(context: Context) -> Core | None:
    """Read "the Sept. 11 attacks", a day that is a name."""
    del context
    return Core(single(_THE_DAY, TimeBasis.EXPLICIT))


_HOLIDAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1),
    "new year's eve": (12, 31), "boxing day": (12, 26), "may day": (5, 1), "valentine's day": (2, 14),
    "halloween": (10, 31),
}  # fmt: skip


def holiday(context: Context) -> Core | None:
    """Read "Christmas Eve", "last Thanksgiving" (the fourth Thursday of November, as in the United States)."""
    if context.reference is None and not context.year():
        return None
    basis, year = _basis(context), context.year() or 0
    years = [year] if year or context.reference is None else [context.reference.year + n for n in (-1, 0, 1)]
    days = [day for y in years if (day := _holiday(context.word("n").replace("’", "'"), y))]
    if context.reference is None or year:
        return Core(single(days[0], basis)) if days else None
    if context.ahead or context.word("rel") == "next":
        return Core(single(min(d for d in days if d >= context.reference), basis))
    slack = timedelta(0) if context.word("rel") else _SLACK
    last = max(d for d in days if d <= context.reference + slack)
    if not context.sure and not context.word("rel") and (context.reference - last).days > FAR:
        last = min(d for d in days if d > last)
    return Core(single(last, basis))


def _holiday(name: str, year: int) -> date | None:
    if name.startswith("thanksgiving"):
        return weekday_not_before(date(year, 11, 22), 3)
    month, day = _HOLIDAYS[name]
    return safe_date(year, month, day)


def range_of_days(context: Context) -> Core | None:
    """Read "Feb. 24-25", "from 28 December to 3 January"."""
    first, last = month_number(context.word("m1")), month_number(context.word("m2") or context.word("m1"))
    if first is None or last is None:
        return None
    start_day, end_day = _number(context.word("d1")), _number(context.word("d2"))
    year = context.year() or context.year("y1") or _year_of_range(first, start_day, last, end_day, context)
    if year is None or (end := safe_date(year, last, end_day)) is None:
        return None
    start = safe_date(context.year("y1") or year - (first > last), first, start_day)
    if start is None or start > end:
        return None
    when = When(start, end, Precision.DAYS, _basis(context))
    return Core(when, f"{end}", told=when)


def _year_of_range(first: int, start_day: int, last: int, end_day: int, context: Context) -> int | None:
    """Return the year of the end: one ahead must not be over, one behind must have begun."""
    if context.ahead or not context.sure:
        return _nearest_year(last, end_day, context)
    year = _nearest_year(first, start_day, context)
    return None if year is None else year + (first > last)


def _basis(context: Context) -> TimeBasis:
    return TimeBasis.EXPLICIT if context.word("y") or context.word("y1") else TimeBasis.RELATIVE


def day_of_month(context: Context) -> Core | None:
    """Read "on the 24th": the nearest month that has such a day, on the side of the act."""
    if context.reference is None:
        return None
    day, step = _number(context.word("d")), 1 if context.ahead else -1
    for months in range(0, 3 * step, step):
        base = add_months(context.reference.replace(day=1), months)
        found = safe_date(base.year, base.month, day)
        if found and (found >= context.reference if context.ahead else found <= context.reference):
            return Core(single(found, TimeBasis.RELATIVE))
    return None
