"""Words that name a quarter or half of a year, and those by which business news speaks of the same one a year back."""

from dataclasses import replace
from datetime import date

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import Context, stretch
from bede.resolutions.times.core import Core, TimexType, length
from bede.resolutions.times.periods import year_of
from bede.text.calendar import add_months, month_end

_DURATION = TimexType.DURATION
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def quarter_of(year: int, number: int, basis: TimeBasis) -> When:
    """Return a quarter of a calendar year."""
    return When(date(year, 3 * number - 2, 1), month_end(year, 3 * number), Precision.QUARTER, basis)


def quarter(context: Context) -> Core | None:
    """Read "the first quarter of 2024", "the second half of last year", "Q3 2023", "third-quarter"."""
    parts = 2 if context.word("u") == "half" else 4
    number = parts if context.word("nth") in {"last", "final"} else _ORDINALS[context.word("nth")]
    year, basis = context.year(), TimeBasis.EXPLICIT
    if year is None:
        if context.reference is None:
            return None
        year, basis = _year_of_quarter(number, context, context.reference), TimeBasis.RELATIVE
    if number > parts:
        return None
    if parts == 4:
        return Core(quarter_of(year, number, basis))
    found = When(date(year, number * 6 - 5, 1), month_end(year, number * 6), Precision.SEASON, basis)
    return Core(found, f"{year}-H{number}")


def _year_of_quarter(number: int, context: Context, reference: date) -> int:
    """Return the year of a quarter with none: the nearest one begun, of an act ahead the nearest one not over."""
    relation = context.word("rel")
    if relation:
        return reference.year + {"last": -1, "next": 1}.get(relation, 0)
    present = (reference.month + 2) // 3
    if context.ahead:  # but one just over is the one reported on: "expects to report a third-quarter loss"
        return reference.year + (number < present - 1)
    return reference.year - (number > present)


def told_quarter(context: Context) -> Core | None:
    """Read "the quarter", "the latest period": the one told last, else the one that was over on the document's day."""
    if context.word("rel") == "this" and context.reference is not None:
        return Core(quarter_of(context.reference.year, (context.reference.month + 2) // 3, TimeBasis.RELATIVE))
    if context.quarter is not None:
        return Core(replace(context.quarter, basis=TimeBasis.CARRIED))
    if context.reference is None:
        return None
    before = add_months(context.reference, -3)
    return Core(quarter_of(before.year, (before.month + 2) // 3, TimeBasis.RELATIVE))


def year_earlier(context: Context) -> Core | None:
    """Read "a year ago", "the year-earlier quarter": a year before the quarter or day that was told last."""
    told = _ORDINALS.get(context.word("nth"))
    if context.quarter is not None and context.quarter.earliest is not None:
        first = context.quarter.earliest
        return Core(quarter_of(first.year - 1, told or (first.month + 2) // 3, TimeBasis.CARRIED))
    if context.reference is None:
        return None
    if told:
        return Core(quarter_of(_year_of_quarter(told, context, context.reference) - 1, told, TimeBasis.RELATIVE))
    if context.word("u") == "quarter":
        before = add_months(context.reference, -15)
        return Core(quarter_of(before.year, (before.month + 2) // 3, TimeBasis.RELATIVE))
    return Core(year_of(context.reference.year - 1, TimeBasis.RELATIVE))


def same_period(context: Context) -> Core | None:
    """Read "the 1988 quarter", "the same period last year": the quarter told last, in another year."""
    if context.reference is None:
        return None
    year = context.year() or context.reference.year - (context.word("rel") == "last")
    basis = TimeBasis.EXPLICIT if context.year() else TimeBasis.RELATIVE
    if context.quarter is not None and context.quarter.earliest is not None:
        return Core(quarter_of(year, (context.quarter.earliest.month + 2) // 3, TimeBasis.CARRIED))
    return Core(year_of(year, basis))


def first_units(context: Context) -> Core | None:
    """Read "the first nine months of 1989"; without a year it is only a length of time."""
    number, unit = context.number, context.unit
    value = length(number, unit)
    year = context.year()
    basis = TimeBasis.EXPLICIT if year else TimeBasis.RELATIVE
    if year is None and context.word("rel") and context.reference is not None:
        year = context.reference.year + {"last": -1, "next": 1}.get(context.word("rel"), 0)
    when = None
    if year is not None and number is not None and unit == "month" and number <= 12:
        last = int(number)
        when = stretch(date(year, 1, 1), month_end(year, last), basis)
        if context.word("nth") in {"last", "final"}:
            when = stretch(date(year, 13 - last, 1), date(year, 12, 31), basis)
    return Core(when, value, _DURATION)
