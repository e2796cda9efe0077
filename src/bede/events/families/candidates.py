"""Pairs of documents worth a comparison: those whose fingerprints share some runs that few others have.

All runs of all fingerprints are sorted once, and equal ones are neighbours then. A run that many documents share (a set
phrase, or a report that everybody took) pairs each with its neighbours in time and with the first two only, so that
the number of pairs grows with the number of documents, not with its square.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from bede.events.families.fingerprints import Fingerprint

_Numbers = npt.NDArray[np.int64]

RARE = 24
"""Documents that share a run up to which each is paired with each."""

FIRST = 2
"""How many of the first documents that have a run are paired with all others that have it."""


FEWEST = 3
"""Sampled runs that two texts must share: some twelve runs, which two sentences have and chance has not."""


def find_candidates(fingerprints: Sequence[Fingerprint]) -> list[tuple[str, str]]:
    """Return the pairs worth a comparison, each in the order of publication and of ids.

    All versions of one address are among them, and all texts of the same words.
    """
    rows = sorted(fingerprints, key=lambda f: (f.published or "9999", f.document))
    found = {pair for key in (_address, _digest) for pair in _equals(rows, key)}
    lengths = np.array([len(row.runs) for row in rows], dtype=np.int64)
    if lengths.sum():
        holder = np.repeat(np.arange(len(rows)), lengths)
        runs = np.concatenate([row.runs for row in rows])
        order = np.argsort(runs, kind="stable")  # stable: holders of one run stay in the order of publication
        keys, counts = np.unique(_pairs(runs[order], holder[order], len(rows)), return_counts=True)
        keys = keys[counts >= FEWEST]
        found.update(zip((keys // len(rows)).tolist(), (keys % len(rows)).tolist(), strict=True))
    return [(rows[a].document, rows[b].document) for a, b in sorted(found)]


def same_address(first: str, second: str) -> bool:
    """Tell whether two addresses are one, on the web only: all records of one file have the file's address."""
    return first == second and first.startswith(("http://", "https://"))


def _address(row: Fingerprint) -> str:
    return row.uri if same_address(row.uri, row.uri) else ""


def _digest(row: Fingerprint) -> str:
    return row.digest


def _equals(rows: Sequence[Fingerprint], key: Callable[[Fingerprint], str]) -> Iterator[tuple[int, int]]:
    """Yield each row with the one before that has the same key; the empty key is no key."""
    before: dict[str, int] = {}
    for number, row in enumerate(rows):
        value = key(row)
        if value in before:
            yield before[value], number
        if value:
            before[value] = number


def _pairs(runs: npt.NDArray[np.uint64], holder: _Numbers, documents: int) -> _Numbers:
    """Return each pair of holders of one run as one number, as often as they share a run."""
    starts = np.flatnonzero(np.r_[True, runs[1:] != runs[:-1]])
    sizes = np.diff(np.r_[starts, len(runs)])
    return np.concatenate([holder[a] * documents + holder[b] for a, b in _places(starts, sizes)])


def _places(starts: _Numbers, sizes: _Numbers) -> Iterator[tuple[_Numbers, _Numbers]]:
    """Yield which places of the sorted runs are paired."""
    for lag in range(1, RARE):
        few = (sizes > lag) & (sizes <= RARE)
        first = _spread(starts[few], sizes[few] - lag)
        yield first, first + lag
    many = sizes > RARE
    for number in range(FIRST):
        second = _spread(starts[many] + number + 1, sizes[many] - number - 1)
        yield np.repeat(starts[many] + number, sizes[many] - number - 1), second
    first = _spread(starts[many] + FIRST, sizes[many] - FIRST - 1)
    yield first, first + 1


def _spread(begin: _Numbers, length: _Numbers) -> _Numbers:
    """Return begin, begin + 1, ... for ``length`` places each, one after the other."""
    total = int(length.sum())
    offsets = np.arange(total) - np.repeat(np.cumsum(length) - length, length)
    return np.repeat(begin, length) + offsets
