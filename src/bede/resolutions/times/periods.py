"""Words that name a stretch of the calendar: months, quarters, seasons, years, decades, and ranges of them."""

from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import Context, directed, part_of, stretch
from bede.text.calendar import month_end, month_number

# Northern seasons by month; winter runs into the next year. Where the news is southern, the words are as vague.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
SEASONS = frozenset(_SEASONS)
_ORDINALS = dict.fromkeys(("first", "1"), 1) | dict.fromkeys(("second", "2"), 2)
_ORDINALS |= dict.fromkeys(("third", "3"), 3) | dict.fromkeys(("fourth", "4"), 4)


def month_of(year: int, month: int, basis: TimeBasis) -> When:
    """Return a calendar month."""
    return When(date(year, month, 1), month_end(year, month), Precision.MONTH, basis)


def year_of(year: int, basis: TimeBasis) -> When:
    """Return a calendar year."""
    return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, basis)


def season_of(year: int, name: str, basis: TimeBasis) -> When:
    """Return a season; that of a winter begins in December of ``year``."""
    first, last = _SEASONS[name]
    return When(date(year, first, 1), month_end(year + (last < first), last), Precision.SEASON, basis)


def month_year(context: Context) -> When | None:
    """Read "in early March 2014"."""
    month, year, basis = month_number(context.word("m")), context.year(), TimeBasis.EXPLICIT
    if year is None and context.reference is not None:  # "September last year"
        step = {"last": -1, "next": 1}.get(context.word("rel"), 0)
        year, basis = context.reference.year + step, TimeBasis.RELATIVE
    if month is None or year is None:
        return None
    return directed(part_of(month_of(year, month, basis), context.word("part")), context)


def month(context: Context) -> When | None:
    """Read "in December", "last March", "early in May": the nearest such month on the side of the act."""
    number = month_number(context.word("m"))
    if number is None or context.reference is None:
        return None
    year = _year_of_month(number, context, context.reference)
    return directed(part_of(month_of(year, number, TimeBasis.RELATIVE), context.word("part")), context)


def _year_of_month(number: int, context: Context, reference: date) -> int:
    direction, present = context.word("dir"), reference.month
    if direction == "this":
        return reference.year
    if direction == "last":
        return reference.year - (number >= present)
    if direction == "next":
        return reference.year + (number <= present)
    if context.ahead:
        return reference.year + (number < present)
    return reference.year - (number > present)


def range_of_months(context: Context) -> When | None:
    """Read "from March 2021 to June 2022", "between January and March"."""
    first, last = month_number(context.word("m1")), month_number(context.word("m2"))
    if first is None or last is None:
        return None
    end_year = context.year("y2") or context.year("y1")
    basis = TimeBasis.EXPLICIT if end_year else TimeBasis.RELATIVE
    if end_year is None:
        if context.reference is None:
            return None
        end_year = _year_of_month(last, context, context.reference)
    start_year = context.year("y1") or end_year - (first > last)
    start, end = date(start_year, first, 1), month_end(end_year, last)
    return stretch(start, end, basis) if start <= end else None


def week_of_month(context: Context) -> When | None:
    """Read "the first week of March": seven days from the 1st, 8th, 15th, 22nd, or the last seven."""
    found = month_year(context) if context.year() else month(context)
    if found is None or found.earliest is None or found.latest is None:
        return None
    six = timedelta(days=6)
    if context.word("nth") == "last":
        return When(found.latest - six, found.latest, Precision.WEEK, found.basis)
    start = found.earliest + timedelta(weeks=_ORDINALS[context.word("nth")] - 1)
    return When(start, start + six, Precision.WEEK, found.basis)


def quarter(context: Context) -> When | None:
    """Read "the first quarter of 2024", "the second half of last year", "Q3 2023"."""
    year, basis = context.year(), TimeBasis.EXPLICIT
    if year is None:
        if context.reference is None:
            return None
        step = {"last": -1, "next": 1}.get(context.word("rel"), 0)
        year, basis = context.reference.year + step, TimeBasis.RELATIVE
    months, parts = (6, 2) if context.word("u") == "half" else (3, 4)
    number = parts if context.word("nth") == "last" else _ORDINALS[context.word("nth")]
    if number > parts:
        return None
    first, last = (number - 1) * months + 1, number * months
    precision = Precision.QUARTER if parts == 4 else Precision.SEASON
    return directed(When(date(year, first, 1), month_end(year, last), precision, basis), context)


def year_part(context: Context) -> When | None:
    """Read "in early 2014", "by the end of 2023"."""
    year = context.year()
    if year is None:
        return None
    found = part_of(year_of(year, TimeBasis.EXPLICIT), context.word("part"))
    return directed(When(found.earliest, found.latest, Precision.SEASON, found.basis), context)


def season_year(context: Context) -> When | None:
    """Read "summer 2023", "the winter of 2021"."""
    year = context.year()
    return None if year is None else directed(season_of(year, context.word("s"), TimeBasis.EXPLICIT), context)


def year(context: Context) -> When | None:
    """Read "in 2014", "since 2014"."""
    number = context.year()
    return None if number is None else directed(year_of(number, TimeBasis.EXPLICIT), context)


def range_of_years(context: Context) -> When | None:
    """Read "from 2014 to 2016", "in 2014-15"."""
    first, last = context.word("y1"), context.word("y2")
    last = first[: 4 - len(last)] + last
    if int(last) < int(first):
        return None
    return stretch(date(int(first), 1, 1), date(int(last), 12, 31), TimeBasis.EXPLICIT)


def decade(context: Context) -> When | None:
    """Read "the 1990s", "the early 1990s"."""
    first = context.year()
    if first is None:
        return None
    whole = When(date(first, 1, 1), date(first + 9, 12, 31), Precision.LONGER, TimeBasis.EXPLICIT)
    return directed(part_of(whole, context.word("part")), context)
