"""Self-joins: all pairs of rows that share a key, chunk by chunk, without a loop over pairs."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.columns import Bools, Ints

CHUNK = 1 << 21
"""Pairs that are made at once; memory holds a few arrays of this length."""


def pairs_by_key(
    keys: NDArray[np.int64], rows: Ints, leads: Bools, *, across: bool = False
) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of rows with equal keys, the lesser row first, at most about ``CHUNK`` at a time.

    A pair is made where one of the two leads, and with ``across`` the other does not. A row may stand under several
    keys; a pair that shares several keys comes several times.
    """
    order = np.lexsort((rows, ~leads, keys))
    keys, rows, leads = keys[order], rows[order], leads[order]
    ends = _ends(keys)
    # Each leader is paired with all that stand after it: leaders stand first under a key.
    begins = _ends(keys * 2 + ~leads) if across else np.arange(1, len(keys) + 1)
    counts = np.where(leads, ends - begins, 0)
    leaders = np.flatnonzero(counts)
    total = np.cumsum(counts[leaders])
    start = 0
    while start < len(leaders):
        done = int(total[start - 1]) if start else 0
        stop = max(int(np.searchsorted(total, done + CHUNK, side="right")), start + 1)
        first = np.repeat(leaders[start:stop], counts[leaders[start:stop]])
        offsets = np.concatenate(([0], total[start : stop - 1] - done))
        within = np.arange(len(first)) - np.repeat(offsets, counts[leaders[start:stop]])
        a, b = rows[first], rows[begins[first] + within]
        yield np.minimum(a, b), np.maximum(a, b)
        start = stop


def spread(rows: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Return each row once for every number from its ``first`` to its ``last``, and that number beside it."""
    counts = last - first + 1
    offsets = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(rows, counts), (np.repeat(first, counts) + offsets).astype(np.int32)


def _ends(keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each place of a sorted array where its run of equal keys ends."""
    if not len(keys):
        return np.zeros(0, np.int64)
    bounds = np.append(np.flatnonzero(keys[1:] != keys[:-1]) + 1, len(keys))
    return np.repeat(bounds, np.diff(bounds, prepend=0))
