"""Whom a pronoun or a bare role means ("she", "the ministry"): the likeliest party of the document."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_rows
from bede.knowledge.world import country_by_code
from bede.model import Actor, Sector
from bede.resolutions.actors.candidates import Candidate, Told
from bede.resolutions.actors.groups import state_actor
from bede.resolutions.actors.pointers import OF_PERSONS, Pointer, title_of
from bede.text.normalise import fold

NOBODY = "nobody"
"""The feature of the choice that none of the candidates is meant."""

_OF_STATES = frozenset({None, *map(Sector, ("GOV", "MIL", "LEG", "JUD", "COP", "SPY"))})
"""Sectors of bodies whose people say "we" of their state."""

_WEIGHTS = "words/en/references.tsv"
_LONGEST_GAP = 8  # sentences; what is farther is equally far


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells an act: whether one person, the sentence that names them first, and the body that they speak for."""

    actor: Actor
    person: bool
    sentence: int | None
    body: Actor | None

    @property
    def state(self) -> Actor | None:
        """Their state as a party; None where they speak for a body that is none of a state's ("Hamas spokesman")."""
        country = country_by_code(self.actor.country) if self.actor.country else None
        is_of_state = self.body is None or self.body.sector in _OF_STATES
        return state_actor(country) if country is not None and is_of_state else None


@dataclass(frozen=True, slots=True)
class Around:
    """What a choice may look at beside the pointer.

    Entities of the tellers, and of those whom it does not mean (the act's other side, whoever speaks in the quotation
    around a third person); the country that the document is about; the innermost teller.
    """

    tellers: tuple[str, ...]
    opposite: frozenset[str]
    focus: str | None
    teller: Teller | None


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
        c for c in (*candidates, *_behind_teller(pointer, candidates, around)) if _is_possible(pointer, c, around)
    ]
    ranks = _ranks(pointer, possible)
    described = [(c, list(_features(pointer, c, around, rank))) for c, rank in zip(possible, ranks, strict=True)]
    return [(None, [NOBODY]), *described]


def _behind_teller(pointer: Pointer, candidates: Sequence[Candidate], around: Around) -> Iterator[Candidate]:
    """Yield the teller's state and body where "we" or "our country" may mean them and the document names them not."""
    teller = around.teller
    if teller is None or pointer.kind not in {"we", "land"}:
        return
    behind = {actor.entity: actor for actor in (teller.state, teller.body if pointer.kind == "we" else None) if actor}
    named = {candidate.actor.entity for candidate in candidates}
    yield from (Candidate(actor, person=False) for entity, actor in behind.items() if entity not in named)


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
    if pointer.kind == "we" and around.teller is not None:
        yield from _ours(candidate, around.teller)
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
    actor, teller = candidate.actor, around.teller
    if actor.country is not None and around.focus is not None:
        yield "in-focus" if actor.country == around.focus else "out-of-focus"
    if teller is None:
        return
    last = actor.entity == teller.actor.entity
    yield "teller" if last else "outer-teller" if actor.entity in around.tellers else "told"
    if any(told.sentence == teller.sentence for told in candidate.told):
        yield f"{nature}-beside-teller"
    if actor.country is not None and teller.actor.country is not None:
        yield f"{nature}-of-tellers-land" if actor.country == teller.actor.country else "land-of-another"


def _ours(candidate: Candidate, teller: Teller) -> Iterator[str]:
    """Yield what a candidate is to who says "we", by what they are."""
    actor, sector = candidate.actor, teller.actor.sector or "unknown"
    if actor.entity == teller.actor.entity:
        yield f"teller-of-{sector}" if teller.person else "teller-no-person"
    if teller.body is not None and actor.entity == teller.body.entity:
        yield "body-of-teller"
    if teller.state is not None and actor.entity == teller.state.entity:
        yield f"state-of-{sector}" if teller.person else "state-of-no-person"


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
