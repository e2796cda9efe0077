"""Batches of a few widths, so that the shapes of matrices recur.

Where products are in bfloat16, the library compiles one anew for each shape that it has not seen: 14 ms, where the
product of an encoder's wide matrix takes 4 to 10 (``pace``).
"""

import random

WIDTH = 8
"""Pieces; sentences are filled up to a multiple of it."""


def filled(length: int) -> int:
    """Return the length to which a sentence of so many pieces is filled up."""
    return -(-length // WIDTH) * WIDTH


def batches_by_length(lengths: list[int], room: int, seed: int) -> list[list[int]]:
    """Return numbers of items in batches of at most ``room`` pieces with the filling, one width a batch, as drawn.

    All full batches of a width have as many items. An item wider than the room is alone.
    """
    draw = random.Random(seed)
    by_width: dict[int, list[int]] = {}
    for number in draw.sample(range(len(lengths)), len(lengths)):
        by_width.setdefault(filled(lengths[number]), []).append(number)
    batches: list[list[int]] = []
    for width, numbers in sorted(by_width.items()):
        size = max(1, room // width)
        batches += [numbers[first : first + size] for first in range(0, len(numbers), size)]
    draw.shuffle(batches)
    return batches
