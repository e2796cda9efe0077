"""The fit of linking's weights: known weights are found again."""

import numpy as np
from training.links import regression


def test_weights_that_made_the_labels_are_found_again():
    random = np.random.default_rng(7)
    features = random.integers(0, 2, (40_000, 3)).astype(np.float32)
    true = np.array([2.0, -1.5, 0.0, -0.5])
    chance = 1 / (1 + np.exp(-(features @ true[:3] + true[3])))
    found = regression(features, random.random(len(features)) < chance, 1.0, 0.01, np.zeros(4))
    assert np.abs(found - true).max() < 0.1


def test_a_strong_pull_keeps_a_weight_where_it_was():
    features = np.array([[1.0], [0.0]] * 50, np.float32)
    same = features[:, 0] > 0
    free, held = (regression(features, same, 1.0, pull, np.array([0.5, 0.0]))[0] for pull in (0.1, 1e6))
    assert free > 3
    assert abs(held - 0.5) < 0.01
