"""Events in, commitments out: a pure function of events and claims, whatever their order."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256

from bede.events.claims import LinkClaim
from bede.events.ladders.climb import group_rungs
from bede.events.ladders.figures import figures_of
from bede.events.ladders.parties import party_key
from bede.events.ladders.rungs import Rung, find_rungs
from bede.events.ladders.stages import HALTS, ORDER
from bede.events.ladders.tellings import find_tellings
from bede.events.outlines import Outlined
from bede.events.wholes import is_whole
from bede.model import Actor, AmountKind, Figure, Ladder, LadderKind, Stage, Step
from bede.settings import EventsOptions

_DEEDS = frozenset({LadderKind.TALKS, LadderKind.FORCE, LadderKind.TROOPS})
"""Kinds of which the deed alone is no commitment: most meetings and attacks were announced by nobody."""


def find_ladders(events: Iterable[Outlined], claims: Iterable[LinkClaim], options: EventsOptions) -> tuple[Ladder, ...]:
    """Return the commitments, in the order of their ids; each event is a step of one of them at most."""
    rows = list(claims)
    by_id = {claim.id: claim for claim in rows}
    groups = find_groups(find_rungs(events, find_tellings(rows)), options)
    return tuple(sorted((make_ladder(group, by_id) for group in groups), key=lambda ladder: ladder.id))


def find_groups(rungs: Sequence[Rung], options: EventsOptions) -> tuple[tuple[Rung, ...], ...]:
    """Return the rungs of each commitment."""
    return tuple(group for group in group_rungs(rungs, options.ladder_reach) if _is_commitment(group))


def _is_commitment(group: Sequence[Rung]) -> bool:
    """Return whether there is one at all: that a thing was not done says not that it was ever meant."""
    stages = {rung.stage for rung in group}
    if stages <= HALTS:
        return any(rung.some_act for rung in group)
    return group[0].kind not in _DEEDS or bool(stages - HALTS - {Stage.DELIVERED})


def make_ladder(group: Sequence[Rung], claims: Mapping[str, LinkClaim]) -> Ladder:
    """Return the commitment of a group of rungs; ``claims`` must hold theirs."""
    rungs = sorted(group, key=_time)
    first = min(rungs, key=lambda rung: (_iso(rung.told), rung.event))
    amounts = figures_of([claims[claim] for rung in rungs for claim in rung.claims])
    return Ladder(
        id="l" + sha256(first.event.encode()).hexdigest()[:15],
        kind=first.kind,
        what=_what(rungs, amounts),
        givers=_parties([rung.givers for rung in rungs]),
        receivers=_parties([rung.receivers for rung in rungs]),
        stage=_reached(rungs),
        steps=tuple(Step(rung.event, rung.stage, tuple(sorted(rung.words))) for rung in rungs),
        amounts=amounts,
        earliest=min((r.earliest.isoformat() for r in rungs if r.earliest), default=None),
        latest=max((r.latest.isoformat() for r in rungs if r.latest), default=None),
    )


def _what(rungs: Sequence[Rung], amounts: Sequence[Figure]) -> str:
    """Return the word that most rungs have; an aid that is told by its sum alone is money."""
    whats = Counter(rung.what for rung in rungs if rung.what)
    if whats:
        return min(whats, key=lambda word: (-whats[word], word))
    return "money" if any(figure.kind is AmountKind.MONEY for figure in amounts) else ""


def _time(rung: Rung) -> tuple[str, int, str]:
    """Return the key of the order of event time; what has no date of its own stands at its first telling."""
    day = rung.earliest if rung.dated and rung.earliest else rung.told or rung.latest
    return _iso(day), ORDER[rung.stage], rung.event


def _iso(day: date | None) -> str:
    return day.isoformat() if day else "9999"


def _reached(rungs: Sequence[Rung]) -> Stage:
    """Return the furthest stage; a halt counts where nothing is told of a later day that goes on."""
    going = [rung for rung in rungs if rung.stage not in HALTS]
    halts = [rung for rung in rungs if rung.stage in HALTS]
    if halts and (not going or _time(halts[-1])[0] >= max(_time(rung)[0] for rung in going)):
        return halts[-1].stage
    return max((rung.stage for rung in going), key=ORDER.__getitem__)


def _parties(sides: Sequence[Sequence[Actor]]) -> tuple[Actor, ...]:
    """Return each party once, the state itself before its organs and persons, the one told most first."""
    counts = Counter(party_key(actor) for side in sides for actor in side)
    chosen: dict[str, Actor] = {}
    for actor in (actor for side in sides for actor in side):
        known = chosen.get(party_key(actor))
        if known is None or (not is_whole(actor), actor.entity) < (not is_whole(known), known.entity):
            chosen[party_key(actor)] = actor
    told = [chosen[key] for key in sorted(chosen, key=lambda key: (-counts[key], key))]
    # A mere word ("the country") stands for nobody beside a party that is known.
    return tuple([actor for actor in told if actor.country] or told)
