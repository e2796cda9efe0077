"""Who did it, to whom, and who says so, as columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from bede.events.claims import LinkClaim
from bede.events.linking.interning import Filler, Numbers
from bede.events.linking.words import head_stem
from bede.knowledge.world import country_by_code
from bede.model import Actor, Sector, SpeakerKind

SIDE = 4
"""Parties of one side that are compared: the first four; more stand in lists of states alone."""
UNNAMED = 2

SECTORS, SPEAKER_KINDS = tuple(Sector), tuple(SpeakerKind)
_SECTOR = {sector: number for number, sector in enumerate(SECTORS)}
_KIND = {kind: number for number, kind in enumerate(SPEAKER_KINDS)}


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one side: ``entity``, ``country``, ``sector``, ``is_state`` [n, 4], -1 (False) where none.

    ``is_state``: the entity is the state that its country means, not an organ or a person of it. ``unnamed`` [n, 2]:
    stems of the heads of those who are not resolved. ``count``: resolved parties, kept or not.
    """

    entity: NDArray[np.int32]
    country: NDArray[np.int32]
    sector: NDArray[np.int8]
    is_state: NDArray[np.bool_]
    unnamed: NDArray[np.int32]
    count: NDArray[np.int32]

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        arrays = (self.entity, self.country, self.sector, self.is_state, self.unnamed, self.count)
        return sum(array.nbytes for array in arrays)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The innermost speaker of each claim; ``kind`` is -1 in the outlet's own voice, ``entity`` -1 where unknown."""

    entity: NDArray[np.int32]
    country: NDArray[np.int32]
    kind: NDArray[np.int8]

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        return self.entity.nbytes + self.country.nbytes + self.kind.nbytes


class _Seen:
    """Numbers of one actor: entity, country, sector and whether he is a state; found once per actor."""

    def __init__(self, entities: Numbers[str | None], countries: Numbers[str | None]) -> None:
        self._entities, self._countries = entities, countries
        self._known: dict[Actor, tuple[int, int, int, bool]] = {}

    def numbers(self, actor: Actor) -> tuple[int, int, int, bool]:
        found = self._known.get(actor)
        if found is None:
            sector = _SECTOR[actor.sector] if actor.sector else -1
            is_state = actor.country is not None and _state(actor.country) == actor.entity
            found = (self._entities[actor.entity], self._countries[actor.country], sector, is_state)
            self._known[actor] = found
        return found


@cache
def _state(country: str) -> str | None:
    state = country_by_code(country)
    return state.entity if state else None


def make_parties(
    sides: Sequence[tuple[Sequence[Actor], Sequence[str]]],
    entities: Numbers[str | None],
    countries: Numbers[str | None],
    words: Numbers[str | None],
) -> Parties:
    """Return the columns of one side: per claim the resolved parties, and the words of the others."""
    seen, n = _Seen(entities, countries), len(sides)
    entity = np.full((n, SIDE), -1, np.int32)
    country = np.full((n, SIDE), -1, np.int32)
    sector = np.full((n, SIDE), -1, np.int8)
    is_state = np.zeros((n, SIDE), np.bool_)
    unnamed = np.full((n, UNNAMED), -1, np.int32)
    for row, (actors, others) in enumerate(sides):
        for place, actor in enumerate(actors[:SIDE]):
            entity[row, place], country[row, place], sector[row, place], is_state[row, place] = seen.numbers(actor)
        for place, phrase in enumerate(others[:UNNAMED]):
            unnamed[row, place] = words[head_stem(phrase) or None]
    count = np.fromiter((len(actors) for actors, _ in sides), np.int32, n)
    return Parties(entity, country, sector, is_state, unnamed, count)


def make_speaker(rows: Sequence[LinkClaim], entities: Numbers[str | None], countries: Numbers[str | None]) -> Speaker:
    """Return the columns of the innermost speakers."""
    fill = Filler(rows)
    return Speaker(
        fill.ints(lambda c: entities[c.speakers[-1][0].entity] if c.speakers and c.speakers[-1][0] else -1),
        fill.ints(lambda c: countries[c.speakers[-1][0].country] if c.speakers and c.speakers[-1][0] else -1),
        fill.small(lambda c: _KIND[c.speakers[-1][1]] if c.speakers else -1),
    )
