"""What every rule of dating words sees, and what several of them do with an interval."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.text.calendar import add_months, month_end

_NUMBERS = {"fifteen": 15, "twenty": 20, "thirty": 30} | {
    word: number
    for number, words in enumerate(
        ("", "a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
    for word in words.split()
}  # fmt: skip
_SHORT = 31  # days; the widest interval that is still called "days"


@dataclass(frozen=True, slots=True)
class Context:
    """The groups of a pattern, the document's day, whether the act lies ahead, and the day told last.

    ``anchor`` is the day on which "the next day" and "two days later" hang; None where the text told none.
    """

    groups: dict[str, str | None]
    reference: date | None
    future: bool
    anchor: date | None = None

    def word(self, name: str) -> str:
        """Return a group in lower case, ``""`` where it did not take part."""
        return (self.groups.get(name) or "").strip().lower()

    def year(self, name: str = "y") -> int | None:
        """Return a group as a year, or None where it did not take part."""
        return int(self.word(name)) if self.word(name) else None

    @property
    def number(self) -> int | None:
        """The number before a unit; None for vague ones ("several", "a few") and where there is none."""
        word = self.word("n")
        return int(word) if word.isdigit() else _NUMBERS.get(word)

    @property
    def ahead(self) -> bool:
        """Whether a day is to be sought ahead: "since Monday" never is, whatever the act."""
        return self.future and self.word("dir") != "since"


Rule = Callable[[Context], When | None]
"""Returns None where the words need a day that is not known; may raise OverflowError or ValueError off the calendar."""


def single(day: date, basis: TimeBasis) -> When:
    """Return one day."""
    return When(day, day, Precision.DAY, basis)


def stretch(earliest: date | None, latest: date | None, basis: TimeBasis) -> When:
    """Return an interval whose precision is its width; open or upside-down ends give an unknown one."""
    if earliest and latest and earliest > latest:
        earliest = None
    if earliest is None or latest is None:
        return When(earliest, latest, Precision.UNKNOWN, basis)
    days = (latest - earliest).days
    if days > _SHORT:
        return When(earliest, latest, Precision.LONGER, basis)
    return When(earliest, latest, Precision.DAYS if days else Precision.DAY, basis)


def directed(when: When, context: Context) -> When:
    """Return the interval opened or bounded by "since", "until", "by", "before", "after"."""
    direction, reference = context.word("dir"), context.reference
    if direction in {"since", "from"}:
        end = reference if reference and when.earliest and reference >= when.earliest else None
        return stretch(when.earliest, None if context.future and direction == "from" else end, when.basis)
    if direction == "after" and when.latest:
        end = reference if reference and reference >= when.latest and not context.future else None
        return stretch(when.latest, end, when.basis)
    if direction in {"until", "till", "by", "before", "toward", "towards"}:
        latest = when.latest
        if direction == "before" and when.earliest:
            latest = when.earliest - timedelta(days=1)
        return stretch(reference if context.future else None, latest, when.basis)
    return when


_PART_WORDS = (("early", "early"), ("late", "late"), ("mid", "mid"), ("start", "start"), ("beginning", "start"))
_WEEKDAYS = {"early": (0, 2), "mid": (2, 4), "late": (3, 6), "start": (0, 1), "end": (4, 6)}
_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31), "start": (1, 5), "end": (26, 31)}
_MONTHS = {"early": (1, 4), "mid": (5, 8), "late": (10, 12), "start": (1, 2), "end": (11, 12)}
_YEARS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "start": (0, 1), "end": (8, 9)}
"""What part of a week (days from Monday), a month (days), a year (months) and a decade (years) the words mean, as
annotators of news read them: "late 2001" is its last quarter, "early March" its first ten days."""


def part_of(when: When, words: str) -> When:
    """Return the early, middle or late part of a calendar unit, or its start or end; seasons are kept whole."""
    part = next((part for word, part in _PART_WORDS if word in words), "end" if "end" in words else None)
    first = when.earliest
    if first is None or when.latest is None or part is None:
        return when
    if when.precision is Precision.WEEK:
        start, end = _WEEKDAYS[part]
        return replace(when, earliest=first + timedelta(days=start), latest=first + timedelta(days=end))
    if when.precision is Precision.MONTH:
        start, end = _DAYS[part]
        return replace(
            when, earliest=first.replace(day=start), latest=min(when.latest, first + timedelta(days=end - 1))
        )
    if when.precision is Precision.YEAR:
        start, end = _MONTHS[part]
        return replace(when, earliest=first.replace(month=start), latest=month_end(first.year, end))
    if when.precision is Precision.LONGER:
        start, end = _YEARS[part]
        return replace(when, earliest=date(first.year + start, 1, 1), latest=date(first.year + end, 12, 31))
    return when


def back(day: date, number: int, unit: str) -> date:
    """Return the day ``number`` units before (negative: after) ``day``; months and years by the calendar."""
    if unit in {"month", "year", "decade"}:
        return add_months(day, -number * {"month": 1, "year": 12, "decade": 120}[unit])
    if unit in {"minute", "hour"}:
        # "In the past 24 hours" reaches back into the day before, so hours count as one day and more.
        days = -(-abs(number) // (24 if unit == "hour" else 1440))
        return day - timedelta(days=days if number > 0 else -days)
    return day - timedelta(days=number * (7 if unit == "week" else 1))
