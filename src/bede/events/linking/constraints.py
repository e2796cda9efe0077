"""What two claims can never be one happening for: another day, country, town or stage.

Modes contradict nothing: on annotated claims of one type and text, a pair with two modes is one happening nearly as
often (3.7 %) as any pair (6 %), since a strike is told now as aerial and now as by missiles. Nor do sites: what one
sentence places in the building, another places in its town.
"""

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.columns import STATUSES, TYPES, Bools, Columns, Ints
from bede.model import EventType, Status

T = EventType
STAGES = frozenset(
    frozenset(pair)
    for pair in (
        (T.AGREE, T.AID), (T.REQUEST, T.AGREE), (T.THREATEN, T.SANCTION), (T.THREATEN, T.ASSAULT), (T.REQUEST, T.AID),
        (T.AGREE, T.RETREAT), (T.REQUEST, T.RETREAT), (T.AGREE, T.CONCEDE), (T.REQUEST, T.CONSULT),
        (T.REJECT, T.CONSULT), (T.ACCUSE, T.SANCTION), (T.ACCUSE, T.ASSAULT), (T.REQUEST, T.REJECT),
        (T.AGREE, T.REJECT),
    )
)  # fmt: skip
"""Types of which one is a word about the other: asked, offered or threatened, and then done (codebook, section 7)."""

DONE = frozenset({Status.OCCURRED, Status.ONGOING})
WORD_ONLY = frozenset({Status.PROMISED, Status.REQUESTED, Status.THREATENED})
"""What is the content of a mere word: an offer and its delivery are stages, never one event."""


def pair_table(pairs: frozenset[frozenset[EventType]]) -> Bools:
    """Return [type, type]: whether two types are one of the pairs."""
    return np.array([[frozenset((a, b)) in pairs for b in TYPES] for a in TYPES], np.bool_)


def status_table(statuses: frozenset[Status]) -> Bools:
    """Return [status]: whether it is one of these."""
    return np.array([status in statuses for status in STATUSES], np.bool_)


CONSULT = TYPES.index(T.CONSULT)
STAGE = pair_table(STAGES)
REACHED = np.where(status_table(DONE), 1, np.where(status_table(WORD_ONLY), 0, -1)).astype(np.int32)
"""How far a status says that an act has come: 0 a mere word, 1 done, -1 neither."""


def contradict(columns: Columns, left: Ints, right: Ints) -> Bools:
    """Return for each pair whether the two claims contradict each other.

    They do where no day is left that both allow (an undated claim is still bounded by its publication), where they name
    two countries or two different towns, where they tell two stages, a word and what it was about, or where they are
    meetings of different parties.
    """
    first = np.maximum(columns.earliest[left], columns.earliest[right])
    found: Bools = first > np.minimum(columns.latest[left], columns.latest[right])
    for values in (columns.place_country, columns.town):
        found |= _differ(values[left], values[right])
    found |= STAGE[columns.type[left], columns.type[right]]
    found |= _differ(REACHED[columns.status[left]], REACHED[columns.status[right]])
    found |= _other_meetings(columns, left, right)
    return found


def _other_meetings(columns: Columns, left: Ints, right: Ints) -> Bools:
    """Return which pairs are meetings that share no party, each with one of a country that the other has not.

    A president's call with one head of state and his minister's call with the minister of another are two.
    """
    found: Bools = np.asarray((columns.type[left] == CONSULT) & (columns.type[right] == CONSULT), np.bool_)
    at = np.flatnonzero(found)
    a, b = left[at], right[at]
    entities, countries = (_of_both_sides(columns, name) for name in ("entity", "country"))
    found[at] = (
        ~_shared(entities[a], entities[b]).any(axis=1)
        & _own(countries[a], countries[b])
        & _own(countries[b], countries[a])
    )
    return found


def _of_both_sides(columns: Columns, name: str) -> NDArray[np.int32]:
    return np.concatenate([getattr(columns.actors, name), getattr(columns.recipients, name)], axis=1)


def _shared(first: NDArray[np.int32], second: NDArray[np.int32]) -> Bools:
    """Return [pair, place]: whether the value at a place of ``first`` is in ``second`` too."""
    found: Bools = ((first[:, :, None] == second[:, None, :]) & (first[:, :, None] >= 0)).any(axis=2)
    return found


def _own(first: NDArray[np.int32], second: NDArray[np.int32]) -> Bools:
    """Return whether ``first`` has a value that ``second`` has not."""
    return np.asarray(((first >= 0) & ~_shared(first, second)).any(axis=1), np.bool_)


def _differ(first: NDArray[np.int32], second: NDArray[np.int32]) -> Bools:
    found: Bools = (first >= 0) & (second >= 0) & (first != second)
    return found
