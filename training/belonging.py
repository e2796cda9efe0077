"""Weights of which country a party without one belongs to, from the annotated parties.

    python -m training.belonging CORPORA -o src/bede/knowledge/words/en/belonging.tsv

Asked is of each party whose words tell no country, and each country that its document names, whether it is the one
annotated; a party annotated without a country belongs to none of them. The weights are fitted by likelihood, with a
pull to zero (``bede/resolutions/actors/belonging.py`` has the features). Only documents of the train part; the reader
marks the names, the acts are those annotated. Printed first is what weights from three quarters of the documents give
on the other, four times over, by likelihood.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bede.gold.records import GoldMention, GoldVoice, Reading
from bede.model import Document, Parse, Span
from bede.resolutions.actors.belonging import Belonging
from bede.resolutions.actors.parties import by_words, pointed
from training.logistic import fit, likelihood, quarter, write
from training.references import parses


@dataclass(frozen=True, slots=True)
class Question:
    """A party: the countries that it may belong to, with their features, and the annotated one, None where none is."""

    doc: str
    options: tuple[tuple[str, Mapping[str, float]], ...]
    country: str | None


def questions(reading: Reading, document: Document, parse: Parse) -> Iterator[Question]:
    """Yield what a document asks."""
    when = document.published.value
    worded = by_words(document, parse, when.latest if when else None)
    actors = pointed(document, parse, worded)
    belonging = Belonging(parse, worded.focus, actors)
    for span, country in _annotated(reading).items():
        found = actors.get(span)
        if found is not None and found.value is not None and found.value.country is None:
            yield Question(reading.document.doc, tuple(belonging.options(span)), country)


def _annotated(reading: Reading) -> dict[Span, str | None]:
    found: dict[Span, str | None] = {}
    for claim in reading.claims:
        mentions: tuple[GoldMention | GoldVoice, ...] = (*claim.actors, *claim.recipients, *claim.voices)
        for mention in mentions:
            party = reading.party(mention.party)
            if mention.span is not None and party is not None:
                found.setdefault(mention.span, party.country)
    return found


def weights_of(asked: Sequence[Question]) -> dict[str, float]:
    """Return the weights under which the annotated countries are likeliest."""
    options = [(told, code == question.country) for question in asked for code, told in question.options]
    return fit([told for told, _ in options], [right for _, right in options])


Answer = tuple[float, str | None, str | None]
"""A likelihood, the country that has it, and the annotated one."""


def crossed(asked: Sequence[Question]) -> Iterator[Answer]:
    """Yield the answers to all questions, each by weights from the three quarters of the documents without its own."""
    for part in range(4):
        weights = weights_of([q for q in asked if quarter(q.doc) != part])
        for question in (q for q in asked if quarter(q.doc) == part):
            scored = [(likelihood(weights, told), code) for code, told in question.options]
            if scored:
                yield *max(scored), question.country


def told(answers: Sequence[Answer]) -> Iterator[str]:
    """Yield, for each likelihood from which a country is given, how many are right, wrong, and of parties with none."""
    for least in (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9):
        given = [(code, country) for likelihood, code, country in answers if likelihood >= least]
        right = sum(code == country for code, country in given)
        none = sum(country is None for _, country in given)
        share = right / max(1, len(given) - none)
        yield f"from {least:.2f}: {right} right of {len(given) - none} ({share:.3f}), {none} of parties with none"


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    asked = [question for item in parses(options.corpora, "train") for question in questions(*item)]
    print(f"{len(asked)} parties; {sum(q.country is not None for q in asked)} have a country")
    print("\n".join(told(list(crossed(asked)))))
    write(weights_of(asked), "which country a party without one belongs to", "belonging", options.out)


if __name__ == "__main__":
    main()
