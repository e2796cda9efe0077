"""The names of days and months in English, and the arithmetic on them that no library does by name."""

import calendar
from datetime import date, timedelta

_MONTH_NAMES = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_WEEKDAY_NAMES = (
    "monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
    "sunday sun",
)  # fmt: skip

MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
"""Lower-case name or abbreviation without its dot → month 1..12."""

WEEKDAYS: dict[str, int] = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
"""Lower-case name or abbreviation without its dot → weekday, Monday is 0 (as ``date.weekday``)."""

MONTH_PATTERN = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY_PATTERN = r"(?:Mon|Tues?|Wednes|Wed|Thurs?|Thu|Fri|Satur|Sat|Sun)(?:day)?"


def month_number(name: str) -> int | None:
    """Return 1..12 for an English month name or abbreviation in any case, with or without a dot."""
    return MONTHS.get(name.rstrip(".").lower())


def weekday_number(name: str) -> int | None:
    """Return 0..6 (Monday is 0) for an English weekday name or abbreviation in any case."""
    return WEEKDAYS.get(name.rstrip(".").lower())


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where no such day exists (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """Return the same day of another month, or its last one (31 January and one month is 28 February).

    Raises ValueError before the year 1 and after 9999.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def weekday_not_after(reference: date, weekday: int) -> date:
    """Return the nearest such weekday not after ``reference`` (the day itself counts)."""
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def weekday_not_before(reference: date, weekday: int) -> date:
    """Return the nearest such weekday not before ``reference`` (the day itself counts)."""
    return reference + timedelta(days=(weekday - reference.weekday()) % 7)
