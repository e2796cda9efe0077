"""Identical tellings: the same sentence with the same values in the copies of one document.

They are one telling, so they are joined before anything is compared, and one of them stands for all.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.columns import Bools, Columns, Ints

_LATE = 5_000_000
"""Stands for an unknown day of publication: such a copy is told last."""


def representatives(columns: Columns, alone: Bools) -> Ints:
    """Return for each claim the one that stands for it: the copy that was told first, mostly the claim itself.

    Claims that are ``alone`` stand for themselves only.

    Two claims of one document never stand for each other: of a sentence that tells two acts alike, the first stands
    for the first ones in the copies, and the second for the second ones.
    """
    stands = np.arange(len(columns), dtype=np.int32)
    rows = np.flatnonzero(_has_copies(columns) & ~alone).astype(np.int32)
    if not len(rows):
        return stands
    told = np.where(columns.published < 0, _LATE, columns.published)
    signature = _numbered(_signature(columns, rows))
    # Rank among the like claims of one document, in the order of the text.
    order = np.lexsort((rows, columns.start[rows], columns.document[rows], signature))
    like = _numbered(np.stack((signature, columns.document[rows]), axis=1))
    rank = np.empty(len(rows), np.int64)
    rank[order] = _ranks(like[order])
    group = _numbered(np.stack((signature, rank), axis=1))
    order = np.lexsort((rows, told[rows], group))
    starts = _starts(group[order])
    first = rows[order][np.maximum.accumulate(np.where(starts, np.arange(len(order)), 0))]
    stands[rows[order]] = first
    return stands


def _has_copies(columns: Columns) -> Bools:
    """Return which claims stand in a home of several documents."""
    homes = int(columns.home.max(initial=-1)) + 1
    lowest, highest = np.full(homes, np.iinfo(np.int32).max, np.int32), np.full(homes, -1, np.int32)
    np.minimum.at(lowest, columns.home, columns.document)
    np.maximum.at(highest, columns.home, columns.document)
    found: Bools = (lowest != highest)[columns.home]
    return found


def _signature(columns: Columns, rows: Ints) -> NDArray[np.int64]:
    """Return all that is told, as rows of whole numbers."""
    c = columns
    single: list[NDArray[Any]] = [
        c.home,
        c.sentence,
        c.trigger,
        c.type,
        c.mode,
        c.status,
        c.stance,
        c.certainty,
        c.earliest,
        c.latest,
    ]
    single += [c.precision, c.basis, c.place, c.exact, c.place_country, c.place_precision]
    single += [c.speaker.entity, c.speaker.country, c.speaker.kind]
    several: list[NDArray[Any]] = [c.trigger_words, c.amount_kind, c.amount_unit]
    for side in (c.actors, c.recipients):
        several += [side.entity, side.country, side.sector, side.unnamed, side.count[:, None]]
    several += [amounts.view(np.int32) for amounts in (c.amount_low, c.amount_best, c.amount_high)]
    parts = [column[rows][:, None] for column in single] + [column[rows] for column in several]
    return np.concatenate([part.astype(np.int64) for part in parts], axis=1)


def _numbered(rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return a number for each row; equal rows have the same."""
    _, number = np.unique(rows, axis=0, return_inverse=True)
    return number.reshape(-1).astype(np.int64)


def _starts(sorted_values: NDArray[np.int64]) -> Bools:
    """Return where a new value begins in a sorted array."""
    starts = np.ones(len(sorted_values), np.bool_)
    starts[1:] = sorted_values[1:] != sorted_values[:-1]
    return starts


def _ranks(sorted_values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the number of each element within its run of equal values, from 0."""
    place = np.arange(len(sorted_values))
    ranks: NDArray[np.int64] = place - np.maximum.accumulate(np.where(_starts(sorted_values), place, 0))
    return ranks
