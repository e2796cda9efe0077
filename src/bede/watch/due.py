"""When something is due, whatever the clock of the machine did meanwhile."""

from collections.abc import Iterable
from datetime import datetime, timedelta


def is_due(when: datetime | None, now: datetime, longest: float) -> bool:
    """Return whether something that was put off for at most ``longest`` seconds is due; None: never.

    What is due later than that was put off by a clock that has been set back since.
    """
    return when is not None and not now < when <= now + timedelta(seconds=longest)


def soonest(moments: Iterable[datetime | None]) -> datetime | None:
    """Return the first of the moments, None where there is none."""
    return min((moment for moment in moments if moment is not None), default=None)
