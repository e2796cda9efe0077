"""Fit the weights of linking and write ``knowledge/links.tsv``.

    python -m training.links CORPORA [-o FILE]                       (CORPORA: the unpacked archives)

Two sets of weights. *within*: pairs of one document, from the train part of the claim corpus, with annotated values and
(a share) with read ones, and from the documents of ECB+'s fit topics. *between*: pairs of two documents, from ECB+'s
fit topics, pulled towards *within*. Logistic regression with a square penalty, by Newton's method: no chance is
involved.
"""

import argparse
import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bede.events.linking.features import FEATURES
from bede.knowledge.resources import read_rows
from bede.parses import TrainedReader
from bede.settings import Settings
from training.corpora.ecbplus import DEVELOPMENT
from training.pairs import Pairs, claim_pairs, ecb_pairs, labelled_readings, pairs_of

Matrix = NDArray[np.float64]

EVERY = 12
"""Of the documents of the train part one in this many is also read, for that takes time ..."""
COPIES = 10
"""... and each of its pairs counts this many times, so that read values weigh about as much as annotated ones."""
PENALTY = 3.0
"""Of the square of a weight within documents."""
PULL = 3.0
"""Of the square of the distance between a weight between documents and the same one within ..."""
STRONG_PULL = 300.0
FREE = ("actor", "recipient", "word", "told", "sentence", "documents", "part", "side")
"""... for features whose names hold one of these; for all others it is strong. ECB+ tells of sport, crime and films:
what type, status, day, place or amount the reader finds there says little about how these weigh in other news."""
BETWEEN_WEIGHT = 0.2
"""Of one pair of two documents: they come in bundles of nearly alike ones, for all documents of a topic are paired."""

SET_BY_HAND = {"the doer's own count of it": 3.5, "undated, published weeks apart": -2.0}
"""Where a weight starts from that annotated claims are too few to tell: all others start from 0."""

HEAD = """
# Weights of linking, in log-odds: what a feature of two claims adds to their speaking of one happening, within one
# document and between two. Fitted by training/links.py; the meaning of each feature stands beside it.
"""


def main() -> None:
    """Fit and write."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    options.add_argument("corpora", type=Path)
    options.add_argument("--gold", type=Path, default=Path("gold"))
    options.add_argument("-o", "--output", type=Path, default=Path("src/bede/knowledge/links.tsv"))
    given = options.parse_args()
    settings = Settings()
    train = claim_pairs(given.gold, given.corpora, "train")
    reader = TrainedReader(settings.parses)
    read = pairs_of(labelled_readings(given.gold, given.corpora, "train", EVERY, reader=reader, settings=settings))
    ecb = ecb_pairs(given.corpora, reader, settings, lambda topic: topic not in DEVELOPMENT)
    within, between = fit(train, read, ecb)
    meanings = {row[0]: row[-1] for row in read_rows("links.tsv")}
    rows = [
        f"{name}\t{a:.3f}\t{b:.3f}\t{meanings.get(name, '')}"
        for name, a, b in zip(("bias", *FEATURES), np.roll(within, 1), np.roll(between, 1), strict=True)
    ]
    text = "\n".join((HEAD.strip(), "feature\twithin\tbetween\tmeaning", *rows)) + "\n"
    given.output.write_text(text, "utf-8")
    counts = f"{len(train.same)} pairs of the claim corpus, {len(read.same)} read, {len(ecb.same)} of ECB+"
    print(f"{counts}: {len(rows)} weights in {given.output}")


def fit(train: Pairs, read: Pairs, ecb: Pairs) -> tuple[Matrix, Matrix]:
    """Return the weights within and between documents, the bias last."""
    here = ecb.one_document
    start = np.array([*(SET_BY_HAND.get(name, 0.0) for name in FEATURES), 0.0])
    within = regression(
        np.concatenate([train.features, ecb.features[here], *([read.features] * COPIES)]),
        np.concatenate([train.same, ecb.same[here], *([read.same] * COPIES)]),
        1.0,
        PENALTY,
        start,
    )
    free = np.array([any(word in name for word in FREE) for name in FEATURES])
    pull = np.where(free, PULL, STRONG_PULL) * BETWEEN_WEIGHT
    return within, regression(ecb.features[~here], ecb.same[~here], BETWEEN_WEIGHT, pull, within)


def regression(
    features: NDArray[np.float32], same: NDArray[np.bool_], weight: float, penalty: float | Matrix, towards: Matrix
) -> Matrix:
    """Return weights and bias (last) that make ``same`` likeliest, less ``penalty`` for their distance ``towards``."""
    x = np.concatenate([features, np.ones((len(features), 1), np.float32)], axis=1).astype(np.float64)
    y = same.astype(np.float64)
    price = np.append(np.broadcast_to(penalty, x.shape[1] - 1), 1e-3)
    found, loss = towards.copy(), math.inf

    def cost(beta: Matrix) -> float:
        z = x @ beta
        return float(weight * (np.logaddexp(0, z) - y * z).sum() + (price * (beta - towards) ** 2).sum() / 2)

    while True:
        p = 1 / (1 + np.exp(-np.clip(x @ found, -30, 30)))
        slope = x.T @ (weight * (p - y)) + price * (found - towards)
        step = np.linalg.solve((x * (weight * p * (1 - p))[:, None]).T @ x + np.diag(price), slope)
        size = 1.0
        while (now := cost(found - size * step)) > loss and size > 1e-6:
            size /= 2
        if loss - now < 1e-6 * abs(now):
            return found
        found, loss = found - size * step, now


if __name__ == "__main__":
    main()
