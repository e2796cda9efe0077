"""The outlet's own day of a moment that is told in universal time.

Content systems stamp ``2023-11-09T05:30:59Z`` on what a paper in Minnesota printed on the evening of the 8th. The day
of publication is that of the paper's readers, so where the page tells the same moment, or its day, by the local
clock too, that counts.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone

from bede.model import When
from bede.text.calendar import safe_date

FARTHEST_WEST, FARTHEST_EAST = timedelta(hours=-12), timedelta(hours=14)
"""The clocks of the world by their distance from universal time."""

_QUARTER = timedelta(minutes=15)
"""All zones are whole quarters of an hour away from universal time."""

_ADDRESS_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[/_.-]?)(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)"
)


def is_universal(when: When) -> bool:
    """Return whether an interval is a moment told in universal time."""
    return when.instant is not None and when.instant.utcoffset() == timedelta(0)


def address_days(uri: str) -> Iterator[date]:
    """Yield the days in the path of an address: ``/2023/11/08/``, ``/2023-11-08-``, ``20231108``."""
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", uri)
    for match in _ADDRESS_DAY.finditer(path):
        short = not match["sep"] and len(match.group()) != len("20231108")
        day = None if short else safe_date(int(match["y"]), int(match["m"]), int(match["d"]))
        if day is not None:
            yield day


def same_moment(moment: datetime, others: Iterable[When]) -> datetime | None:
    """Return a moment told in universal time by the clock of another reading of it, or None.

    The other tells its zone, or a clock that is off by a whole number of quarters of an hour.
    """
    for other in others:
        if other.instant is None or is_universal(other):
            continue
        if other.instant.tzinfo is not None:
            if other.instant == moment:
                return other.instant
            continue
        ahead = other.instant - moment.replace(tzinfo=None)
        if other.instant.second == 0 and moment.second:  # lines for readers leave the seconds out
            ahead += timedelta(seconds=moment.second)
        if FARTHEST_WEST <= ahead <= FARTHEST_EAST and ahead % _QUARTER == timedelta(0):
            return moment.astimezone(timezone(ahead))
    return None


def is_local_day(moment: datetime, day: date) -> bool:
    """Return whether a day is that of a moment, told in universal time, somewhere on earth."""
    plain = moment.replace(tzinfo=None)
    return (plain + FARTHEST_WEST).date() <= day <= (plain + FARTHEST_EAST).date()
