"""Sets of days, and the days that most of several sets agree on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)

Interval = tuple[date, date]
"""First and last day, both included; ``date.min`` and ``date.max`` are open ends."""

ALWAYS: Interval = (date.min, date.max)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The days that ``votes`` of the sets hold, more than any other days: from the first of them to the last."""

    days: Interval
    votes: int


def shifted(day: date, by: timedelta) -> date:
    """Return the day so much later, held at the ends of the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def widened(interval: Interval, by: timedelta) -> Interval:
    """Return the interval with as much added on either side; an open end stays open."""
    first, last = interval
    return (
        first if first == date.min else shifted(first, -by),
        last if last == date.max else shifted(last, by),
    )


def overlap(one: Interval, other: Interval) -> bool:
    """Return whether two intervals share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def within(one: Interval, other: Interval) -> Interval:
    """Return what two intervals share; they must overlap."""
    return max(one[0], other[0]), min(one[1], other[1])


def hull(intervals: Iterable[Interval]) -> Interval:
    """Return the smallest interval that holds all of some."""
    found = list(intervals)
    return min(first for first, _ in found), max(last for _, last in found)


def joined(intervals: Iterable[Interval]) -> Iterator[Interval]:
    """Yield the intervals in order, those that touch made one."""
    current: Interval | None = None
    for first, last in sorted(intervals):
        if current is None:
            current = (first, last)
        elif first <= current[1]:
            current = (current[0], max(current[1], last))
        else:
            yield current
            current = (first, last)
    if current is not None:
        yield current


def most_agreed(sets: Sequence[Sequence[Interval]]) -> Agreement:
    """Return the days that most of the sets hold. Where these lie apart, the days between are given with them.

    The intervals of one set must not overlap.
    """
    starts = sorted({first for intervals in sets for first, _ in intervals} | {date.min})
    held = [(sum(_holds(intervals, start) for intervals in sets), start) for start in starts]
    votes = max(count for count, _ in held)
    best = [_run_from(sets, start) for count, start in held if count == votes]
    return Agreement(hull(best), votes)


def _holds(intervals: Sequence[Interval], day: date) -> bool:
    return any(first <= day <= last for first, last in intervals)


def _run_from(sets: Sequence[Sequence[Interval]], start: date) -> Interval:
    """Return the days from ``start`` on that the same sets hold as hold ``start``."""
    holding = [last for intervals in sets for first, last in intervals if first <= start <= last]
    later = [first for intervals in sets for first, _ in intervals if first > start]
    return start, min([*holding, *(shifted(first, -DAY) for first in later), date.max])
