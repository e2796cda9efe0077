"""Threads cut into episodes: by gaps in time, and long ones at their widest gaps."""

from collections.abc import Sequence
from datetime import date

from bede.events.outlines import Outlined
from bede.model import TimeBasis

_WIDEST = 31  # days; an event that may lie anywhere in a year belongs to no episode

Dated = tuple[date, Outlined]


def day_of(event: Outlined) -> date | None:
    """Return the day at which an event stands in its story: the first that it can be, else the first telling."""
    if event.time_basis is TimeBasis.NONE:
        return _day(event.first_told)
    earliest, latest = _day(event.earliest), _day(event.latest)
    if earliest and latest and (latest - earliest).days > _WIDEST:
        return None
    return earliest or latest or _day(event.first_told)


def find_episodes(events: Sequence[Dated], gap: int, longest: int) -> list[list[Dated]]:
    """Return the events in groups without a gap of more than ``gap`` days, none longer than ``longest`` days."""
    rows = sorted(events, key=lambda row: (row[0], row[1].id))
    episodes, waiting = [], _at_gaps(rows, gap)[::-1]
    while waiting:
        part = waiting.pop()
        cut = _widest_gap(part) if (part[-1][0] - part[0][0]).days > longest else None
        if cut is None:
            episodes.append(part)
        else:
            waiting += [part[cut:], part[:cut]]
    return episodes


def _at_gaps(rows: Sequence[Dated], gap: int) -> list[list[Dated]]:
    parts: list[list[Dated]] = []
    for row in rows:
        if not parts or (row[0] - parts[-1][-1][0]).days > gap:
            parts.append([])
        parts[-1].append(row)
    return parts


def _widest_gap(rows: Sequence[Dated]) -> int | None:
    """Return where the second part begins: behind the widest gap, of equal ones the one nearest to the middle."""
    middle = rows[0][0].toordinal() + (rows[-1][0] - rows[0][0]).days / 2
    places = [place for place in range(1, len(rows)) if rows[place][0] > rows[place - 1][0]]
    return min(
        places,
        key=lambda p: (-(rows[p][0] - rows[p - 1][0]).days, abs(rows[p][0].toordinal() - middle), p),
        default=None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
