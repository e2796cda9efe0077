"""Clusters of claims that grow step by step, and refuse what contradicts what they hold already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bede.events.claims import LinkClaim
from bede.events.unions import Unions
from bede.model import Place, PlacePrecision

_EXACT = frozenset({PlacePrecision.SITE, PlacePrecision.SETTLEMENT})


@dataclass(frozen=True, slots=True)
class _Common:
    """What the claims of a cluster agree on so far; None is open. An undated claim still bounds by its publication."""

    earliest: date | None
    latest: date | None
    mode: str | None
    country: str | None
    exact: str | None


class Clusters:
    """Joined claims, with what each cluster still allows."""

    def __init__(self, rows: Sequence[LinkClaim]) -> None:
        self._unions = Unions()
        self._common = {row.id: _common(row) for row in rows}

    def find(self, claim_id: str) -> str:
        """Return the claim that stands for the cluster of a claim."""
        return self._unions.find(claim_id)

    def join(self, first: LinkClaim, second: LinkClaim) -> None:
        """Make one cluster of the two that hold these claims, unless they contradict each other."""
        a, b = self.find(first.id), self.find(second.id)
        if a == b:
            return
        both = _both(self._common[a], self._common[b])
        if both is not None:
            self._unions.join(a, b)
            self._common[self.find(a)] = both


def places_agree(first: Place, second: Place) -> bool:
    """Return whether two places can be one: not in two countries, and no two different towns or sites."""
    if first.country and second.country and first.country != second.country:
        return False
    both_exact = first.precision in _EXACT and second.precision in _EXACT
    return not both_exact or first.name == second.name


def _common(row: LinkClaim) -> _Common:
    exact = row.place.name if row.place and row.place.precision in _EXACT else None
    return _Common(row.earliest, row.latest, row.mode, row.place.country if row.place else None, exact)


def _both(a: _Common, b: _Common) -> _Common | None:
    """Return what two clusters agree on, or None where they contradict each other."""
    earliest = max((d for d in (a.earliest, b.earliest) if d), default=None)
    latest = min((d for d in (a.latest, b.latest) if d), default=None)
    if earliest and latest and earliest > latest:
        return None
    for mine, other in ((a.mode, b.mode), (a.country, b.country), (a.exact, b.exact)):
        if mine and other and mine != other:
            return None
    return _Common(earliest, latest, a.mode or b.mode, a.country or b.country, a.exact or b.exact)
