"""Why each claim is in its event: one link from every claim but the first, to a claim that holds it there."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bede.events.linking.clusters import Joined
from bede.events.linking.columns import Columns, Ints
from bede.events.linking.scores import log_odds, parts, probability
from bede.model import Link, Part

SAID_SO = (Part("a person's verdict", 0.0),)
"""The part of a link that rests on a verdict: it has no weight, since it outranks all weights."""
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that was joined, the claim that holds it, and whether a person said so."""

    row: int
    to: int
    said: bool


def held_by(columns: Columns, stands: Ints, joined: Sequence[Joined], groups: Sequence[Sequence[int]]) -> list[Held]:
    """Return one entry for every claim of a group but the one that is told first.

    The links that joined a group make a tree; it is read from the first-told claim outwards. A copy hangs on the
    claim that stands for it.
    """
    near: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for link in joined:
        near[link.left].append((link.right, link.odds is None))
        near[link.right].append((link.left, link.odds is None))
    for copy in np.flatnonzero(stands != np.arange(len(stands))).tolist():
        near[copy].append((int(stands[copy]), False))
        near[int(stands[copy])].append((copy, False))
    return [held for group in groups if len(group) > 1 for held in _outwards(columns, near, group)]


def _outwards(columns: Columns, near: dict[int, list[tuple[int, bool]]], group: Sequence[int]) -> Iterator[Held]:
    first = min(group, key=lambda row: told(columns, row))
    waiting, reached = deque([first]), {first}
    while waiting:
        here = waiting.popleft()
        for row, said in sorted(near[here]):
            if row not in reached:
                reached.add(row)
                waiting.append(row)
                yield Held(row, here, said)


def told(columns: Columns, row: int) -> tuple[bool, int, int]:
    """Return the key by which claims are ordered as they were told; a row's number is the rank of its day and id."""
    day = int(columns.published[row])
    return (day < 0, day, row)


def explained(columns: Columns, held: Sequence[Held]) -> Iterator[Link]:
    """Yield the link of each entry, with its score and what that is made of."""
    for start in range(0, len(held), _CHUNK):
        some = held[start : start + _CHUNK]
        rows, to = (np.array(values, np.int32) for values in zip(*((h.row, h.to) for h in some), strict=True))
        left, right = np.minimum(rows, to), np.maximum(rows, to)
        odds, why = log_odds(columns, left, right).tolist(), parts(columns, left, right)
        for entry, score, features in zip(some, odds, why, strict=True):
            claim, other = columns.ids[entry.row], columns.ids[entry.to]
            if entry.said:
                yield Link(claim, other, 1.0, SAID_SO)
            else:
                yield Link(claim, other, probability(score), features)
