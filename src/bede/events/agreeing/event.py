"""One event from the claims of one happening: what they agree on, what they differ on, and how it stands."""

from collections.abc import Iterable, Sequence, Set
from hashlib import sha256

from bede.events.agreeing.context import Context
from bede.events.agreeing.disputes import (
    dispute_how_many,
    dispute_retracted,
    dispute_what,
    dispute_when,
    dispute_where,
    dispute_whether,
    dispute_who,
    find_accusers,
    withdrawn_words,
)
from bede.events.agreeing.figures import Counted, figures_of, find_counts
from bede.events.agreeing.origins import find_origins
from bede.events.agreeing.places import agreed_place
from bede.events.agreeing.sides import find_sides
from bede.events.agreeing.standing import Evidence, find_standing
from bede.events.agreeing.tellings import DONE, Telling, asserting, find_tellings, taken_back
from bede.events.agreeing.times import agreed_interval
from bede.events.agreeing.values import agreed_parties, agreed_status, agreed_type
from bede.events.claims import LinkClaim
from bede.knowledge.ontology import quad
from bede.model import Dispute, Event, EventType, Link, Relation

_MATERIAL_CONFLICT = 4
_BY_THEMSELVES = frozenset(
    {
        EventType.CONSULT,
        EventType.COOPERATE,
        EventType.CONCEDE,
        EventType.RETREAT,
        EventType.PROTEST,
        EventType.MOBILIZE,
    }
)
"""Types of acts that may be done to nobody."""


def agreed_event(claims: Iterable[LinkClaim], context: Context, links: Iterable[Link] = ()) -> Event:
    """Return the event of the claims of one happening. Its id is a hash of the id of the claim that was told first.

    ``context``: the families of all documents. ``links``: why each claim but the first was joined.
    """
    told = tuple(claims)
    if len(told) > 1:
        told = tuple(sorted(told, key=lambda c: (c.published or "9999", c.id)))
    retracted = taken_back(told, context)
    kept = tuple([c for c in told if c.id not in retracted]) or told
    voters = asserting(kept) or kept
    actors, recipients = agreed_parties(voters, context)
    kind, mode = agreed_type(voters, context)
    place = agreed_place([c.place for c in kept if c.place])
    hit = place.country if place is not None and quad(kind) == _MATERIAL_CONFLICT else None
    named = any(_has_all_parties(claim) for claim in voters)
    tellings = find_tellings(told, find_sides(actors, recipients, hit, named), context)
    interval = agreed_interval(kept)
    withdrawn = withdrawn_words([t for t in tellings if t.claim.id not in retracted]) if len(told) > 1 else ()
    evidence = _evidence(tellings, retracted, {t.claim.id for t in withdrawn}, context)
    counted = find_counts(evidence.tellers, context)
    disputes = _disputes(evidence, withdrawn, counted, interval.contradicts)
    line = find_standing(evidence)
    documents = tuple(dict.fromkeys(c.document_id for c in told))
    homes = tuple(dict.fromkeys(t.home for t in tellings))
    published = [c.published for c in told if c.published]
    return Event(
        id="e" + sha256(told[0].id.encode()).hexdigest()[:15],
        type=kind,
        mode=mode,
        status=agreed_status(voters, context),
        actors=actors,
        recipients=recipients,
        earliest=interval.earliest.isoformat() if interval.earliest else None,
        latest=interval.latest.isoformat() if interval.latest else None,
        time_precision=interval.precision,
        time_basis=interval.basis,
        place=place,
        claims=tuple([c.id for c in told]),
        sides=tuple([t.side for t in tellings]),
        links=tuple(links),
        documents=documents,
        families=homes,
        publishers=tuple(dict.fromkeys(c.publisher for c in told if c.publisher)),
        origins=len(evidence.origins),
        copies=len(documents) - len(homes),
        amounts=figures_of(counted),
        disputes=disputes,
        standing=line.standing,
        standing_rule=line.rule,
        standing_claims=line.claims,
        first_told=published[0] if published else None,
        last_told=published[-1] if published else None,
    )


def _has_all_parties(claim: LinkClaim) -> bool:
    """Return whether a claim leaves no party open: none is without a resolution, and whom it is done to is told."""
    if claim.unnamed_actors or claim.unnamed_recipients:
        return False
    return bool(claim.recipients) or claim.place is not None or claim.type in _BY_THEMSELVES


def _evidence(tellings: tuple[Telling, ...], retracted: Set[str], withdrawn: Set[str], context: Context) -> Evidence:
    """Return what the rule of standing looks at. Words that were taken back or withdrawn count for nothing."""
    gone = retracted | withdrawn
    kept = tuple([t for t in tellings if t.claim.id not in gone]) if gone else tellings
    tellers = _as_done(tuple([t for t in kept if t.asserts])) or kept or tellings
    return Evidence(
        tellers=tellers,
        origins=find_origins(tellers),
        denials=tuple([t for t in kept if t.denies and not _corrects(t, context)]),
        retracted=tuple([t for t in tellings if t.claim.id in retracted]) if retracted else (),
        accusers=find_accusers(tellers),
    )


def _as_done(tellers: tuple[Telling, ...]) -> tuple[Telling, ...]:
    """Return those who tell it as done, where any does: who announced it has not told that it took place."""
    return tuple([t for t in tellers if t.claim.status in DONE]) or tellers


def _corrects(telling: Telling, context: Context) -> bool:
    """Return whether an outlet says in a correction that it was wrong, which is no denial by a party to the act."""
    return telling.own_voice and context.relation(telling.claim.document_id) is Relation.CORRECTION


def _disputes(
    evidence: Evidence, withdrawn: Sequence[Telling], counted: Sequence[Counted], times_contradict: bool
) -> tuple[Dispute, ...]:
    tellers = evidence.tellers
    found = dispute_whether(tellers, evidence.denials, withdrawn) if evidence.denials or withdrawn else []
    if len(tellers) > 1:
        found += dispute_who(tellers)
        found += dispute_how_many(counted)
        found += dispute_when(tellers) if times_contradict else []
        found += dispute_where(tellers)
        found += dispute_what(tellers)
    found += dispute_retracted(evidence.retracted)
    return tuple(found)
