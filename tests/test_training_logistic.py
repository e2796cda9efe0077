"""Weights fitted by likelihood."""

import numpy as np
import pytest
from training.logistic import descend, fit, likelihood, quarter, write


def test_a_feature_that_tells_the_answer_gets_its_weight():
    told = [{"any": 1.0, "wet": 1.0}] * 30 + [{"any": 1.0}] * 30 + [{"any": 1.0, "cold": 1.0}] * 30
    right = [True] * 27 + [False] * 3 + [False] * 27 + [True] * 3 + [True] * 15 + [False] * 15
    weights = fit(told, right)
    assert likelihood(weights, {"any": 1.0, "wet": 1.0}) == pytest.approx(0.9, abs=0.01)
    assert likelihood(weights, {"any": 1.0}) == pytest.approx(0.1, abs=0.01)
    assert likelihood(weights, {"any": 1.0, "cold": 1.0}) == pytest.approx(0.5, abs=0.01)


def test_a_pull_keeps_weights_near_zero():
    told, right = [{"any": 1.0}] * 10, [True] * 10
    assert 0 < fit(told, right, pull=1.0)["any"] < fit(told, right)["any"]


def test_what_a_feature_is_not_known_for_it_does_not_count():
    assert likelihood({"any": 0.0}, {"any": 1.0, "new": 5.0}) == 0.5


def test_a_slope_ends_where_it_is_level():
    found = descend(lambda weights: 2 * (weights - np.array([1.0, -2.0])), 2)
    assert found == pytest.approx([1.0, -2.0], abs=0.01)


def test_documents_fall_into_four_quarters():
    assert {quarter(f"d{number}") for number in range(50)} == {0, 1, 2, 3}


def test_weights_are_written_as_a_table(tmp_path):
    write({"any": 1.234, "short": -2.0}, "rain", "weather", tmp_path / "rain.tsv")
    assert (tmp_path / "rain.tsv").read_text(encoding="utf-8").splitlines() == [
        "# Weights of rain, by training/weather.py.",
        "feature\tweight",
        "any\t1.23",
        "short\t-2.00",
    ]
