"""Compare readings of the same documents, as a whole and by stratum."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from bede.evaluate import fields
from bede.evaluate.pairs import Paired, pair
from bede.evaluate.tally import Agreement, Tally, shared
from bede.gold.records import GoldClaim, Reading

ALL = "all"
"""The stratum that holds everything."""

Strata = Callable[[Reading], Iterable[str]]
"""Returns the strata that a document counts to."""


@dataclass(slots=True)
class Scores:
    """All counts of one stratum. ``sentences``: those of articles, boilerplate left out.

    ``fields``: counts by the name of a measure. ``codes``: agreement on the codes of claims that both have.
    ``classes``: detection and coding together, by field and code: a claim counts as right for a code when both
    readings have it with that code.
    """

    documents: int = 0
    sentences: int = 0
    fields: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    codes: dict[str, Agreement] = field(default_factory=lambda: defaultdict(Agreement))
    classes: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))


def by_genre(reading: Reading) -> Iterable[str]:
    """Return the genre of a document as its stratum."""
    return (reading.document.genre,)


def measure(pairs: Iterable[tuple[Reading, Reading]], strata: Strata = by_genre) -> dict[str, Scores]:
    """Compare (wanted, given) readings of documents; return the scores of each stratum, all together first.

    Claims are paired by their triggers (``bede.evaluate.pairs``); fields are compared on paired claims, so that a
    missed claim costs detection only.
    """
    scores: dict[str, Scores] = defaultdict(Scores)
    scores[ALL] = Scores()
    for wanted, given in pairs:
        found = pair(wanted.claims, given.claims)
        for name in (ALL, *strata(wanted)):
            scores[name].documents += 1
            scores[name].sentences += len(wanted.document.sentences) - len(wanted.document.boilerplate)
            _add(scores[name], wanted, given, found)
    return dict(scores)


def _add(scores: Scores, wanted: Reading, given: Reading, found: Paired) -> None:
    for name, counts in _detection(found):
        scores.fields[name].add(*counts)
    in_sentences = shared(*(((claim.sentence, claim.type) for claim in side.claims) for side in (wanted, given)))
    scores.fields["type in sentence"].add(*in_sentences)
    for first, second in found.both:
        for name, counts in _compared(wanted, given, first, second):
            scores.fields[name].add(*counts)
        for name in fields.CODES:
            scores.codes[name].add(fields.code(first, name), fields.code(second, name))
    for name in ("type", "status", "stance", "certainty"):
        _add_classes(scores, found, name)


def _detection(found: Paired) -> Iterator[tuple[str, fields.Counts]]:
    total = len(found.both) + len(found.given_only), len(found.both) + len(found.wanted_only)
    yield "trigger", (len(found.both), *total)
    yield "trigger exact", (sum(a.trigger == b.trigger for a, b in found.both), *total)
    yield "trigger + type", (sum(a.type == b.type for a, b in found.both), *total)


def _compared(
    wanted: Reading, given: Reading, first: GoldClaim, second: GoldClaim
) -> Iterator[tuple[str, fields.Counts]]:
    for name in fields.CODES:
        yield name, (int(fields.code(first, name) == fields.code(second, name)), 1, 1)
    text = wanted.document.text or ""
    for name, ours, theirs in (
        ("actors", first.actors, second.actors),
        ("recipients", first.recipients, second.recipients),
        ("speakers", first.voices, second.voices),
    ):
        for how, compare in fields.SPAN_MEASURES.items():
            yield f"{name} {how}", compare(text, ours, theirs)
        yield f"{name} country", fields.countries(wanted, given, ours, theirs)
        yield f"{name} name", fields.names(wanted, given, ours, theirs)
    for name, compare_claims in fields.CLAIM_MEASURES.items():
        yield name, compare_claims(first, second)


def _add_classes(scores: Scores, found: Paired, name: str) -> None:
    for first, second in found.both:
        wanted, given = fields.code(first, name), fields.code(second, name)
        scores.classes[name, wanted].add(int(wanted == given), 0, 1)
        scores.classes[name, given].add(0, 1, 0)
    for claim in found.wanted_only:
        scores.classes[name, fields.code(claim, name)].add(0, 0, 1)
    for claim in found.given_only:
        scores.classes[name, fields.code(claim, name)].add(0, 1, 0)
