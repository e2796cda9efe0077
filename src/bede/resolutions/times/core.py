"""What a rule makes of dating words: the days they name, and their TIMEX3 type and value."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bede.model import Precision, When


class TimexType(StrEnum):
    """The types of TimeML: a calendar date, a time of day, a length of time, a set of recurring times."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Core:
    """The meaning of the words alone, before a direction ("since") or a part ("early") is applied.

    ``when`` is what the words name ("this week": all seven days); ``told`` is what an act so dated is held to, where
    that is another interval ("this week" of a past act: up to the document's day). ``value`` is the TIMEX3 value,
    where it can't be derived from ``when``. ``inside``: what comes "before" or "after" it may lie within ("before the
    end of the year").
    """

    when: When | None
    value: str | None = None
    type: TimexType = TimexType.DATE
    told: When | None = None
    inside: bool = False


def value_of(core: Core) -> str | None:
    """Return the TIMEX3 value; None where the words name days that can't be told."""
    if core.value is not None or core.when is None:
        return core.value
    return timex_value(core.when)


def timex_value(when: When) -> str | None:
    """Return the ISO 8601 value of a calendar unit: "2014-03-05", "2014-W10", "2014-03", "2014-Q1", "2014", "201"."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    if when.precision in {Precision.DAY, Precision.HOUR, Precision.MINUTE}:
        return first.isoformat()
    if when.precision is Precision.WEEK:
        return (first + timedelta(days=3)).strftime("%G-W%V")
    if when.precision is Precision.MONTH:
        return f"{first:%Y-%m}"
    if when.precision is Precision.QUARTER:
        return f"{first:%Y}-Q{(first.month + 2) // 3}"
    if when.precision is Precision.YEAR:
        return f"{first:%Y}"
    if when.precision is Precision.LONGER and last.year - first.year == 9 and first.year % 10 == 0:
        return f"{first:%Y}"[:3]
    return f"{first}/{last}"


_UNITS = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "week": ("", "W"),
    "month": ("", "M"), "quarter": ("", "Q"), "year": ("", "Y"), "decade": ("", "DE"), "century": ("", "CE"),
}  # fmt: skip
_MULTIPLES = {"decade": 10, "century": 100}


def length(number: float | None, unit: str) -> str:
    """Return a TIMEX3 length: "P3M", "PT24H"; X for an unknown number, decades and centuries in years if known."""
    clock, letter = _UNITS[unit]
    if number is None:
        return f"P{clock}X{letter}"
    if unit in _MULTIPLES:
        number, letter = number * _MULTIPLES[unit], "Y"
    if number != int(number):
        if unit == "year":
            return f"P{round(number * 12)}M"
        if unit == "hour":
            return f"PT{int(number)}H{round(number % 1 * 60)}M" if number > 1 else f"PT{round(number * 60)}M"
        return f"P{clock}{number:g}{letter}"
    return f"P{clock}{int(number)}{letter}"
