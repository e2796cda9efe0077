"""Weights of which country a place phrase without a name lies in, from the annotated places.

    python -m training.whereabouts CORPORA -o src/bede/knowledge/words/en/whereabouts.tsv

Asked is of each place phrase that names no known place which of the countries that its document names it lies in; the
weights are those under which the annotated ones are likeliest, with a pull to zero
(``bede/resolutions/places/whereabouts.py`` has the features). Only documents of the train part; the acts are those
annotated. Printed first is what weights from three quarters of the documents give on the other, four times over, by
likelihood.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from bede.gold.article import article_of
from bede.gold.read import read_gold
from bede.gold.records import Reading as GoldReading
from bede.resolutions.actors.parties import resolve_parties
from bede.resolutions.places.resolve import Reading
from bede.resolutions.places.whereabouts import parties_of
from bench.resolving import parse_of
from training.logistic import Floats, descend, quarter, write

EPOCHS, PULL = 200, 2e-3
BOUNDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Question:
    """A phrase: the countries that it may lie in, with their features, and the annotated one, None where none is."""

    doc: str
    options: tuple[tuple[str, Mapping[str, float]], ...]
    country: str | None


def questions(gold: GoldReading) -> Iterator[Question]:
    """Yield what a document asks."""
    document, parse = article_of(gold.document), parse_of(gold)
    when = document.published.value
    parties = parties_of(parse, resolve_parties(document, parse, when.latest if when else None))
    wanted = {claim.place.span: claim.place for claim in gold.claims if claim.place}
    reading = Reading(document, wanted, parties)
    for span, place in wanted.items():
        if span not in reading.told:
            options = tuple(reading.options(span))
            if options:
                yield Question(gold.document.doc, options, place.country)


def fit(asked: Sequence[Question]) -> dict[str, float]:
    """Return the weights under which the annotated countries are likeliest among the options."""
    fair = [q for q in asked if q.country in {code for code, _ in q.options}]
    names = sorted({name for q in fair for _, told in q.options for name in told})
    table = np.array([[told.get(name, 0.0) for name in names] for q in fair for _, told in q.options])
    right = np.array([float(code == q.country) for q in fair for code, _ in q.options])
    owner = np.repeat(np.arange(len(fair)), [len(q.options) for q in fair])

    def slope(weights: Floats) -> Floats:
        powers = np.exp(table @ weights)
        shares = powers / np.bincount(owner, powers)[owner]
        found: Floats = table.T @ (shares - right) / len(fair) + PULL * weights
        return found

    return dict(zip(names, map(float, descend(slope, len(names), EPOCHS)), strict=True))


def crossed(asked: Sequence[Question]) -> Iterator[tuple[float, bool]]:
    """Yield likelihoods and whether they are of the annotated country, by weights from the other three quarters."""
    for part in range(4):
        weights = fit([q for q in asked if quarter(q.doc) != part])
        for question in (q for q in asked if quarter(q.doc) == part):
            scores = [sum(weights.get(n, 0.0) * v for n, v in told.items()) for _, told in question.options]
            powers = np.exp(np.array(scores) - max(scores))
            best = int(powers.argmax())
            yield float(powers[best] / powers.sum()), question.options[best][0] == question.country


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    readings = read_gold(Path("gold"), options.corpora, ("train",)).readings
    asked = [q for gold in readings if gold.document.text is not None for q in questions(gold)]
    answers = list(crossed(asked))
    print(f"{len(asked)} phrases, {sum(right for _, right in answers)} right")
    for low, high in pairwise(BOUNDS):
        mine = [right for likelihood, right in answers if low <= likelihood < high or likelihood == high == 1.0]
        print(f"from {low:.1f} to {high:.1f}: {sum(mine)} right of {len(mine)}")
    write(fit(asked), "which country a place phrase without a name lies in", "whereabouts", options.out)


if __name__ == "__main__":
    main()
