"""What a group of claims still allows another one to say, so that nothing is joined across a contradiction."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bede.events.linking.columns import Columns
from bede.events.linking.constraints import REACHED, STAGE


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the claims of a group have told so far; empty is open.

    Days from ``earliest`` to ``latest``, countries and towns, how far the act has come (a mere word, or done), types.
    More than one country or town stands there only where a person said that contradicting claims are one; types are
    left open there.
    """

    earliest: int
    latest: int
    countries: frozenset[int]
    towns: frozenset[int]
    reached: frozenset[int]
    types: frozenset[int]

    def fits(self, other: "Allowed") -> bool:
        """Return whether two groups do not contradict each other."""
        return (
            max(self.earliest, other.earliest) <= min(self.latest, other.latest)
            and _meet(self.countries, other.countries)
            and _meet(self.towns, other.towns)
            and _meet(self.reached, other.reached)
            and not _are_stages(self.types, other.types)
        )

    def and_also(self, other: "Allowed") -> "Allowed":
        """Return what both allow."""
        return all_of((self, other))


def all_of(groups: Sequence[Allowed]) -> Allowed:
    """Return what all these groups allow. Where they contradict on the day, all days between them are allowed."""
    earliest, latest = max(group.earliest for group in groups), min(group.latest for group in groups)
    if earliest > latest:
        earliest, latest = latest, earliest
    types: frozenset[int] = frozenset().union(*(group.types for group in groups))
    return Allowed(
        earliest,
        latest,
        frozenset().union(*(group.countries for group in groups)),
        frozenset().union(*(group.towns for group in groups)),
        frozenset().union(*(group.reached for group in groups)),
        frozenset() if _are_stages(types, types) else types,
    )


def _meet(first: frozenset[int], second: frozenset[int]) -> bool:
    return not first or not second or not first.isdisjoint(second)


@cache
def _are_stages(first: frozenset[int], second: frozenset[int]) -> bool:
    return any(STAGE[a, b] for a in first for b in second)


def allowed_of(columns: Columns, row: int) -> Allowed:
    """Return what one claim allows."""
    return Allowed(
        int(columns.earliest[row]),
        int(columns.latest[row]),
        _one(int(columns.place_country[row])),
        _one(int(columns.town[row])),
        _one(int(REACHED[columns.status[row]])),
        _one(int(columns.type[row])),
    )


@cache
def _one(value: int) -> frozenset[int]:
    return frozenset({value}) if value >= 0 else frozenset()
