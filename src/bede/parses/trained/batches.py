"""Sentences in batches of like length, so that little is computed on filling."""

from collections.abc import Iterator, Sequence

import numpy as np

from bede.parses.trained.model_file import Array, stacked
from bede.parses.trained.pieces import Pieces


def batched(pieces: Sequence[Pieces], size: int) -> Iterator[tuple[list[int], dict[str, Array]]]:
    """Yield numbers of sentences with the inputs of their batch; each sentence stands in one batch."""
    order = sorted(range(len(pieces)), key=lambda number: len(pieces[number].ids))
    for begin in range(0, len(order), size):
        numbers = order[begin : begin + size]
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
