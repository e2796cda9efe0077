"""The values that the claims of one event agree on."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from bede.events.claims import LinkClaim
from bede.events.origins import find_origins
from bede.events.standing import find_standing
from bede.model import Actor, Event, Place, PlacePrecision, Precision, Stance, Status, TimeBasis

_NARROWEST = {precision: rank for rank, precision in enumerate(PlacePrecision)}
_FINEST = {precision: rank for rank, precision in enumerate(Precision)}


def agreed_event(claims: Sequence[LinkClaim], family_of: dict[str, str]) -> Event:
    """Return the event of a cluster of claims. Its id is a hash of the id of the claim that was told first."""
    told = sorted(claims, key=lambda c: (c.published or "9999", c.id))
    best = max(told, key=_fullness)
    earliest, latest, precision, basis = _interval(claims)
    standing, rule = find_standing(claims, family_of)
    documents = tuple(dict.fromkeys(c.document_id for c in told))
    origins = len(find_origins(claims, family_of))
    published = [c.published for c in told if c.published]
    return Event(
        id="e" + sha256(told[0].id.encode()).hexdigest()[:15],
        type=best.type,
        mode=_commonest([c.mode for c in told if c.mode]),
        status=_status(claims),
        actors=_parties([c.actors for c in told], best.actors),
        recipients=_parties([c.recipients for c in told], best.recipients),
        earliest=earliest.isoformat() if earliest else None,
        latest=latest.isoformat() if latest else None,
        time_precision=precision,
        time_basis=basis,
        place=_place([c.place for c in told if c.place]),
        claims=tuple(c.id for c in told),
        documents=documents,
        families=tuple(dict.fromkeys(family_of.get(d, d) for d in documents)),
        publishers=tuple(dict.fromkeys(c.publisher for c in told if c.publisher)),
        origins=origins,
        copies=len(documents) - len({family_of.get(d, d) for d in documents}),
        disputes=tuple(_disputes(told)),
        standing=standing,
        standing_rule=rule,
        first_told=published[0] if published else None,
        last_told=published[-1] if published else None,
    )


def _fullness(claim: LinkClaim) -> tuple[bool, bool, int, float, str]:
    known = sum(actor.country is not None for actor in (*claim.actors, *claim.recipients))
    return (bool(claim.actors), bool(claim.recipients), known, claim.score, claim.id)


def _commonest(values: Sequence[str]) -> str | None:
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def _status(claims: Sequence[LinkClaim]) -> Status:
    statuses = {claim.status for claim in claims}
    return Status.OCCURRED if Status.OCCURRED in statuses else min(statuses)


def _parties(lists: Sequence[Sequence[Actor]], best: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the parties of the fullest claim: a union would mix what each outlet calls the same party."""
    return tuple(best) if best else tuple(next((parties for parties in lists if parties), ()))


def _interval(claims: Sequence[LinkClaim]) -> tuple[date | None, date | None, Precision, TimeBasis]:
    """Return the narrowest interval that all claims with a time of their own allow.

    Where none has one, the earliest publication is the upper bound.
    """
    known = [c for c in claims if c.basis is not TimeBasis.NONE and (c.earliest or c.latest)]
    rows = known or claims
    earliest = max((c.earliest for c in rows if c.earliest), default=None)
    latest = min((c.latest for c in rows if c.latest), default=None)
    if not known:
        return earliest, latest, Precision.UNKNOWN, TimeBasis.NONE
    finest = min(known, key=lambda c: (_FINEST[c.precision], c.id))
    return earliest, latest, finest.precision, finest.basis


def _place(places: Sequence[Place]) -> Place | None:
    return min(places, key=lambda p: (_NARROWEST[p.precision], p.name)) if places else None


def _disputes(claims: Sequence[LinkClaim]) -> list[str]:
    deniers = [c.speakers[-1][0] for c in claims if c.stance is Stance.DENIES and c.speakers]
    return list(dict.fromkeys(f"did it happen: denied by {actor.name}" for actor in deniers if actor is not None))
