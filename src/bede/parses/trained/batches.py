"""Sentences in batches of like length, so that little is computed on filling."""

from collections.abc import Iterator, Sequence

import numpy as np

from bede.parses.trained.model_file import Array, stacked
from bede.parses.trained.pieces import Pieces


def batched(pieces: Sequence[Pieces], size: int) -> Iterator[tuple[list[int], dict[str, Array]]]:
    """Yield numbers of sentences with the inputs of their batch; each sentence stands in one batch.

    Batches hold about ``size`` sentences, are even in number and about equal in work, the longest sentences first, so
    that two threads end together. They depend on the sentences alone: int8 rounds by what stands in a batch.
    """
    for numbers in _shares(pieces, size):
        part = [pieces[number] for number in numbers]
        length = max(len(p.ids) for p in part)
        yield (
            numbers,
            {
                "ids": stacked([p.ids for p in part], length),
                "shapes": stacked([p.shapes for p in part], length),
                "words": stacked([tuple(map(int, p.opens)) for p in part], length),
                "mask": np.array([[int(at < len(p.ids)) for at in range(length)] for p in part], dtype=np.int64),
            },
        )


def _shares(pieces: Sequence[Pieces], size: int) -> Iterator[list[int]]:
    """Yield the numbers of the sentences of each batch."""
    order = sorted(range(len(pieces)), key=lambda number: -len(pieces[number].ids))
    wanted = min(len(order), 2 * -(-len(order) // (2 * size)))
    left = sum(len(p.ids) for p in pieces)
    numbers: list[int] = []
    held = 0
    for number in order:
        numbers.append(number)
        held += len(pieces[number].ids)
        if wanted > 1 and held * wanted >= left:
            yield numbers
            wanted, left = wanted - 1, left - held
            numbers, held = [], 0
    if numbers:
        yield numbers
