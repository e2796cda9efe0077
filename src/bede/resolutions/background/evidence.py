"""What one mention tells of the day of the document that makes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bede.model import Span
from bede.resolutions.background.intervals import Interval, joined, widened


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known, in words, and the days that it leaves to whoever speaks of it as present."""

    known: str
    days: Interval


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words, and what is known of that which they name: the document was written when one of the facts held.

    ``about``: whom or what it speaks of; several mentions of one thing have one vote. ``country``: whose office it is,
    where it is one. ``sloppy``: an office that is held, about whose ends the news are not exact.
    """

    about: str
    span: Span
    facts: tuple[Fact, ...]
    country: str | None = None
    sloppy: bool = False

    def widened_by(self, slack: timedelta) -> list[Interval]:
        """Return the days with so much more about a sloppy office."""
        return [widened(interval, slack if self.sloppy else timedelta(0)) for interval in self.days]

    @property
    def days(self) -> tuple[Interval, ...]:
        """The days of all facts, without overlaps, in order."""
        return tuple(joined(fact.days for fact in self.facts))


def one_each(found: Iterable[Evidence]) -> list[Evidence]:
    """Return the first evidence of each thing and the same days, in order."""
    first: dict[tuple[str, tuple[Interval, ...]], Evidence] = {}
    for item in found:
        first.setdefault((item.about, item.days), item)
    return list(first.values())
