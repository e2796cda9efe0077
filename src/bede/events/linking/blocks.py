"""Which claims share a key, and so are compared: near-linear, whatever the number of claims.

Two claims share a key within one document or family of copies; or, in different ones, where they name one country (or
party, or place), or have one trigger, and are compared on one day. Claims whose window is wide are filed by periods of
16 days, where they meet narrow ones too, but narrow ones do not meet each other there. What is dated by a year or the
like meets others by finer keys (``wide.py``).

A key is made from the claim alone, never from how many others have it: adding a document changes no other pair.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.columns import Bools, Columns, Ints
from bede.events.linking.joins import pairs_by_key, spread
from bede.events.linking.wide import wide_pairs
from bede.events.linking.windows import Windows

NARROW = 7
"""Days of a window up to which a claim is filed under each of its days."""
PERIOD = 16
"""Days of a period under which claims with wider windows are filed."""
CODES = 6
"""Codes of parties and places per claim that make keys."""


def pairs(
    columns: Columns, windows: Windows, codes: Ints, rows: Ints, touched: Bools | None
) -> Iterator[tuple[Ints, Ints]]:
    """Yield all pairs of ``rows`` that share a key, each at least once; of ``touched``, one of the two is one."""
    leads = np.ones(len(columns), np.bool_) if touched is None else touched
    yield from pairs_by_key(columns.home[rows].astype(np.int64), rows, leads[rows])
    rows = rows[windows.known[rows]]
    yield from wide_pairs(columns, windows, rows, leads)
    rows = rows[~windows.wide[rows]]
    wide = windows.last - windows.first >= NARROW
    filed_by = np.concatenate([codes, _triggers(columns, codes)[:, None]], axis=1)
    narrow = rows[~wide[rows]]
    keys, filed = _keys(filed_by, *_days(windows, narrow))
    yield from pairs_by_key(keys, filed, leads[filed])
    keys, filed = _keys(filed_by, *_periods(windows, rows))
    for left, right in pairs_by_key(keys, filed, wide[filed]):
        kept = leads[left] | leads[right]
        yield left[kept], right[kept]


def party_codes(columns: Columns) -> Ints:
    """Return [n, 6] codes of the parties and the place of each claim, each once, -1 where there are fewer.

    The code of a party is its country's, or its own where it has none.
    """
    countries = 1 + max(int(values.max(initial=-1)) for values in _countries(columns))
    found = [
        np.where(side.country >= 0, side.country, np.where(side.entity >= 0, side.entity + countries, -1))
        for side in (columns.actors, columns.recipients)
    ]
    codes = np.concatenate([*found, columns.place_country[:, None]], axis=1)
    for place in range(1, codes.shape[1]):
        codes[(codes[:, :place] == codes[:, [place]]).any(axis=1), place] = -1
    # The first six in the order of the claim: the numbers themselves depend on the other claims.
    order = np.argsort(codes < 0, axis=1, kind="stable")[:, :CODES]
    return np.take_along_axis(codes, order, axis=1).astype(np.int32)


def _countries(columns: Columns) -> tuple[Ints, ...]:
    return columns.actors.country, columns.recipients.country, columns.place_country


def _triggers(columns: Columns, codes: Ints) -> Ints:
    """Return the codes of triggers, apart from all others."""
    found: Ints = np.where(columns.trigger >= 0, columns.trigger + int(codes.max(initial=-1)) + 1, -1)
    return found


def _days(windows: Windows, rows: Ints) -> tuple[Ints, Ints]:
    """Return the days of narrow windows: the rows, and one day beside each."""
    return spread(rows, windows.first[rows], windows.last[rows])


def _periods(windows: Windows, rows: Ints) -> tuple[Ints, Ints]:
    """Return the periods of windows, numbered apart from days."""
    filed, periods = spread(rows, windows.first[rows] // PERIOD, windows.last[rows] // PERIOD)
    return filed, -1 - periods


def _keys(codes: Ints, rows: Ints, days: Ints) -> tuple[NDArray[np.int64], Ints]:
    """Return the keys of day × code, and the row of each."""
    parts = []
    for column in codes.T:
        code = column[rows]
        has = code >= 0
        parts.append(((days[has].astype(np.int64) << 32) | code[has], rows[has]))
    return np.concatenate([key for key, _ in parts]), np.concatenate([row for _, row in parts])
