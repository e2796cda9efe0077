"""What every rule of dating words sees, and what several of them do with an interval."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bede.model import Precision, TimeBasis, When
from bede.resolutions.times.core import Core
from bede.text.calendar import add_months

_ONES = (
    "a|an|one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {"dozen": 12} | {
    word: number for number, words in enumerate(_ONES.split(), start=1) for word in words.split("|")
} | {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}  # fmt: skip
SPANS = frozenset({"within", "over", "until", "during"})
"""Leading words that make a length of time one counted from the document's day: "over the next week"."""
_PER_DAY = {"hour": 24, "minute": 1440, "second": 86400}
_YEARS_ON = {"last": -1, "previous": -1, "next": 1, "following": 1}
_SHORT = 31  # days; the widest interval that is still called "days"


@dataclass(frozen=True, slots=True)
class Context:
    """The groups of a pattern, the document's day, whether the act lies ahead, and what was told before.

    ``anchor`` is the day on which "the next day" and "two days later" hang, ``quarter`` the one of which "a year
    earlier" speaks, ``year_told`` the first day of "that year"; None where the text told none. ``lead`` is the word
    right before the phrase ("since"). ``sure``: ``future`` is known from the act, not only guessed from the sentence.
    ``ongoing``: the act is told as under way.
    """

    groups: dict[str, str | None]
    reference: date | None
    future: bool
    anchor: date | None = None
    quarter: When | None = None
    year_told: date | None = None
    lead: str = ""
    sure: bool = True
    ongoing: bool = False

    def word(self, name: str) -> str:
        """Return a group in lower case, ``""`` where it did not take part."""
        return (self.groups.get(name) or "").strip().lower()

    def year(self, name: str = "y") -> int | None:
        """Return a group as a year, or None where it did not take part."""
        return int(self.word(name)) if self.word(name) else None

    @property
    def year_of_day(self) -> int | None:
        """The year that stands with a month or day, in figures or as "last year", "that year" (the one told last)."""
        relation = self.word("rel")
        if self.word("y") or not relation:
            return self.year()
        told = None if relation in {"this", "last", "next"} else self.year_told
        day = told or self.reference
        return day.year + _YEARS_ON.get(relation.removeprefix("the "), 0) if day else None

    @property
    def number(self) -> float | None:
        """The number before a unit; None for vague ones ("several", "a few") and where there is none."""
        return number_of(self.word("n"))

    @property
    def unit(self) -> str:
        """The unit, in the singular."""
        word = self.word("u")
        return "century" if word == "centuries" else word.removesuffix("s")

    @property
    def ahead(self) -> bool:
        """Whether a day is to be sought ahead: "since Monday" never is, whatever the act."""
        return self.future and self.lead != "since"


Rule = Callable[[Context], Core | None]
"""Returns None where the words need a day that is not known; may raise OverflowError or ValueError off the calendar."""


def number_of(words: str) -> float | None:
    """Return "12", "twenty-two", "5 1/2" as a number; None for what is none or vague."""
    words = words.lower()
    more = 0.5 if words.endswith((" and a half", " 1/2")) else 0.0
    words = words.removesuffix(" and a half").removesuffix(" 1/2").replace("-", " ").strip()
    words = words.replace(",", "")
    if words.replace(".", "", 1).isdigit() and words.isascii():
        return float(words) + more
    if words in {"half", "half a", "half an", "a half"}:
        return 0.5
    numbers = [_NUMBERS.get(word) for word in words.removeprefix("a ").split()] if words not in {"a", "an"} else [1]
    known = [number for number in numbers if number is not None]
    return sum(known) + more if known and len(known) == len(numbers) else None


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


def back(day: date, number: float, unit: str) -> date:
    """Return the day ``number`` units before (negative: after) ``day``; months and years by the calendar."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in months:
        return add_months(day, -round(number * months[unit]))
    if unit in _PER_DAY:
        # "In the past 24 hours" reaches back into the day before, so hours count as one day and more.
        days = -(-abs(number) // _PER_DAY[unit])
        return day - timedelta(days=days if number > 0 else -days)
    return day - timedelta(days=round(number * (7 if unit == "week" else 1)))
