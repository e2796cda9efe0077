"""Which linked claims come into one group: average linkage within each neighbourhood.

A claim joins a group because it is like all of it on the average, not because one claim in between leads there. All
pairs of a neighbourhood are scored for that, also those that share no key. A neighbourhood that is too wide to be
scored as a whole is first cut at its weaker links.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.averages import average_groups
from bede.events.linking.clusters import components
from bede.events.linking.columns import Bools, Columns, Floats, Ints
from bede.events.linking.constraints import contradict
from bede.events.linking.pairing import Links
from bede.events.linking.scores import log_odds, odds_of
from bede.settings import EventsOptions

WIDE = 1500
"""Claims of a neighbourhood whose pairs are all scored; a wider one is cut."""
CUTS = 8
"""How often the log-odds of links may be raised by one to cut a wide neighbourhood."""
_BATCH = 1 << 17
"""Pairs that are scored at once."""
_STEP = 2.0**-20
"""Chances are multiples of this, so that their sums are exact and no order of adding matters."""


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of pairs of rows: that they are the same, or different."""

    together: Ints
    apart: Ints


@dataclass(frozen=True, slots=True)
class Grouping:
    """``label``: for each row the least row of its group; of ``wide`` rows only of their neighbourhood."""

    label: Ints
    wide: Bools


@dataclass(frozen=True, slots=True)
class Known:
    """Log-odds of the links that were found, to be looked up by their pairs of rows."""

    pairs: NDArray[np.int64]
    values: Floats

    @classmethod
    def of(cls, links: Links, wanted: Bools) -> "Known":
        """Return some of the links, in the order of their rows."""
        pairs = (links.left[wanted].astype(np.int64) << 32) | links.right[wanted]
        order = np.argsort(pairs)
        return cls(pairs[order], links.odds[wanted][order])

    def odds(self, left: Ints, right: Ints) -> Floats:
        """Return the log-odds of pairs, NaN for those that are no links."""
        found = np.full(len(left), np.nan, np.float32)
        if len(self.pairs):
            pairs = (left.astype(np.int64) << 32) | right
            places = np.minimum(np.searchsorted(self.pairs, pairs), len(self.pairs) - 1)
            linked = self.pairs[places] == pairs
            found[linked] = self.values[places[linked]]
        return found


def group(columns: Columns, rows: Ints, links: Links, said: Said, options: EventsOptions) -> Grouping:
    """Return the groups of ``rows``, which are joined by ``links`` and by what people said."""
    near = _near(len(columns), links, said, odds_of(options.link_threshold))
    label, sizes = near.copy(), np.bincount(near[rows], minlength=len(columns))
    wide = sizes > WIDE
    inside = np.bincount(near[links.left][near[links.left] == near[links.right]], minlength=len(columns))
    open_ = (sizes > 1) & ~wide & (inside < sizes * (sizes - 1) // 2)
    open_[near[said.together].reshape(-1)] = open_[near[said.apart].reshape(-1)] = True
    open_ &= ~wide
    # All other neighbourhoods are linked throughout, and so are one group.
    known = Known.of(links, open_[near[links.left]])
    for members in _batches(rows, near, open_):
        for some, found in _averaged(columns, members, known, said, options.link_average):
            label[some] = found
    return Grouping(label, wide[near])


def _near(count: int, links: Links, said: Said, floor: float) -> Ints:
    """Return for each row the least row of its neighbourhood, wide ones cut at links that are ever stronger."""
    both = [(said.together[:, 0], said.together[:, 1])]
    near = components(count, [(links.left, links.right), *both])
    for cut in range(1, CUTS + 1):
        wide = np.bincount(near, minlength=count)[near] > WIDE
        if not wide.any():
            break
        kept = ~wide[links.left] | (links.odds >= floor + cut)
        near = components(count, [(links.left[kept], links.right[kept]), *both])
    return near


def _batches(rows: Ints, near: Ints, open_: Bools) -> Iterator[list[Ints]]:
    """Yield the rows of open neighbourhoods, as many of these at once as make about a batch of pairs."""
    some = rows[open_[near[rows]]]
    ordered = some[np.argsort(near[some], kind="stable")]
    starts = np.flatnonzero(np.diff(near[ordered], prepend=-1))
    batch: list[Ints] = []
    pairs = 0
    for members in np.split(ordered, starts[1:]) if len(ordered) else ():
        batch.append(members)
        pairs += len(members) * (len(members) - 1) // 2
        if pairs >= _BATCH:
            yield batch
            batch, pairs = [], 0
    if batch:
        yield batch


def _averaged(
    columns: Columns, batch: list[Ints], known: Known, said: Said, enough: float
) -> Iterator[tuple[Ints, Ints]]:
    """Yield the rows of each neighbourhood with the least row of the group of each."""
    places = [np.triu_indices(len(members), 1) for members in batch]
    left = np.concatenate([members[i] for members, (i, _) in zip(batch, places, strict=True)])
    right = np.concatenate([members[j] for members, (_, j) in zip(batch, places, strict=True)])
    odds = known.odds(left, right)
    new = np.flatnonzero(np.isnan(odds))
    odds[new] = log_odds(columns, left[new], right[new])
    chances, against = _chances(odds), contradict(columns, left, right)
    done = 0
    for members, (i, j) in zip(batch, places, strict=True):
        part = slice(done, done + len(i))
        done += len(i)
        table = _square(len(members), i, j, chances[part])
        forbidden = _square(len(members), i, j, against[part].astype(np.float64)) > 0
        yield members, _groups(members, table, forbidden, said, enough)


def _groups(members: Ints, table: NDArray[np.float64], forbidden: Bools, said: Said, enough: float) -> Ints:
    """Return the least row of the group of each member; those that a person joined are one node from the start."""
    together, apart = (_places(members, pairs) for pairs in (said.together, said.apart))
    node = components(len(members), [(together[:, 0], together[:, 1])])
    nodes, number = np.unique(node, return_inverse=True)
    if len(nodes) < len(members):
        holds = (number[None, :] == np.arange(len(nodes))[:, None]).astype(np.float64)
        table = holds @ table @ holds.T
        # Two nodes contradict where none of the claims of one can be what a claim of the other is.
        forbidden = (holds @ (~forbidden).astype(np.float64) @ holds.T) == 0
    forbidden[number[apart[:, 0]], number[apart[:, 1]]] = True
    forbidden[number[apart[:, 1]], number[apart[:, 0]]] = True
    found = average_groups(table, forbidden, np.bincount(number), enough)
    return members[nodes[found[number]]]


def _places(members: Ints, pairs: Ints) -> Ints:
    """Return the pairs within a neighbourhood as places among its members."""
    places = np.searchsorted(members, pairs)
    known: Bools = (members[np.minimum(places, len(members) - 1)] == pairs).all(axis=1)
    return places[known].astype(np.int32)


def _square(count: int, i: NDArray[np.int64], j: NDArray[np.int64], values: NDArray[np.float64]) -> NDArray[np.float64]:
    table = np.zeros((count, count))
    table[i, j] = table[j, i] = values
    return table


def _chances(odds: Floats) -> NDArray[np.float64]:
    return np.round(1 / (1 + np.exp(-odds.astype(np.float64))) / _STEP) * _STEP
