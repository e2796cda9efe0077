"""Pairs of claims that are worth scoring: they share a key, do not contradict, and have enough in common."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.blocks import pairs, party_codes
from bede.events.linking.columns import TYPES, Bools, Columns, Ints
from bede.events.linking.constraints import contradict
from bede.events.linking.windows import Windows, windows
from bede.events.linking.words import likeness
from bede.model import EventType
from bede.settings import EventsOptions

_IN_COMMON = 3
"""Things that claims of different homes must share: parties, the word of the trigger, a town or site, the kind of act
..."""
_RARE = 2.0
"""... or one less, and so much of rare words in their sentences, in words of the rarest."""

GROUPS: tuple[frozenset[EventType], ...] = (
    frozenset({EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.PROTEST, EventType.SANCTION}),
    frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.SANCTION}),
    frozenset({EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.CONCEDE, EventType.COOPERATE}),
    frozenset({EventType.AID, EventType.COOPERATE, EventType.MOBILIZE, EventType.AGREE}),
    frozenset({EventType.RETREAT, EventType.CONCEDE, EventType.AGREE}),
    frozenset({EventType.REQUEST, EventType.CONSULT}),
    frozenset({EventType.ACCUSE, EventType.COERCE}),
)
"""Types that readers give to one and the same act, now one and now the other. A type may be of several groups."""


def candidates(
    columns: Columns, rows: Ints, options: EventsOptions, touched: Bools | None = None
) -> Iterator[tuple[Ints, Ints]]:
    """Yield pairs of ``rows`` in chunks, the lesser row first; ``touched``: only pairs with one of these.

    Whether a pair is one depends on its two claims alone. A pair may come in several chunks.
    """
    days, codes = windows(columns, options), party_codes(columns)
    for chunk in pairs(columns, days, codes, rows, touched):
        left, right = _once(len(columns), *_only(~contradict(columns, *chunk), *chunk))
        left, right = _only(_is_worth_it(columns, days, codes, left, right), left, right)
        if len(left):
            yield left, right


def _only(kept: Bools, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    return left[kept], right[kept]


def _once(count: int, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    pair = np.sort(left.astype(np.int64) * count + right)
    new = np.ones(len(pair), np.bool_)
    new[1:] = pair[1:] != pair[:-1]
    pair = pair[new]
    return (pair // count).astype(np.int32), (pair % count).astype(np.int32)


def _is_worth_it(columns: Columns, days: Windows, codes: Ints, left: Ints, right: Ints) -> Bools:
    kept: Bools = columns.home[left] == columns.home[right]
    near = np.flatnonzero(~kept & days.overlap(left, right))
    a, b = left[near], right[near]
    shared = _shared(columns, codes, a, b)
    kept[near] = shared >= _IN_COMMON
    # With one thing less their sentences must share rare words: the dearest question is asked last.
    rest = shared == _IN_COMMON - 1
    a, b = columns.sentence[a[rest]], columns.sentence[b[rest]]
    kept[near[rest]] = likeness(columns.told_words, columns.rarity, a, b)[0] >= _RARE
    return kept


def _shared(columns: Columns, codes: Ints, left: Ints, right: Ints) -> NDArray[np.int8]:
    """Return how many parties, triggers, exact places and kinds of act the claims of each pair have in common."""
    families = columns.triggers.families[columns.triggers.phrase]
    shared = _meet(families, left, right).astype(np.int8)
    shared[(columns.trigger[left] >= 0) & (columns.trigger[left] == columns.trigger[right])] = 1
    shared += _OF_ONE_GROUP[columns.type[left], columns.type[right]]
    shared += (columns.exact[left] >= 0) & (columns.exact[left] == columns.exact[right])
    for code in codes.T:
        shared += _meet(codes, left, right, code)
    return shared


def _meet(values: Ints, left: Ints, right: Ints, mine: Ints | None = None) -> Bools:
    """Return whether a value of the left claims (of ``mine``, if given) is one of the right ones'; -1 is none."""
    found = np.zeros(len(left), np.bool_)
    for own in values.T if mine is None else (mine,):
        value = own[left]
        some = np.flatnonzero(value >= 0)
        for other in values.T:
            found[some] |= value[some] == other[right[some]]
    return found


_OF_ONE_GROUP = np.array([[any({a, b} <= group for group in GROUPS) for b in TYPES] for a in TYPES], np.bool_)
