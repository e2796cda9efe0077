"""Whom a pronoun or a bare role means ("she", "the ministry"): the likeliest party of the document."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_rows
from bede.knowledge.world import country_by_code
from bede.model import Sector
from bede.resolutions.actors.candidates import Candidate, Told
from bede.resolutions.actors.groups import state_actor
from bede.resolutions.actors.pointers import OF_PERSONS, Pointer, title_of
from bede.text.normalise import fold

NOBODY = "nobody"
"""The feature of the choice that none of the candidates is meant."""

_WEIGHTS = "words/en/references.tsv"
_LONGEST_GAP = 8  # sentences; what is farther is equally far


@dataclass(frozen=True, slots=True)
class Around:
    """What a choice may look at beside the pointer.

    Entities of the tellers and of the act's other side, the country that the document is about, the country of the
    innermost teller and the sentence that first names them.
    """

    tellers: tuple[str, ...]
    opposite: frozenset[str]
    focus: str | None
    teller_country: str | None
    teller_sentence: int | None


def choose(pointer: Pointer, candidates: Sequence[Candidate], around: Around) -> tuple[Candidate | None, float]:
    """Return the likeliest candidate, None for nobody, and its likelihood in 0..1."""
    return _best(pointer, options_of(pointer, candidates, around))


def likeliest(pointer: Pointer, candidates: Sequence[Candidate], around: Around) -> tuple[Candidate | None, float]:
    """Return the likeliest candidate where the pointer surely means one of them ("*its* troops")."""
    _, *options = options_of(pointer, candidates, around)
    return _best(pointer, options) if options else (None, 0.0)


def _best(pointer: Pointer, options: Sequence[tuple[Candidate | None, list[str]]]) -> tuple[Candidate | None, float]:
    learned = weights()
    scores = [sum(learned.get((pointer.kind, feature), 0.0) for feature in features) for _, features in options]
    best = max(range(len(options)), key=lambda number: scores[number])
    return options[best][0], 1 / sum(math.exp(score - scores[best]) for score in scores)


def options_of(
    pointer: Pointer, candidates: Sequence[Candidate], around: Around
) -> list[tuple[Candidate | None, list[str]]]:
    """Return whom a pointer may mean, nobody first, each with the features that speak for and against it."""
    possible = [
        c for c in (*candidates, *_state_of_teller(pointer, candidates, around)) if _is_possible(pointer, c, around)
    ]
    ranks = _ranks(pointer, possible)
    described = [(c, list(_features(pointer, c, around, rank))) for c, rank in zip(possible, ranks, strict=True)]
    return [(None, [NOBODY]), *described]


def _state_of_teller(pointer: Pointer, candidates: Sequence[Candidate], around: Around) -> list[Candidate]:
    """Return the teller's state where "we" or "our country" may mean it and the document does not name it."""
    state = country_by_code(around.teller_country) if around.teller_country else None
    if state is None or pointer.kind not in {"we", "land"} or any(c.actor.entity == state.entity for c in candidates):
        return []
    return [Candidate(state_actor(state), person=False)]


def _is_possible(pointer: Pointer, candidate: Candidate, around: Around) -> bool:
    """Return whether person and number allow it; whoever does it does not do it to *him*, but to himself."""
    if candidate.actor.entity in around.opposite:
        return False
    if pointer.kind in OF_PERSONS or pointer.kind == "bearer":
        return candidate.person
    if pointer.kind == "they" and (_nature(candidate) == "state" or _is_other_side(pointer, candidate)):
        return False
    return not (candidate.person and pointer.kind in {"it", "they", "land", "thing", "organ"})


def _is_other_side(pointer: Pointer, candidate: Candidate) -> bool:
    """Return whether a party stands in the sentence only on the side of an act on which the pointer does not stand.

    "The FSB fired on boats before they were seized": whom it was done to may have no other mention.
    """
    parts = {told.part for told in candidate.before(pointer.span.start) if told.sentence == pointer.sentence}
    return bool(parts) and parts <= {"actor", "recipient"} - {pointer.part}


