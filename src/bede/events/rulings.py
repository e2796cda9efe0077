"""Which judgements count, where people have judged one thing more than once.

The rule, the same for all kinds of judgement:

- What is withdrawn counts for nothing, and what is said of a claim that the chronicle does not hold is *void*.
- Of two judgements that contradict each other the later one counts. The other is *replaced* where the same person made
  both, and *overruled* where another did: then people disagree, which is shown with the claim and its event.
- Whether a claim counts at all: ``wrong`` says no; ``right`` and ``corrected`` say yes. ``right`` accepts the claim
  with the corrections made before it; a correction made after it contradicts it.
- ``same`` is transitive, also through a claim that is gone or counts for nothing: what was merged stays merged. So a
  judgement on a pair can also be contradicted by several others together. A pair of which nothing is left is void.
  ``unsure`` takes back what the same person said of the pair, no more.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bede.events.sameness import Sameness
from bede.model import Judgement, Verdict

PAIR = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
"""Verdicts on a pair of claims; the others are on one claim."""


class State(StrEnum):
    """What became of a judgement."""

    COUNTS = "counts"
    REPLACED = "replaced"
    OVERRULED = "overruled"
    WITHDRAWN = "withdrawn"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement and what became of it. ``by``: the later judgement that replaced or overruled it.

    ``by`` is None in all other states, and where several others together overruled it.
    """

    judgement: Judgement
    state: State
    by: str | None = None


def rule(judgements: Iterable[Judgement], claims: Collection[str]) -> tuple[Ruling, ...]:
    """Return what became of each judgement, in the order in which they were made.

    ``claims``: ids of the claims that the chronicle holds; those that no judgement names may be left out.
    """
    ordered, known = sorted(judgements, key=_age), frozenset(claims)
    standing = [j for j in ordered if j.withdrawn is None]
    found = {j.id: Ruling(j, State.WITHDRAWN if j.withdrawn else State.VOID) for j in ordered}
    rulings = _on_claims([j for j in standing if j.verdict not in PAIR and j.left in known])
    rejected = {r.judgement.left for r in rulings if r.state is State.COUNTS and is_rejection(r.judgement)}
    rulings += _on_pairs([j for j in standing if j.verdict in PAIR], known - rejected)
    found |= {ruling.judgement.id: ruling for ruling in rulings}
    return tuple(found[j.id] for j in ordered)


def is_rejection(judgement: Judgement) -> bool:
    """Return whether a judgement says that its claim counts for nothing."""
    return judgement.verdict is Verdict.WRONG


def pair_of(judgement: Judgement) -> tuple[str, str]:
    """Return the two claims of a judgement on a pair, sorted."""
    first, second = sorted((judgement.left, judgement.right or judgement.left))
    return first, second


def _age(judgement: Judgement) -> tuple[str, str]:
    return judgement.made.isoformat(timespec="microseconds"), judgement.id


def _on_claims(judgements: Sequence[Judgement]) -> list[Ruling]:
    by_claim: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        by_claim[judgement.left].append(judgement)
    return [ruling for own in by_claim.values() for ruling in _on_claim(own)]


def _on_claim(own: Sequence[Judgement]) -> list[Ruling]:
    """Return the rulings on the judgements of one claim, which are in the order of their making."""
    last = own[-1]
    if is_rejection(last):
        return [_against(j, last, agrees=_both_reject) for j in own]
    corrections = {str(j.field): j for j in own if j.verdict is Verdict.CORRECTED}  # the last of each field
    rulings = []
    for place, judgement in enumerate(own):
        if is_rejection(judgement):
            rulings.append(_against(judgement, last, agrees=_never))
        elif judgement.verdict is Verdict.CORRECTED:
            rulings.append(_against(judgement, corrections[str(judgement.field)], agrees=_puts_in_the_same))
        else:
            later = next((j for j in own[place:] if j is corrections.get(str(j.field))), judgement)
            rulings.append(_against(judgement, later, agrees=_never))
    return rulings


def _on_pairs(judgements: Sequence[Judgement], living: frozenset[str]) -> list[Ruling]:
    """Return the rulings on pairs: from the latest back, each counts unless it contradicts those that count."""
    last_word: dict[tuple[str, tuple[str, str]], Judgement] = {}
    deciding: dict[tuple[str, str], Judgement] = {}
    known, rulings = Sameness(), list[Ruling]()
    for judgement in reversed(judgements):
        pair = pair_of(judgement)
        own = last_word.setdefault((judgement.person, pair), judgement)
        if own.verdict is not judgement.verdict:
            rulings.append(Ruling(judgement, State.REPLACED, own.id))
        elif judgement.verdict is Verdict.UNSURE or known.learn(pair, same=judgement.verdict is Verdict.SAME):
            if judgement.verdict is not Verdict.UNSURE:
                deciding.setdefault(pair, judgement)
            rulings.append(Ruling(judgement, State.COUNTS if not living.isdisjoint(pair) else State.VOID))
        elif living.isdisjoint(pair):  # and what contradicts it is void too
            rulings.append(Ruling(judgement, State.VOID))
        else:
            by = deciding.get(pair)
            rulings.append(Ruling(judgement, State.OVERRULED, by.id if by else None))
    return rulings


def _both_reject(judgement: Judgement, later: Judgement) -> bool:
    return is_rejection(judgement) and is_rejection(later)


def _puts_in_the_same(judgement: Judgement, later: Judgement) -> bool:
    return judgement.value == later.value


def _never(judgement: Judgement, later: Judgement) -> bool:
    return judgement is later


def _against(judgement: Judgement, later: Judgement, *, agrees: Callable[[Judgement, Judgement], bool]) -> Ruling:
    if judgement is later or agrees(judgement, later):
        return Ruling(judgement, State.COUNTS)
    return Ruling(judgement, State.REPLACED if judgement.person == later.person else State.OVERRULED, later.id)
