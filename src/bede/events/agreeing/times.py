"""When: the narrowest interval that all tellings allow, or the widest that holds each where they contradict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bede.events.claims import LinkClaim
from bede.model import Precision, TimeBasis

_FINEST = {precision: rank for rank, precision in enumerate(Precision)}
_TOLD = frozenset({TimeBasis.EXPLICIT, TimeBasis.RELATIVE})
_WIDER = ((1, Precision.DAY), (6, Precision.DAYS), (7, Precision.WEEK), (31, Precision.MONTH), (366, Precision.YEAR))
"""Most days → the precision of an interval that holds times which contradict each other."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days with its precision and basis. ``contradicts``: its claims have no day in common."""

    earliest: date | None
    latest: date | None
    precision: Precision
    basis: TimeBasis
    contradicts: bool = False


def agreed_interval(claims: Sequence[LinkClaim]) -> Interval:
    """Return the interval of an event. An undated claim narrows nothing; where all are, publication is the bound.

    A time that was only carried over or bounded by what is known yields to one that the words tell.
    """
    known = [c for c in claims if c.basis is not TimeBasis.NONE and (c.earliest or c.latest)]
    if not known:
        earliest, latest = _common(claims)
        return Interval(earliest, latest, Precision.UNKNOWN, TimeBasis.NONE)
    if len(known) == 1:
        only = known[0]
        return Interval(only.earliest, only.latest, only.precision, only.basis)
    for rows in (known, [c for c in known if c.basis in _TOLD]):
        earliest, latest = _common(rows)
        if rows and not (earliest and latest and earliest > latest):
            finest = min(rows, key=lambda c: (_FINEST[c.precision], c.id))
            return Interval(earliest, latest, finest.precision, finest.basis)
    return _holding([c for c in known if c.basis in _TOLD] or known)


def _common(claims: Sequence[LinkClaim]) -> tuple[date | None, date | None]:
    earliest = max((c.earliest for c in claims if c.earliest), default=None)
    return earliest, min((c.latest for c in claims if c.latest), default=None)


def _holding(claims: Sequence[LinkClaim]) -> Interval:
    """Return the interval that holds each of the contradicting ones; an open end stays open."""
    earliest = None if any(c.earliest is None for c in claims) else min(c.earliest for c in claims if c.earliest)
    latest = None if any(c.latest is None for c in claims) else max(c.latest for c in claims if c.latest)
    finest = min(claims, key=lambda c: (_FINEST[c.precision], c.id))
    days = (latest - earliest).days + 1 if earliest and latest else 1000
    precision = next((name for most, name in _WIDER if days <= most), Precision.LONGER)
    return Interval(earliest, latest, precision, finest.basis, contradicts=True)
