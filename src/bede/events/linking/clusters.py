"""Groups of claims that grow link by link, the strongest first, and refuse what contradicts what they hold already."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bede.events.linking.allowed import Allowed, all_of, allowed_of
from bede.events.linking.columns import Columns, Ints
from bede.events.linking.pairing import Links

_CHUNK = 1 << 18
"""Links looked at in one go; those within a group that has grown already are passed over before each."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Two claims whose link made one group of two. ``odds`` is None where a person said so."""

    left: int
    right: int
    odds: float | None


class Clusters:
    """Rows of columns in groups.

    ``apart``: pairs of rows that a person said are different; they never come into one group.
    """

    def __init__(self, columns: Columns, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._columns = columns
        self._parent = list(range(len(columns)))
        self._size: dict[int, int] = {}
        self._allowed: dict[int, Allowed] = {}
        self._seen: dict[int, dict[int, tuple[int, Joined]]] = defaultdict(dict)
        self._foes: dict[int, set[int]] = defaultdict(set)
        self.joined: list[Joined] = []
        for left, right in apart:
            self._foes[left].add(right)
            self._foes[right].add(left)

    def find(self, row: int) -> int:
        """Return the row that stands for the group of a row."""
        parent = self._parent
        root = row
        while parent[root] != root:
            root = parent[root]
        while parent[row] != root:
            parent[row], row = root, parent[row]
        return root

    def roots(self) -> Ints:
        """Return for every row the one that stands for its group."""
        roots = np.array(self._parent, np.int32)
        while True:
            further = roots[roots]
            if np.array_equal(further, roots):
                return roots
            roots = further

    def join_same(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Make one group of each pair because a person said so, whatever they contradict."""
        members: dict[int, set[int]] = defaultdict(set)
        for left, right in sorted(pairs):
            a, b = self.find(left), self.find(right)
            if a != b:
                self._join(a, b, Joined(left, right, None))
                members[min(a, b)] |= {left, right} | members.pop(max(a, b), set())
        for root, rows in members.items():
            self._allowed[root] = all_of([allowed_of(self._columns, row) for row in sorted(rows)])

    def join_linked(self, links: Links, share: float) -> None:
        """Take in all links, the strongest first; two groups are joined once this share of their pairs is linked."""
        for start in range(0, len(links), _CHUNK):
            part = slice(start, start + _CHUNK)
            roots = self.roots()
            open_ = roots[links.left[part]] != roots[links.right[part]]
            rows = (
                links.left[part][open_].tolist(),
                links.right[part][open_].tolist(),
                links.odds[part][open_].tolist(),
            )
            for left, right, odds in zip(*rows, strict=True):
                self._offer(Joined(left, right, odds), share)

    def _offer(self, link: Joined, share: float) -> None:
        """Count a link between two groups, and join them once enough pairs are linked and nothing forbids it."""
        a, b = self.find(link.left), self.find(link.right)
        if a == b or not self._may_meet(a, b):
            return
        needed = share * self._size.get(a, 1) * self._size.get(b, 1)
        if needed <= 1:
            self._join(a, b, link)
            return
        entry = self._seen[a].get(b)
        count, strongest = (entry[0] + 1, entry[1]) if entry else (1, link)
        if count >= needed:
            self._join(a, b, strongest)
        else:
            self._seen[a][b] = self._seen[b][a] = (count, strongest)

    def _may_meet(self, a: int, b: int) -> bool:
        if self._foes and any(self.find(foe) == b for foe in self._foes.get(a, ())):
            return False
        return self._what_fits(a).fits(self._what_fits(b))

    def _what_fits(self, root: int) -> Allowed:
        found = self._allowed.get(root)
        if found is None:
            found = self._allowed[root] = allowed_of(self._columns, root)
        return found

    def _join(self, a: int, b: int, joined: Joined) -> None:
        kept, gone = min(a, b), max(a, b)
        allowed = self._what_fits(kept).and_also(self._what_fits(gone))
        self._parent[gone] = kept
        self._size[kept] = self._size.get(kept, 1) + self._size.pop(gone, 1)
        self._allowed[kept] = allowed
        del self._allowed[gone]
        if gone in self._foes:
            self._foes[kept] |= self._foes.pop(gone)
        self._carry_over(kept, gone)
        self.joined.append(joined)

    def _carry_over(self, kept: int, gone: int) -> None:
        """Add the links that the vanished group has to others to those of the group that holds it now."""
        mine = self._seen.pop(kept, {})
        others = self._seen.pop(gone, {})
        mine.pop(gone, None)
        others.pop(kept, None)
        for other, (count, strongest) in others.items():
            known, stronger = mine.get(other, (0, strongest))
            mine[other] = (count + known, min(strongest, stronger, key=_strength))
            self._seen[other].pop(gone, None)
            self._seen[other][kept] = mine[other]
        if mine:
            self._seen[kept] = mine


def _strength(joined: Joined) -> tuple[float, int, int]:
    return (-(joined.odds or 0.0), joined.left, joined.right)


def components(count: int, pairs: Sequence[tuple[Ints, Ints]]) -> Ints:
    """Return for each of ``count`` rows the least row that it hangs together with over these pairs."""
    label = np.arange(count, dtype=np.int32)
    left = np.concatenate([np.zeros(0, np.int32), *(a for a, _ in pairs)])
    right = np.concatenate([np.zeros(0, np.int32), *(b for _, b in pairs)])
    while True:
        open_ = label[left] != label[right]
        left, right = left[open_], right[open_]
        if not len(left):
            return label
        a, b = label[left], label[right]
        np.minimum.at(label, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(further := label[label], label):
            label = further
