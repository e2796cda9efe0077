"""How sure it is that two claims speak of one happening: the sum of weighted features, in log-odds."""

import math
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from bede.events.linking.columns import Columns, Floats, Ints
from bede.events.linking.features import FEATURES, features
from bede.knowledge.resources import read_rows
from bede.model import Part

_BIAS = "bias"
_CHUNK = 1 << 15
"""Pairs whose features are held at once: some 12 MB, which stay near the processor."""
_PLACES = 3
"""Decimals of a part: more say nothing, and parts that are equal are one object."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``bias`` and one weight per feature, in log-odds; all are sums of 1/1024, so that no order of adding matters.

    Each is two: within one document, and between two documents.
    """

    bias: tuple[float, float]
    of: tuple[tuple[float, float], ...]


@cache
def weights() -> Weights:
    """Return the table of weights that ships with bede."""
    table = {name: (_exact(within), _exact(between)) for name, within, between, _ in read_rows("links.tsv")}
    return Weights(table[_BIAS], tuple(table[name] for name in FEATURES))


def _exact(weight: str) -> float:
    return round(float(weight) * 1024) / 1024


def log_odds(columns: Columns, left: Ints, right: Ints) -> Floats:
    """Return the log-odds of each pair.

    Added up feature by feature and not as a product of matrices, whose last digits change with the number of pairs:
    a pair must have the same score whatever else is scored.
    """
    if len(left) > _CHUNK:
        parts_of = [slice(start, start + _CHUNK) for start in range(0, len(left), _CHUNK)]
        joined: Floats = np.concatenate([log_odds(columns, left[part], right[part]) for part in parts_of])
        return joined
    table, found = weights(), features(columns, left, right)
    apart = (columns.document[left] != columns.document[right]).astype(np.intp)
    total = np.array(table.bias)[apart]
    for number, weight in enumerate(table.of):
        total += found[:, number].astype(np.float64) * np.array(weight)[apart]
    odds: Floats = total.astype(np.float32)
    return odds


def parts(columns: Columns, left: Ints, right: Ints) -> list[tuple[Part, ...]]:
    """Return what each feature adds to the score of each pair, the bias first, without those that add nothing."""
    table = weights()
    apart = (columns.document[left] != columns.document[right]).astype(np.intp)
    weighed = np.round(features(columns, left, right).astype(np.float64) * np.array(table.of).T[apart], _PLACES)
    starts = [_part(_BIAS, bias) for bias in table.bias]
    return [
        (starts[which], *(_part(FEATURES[n], float(row[n])) for n in np.flatnonzero(row)))
        for which, row in zip(apart.tolist(), weighed, strict=True)
    ]


def probability(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def odds_of(chance: float) -> float:
    """Return the log-odds of a probability; all odds for 0 and none for 1."""
    if chance <= 0:
        return -math.inf
    return math.inf if chance >= 1 else math.log(chance / (1 - chance))


@lru_cache(maxsize=1 << 16)
def _part(feature: str, weight: float) -> Part:
    return Part(feature, weight)
