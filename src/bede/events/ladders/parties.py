"""Who gives and who receives, and when two such parties are one."""

from collections.abc import Iterable, Sequence

from bede.events.claims import LinkClaim
from bede.events.wholes import is_agency, is_whole
from bede.model import Actor, EventType, LadderKind, Sector

Sides = tuple[tuple[Actor, ...], tuple[Actor, ...]]
"""Givers (for talks: all who meet), and receivers."""

# These act for themselves, whatever their country; all others act for their state or are its people.
_OWN = frozenset(
    {Sector.REB, Sector.PRM, Sector.UAF, Sector.OPP, Sector.CRM, Sector.NGO, Sector.BUS, Sector.MNC, Sector.ISM}
)


def party_key(actor: Actor) -> str:
    """Return whom a party counts as: its state or body, or itself where it acts for itself."""
    if actor.country is None or actor.sector in _OWN:
        return actor.entity
    return actor.entity if is_agency(actor) else actor.country


def keys(actors: Iterable[Actor]) -> frozenset[str]:
    """Return whom the parties count as."""
    return frozenset(party_key(actor) for actor in actors)


def sides_of_act(claim: LinkClaim, frame: LinkClaim | None, kind: LadderKind) -> Sides:
    """Return the sides of an act, what its own claim leaves open filled from the words that carry it."""
    givers, receivers = claim.actors, claim.recipients
    if frame is not None and frame.type is EventType.REQUEST:
        askers = keys(frame.actors)
        for_asker = frame.mode == "assist" and kind is LadderKind.AID
        if for_asker:
            givers = _without(givers, askers) or _without(frame.recipients, askers)
            if not givers and len(askers) > 1:
                return (), ()  # one of those who "ask" is rather the one who is asked
        givers = givers or _without(frame.recipients, askers)
        receivers = receivers or (frame.actors if for_asker else ())
    elif frame is not None:
        givers = givers or frame.actors
        receivers = receivers or frame.recipients
    return _clean(givers, receivers, kind)


def sides_of_words(claim: LinkClaim, kind: LadderKind) -> Sides:
    """Return the sides of what an offer, request, threat or refusal is about."""
    if claim.type is not EventType.REQUEST:
        return _clean(claim.actors, claim.recipients, kind)
    for_asker = kind is LadderKind.AID
    if kind is LadderKind.TALKS:
        return _clean((*claim.actors, *claim.recipients), (), kind)
    return _clean(claim.recipients, claim.actors if for_asker else (), kind)


def _clean(givers: Sequence[Actor], receivers: Sequence[Actor], kind: LadderKind) -> Sides:
    """Return the sides with each party once; who stands on both is left out where the side has others."""
    if kind is LadderKind.TALKS:
        return _distinct((*givers, *receivers)), ()
    both = keys(givers) & keys(receivers)
    if both:
        rest = _without(receivers, both)
        receivers = rest or receivers
        givers = givers if rest else _without(givers, both) or givers
        if keys(givers) == keys(receivers) and len(both) > 1:
            return (), ()  # nobody can tell who gives to whom
        if keys(givers) == keys(receivers) and all(is_whole(actor) for actor in receivers):
            receivers = ()  # a state gives itself nothing; its people are another matter
    return _distinct(givers), _distinct(receivers)


def _without(actors: Sequence[Actor], left_out: frozenset[str]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors if party_key(actor) not in left_out)


def _distinct(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    return tuple({actor.entity: actor for actor in actors}.values())
