"""Timestamps as machines and editors write them in metadata: one string in, a closed interval of days out.

Read are ISO 8601 with its usual misspellings, RFC 2822, month names ("March 14, 2022 5:13 pm EDT"), runs of
digits (``20220314``, ``20220314171300``, Unix seconds and milliseconds), and a month or year alone.
"03/04/2022" is read only where one of the two numbers can't be a month: half the world means each.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from bede.model import Precision, TimeBasis, When
from bede.text.calendar import MONTH_PATTERN, WEEKDAY_PATTERN, month_end, month_number, safe_date
from bede.text.normalise import squeeze

FIRST_YEAR, LAST_YEAR = 1800, 2100
"""Outside stand the placeholders of content systems (``0001-01-01``) and slips of the keyboard."""

ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "CET": 60, "WEST": 60, "CEST": 120, "EET": 120,
    "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CDT": -300, "MDT": -360, "PST": -480, "PDT": -420,
    "JST": 540, "KST": 540,
}  # fmt: skip
"""Minutes east of Greenwich. Left out: CST and IST, which name several zones each."""

_ZONE = r"(?P<zone>Z|[+-]\d{2}:?\d{2}|[+-]\d{2}\b|[A-Za-z]{2,4}\b)?"
_CLOCK = (
    r"(?:[T\s,]*(?:at|[-–—|@])?\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    rf"\s*(?P<half>[ap]\.?m\b\.?)?\s*\(?{_ZONE}\)?(?:\s*\([A-Za-z ]+\))?)?"
)
_WEEKDAY = rf"(?:{WEEKDAY_PATTERN}\.?,?\s+)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_DAYS = tuple(
    re.compile(rf"{_WEEKDAY}{day}{_CLOCK}\W*", re.IGNORECASE)
    for day in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        rf"(?P<name>{MONTH_PATTERN})\s*(?P<day>\d{{1,2}}){_ORDINAL},?\s*(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}}){_ORDINAL}[\s-]*(?P<name>{MONTH_PATTERN})[\s,-]*(?P<year>\d{{4}})",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<first>\d{1,2})[-/.](?P<second_number>\d{1,2})[-/.](?P<year>\d{4})",
    )
)
_MONTHS = (
    re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})"),
    re.compile(rf"(?P<name>{MONTH_PATTERN}),?\s+(?P<year>\d{{4}})", re.IGNORECASE),
)


def read_timestamp(text: str) -> When | None:
    """Return the interval that a timestamp means, or None where it can't be read as one.

    The day is the calendar day in the zone as written. ``instant`` is set where a clock time is told, aware
    where its zone is told; midnight sharp counts as none, since content systems write it for a bare day.
    """
    cleaned = squeeze(text)[:80]
    for reader in _READERS:
        when = reader(cleaned)
        if when is not None:
            return when
    return None


def of_instant(instant: datetime) -> When | None:
    """Return the interval of one moment: its calendar day in its own zone; None outside plausible years."""
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        return None
    if (instant.hour, instant.minute, instant.second) == (0, 0, 0):
        return of_day(instant.date())
    day = instant.date()
    return When(day, day, Precision.MINUTE, TimeBasis.EXPLICIT, instant)


def of_day(day: date) -> When | None:
    """Return the interval of one day; None outside plausible years and for the Unix epoch, a placeholder."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR or day == date(1970, 1, 1):
        return None
    return When(day, day, Precision.DAY, TimeBasis.EXPLICIT)


def _read_iso(text: str) -> When | None:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    # A bare year of four digits is no ISO date to Python, and a week ("2022-W11") is one day to it.
    return None if "W" in text else of_instant(instant)


def _read_unix(text: str) -> When | None:
    if not text.isdecimal() or len(text) not in (10, 13):
        return None
    seconds = int(text) / (1000 if len(text) == 13 else 1)
    return of_instant(datetime.fromtimestamp(int(seconds), tz=UTC))


def _read_digits(text: str) -> When | None:
    if not text.isdecimal() or len(text) not in (12, 14):
        return None
    try:
        return of_instant(datetime.strptime(text.ljust(14, "0"), "%Y%m%d%H%M%S"))
    except ValueError:
        return None


def _read_day(text: str) -> When | None:
    for pattern in _DAYS:
        found = pattern.fullmatch(text)
        day = _day_of(found.groupdict()) if found else None
        if found and day:
            instant = _clock_of(found.groupdict(), day)
            return of_instant(instant) if instant else of_day(day)
    return None


def _day_of(parts: dict[str, str | None]) -> date | None:
    year = int(parts["year"] or 0)
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second_number"] or 0)
        if first == second:
            return safe_date(year, first, second)
        if (first > 12) == (second > 12):
            return None
        return safe_date(year, min(first, second), max(first, second))
    month = month_number(parts["name"] or "") if parts.get("name") else int(parts["month"] or 0)
    return safe_date(year, month or 0, int(parts["day"] or 0))


def _clock_of(parts: dict[str, str | None], day: date) -> datetime | None:
    if not parts["hour"]:
        return None
    hour, minute, second = int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0)
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"].lower().startswith("p") else 0)
    try:
        return datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=_zone(parts["zone"]))
    except ValueError:
        return None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text[0] in "+-":
        digits = text[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes)) if minutes < 1440 else None
    known = ZONES.get(text.upper())
    return timezone(timedelta(minutes=known)) if known is not None else None


def _read_month(text: str) -> When | None:
    for pattern in _MONTHS:
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            month = month_number(parts["name"]) if parts.get("name") else int(parts["month"])
            year = int(parts["year"])
            if month and 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR:
                return When(date(year, month, 1), month_end(year, month), Precision.MONTH, TimeBasis.EXPLICIT)
    return None


def _read_year(text: str) -> When | None:
    if not (text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):
        return None
    return When(date(int(text), 1, 1), date(int(text), 12, 31), Precision.YEAR, TimeBasis.EXPLICIT)


_READERS: tuple[Callable[[str], When | None], ...] = (
    _read_iso, _read_unix, _read_digits, _read_day, _read_month, _read_year,
)  # fmt: skip
