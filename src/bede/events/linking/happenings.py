"""Which claims speak of one happening: from columns to groups of claims, with the links that hold them together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bede.events.claims import LinkClaim
from bede.events.linking.clusters import Clusters, components
from bede.events.linking.columns import Bools, Columns, Ints, make_columns
from bede.events.linking.copies import representatives
from bede.events.linking.explain import explained, held_by
from bede.events.linking.grouping import Said, group
from bede.events.linking.pairing import Links, find_links
from bede.model import Link
from bede.settings import EventsOptions

Pairs = Collection[tuple[str, str]]
"""Pairs of ids of claims."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What linking stands on: columns, the claim that stands for each claim, and people's verdicts as rows.

    ``within``: the claims that are linked, a whole number of neighbourhoods; the others only lend their documents.
    """

    columns: Columns
    stands: Ints
    together: tuple[tuple[int, int], ...]
    apart: tuple[tuple[int, int], ...]
    within: Bools

    @property
    def rows(self) -> Ints:
        """The claims that are linked and stand for themselves."""
        return np.flatnonzero(self.within & (self.stands == np.arange(len(self.stands)))).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Happenings:
    """``groups``: the rows of each happening, sorted. ``links``: why each but the first told is in its group.

    ``near``: for each claim the first claim of its neighbourhood, which are all that links lead to from it, whether
    they were joined in the end or not. What is not in a claim's neighbourhood has no say in its event.
    """

    groups: tuple[tuple[int, ...], ...]
    links: Mapping[str, Link]
    near: Ints


def make_ground(
    rows: Sequence[LinkClaim], family_of: Mapping[str, str], together: Pairs = (), apart: Pairs = ()
) -> Ground:
    """Return the ground for claims in the order of telling (day, then id)."""
    columns = make_columns(rows, family_of)
    row_of = {row_id: row for row, row_id in enumerate(columns.ids)}
    alone = np.zeros(len(rows), np.bool_)
    said = [
        sorted((row_of[a], row_of[b]) for a, b in pairs if a in row_of and b in row_of) for pairs in (together, apart)
    ]
    for a, b in (*said[0], *said[1]):
        # Whoever is judged stands for himself: a verdict must not reach the copies beside him.
        alone[[a, b]] = True
    everyone = np.ones(len(rows), np.bool_)
    return Ground(columns, representatives(columns, alone), tuple(said[0]), tuple(said[1]), everyone)


def find_happenings(ground: Ground, options: EventsOptions, links: Links | None = None) -> Happenings:
    """Return the groups of claims that speak of one happening; ``links``: those between them, where known."""
    columns = ground.columns
    found = find_links(columns, ground.rows, options) if links is None else links
    said = Said(_rows(ground.together), _rows(ground.apart))
    grouping = group(columns, ground.rows, found, said, options)
    clusters = Clusters(columns, ground.apart)
    clusters.join_same((a, b) for a, b in ground.together if ground.within[a])
    one = grouping.label[found.left] == grouping.label[found.right]
    wide = grouping.wide[found.left]
    clusters.join_linked(found.only(one & ~wide), 0)
    clusters.join_linked(found.only(one & wide), options.link_average)
    groups = _groups(clusters.roots()[ground.stands], np.flatnonzero(ground.within))
    held = held_by(columns, ground.stands, clusters.joined, groups)
    why = {link.claim: link for link in explained(columns, held)}
    return Happenings(groups, why, neighbourhoods(ground, found))


def neighbourhoods(ground: Ground, links: Links) -> Ints:
    """Return for each claim the first claim of its neighbourhood."""
    own = np.arange(len(ground.stands), dtype=np.int32)
    said = _rows((*ground.together, *ground.apart))
    return components(len(own), [(links.left, links.right), (own, ground.stands), (said[:, 0], said[:, 1])])


def _rows(pairs: Sequence[tuple[int, int]]) -> Ints:
    return np.array(pairs, np.int32).reshape(-1, 2)


def _groups(root: Ints, rows: NDArray[np.int64]) -> tuple[tuple[int, ...], ...]:
    """Return these rows by their root, both in the order of the rows."""
    ordered = rows[np.argsort(root[rows], kind="stable")]
    starts = np.flatnonzero(np.diff(root[ordered], prepend=-1))
    return tuple(tuple(group.tolist()) for group in np.split(ordered, starts[1:])) if len(rows) else ()
