"""How well dating phrases are found and read, counted as TempEval-3 counts them (UzZaman et al. 2013, section 5).

A phrase is a span of characters with a type and a value. Strict spans are the same, relaxed ones overlap; each
phrase pairs with at most one other. Types and values are right only in a relaxed pair, and count against all that
were given (precision) and all that were wanted (recall).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MEASURES = ("strict", "relaxed", "type", "value")


@dataclass(frozen=True, slots=True)
class Timex:
    """One phrase: half-open offsets in code points, TIMEX3 type ("DATE") and value ("2014-03")."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class TimexScore:
    """Counts over documents; ``right`` by the names in ``MEASURES``."""

    given: int
    wanted: int
    right: dict[str, int]

    def rates(self, measure: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a measure; 0 where nothing was given or wanted."""
        right = self.right[measure]
        precision = right / self.given if self.given else 0.0
        recall = right / self.wanted if self.wanted else 0.0
        both = self.given + self.wanted
        return precision, recall, 2 * right / both if both else 0.0


def pair_timexes(wanted: Sequence[Timex], given: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Return pairs that overlap: the same spans first, then by the length of what they share."""
    shared = [
        (-(w.start == g.start and w.end == g.end), -min(w.end, g.end) + max(w.start, g.start), i, j)
        for i, w in enumerate(wanted)
        for j, g in enumerate(given)
        if w.start < g.end and g.start < w.end
    ]
    left, right, pairs = set(range(len(wanted))), set(range(len(given))), []
    for _, _, i, j in sorted(shared):
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((wanted[i], given[j]))
    return pairs


def score_timexes(documents: Iterable[tuple[Sequence[Timex], Sequence[Timex]]]) -> TimexScore:
    """Return the counts over documents, each given as what was wanted and what was given."""
    given = wanted = 0
    right = dict.fromkeys(MEASURES, 0)
    for want, give in documents:
        wanted += len(want)
        given += len(give)
        for w, g in pair_timexes(want, give):
            right["relaxed"] += 1
            right["strict"] += (w.start, w.end) == (g.start, g.end)
            right["type"] += w.type == g.type
            right["value"] += w.value == g.value
    return TimexScore(given, wanted, right)
