"""Weights of whether whoever speaks in a quotation, a turn or a signed text tells an act in it, from annotated claims.

    python -m training.carrying CORPORA -o src/bede/knowledge/words/en/carrying.tsv

Asked is of each annotated claim whose trigger stands between quotation marks, in a turn of an interview or in a text
that its author signs, and whose sentence names no speaker for it, whether annotators let it be told by who speaks there
(``carried``). Features and what is made of the weights: ``bede/parses/trained/carrying.py``. Only documents of the
train part; the reader finds the cues, type and status are those annotated. Printed first is what weights from three
quarters of the documents give on the other, four times over, by stretch and likelihood.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bede.gold.article import article_of
from bede.gold.read import read_gold
from bede.gold.records import Reading
from bede.model import Sentence
from bede.parses.trained.carrying import Speech
from bede.parses.trained.reader import TrainedReader
from bede.settings import ParsesOptions
from training.logistic import Told, fit, likelihood, quarter, write

PULL = 1e-3


@dataclass(frozen=True, slots=True)
class Question:
    """An act in such a stretch, with its features, and whether its voice is carried."""

    doc: str
    told: Told
    is_carried: bool


def questions(reading: Reading, reader: TrainedReader) -> Iterator[Question]:
    """Yield what a document asks."""
    document = reading.document
    if document.text is None:
        return
    sentences = [Sentence(number, span, 0) for number, span in enumerate(document.sentences)]
    seen = reader.look_at(document.text, sentences)
    said = [one.attributions() for one in seen]
    speech = Speech(article_of(document), [one.sentence.span for one in seen], said)
    for claim in reading.claims:
        told = dict.fromkeys(speech.features(claim.trigger, claim.type, claim.status), 1.0)
        if told and all(voice.carried for voice in claim.voices):
            yield Question(document.doc, told, bool(claim.voices))


def weights_of(asked: Sequence[Question]) -> dict[str, float]:
    """Return the weights under which the annotations are likeliest."""
    return fit([question.told for question in asked], [question.is_carried for question in asked], PULL)


def crossed(asked: Sequence[Question], kind: str) -> Iterator[tuple[float, bool]]:
    """Yield likelihood and answer of the questions of a kind of stretch, each by weights from the other quarters."""
    for part in range(4):
        weights = weights_of([q for q in asked if quarter(q.doc) != part])
        mine = [q for q in asked if quarter(q.doc) == part and kind in q.told]
        yield from ((likelihood(weights, q.told), q.is_carried) for q in mine)


def table(answers: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Yield, for each likelihood from which a voice is carried, how many are right, of those given and those wanted."""
    wanted = sum(is_carried for _, is_carried in answers)
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        given = [is_carried for likely, is_carried in answers if likely >= least]
        share = sum(given) / max(1, len(given))
        found = sum(given) / wanted
        yield f"from {least:.1f}: {sum(given)} right of {len(given)} ({share:.3f}), {found:.3f} of {wanted}"


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    reader = TrainedReader(ParsesOptions())
    readings = read_gold(Path("gold"), options.corpora, ("train",)).readings
    asked = [question for reading in readings for question in questions(reading, reader)]
    print(f"{len(asked)} acts in such stretches; {sum(q.is_carried for q in asked)} are carried")
    for kind in ("quoted", "turn", "signed"):
        print(kind, *table(list(crossed(asked, kind))), sep="\n")
    told = "whether whoever speaks in a quotation, a turn or a signed text tells an act in it"
    write(weights_of(asked), told, "carrying", options.out)


if __name__ == "__main__":
    main()
