"""Sums of weights by feature under which the right answers are likeliest, tried on documents they have not seen."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

EPOCHS, RATE, PULL = 400, 0.1, 1e-5

Floats = npt.NDArray[np.float64]
Told = Mapping[str, float]
"""The features of one question, with their values."""


def fit(told: Sequence[Told], right: Sequence[bool], pull: float = PULL) -> dict[str, float]:
    """Return the weights under which the answers are likeliest, with a pull to zero."""
    names = sorted({name for one in told for name in one})
    table: Floats = np.array([[one.get(name, 0.0) for name in names] for one in told])
    answers = np.array(right, dtype=np.float64)

    def slope(weights: Floats) -> Floats:
        found: Floats = table.T @ (1 / (1 + np.exp(-table @ weights)) - answers) / len(answers) + pull * weights
        return found

    return dict(zip(names, map(float, descend(slope, len(names))), strict=True))


def descend(slope: Callable[[Floats], Floats], size: int, epochs: int = EPOCHS) -> Floats:
    """Return the weights at which a slope ends, from zero down it (Adam on all questions at once)."""
    weights, first, second = (np.zeros(size) for _ in range(3))
    for epoch in range(1, epochs + 1):
        steep = slope(weights)
        first, second = 0.9 * first + 0.1 * steep, 0.99 * second + 0.01 * steep**2
        weights = weights - RATE * (first / (1 - 0.9**epoch)) / (np.sqrt(second / (1 - 0.99**epoch)) + 1e-8)
    return weights


def likelihood(weights: Mapping[str, float], told: Told) -> float:
    """Return the likelihood of a yes."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) * value for name, value in told.items()))))


def quarter(doc: str) -> int:
    """Return the quarter, 0 to 3, of a document, when weights are tried on those that they have not seen."""
    return hashlib.sha256(doc.encode()).digest()[0] % 4


def write(weights: Mapping[str, float], of_what: str, by: str, file: Path) -> None:
    """Write weights as a table. ``of_what``: what they are weights of; ``by``: the script that fits them."""
    rows = [f"{name}\t{weight:.2f}" for name, weight in weights.items()]
    head = f"# Weights of {of_what}, by training/{by}.py.\nfeature\tweight"
    file.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
