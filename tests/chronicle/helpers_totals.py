"""Totals by giver and receiver added up in Python, to hold the view `pledges` against."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bede.events.ladders.parties import party_key
from bede.events.ladders.topics import UNDOING
from bede.model import Actor, AmountKind, Figure, Ladder, LadderKind, Stage


@dataclass(frozen=True, slots=True)
class Sum:
    """How many ``commitments``, and their sums of money added up; all None where none tells a sum.

    ``low``: the lowest of each. ``best``: the likeliest of each, else the bound that is told. ``high``: None where one
    of them is told without an upper bound.
    """

    commitments: int
    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Total:
    """What ``giver`` commits to ``receiver`` (codes, joined by ``; ``), by kind, stage and currency.

    ``undoing``: a lifting, withdrawal or ceasefire, which are counted apart; empty: none.
    ``passed``: commitments that are told in this stage. ``stayed``: those of them that have come no further.
    A commitment counts in one currency, the one in which it is told most. ``unit`` None: no sum is told.
    """

    giver: str
    receiver: str
    kind: LadderKind
    undoing: str
    stage: Stage
    unit: str | None
    passed: Sum
    stayed: Sum


def totals(ladders: Iterable[Ladder]) -> tuple[Total, ...]:
    """Return the totals, ordered by giver, receiver, kind, stage and currency."""
    groups: dict[tuple[str, str, LadderKind, str, Stage, str], list[tuple[bool, Figure | None]]] = defaultdict(list)
    for ladder in ladders:
        money = next((figure for figure in ladder.amounts if figure.kind is AmountKind.MONEY), None)
        unit = (money.unit or "") if money else ""
        for stage in {step.stage for step in ladder.steps}:
            undoing = ladder.what if ladder.what in UNDOING else ""
            key = (_joined(ladder.givers), _joined(ladder.receivers), ladder.kind, undoing, stage, unit)
            groups[key].append((stage is ladder.stage, money))
    order, rank = list(Stage), list(LadderKind)
    return tuple(
        Total(*key[:5], key[5] or None, _sum([f for _, f in groups[key]]), _sum([f for s, f in groups[key] if s]))
        for key in sorted(groups, key=lambda k: (*k[:2], rank.index(k[2]), k[3], order.index(k[4]), k[5]))
    )


def _joined(actors: Sequence[Actor]) -> str:
    return "; ".join(sorted({party_key(actor) for actor in actors}))


def _sum(figures: Sequence[Figure | None]) -> Sum:
    told = [figure for figure in figures if figure is not None]
    highs = [figure.high if figure.high is not None else figure.best for figure in told]
    return Sum(
        commitments=len(figures),
        low=_added([f.low if f.low is not None else f.best for f in told]),
        best=_added([_first(f.best, f.low, f.high) for f in told]),
        high=_added(highs) if None not in highs else None,
    )


def _first(*values: float | None) -> float | None:
    return next((value for value in values if value is not None), None)


def _added(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None
