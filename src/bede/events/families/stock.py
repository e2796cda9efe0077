"""Passages that many tell: background and boilerplate, which show no copying between two that have them."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from bede.events.families.fingerprints import Fingerprint
from bede.events.families.wording import Hashes


class Stock:
    """How many texts hold each sampled run, where documents that are copies of one text count as one."""

    def __init__(self, fingerprints: Sequence[Fingerprint], text_of: Callable[[str], str]) -> None:
        """``text_of``: the document that stands for all copies of the same text."""
        self._runs: Mapping[str, Hashes] = {row.document: row.runs for row in fingerprints}
        number = {row.document: n for n, row in enumerate(fingerprints)}
        texts = np.array([number[text_of(row.document)] for row in fingerprints], dtype=np.int64)
        holder = np.repeat(texts, [len(row.runs) for row in fingerprints])
        runs = np.concatenate([row.runs for row in fingerprints]) if fingerprints else np.empty(0, dtype=np.uint64)
        order = np.lexsort((holder, runs))
        runs, holder = runs[order], holder[order]
        new_run = np.r_[True, runs[1:] != runs[:-1]] if len(runs) else np.empty(0, dtype=bool)
        new_text = new_run | np.r_[True, holder[1:] != holder[:-1]] if len(runs) else new_run
        self._known: Hashes = runs[new_run]
        starts = np.flatnonzero(new_run)
        self._texts: npt.NDArray[np.int64] = np.add.reduceat(new_text.astype(np.int64), starts) if len(runs) else starts

    def texts_with(self, first: str, second: str) -> float:
        """Return in how many texts the runs that two documents share stand, by the median run; 0 for none shared."""
        shared = np.intersect1d(self._runs[first], self._runs[second], assume_unique=True)
        if not len(shared):
            return 0.0
        return float(np.median(self._texts[np.searchsorted(self._known, shared)]))
