"""Average linkage: of all groups the two that are most alike on the average are joined, until none are alike enough."""

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.columns import Bools, Ints

_CLOSED = -1.0


def average_groups(chances: NDArray[np.float64], forbidden: Bools, sizes: NDArray[np.int64], enough: float) -> Ints:
    """Return for each node the least node of its group.

    ``chances``: [n, n], symmetric, the sum over the claims of two nodes of the probabilities that they speak of one
    happening; ``sizes``: claims of each node. Groups are joined while the mean of a pair's probability is ``enough``;
    of equal means the first in the order of nodes. Nodes that are ``forbidden`` never come into one group.
    """
    count = len(sizes)
    label = np.arange(count, dtype=np.int32)
    sums, weight = chances.astype(np.float64), sizes.astype(np.float64)
    means = sums / (weight[:, None] * weight[None, :])
    means[forbidden] = _CLOSED
    np.fill_diagonal(means, _CLOSED)
    best = means.argmax(axis=1)
    tops = means[np.arange(count), best]
    while True:
        a = int(tops.argmax())
        if tops[a] < enough:
            return label
        a, b = sorted((a, int(best[a])))
        label[label == b] = a
        sums[a] += sums[b]
        sums[:, a] = sums[a]
        weight[a] += weight[b]
        closed = (means[a] == _CLOSED) | (means[b] == _CLOSED)
        closed[[a, b]] = True
        means[a] = np.where(closed, _CLOSED, sums[a] / (weight[a] * weight))
        means[:, a] = means[a]
        means[b], means[:, b], tops[b] = _CLOSED, _CLOSED, _CLOSED
        # A row whose best was one of the two looks again; of the others only the new group can be better.
        stale = (best == a) | (best == b)
        stale[a] = True
        rows = np.flatnonzero(stale & (tops != _CLOSED))
        best[rows] = means[rows].argmax(axis=1)
        tops[rows] = means[rows, best[rows]]
        better = (means[:, a] > tops) | ((means[:, a] == tops) & (a < best))
        better &= means[:, a] != _CLOSED
        best[better], tops[better] = a, means[better, a]
