"""What the claims of an event agree on: type, mode, status and parties.

Each family of documents has one vote. Only those who assert the act have one, where anybody does.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from bede.events.agreeing.context import Context
from bede.events.agreeing.sides import is_state, side_of
from bede.events.claims import LinkClaim
from bede.model import Actor, EventType, Status

K = TypeVar("K", bound=Hashable)

# From the most certain to the least; where as many tell the one as the other, the less certain is taken.
_CERTAIN = (
    Status.PLANNED,
    Status.PROMISED,
    Status.THREATENED,
    Status.REQUESTED,
    Status.POSSIBLE,
)


def agreed_type(claims: Sequence[LinkClaim], context: Context) -> tuple[EventType, str | None]:
    """Return the type that most tell, of equals the one told with a mode, then first; and its most told mode."""
    first = claims[0]
    if len(claims) == 1:
        return first.type, first.mode
    kind = _most([(c.type, context.home(c.document_id), c.mode is not None) for c in claims])
    modes = [(c.mode, context.home(c.document_id), True) for c in claims if c.mode and c.type is kind]
    return kind, _most(modes) if modes else None


def agreed_status(claims: Sequence[LinkClaim], context: Context) -> Status:
    """Return the status. What one tells as done is done, though others told it as planned before.

    Of what nobody tells as real: not occurred where that was told last, else what most tell, of equals the less
    certain.
    """
    told = {claim.status for claim in claims}
    if len(told) == 1:
        return claims[0].status
    for real in (Status.OCCURRED, Status.ONGOING):
        if real in told:
            return real
    off = max((_day(c) for c in claims if c.status is Status.NOT_OCCURRED), default="")
    if all(_day(c) <= off for c in claims):
        return Status.NOT_OCCURRED
    homes: dict[Status, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.status is not Status.NOT_OCCURRED:
            homes[claim.status].add(context.home(claim.document_id))
    return max(homes, key=lambda status: (len(homes[status]), _CERTAIN.index(status)))


def agreed_parties(claims: Sequence[LinkClaim], context: Context) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Return actors and recipients as one claim has them: the fullest, of equals that which most tell, then the first.

    A union would mix what each outlet calls one party. Where no claim has both, the other side is filled in from the
    next that has it, but for parties that stand on the first side already.
    """
    if len(claims) == 1:
        return one_each(claims[0].actors), one_each(claims[0].recipients)
    homes: dict[Hashable, set[str]] = defaultdict(set)
    for claim in claims:
        homes[_parties_key(claim)].add(context.home(claim.document_id))
    ranked = sorted(claims, key=lambda c: _fullness(c, len(homes[_parties_key(c)])), reverse=True)
    actors, recipients = one_each(ranked[0].actors), one_each(ranked[0].recipients)
    if not actors:
        actors = _first_apart((c.actors for c in ranked), recipients)
    if not recipients:
        recipients = _first_apart((c.recipients for c in ranked), actors)
    return actors, recipients


def _day(claim: LinkClaim) -> str:
    return claim.published or "9999"


def one_each(parties: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return parties without repetition, and without a state of which a person or an organ is listed too."""
    if len(parties) < 2:
        return parties
    named = {side_of(actor) for actor in parties if not is_state(actor) and actor.country}
    kept: dict[str, Actor] = {}
    for actor in parties:
        if not (is_state(actor) and side_of(actor) in named):
            kept.setdefault(actor.entity, actor)
    return tuple(kept.values())


def _first_apart(lists: Iterable[tuple[Actor, ...]], others: tuple[Actor, ...]) -> tuple[Actor, ...]:
    taken = {side_of(actor) or actor.entity for actor in others}
    for parties in lists:
        if parties and not any((side_of(actor) or actor.entity) in taken for actor in parties):
            return one_each(parties)
    return ()


def _fullness(claim: LinkClaim, homes: int) -> tuple[int, int, int]:
    known = sum(actor.country is not None for actor in (*claim.actors, *claim.recipients))
    return (bool(claim.actors) + bool(claim.recipients), homes, min(known, 2))


def _parties_key(claim: LinkClaim) -> Hashable:
    return tuple(
        frozenset(side_of(actor) or actor.entity for actor in parties) for parties in (claim.actors, claim.recipients)
    )


def _most(told: Sequence[tuple[K, str, bool]]) -> K:
    """Return the value that most families tell, of equals the fuller, then the one told first."""
    homes: dict[K, set[str]] = {}
    full: dict[K, bool] = {}
    for value, home, is_full in told:
        homes.setdefault(value, set()).add(home)
        full[value] = full.get(value, False) or is_full
    return max(homes, key=lambda value: (len(homes[value]), full[value]))
