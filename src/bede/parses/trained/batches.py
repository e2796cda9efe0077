"""Sentences in batches of like length, so that little is computed on filling."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from bede.parses.trained.model_file import Array, stacked
from bede.parses.trained.pieces import Pieces

RUN = 15
"""What a run of the network costs beside its pieces, in pieces (docs/profile.md)."""


def batched(pieces: Sequence[Pieces], most: int) -> Iterator[tuple[list[int], dict[str, Array]]]:
    """Yield numbers of sentences with the inputs of their batch; each sentence stands in one batch.

    Batches hold ``most`` sentences or fewer, as cost least in all, the longest sentences first, so that threads end
    together. They depend on the sentences alone, for another model's int8 may round by what stands in a batch
    (``TrainedReader.is_steady``).
    """
    for numbers in shares([len(one.ids) for one in pieces], most):
        yield numbers, side_by_side([pieces[number] for number in numbers])


def side_by_side(pieces: Sequence[Pieces]) -> dict[str, Array]:
    """Return the inputs of one batch, filled up to its longest sentence."""
    length = max(len(one.ids) for one in pieces)
    return {
        "ids": stacked([one.ids for one in pieces], length),
        "shapes": stacked([one.shapes for one in pieces], length),
        "words": stacked([tuple(map(int, one.opens)) for one in pieces], length),
        "mask": (np.arange(length) < np.array([[len(one.ids)] for one in pieces])).astype(np.int64),
    }


def shares(lengths: Sequence[int], most: int) -> Iterator[list[int]]:
    """Yield the numbers of the sentences of each batch: the cuts through the order of length that cost least.

    A batch costs its longest sentence for each of its own, and ``RUN``. Of equal costs the larger batch is taken.
    """
    order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
    least, first = [0], [0]
    for end in range(1, len(order) + 1):
        starts = range(max(0, end - most), end)
        cost, start = min((least[at] + RUN + lengths[order[at]] * (end - at), at) for at in starts)
        least.append(cost)
        first.append(start)
    cuts = [len(order)]
    while cuts[-1]:
        cuts.append(first[cuts[-1]])
    for start, end in pairwise(reversed(cuts)):
        yield order[start:end]
