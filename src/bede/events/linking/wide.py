"""Keys of claims that are dated by a year, a season or a quarter: so wide a time overlaps with too much.

Two such claims meet where they name one time, one word for the act, one actor and one recipient or place, and are told
in one period: "Norland, which took part in the war in 2014" stands as background in the news of all years, and to
compare all of it with all would make the work grow with the square. A wide claim and a narrow one meet only where both
tell the taking of one land: of most other acts there are many in a year, and which of them is meant the year does not
say. As all keys, these are made from the claim alone.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.columns import Bools, Columns, Ints
from bede.events.linking.joins import pairs_by_key, spread
from bede.events.linking.windows import Windows

TOLD_WITHIN = 16
"""Days of a period of publication within which two wide claims are compared."""
YEAR = 366
"""Days of a period under which claims are filed that tell the taking of a land."""
_NONE = -1


def wide_pairs(columns: Columns, windows: Windows, rows: Ints, leads: Bools) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of ``rows`` of which one is wide at least, each at least once; one of the two leads."""
    wide = rows[windows.wide[rows]]
    if not len(wide):
        return
    keys, filed = _alike(columns, wide)
    yield from pairs_by_key(keys, filed, leads[filed])
    keys, filed = _taken(columns, windows, rows[columns.land[rows] >= 0])
    for left, right in pairs_by_key(keys, filed, windows.wide[filed], across=True):
        kept = leads[left] | leads[right]
        yield left[kept], right[kept]


def _taken(columns: Columns, windows: Windows, rows: Ints) -> tuple[NDArray[np.int64], Ints]:
    """Return the keys of land × year of claims that tell the taking of it, and the row of each."""
    filed, years = spread(rows, windows.first[rows] // YEAR, windows.last[rows] // YEAR)
    return (columns.land[filed].astype(np.int64) << 32) | years, filed


def _alike(columns: Columns, rows: Ints) -> tuple[NDArray[np.int64], Ints]:
    """Return the keys of wide claims that are compared with each other, and the row of each."""
    told = np.where(columns.published[rows] >= 0, columns.published[rows] // TOLD_WITHIN, _NONE)
    shared = (told, columns.earliest[rows], columns.latest[rows], columns.trigger[rows])
    parts = []
    for actor in columns.actors.entity[rows].T:
        for kind, aim in enumerate((*columns.recipients.entity[rows].T, columns.place[rows])):
            has = (told >= 0) & (actor >= 0) & (aim >= 0)
            is_place = np.full(len(rows), kind == columns.recipients.entity.shape[1])
            parts.append(np.stack([*shared, actor, aim, is_place, rows], axis=1)[has])
    found = np.concatenate(parts).astype(np.int32)
    keys = np.unique(found[:, :-1], axis=0, return_inverse=True)[1]
    return keys.reshape(-1).astype(np.int64), found[:, -1]
