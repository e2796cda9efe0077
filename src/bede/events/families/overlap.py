"""What two texts have in common, sentence by sentence.

A sentence counts as taken over where much of it stands in one place of the other text. Set phrases that two reporters
share ("the prime minister said on") are scattered over many sentences and so count for nothing.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bede.events.families.wording import Wording

Counts = npt.NDArray[np.int64]

TAKEN = 0.3
"""Share of a sentence's runs that must stand in one place of the other text."""

FEWEST_RUNS = 4
"""Runs that a sentence must share at least: a name and a title make two or three."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One side of an overlap: what of this text stands in the other, quoted speech left out.

    ``runs``: shared runs in sentences that were taken over, of the ``within`` that these have and the ``of`` that the
    text has. ``sentences``: which were taken over, by their order in the text, of ``all_sentences``.
    """

    runs: int
    within: int
    of: int
    sentences: tuple[int, ...]
    all_sentences: int

    @property
    def share(self) -> float:
        """Part of the text that stands in the other, 0..1."""
        return self.runs / self.of if self.of else 0.0

    @property
    def closeness(self) -> float:
        """How literally it was taken over: the share of the runs of those sentences, 0..1."""
        return self.runs / self.within if self.within else 0.0

    @property
    def part(self) -> float:
        """Part of its sentences that were taken over, however much changed, 0..1."""
        return len(self.sentences) / self.all_sentences if self.all_sentences else 0.0


def compare(first: Wording, second: Wording) -> tuple[Taken, Taken]:
    """Return what of the first text stands in the second, and what of the second in the first."""
    mine, theirs = _told(first, second)
    left, right = _pairs(first.runs[mine], second.runs[theirs])
    a, b = first.sentence[mine], second.sentence[theirs]
    return _taken(a, left, b[right]), _taken(b, right, a[left])


def _told(first: Wording, second: Wording) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return which runs to compare: all but those that either text quotes, or all where little else is left."""
    mine, theirs = ~first.quoted, ~second.quoted
    if second.quoted.any():
        mine &= ~np.isin(first.runs, second.runs[second.quoted])
    if first.quoted.any():
        theirs &= ~np.isin(second.runs, first.runs[first.quoted])
    if 4 * mine.sum() < len(mine) or 4 * theirs.sum() < len(theirs):
        return np.ones(len(mine), dtype=bool), np.ones(len(theirs), dtype=bool)
    return mine, theirs


def _pairs(a: npt.NDArray[np.uint64], b: npt.NDArray[np.uint64]) -> tuple[Counts, Counts]:
    """Return the positions of equal runs in both, pair by pair."""
    order = np.argsort(b, kind="stable")
    ranked = b[order]
    begin, end = np.searchsorted(ranked, a, "left"), np.searchsorted(ranked, a, "right")
    times = end - begin
    left = np.repeat(np.arange(len(a)), times)
    offsets = np.arange(len(left)) - np.repeat(np.cumsum(times) - times, times)
    return left, order[np.repeat(begin, times) + offsets]


def _taken(sentence: npt.NDArray[np.int32], shared: Counts, place: npt.NDArray[np.int32]) -> Taken:
    """Return which sentences have enough of their runs (``shared``) in one or two sentences running (``place``)."""
    counts = np.bincount(sentence)
    numbers = np.flatnonzero(counts)
    lengths = counts[numbers]
    if not len(shared):
        return Taken(0, 0, len(sentence), (), len(numbers))
    width = int(place.max()) + 2  # a row is two sentences running, so that a sentence made two is whole there
    pairs = np.unique(np.concatenate([shared * width + place, shared * width + place + 1]))
    cells = sentence[pairs // width].astype(np.int64) * width + pairs % width
    best = np.bincount(cells, minlength=len(counts) * width).reshape(len(counts), width).max(axis=1)[numbers]
    enough = (best >= TAKEN * lengths) & (best >= FEWEST_RUNS)
    places = tuple(np.flatnonzero(enough).tolist())
    return Taken(int(best[enough].sum()), int(lengths[enough].sum()), len(sentence), places, len(numbers))
