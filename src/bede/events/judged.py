"""People's verdicts applied, before anything is linked: they outrank every score."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bede.events.claims import LinkClaim
from bede.events.corrections import corrected
from bede.events.rulings import PAIR, Ruling, State, is_rejection, pair_of, rule
from bede.events.sameness import Sameness
from bede.model import Judgement, Verdict

Pairs = frozenset[tuple[str, str]]
"""Pairs of ids of claims, sorted within."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What linking starts from.

    ``claims``: those that count, in the order of telling, with the values that people put in. ``together`` and
    ``apart``: claims that must, and that must not, be of one event. They never contradict each other, and name no claim
    that is not in ``claims``.
    """

    claims: tuple[LinkClaim, ...]
    together: Pairs
    apart: Pairs


def judged(claims: Iterable[LinkClaim], judgements: Sequence[Judgement]) -> Judged:
    """Return the claims as people judged them, and the pairs that they joined or parted."""
    rows = sorted(claims, key=told)
    if not judgements:
        return Judged(tuple(rows), frozenset(), frozenset())
    return apply(rows, rule(judgements, {row.id for row in rows}))


def told(claim: LinkClaim) -> tuple[str, str]:
    """Return the key of the order of telling.

    Claims that are compared are told near in time, and so lie near in memory (figures: bench/README.md).
    """
    return claim.published or "9999", claim.id


def apply(rows: Sequence[LinkClaim], rulings: Sequence[Ruling]) -> Judged:
    """Return the claims and pairs that follow from what became of the judgements."""
    counting = [ruling.judgement for ruling in rulings if ruling.state is State.COUNTS]
    rejected = {j.left for j in counting if is_rejection(j)}
    values = corrections_of(counting)
    kept = tuple(corrected(row, values[row.id]) if row.id in values else row for row in rows if row.id not in rejected)
    return Judged(kept, *_pairs(rulings, {row.id for row in kept}))


def _pairs(rulings: Sequence[Ruling], living: Collection[str]) -> tuple[Pairs, Pairs]:
    """Return the pairs of living claims that belong together, and apart, by all that people said."""
    on_pairs = [ruling for ruling in rulings if ruling.judgement.verdict in PAIR]
    known = _sameness(on_pairs)
    members: dict[str, list[str]] = defaultdict(list)
    for claim in sorted({claim for ruling in on_pairs for claim in pair_of(ruling.judgement)}):
        if claim in living:
            members[known.find(claim)].append(claim)
    together = (pair for group in members.values() for pair in pairwise(group))
    different = (r.judgement for r in on_pairs if r.state in _HOLDS and r.judgement.verdict is Verdict.DIFFERENT)
    sides = (map(known.find, pair_of(judgement)) for judgement in different)
    apart = {(members[a][0], members[b][0]) for a, b in sides if members.get(a) and members.get(b)}
    return frozenset(together), frozenset((min(pair), max(pair)) for pair in apart)


_HOLDS = frozenset({State.COUNTS, State.VOID})
"""A pair is void where both claims are gone; it may still tie others together."""


def _sameness(rulings: Sequence[Ruling]) -> Sameness:
    """Return what is the same and what is not by the judgements that hold, the last first.

    A merge of several claims is a chain of pairs. Where one of them was parted from the others later, the others stay
    together, though the chain is broken.
    """
    known = Sameness()
    for ruling in reversed(rulings):
        if ruling.state in _HOLDS and ruling.judgement.verdict is not Verdict.UNSURE:
            known.learn(pair_of(ruling.judgement), same=ruling.judgement.verdict is Verdict.SAME)
    for merged in reversed(_broken_merges(rulings)):
        for place, claim in enumerate(merged):
            any(known.learn((claim, other), same=True) for other in merged[:place])
    return known


def _broken_merges(rulings: Sequence[Ruling]) -> list[list[str]]:
    """Return the claims of each merge of which a pair was said to be different later, in the order of the merges."""
    unsure = {ruling.judgement.id for ruling in rulings if ruling.judgement.verdict is Verdict.UNSURE}
    acts: dict[tuple[object, ...], list[Ruling]] = defaultdict(list)
    for ruling in rulings:
        judgement = ruling.judgement
        if judgement.verdict is Verdict.SAME and ruling.state is not State.WITHDRAWN:
            acts[judgement.made, judgement.person, judgement.reason].append(ruling)
    return [
        sorted({claim for ruling in act for claim in pair_of(ruling.judgement)})
        for act in acts.values()
        if any(ruling.state not in _HOLDS for ruling in act) and not any(ruling.by in unsure for ruling in act)
    ]


def corrections_of(counting: Iterable[Judgement]) -> dict[str, list[tuple[str, str]]]:
    """Return the fields and values that judgements put in, by claim; the type first, since it bounds the mode."""
    values: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for judgement in counting:
        if judgement.verdict is Verdict.CORRECTED:
            values[judgement.left].append((str(judgement.field), str(judgement.value)))
    return {claim: sorted(own, key=lambda item: (item[0] != "type", item)) for claim, own in values.items()}
