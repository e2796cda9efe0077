"""Weights of the choice whom a pronoun or a bare role means, from the annotated parties.

    python -m training.references CORPORA -o src/bede/knowledge/words/en/references.tsv

A choice among the parties of the document and "nobody", scored by a sum of weights by class of pointer and feature
(``bede/resolutions/actors/references.py``), fitted by the likelihood of the right ones with a pull to zero. A candidate
is right where one of its mentions has the pointer's party, or where it bears the party's name. Pointers before are
taken as annotated. Only documents of the train part; the reader marks the names, the acts are those annotated.
"""

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from bede.gold.article import article_of
from bede.gold.read import read_gold
from bede.gold.records import Reading
from bede.model import Actor, Document, MentionKind, Parse, Resolution, Span
from bede.parses import annotate
from bede.pipeline import make_reader
from bede.resolutions.actors.candidates import Candidate, candidates_of, places_of
from bede.resolutions.actors.parties import by_words
from bede.resolutions.actors.pointers import Pointer
from bede.resolutions.actors.pointing import around_of, is_left, pointers_of, tell
from bede.resolutions.actors.references import options_of
from bede.settings import Settings
from bench.resolving import is_entity, is_proper, parse_of

EPOCHS, RATE, PULL = 60, 0.1, 2e-4
LEAST = 0.05
"""Weights nearer to zero are left out."""

NAMES = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.PLACE})


@dataclass(frozen=True, slots=True)
class Question:
    """A pointer with the features of its options, nobody first, and the numbers of those that are right.

    ``named``: its party has a proper name.
    """

    pointer: Pointer
    options: tuple[tuple[str, ...], ...]
    right: tuple[int, ...]
    named: bool


def questions(reading: Reading, document: Document, parse: Parse) -> Iterator[Question]:
    """Yield what a document asks."""
    when = document.published.value
    day = when.latest if when else None
    worded = by_words(document, parse, day)
    named = {**worded.beside, **worded.named}
    pointers = pointers_of(document, parse, named)
    spans = {pointer.span for pointer in pointers}
    known: dict[Span, Resolution[Actor]] = {span: found for span, found in named.items() if span not in spans}
    candidates = candidates_of(document, known, worded.people, places_of(parse), day)
    parties = _parties(reading)
    keys: dict[str, set[str]] = {}
    for span, found in known.items():
        if found.value is not None:
            keys.setdefault(found.value.entity, set()).update(parties.get(span, ()))
    for pointer in pointers:
        wanted = parties.get(pointer.span)
        if not wanted or is_left(pointer):
            continue
        options = options_of(
            pointer, list(candidates.values()), around_of(pointer, known, candidates, worded.scene.focus)
        )
        right = tuple(n for n, (c, _) in enumerate(options) if c is not None and _is_right(c, wanted, keys, reading))
        yield Question(pointer, tuple(tuple(told) for _, told in options), right or (0,), _is_named(wanted, reading))
        chosen = options[right[0]][0] if right else None
        if chosen is not None:
            tell(chosen, pointer)
            known[pointer.span] = Resolution(pointer.text, chosen.actor, "annotated", 1.0)
            keys.setdefault(chosen.actor.entity, set()).update(wanted)


def _parties(reading: Reading) -> dict[Span, set[str]]:
    found: dict[Span, set[str]] = {}
    for claim in reading.claims:
        for mention in (*claim.actors, *claim.recipients, *claim.voices):
            if mention.span is not None and mention.party is not None:
                found.setdefault(mention.span, set()).add(mention.party)
    return found


def _is_right(candidate: Candidate, wanted: set[str], keys: Mapping[str, set[str]], reading: Reading) -> bool:
    if keys.get(candidate.actor.entity, set()) & wanted:
        return True
    names = [party.name for key in wanted if (party := reading.party(key)) is not None and party.name]
    return any(is_proper(name) and is_entity(name, candidate.actor) for name in names)


def _is_named(wanted: set[str], reading: Reading) -> bool:
    found = [reading.party(key) for key in wanted]
    return any(party is not None and party.name is not None and is_proper(party.name) for party in found)


def fit(asked: Sequence[Question]) -> dict[tuple[str, str], float]:
    """Return the weights under which the right options are likeliest (Adam on all questions at once)."""
    index: dict[tuple[str, str], int] = {}
    data = [
        ([[index.setdefault((q.pointer.kind, f), len(index)) for f in option] for option in q.options], list(q.right))
        for q in asked
    ]
    weights, first, second = (np.zeros(len(index)) for _ in range(3))
    for epoch in range(1, EPOCHS + 1):
        slope = PULL * len(data) * weights
        for options, right in data:
            scores = np.array([weights[option].sum() for option in options])
            share = np.exp(scores - scores.max())
            share /= share.sum()
            wanted = np.zeros_like(share)
            wanted[right] = share[right] / max(share[right].sum(), 1e-9)
            for option, error in zip(options, share - wanted, strict=True):
                np.add.at(slope, option, error)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        step = (first / (1 - 0.9**epoch)) / (np.sqrt(second / (1 - 0.99**epoch)) + 1e-8)
        weights = weights - RATE * step
    return {key: float(weights[number]) for key, number in index.items()}


def parses(root: Path, part: str) -> Iterator[tuple[Reading, Document, Parse]]:
    """Yield the documents of a part with the annotated acts and the names that the reader marks."""
    settings = Settings()
    reader = make_reader(settings)
    for reading in read_gold(Path("gold"), root, (part,)).readings:
        if reading.document.text is None:
            continue
        document = article_of(reading.document)
        read = annotate(document, reader, settings.parses)
        names = tuple(mention for mention in read.mentions if mention.kind in NAMES)
        yield reading, document, replace(parse_of(reading), mentions=names, quotations=read.quotations)


def main() -> None:
    """Write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    asked = [question for item in parses(options.corpora, "train") for question in questions(*item)]
    write(fit(asked), options.out)
    print(f"{len(asked)} pronouns and roles")


def write(weights: Mapping[tuple[str, str], float], path: Path) -> None:
    """Write weights as a table."""
    rows = [f"{kind}\t{name}\t{weight:.2f}" for (kind, name), weight in sorted(weights.items()) if abs(weight) >= LEAST]
    head = "# Weights of who a pronoun or bare role means, by training/references.py.\nkind\tfeature\tweight"
    path.write_text("\n".join([head, *rows, ""]), encoding="utf-8")


def choice(question: Question, weights: Mapping[tuple[str, str], float]) -> int:
    """Return the number of the likeliest option."""
    kind = question.pointer.kind
    scores = [math.fsum(weights.get((kind, name), 0.0) for name in option) for option in question.options]
    return max(range(len(scores)), key=lambda number: scores[number])


if __name__ == "__main__":
    main()
