"""Measures of clusters: how near given clusters of claims come to the wanted ones.

Every measure takes two labels for each item, in one order: the cluster that it is wanted in and the one that it was
given. B-cubed after Bagga and Baldwin (1998), MUC after Vilain et al. (1995), CEAF with the entity similarity after Luo
(2005); the CoNLL score is the mean of their F1 (Pradhan et al. 2011). Single items count as clusters of one.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Labels = Sequence[Hashable]
Overlaps = Mapping[tuple[Hashable, Hashable], int]


@dataclass(frozen=True, slots=True)
class Measure:
    """Precision and recall, 0..1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class ClusterScores:
    """All measures at once. ``purity``: items that are in the commonest happening of their event, 0..1.

    ``pieces``: events that hold items of a true happening, on average over the happenings; 1 is ideal.
    """

    b_cubed: Measure
    muc: Measure
    ceaf_e: Measure
    purity: float
    pieces: float
    items: int
    wanted: int
    given: int

    @property
    def conll(self) -> float:
        """The mean F1 of MUC, B-cubed and CEAF-e."""
        return (self.b_cubed.f1 + self.muc.f1 + self.ceaf_e.f1) / 3


def score_clusters(wanted: Labels, given: Labels) -> ClusterScores:
    """Return all measures. Raises ValueError where there are no items or the two differ in length."""
    if not wanted or len(wanted) != len(given):
        raise ValueError(f"{len(wanted)} wanted labels and {len(given)} given ones; as many of each, and some")
    overlaps = Counter(zip(wanted, given, strict=True))
    return ClusterScores(
        b_cubed=b_cubed(wanted, given),
        muc=muc(wanted, given),
        ceaf_e=ceaf_e(wanted, given),
        purity=_purity(overlaps, len(given)),
        pieces=len(overlaps) / len(set(wanted)),
        items=len(wanted),
        wanted=len(set(wanted)),
        given=len(set(given)),
    )


def b_cubed(wanted: Labels, given: Labels) -> Measure:
    """Return B-cubed: for each item the share of its cluster that is right, on average over the items."""
    overlaps = Counter(zip(wanted, given, strict=True))
    want, give = Counter(wanted), Counter(given)
    precision = sum(n * n / give[g] for (_, g), n in overlaps.items())
    recall = sum(n * n / want[w] for (w, _), n in overlaps.items())
    return Measure(precision / len(wanted), recall / len(wanted))


def muc(wanted: Labels, given: Labels) -> Measure:
    """Return MUC: the links that are right of those that are needed to hold the clusters together."""
    overlaps = Counter(zip(wanted, given, strict=True))
    right = len(wanted) - len(overlaps)
    needed, made = len(wanted) - len(set(wanted)), len(given) - len(set(given))
    return Measure(right / made if made else 0.0, right / needed if needed else 0.0)


def ceaf_e(wanted: Labels, given: Labels) -> Measure:
    """Return CEAF-e: clusters paired one to one so that the sum of 2 x overlap / (sizes) is greatest."""
    overlaps = Counter(zip(wanted, given, strict=True))
    want, give = Counter(wanted), Counter(given)
    similar = {(w, g): 2 * n / (want[w] + give[g]) for (w, g), n in overlaps.items()}
    best = sum(_best_pairing(part) for part in _apart(similar))
    return Measure(best / len(give), best / len(want))


def _purity(overlaps: Overlaps, items: int) -> float:
    largest: dict[Hashable, int] = defaultdict(int)
    for (_, cluster), count in overlaps.items():
        largest[cluster] = max(largest[cluster], count)
    return sum(largest.values()) / items


def _apart(similar: Mapping[tuple[Hashable, Hashable], float]) -> list[NDArray[np.float64]]:
    """Return the similarities as one matrix for each group of clusters that overlap, directly or by others."""
    by_row: dict[Hashable, list[Hashable]] = defaultdict(list)
    by_column: dict[Hashable, list[Hashable]] = defaultdict(list)
    for row, column in similar:
        by_row[row].append(column)
        by_column[column].append(row)
    seen: set[Hashable] = set()
    matrices = []
    for start in by_row:
        if start in seen:
            continue
        seen.add(start)
        rows, columns, waiting = [start], dict[Hashable, None](), [start]
        while waiting:
            for column in by_row[waiting.pop()]:
                if column not in columns:
                    columns[column] = None
                    new = [row for row in by_column[column] if row not in seen]
                    seen.update(new)
                    rows += new
                    waiting += new
        matrices.append(np.array([[similar.get((row, column), 0.0) for column in columns] for row in rows]))
    return matrices


def _best_pairing(values: NDArray[np.float64]) -> float:
    """Return the greatest sum of values, one a row and a column at most (the Hungarian method, by shortest paths)."""
    if min(values.shape) == 1:
        return float(values.max())
    costs = -(values if values.shape[0] <= values.shape[1] else values.T)
    rows, columns = costs.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    holder = np.zeros(columns + 1, dtype=np.int64)  # the row that holds a column, counted from 1; 0 is none
    for row in range(1, rows + 1):
        _place_row(row, costs, row_price, column_price, holder)
    held = np.flatnonzero(holder[1:])
    return -float(costs[holder[1:][held] - 1, held].sum())


def _place_row(
    row: int,
    costs: NDArray[np.float64],
    row_price: NDArray[np.float64],
    column_price: NDArray[np.float64],
    holder: NDArray[np.int64],
) -> None:
    """Give ``row`` a column, moving the rows before it where that costs least."""
    columns = costs.shape[1]
    holder[0] = row
    at = 0
    nearest = np.full(columns + 1, np.inf)
    used = np.zeros(columns + 1, dtype=bool)
    came_from = np.zeros(columns + 1, dtype=np.int64)
    while holder[at]:
        used[at] = True
        free = np.flatnonzero(~used)
        price = costs[holder[at] - 1, free - 1] - row_price[holder[at]] - column_price[free]
        better = price < nearest[free]
        nearest[free[better]], came_from[free[better]] = price[better], at
        following = int(free[np.argmin(nearest[free])])
        step = nearest[following]
        row_price[holder[used]] += step
        column_price[used] -= step
        nearest[free] -= step
        at = following
    while at:
        holder[at] = holder[came_from[at]]
        at = int(came_from[at])