def _ranks(pointer: Pointer, candidates: Sequence[Candidate]) -> list[int]:
    """Return for each candidate how many others were told since it was told last before the pointer."""
    last = [max((t.start for t in c.before(pointer.span.start)), default=-1) for c in candidates]
    order = sorted(range(len(last)), key=lambda number: -last[number])
    return [order.index(number) for number in range(len(last))]


def _features(pointer: Pointer, candidate: Candidate, around: Around, rank: int) -> Iterator[str]:
    nature = _nature(candidate)
    yield nature
    yield from _nearness(pointer, candidate.before(pointer.span.start), rank)
    yield from _fitness(candidate, around, nature)
    if candidate.gender and pointer.kind in {"he", "she"}:
        yield "gender-agrees" if (candidate.gender == "m") == (pointer.kind == "he") else "gender-differs"
    if not pointer.is_pronoun:
        yield from _likeness(pointer, candidate)


def _nearness(pointer: Pointer, before: Sequence[Told], rank: int) -> Iterator[str]:
    if not before:
        yield "only-later"
        return
    gap = pointer.sentence - before[-1].sentence
    yield f"gap-{gap if gap < _LONGEST_GAP // 2 else 'far' if gap < _LONGEST_GAP else 'farthest'}"
    yield f"rank-{min(rank, 4)}"
    yield f"times-{min(4, math.ceil(math.log2(len(before) + 1)))}"
    near = [told for told in before if pointer.sentence - told.sentence < 2]
    if near:
        yield f"near-{near[-1].part}"
    if any(told.first for told in near):
        yield "near-first"
    if any(told.part == pointer.part for told in near):
        yield "near-same-part"
    elif near and {told.part for told in near} <= {"actor", "recipient"}:
        yield "near-other-part"


def _nature(candidate: Candidate) -> str:
    actor = candidate.actor
    if candidate.person:
        return "person"
    if actor.entity.startswith("Q") and actor.sector is Sector.GOV:
        return "state"
    return "group" if "." in actor.entity or actor.name.islower() else "body"


def _fitness(candidate: Candidate, around: Around, nature: str) -> Iterator[str]:
    actor = candidate.actor
    if around.tellers:
        last = actor.entity == around.tellers[-1]
        yield "teller" if last else "outer-teller" if actor.entity in around.tellers else "told"
        if any(told.sentence == around.teller_sentence for told in candidate.told):
            yield f"{nature}-beside-teller"
    if actor.country is not None and around.focus is not None:
        yield "in-focus" if actor.country == around.focus else "out-of-focus"
    if actor.country is not None and around.teller_country is not None:
        yield f"{nature}-of-tellers-land" if actor.country == around.teller_country else "land-of-another"


def _likeness(pointer: Pointer, candidate: Candidate) -> Iterator[str]:
    """Yield how the words of a role fit what a candidate is called and does."""
    words, title = fold(pointer.text).split(), title_of(pointer.text)
    yield "head-in-name" if words[-1] in fold(candidate.actor.name).split() else "head-not-in-name"
    yield (
        f"begins-{words[0]}" if words[0] in {"the", "a", "an", "his", "her", "its", "their", "this"} else "begins-bare"
    )
    if title is not None and candidate.title is not None:
        yield "title-agrees" if fold(candidate.title) == fold(title.name) else "title-differs"
    if title is not None and fold(title.name) in candidate.holds:
        yield "holds-office"
    if title is not None and candidate.actor.sector is not None:
        agrees = candidate.actor.sector is title.sector
        yield "sector-agrees" if agrees else "sector-differs"
        if agrees and any(pointer.sentence - told.sentence < 2 for told in candidate.before(pointer.span.start)):
            yield "sector-agrees-near"


@cache
def weights() -> dict[tuple[str, str], float]:
    """Return the learned weights by class of pointer and feature (``training/references.py``)."""
    return {(kind, feature): float(weight) for kind, feature, weight in read_rows(_WEIGHTS)}
