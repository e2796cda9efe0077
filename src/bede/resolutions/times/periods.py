"""Words that name a stretch of the calendar: months, seasons, years, decades, and ranges of them."""

from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.context import Context, number_of, stretch
from bede.resolutions.times.core import Core
from bede.text.calendar import month_end, month_number

# Northern seasons by month; winter runs into the next year. Where the news is southern, the words are as vague.
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
SEASONS = frozenset(_SEASONS)
_FAR = 8  # months; as ``days.FAR``
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def month_of(year: int, month: int, basis: TimeBasis) -> When:
    """Return a calendar month."""
    return When(date(year, month, 1), month_end(year, month), Precision.MONTH, basis)


def year_of(year: int, basis: TimeBasis) -> When:
    """Return a calendar year."""
    return When(date(year, 1, 1), date(year, 12, 31), Precision.YEAR, basis)


def decade_of(year: int, basis: TimeBasis) -> When:
    """Return the decade of a year."""
    first = year // 10 * 10
    return When(date(first, 1, 1), date(first + 9, 12, 31), Precision.LONGER, basis)


def season_of(year: int, name: str, basis: TimeBasis) -> When:
    """Return a season; that of a winter begins in December of ``year``."""
    first, last = _SEASONS[name]
    return When(date(year, first, 1), month_end(year + (last < first), last), Precision.SEASON, basis)


def season_value(when: When, name: str) -> str:
    """Return the TIMEX3 value of a season: "1998-FA"."""
    code = {"autumn": "FA"}.get(name, name[:2].upper())
    return f"{when.earliest:%Y}-{code}"


def month_year(context: Context) -> Core | None:
    """Read "March 2014", "September last year"."""
    month, year = month_number(context.word("m")), context.year_of_day
    if month is None or year is None:
        return None
    return Core(month_of(year, month, TimeBasis.EXPLICIT if context.year() else TimeBasis.RELATIVE))


def month(context: Context) -> Core | None:
    """Read "in December", "last March", "early in May": the nearest such month on the side of the act."""
    number = month_number(context.word("m"))
    if number is None:
        return None
    if context.reference is None:
        return Core(None, f"XXXX-{number:02}")
    return Core(month_of(_year_of_month(number, context, context.reference), number, TimeBasis.RELATIVE))


def _year_of_month(number: int, context: Context, reference: date) -> int:
    relation, present = context.word("rel").removeprefix("this ") or context.word("rel"), reference.month
    if relation == "this":
        return reference.year
    if relation in {"last", "past"}:
        return reference.year - (number >= present)
    if relation in {"next", "coming"}:
        return reference.year + (number <= present)
    away = (number - present) % 12 if context.ahead else (present - number) % 12
    if context.ahead != (not context.sure and away > _FAR):
        return reference.year + (number < present)
    return reference.year - (number > present)


def range_of_months(context: Context) -> Core | None:
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
    if start > end:
        return None
    when = stretch(start, end, basis)
    return Core(when, f"{end:%Y-%m}", told=when)


def week_of_month(context: Context) -> Core | None:
    """Read "the first week of March": seven days from the 1st, 8th, 15th, 22nd, or the last seven."""
    core = month_year(context) if context.year() else month(context)
    found = core.when if core else None
    if found is None or found.earliest is None or found.latest is None:
        return None
    days = timedelta(days=13 if context.word("n") else 6)
    if context.word("nth") == "last":
        return Core(When(found.latest - days, found.latest, Precision.WEEK, found.basis))
    start = found.earliest + timedelta(weeks=_ORDINALS[context.word("nth")] - 1)
    return Core(When(start, start + days, Precision.WEEK, found.basis))


def week_of_day(context: Context) -> Core | None:
    """Read "the week of March 6"."""
    month, day = month_number(context.word("m")), int(context.word("d").rstrip("stndrh"))
    year = context.year()
    if year is None and context.reference is not None and month is not None:
        year = _year_of_month(month, context, context.reference)
    if year is None or month is None:
        return None
    monday = date(year, month, day)
    monday -= timedelta(days=monday.weekday())
    basis = TimeBasis.EXPLICIT if context.year() else TimeBasis.RELATIVE
    return Core(When(monday, monday + timedelta(days=6), Precision.WEEK, basis))


def year_part(context: Context) -> Core | None:
    """Read "early 2014", "the end of 2023"."""
    year = context.year()
    if year is None:
        return None
    whole = year_of(year, TimeBasis.EXPLICIT)
    return Core(whole)


def season_year(context: Context) -> Core | None:
    """Read "summer 2023", "the winter of 2021"."""
    year, name = context.year(), context.word("s")
    if year is None:
        return None
    found = season_of(year, name, TimeBasis.EXPLICIT)
    return Core(found, season_value(found, name))


def year(context: Context) -> Core | None:
    """Read "2014", "fiscal 1989"."""
    number = context.year()
    return None if number is None else Core(year_of(number, TimeBasis.EXPLICIT))


def spoken_year(context: Context) -> Core | None:
    """Read "nineteen ninety-seven", as news that is spoken writes it."""
    month = month_number(context.word("m")) if context.word("m") else None
    century, rest = (1900 if context.word("c") == "nineteen" else 2000), context.number
    if century == 1900 and rest is None:
        return None
    if month is not None:
        return Core(month_of(century + int(rest or 0), month, TimeBasis.EXPLICIT))
    return Core(year_of(century + int(rest or 0), TimeBasis.EXPLICIT))


def range_of_years(context: Context) -> Core | None:
    """Read "from 2014 to 2016", "in 2014-15"."""
    first, last = context.word("y1"), context.word("y2")
    last = first[: 4 - len(last)] + last
    if int(last) < int(first):
        return None
    when = stretch(date(int(first), 1, 1), date(int(last), 12, 31), TimeBasis.EXPLICIT)
    return Core(when, last, told=when)


def decade(context: Context) -> Core | None:
    """Read "the 1990s", "the early 1990s", "the '80s" (of the last century)."""
    first = context.year() or 1900 + int(context.word("short"))
    return Core(decade_of(first, TimeBasis.EXPLICIT))


def century(context: Context) -> Core | None:
    """Read "the 20th century"."""
    number = number_of(context.word("c"))
    if number is None:
        return None
    first = (int(number) - 1) * 100
    return Core(
        When(date(first, 1, 1), date(first + 99, 12, 31), Precision.LONGER, TimeBasis.EXPLICIT), f"{first:04}"[:2]
    )
