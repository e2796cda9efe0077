"""From events and families to rows of the tables that linking builds anew."""

from collections.abc import Iterator
from datetime import date

from bede.chronicle.claim_rows import codes, party, place_values
from bede.chronicle.columns import Row
from bede.chronicle.vocabularies import Role
from bede.model import Event, Family


def event_row(event: Event) -> Row:
    """Return the row of ``events``."""
    return {
        "event_id": event.id,
        **codes(event.type, event.mode, event.status),
        "earliest": _day(event.earliest),
        "latest": _day(event.latest),
        "time_precision": event.time_precision.value,
        "time_basis": event.time_basis.value,
        **place_values(event.place, "place_"),
        "documents": list(event.documents),
        "families": list(event.families),
        "publishers": list(event.publishers),
        "origins": event.origins,
        "copies": event.copies,
        "disputes": list(event.disputes),
        "standing": event.standing.value,
        "standing_rule": event.standing_rule,
        "first_told": event.first_told,
        "last_told": event.last_told,
    }


def event_actor_rows(event: Event) -> Iterator[Row]:
    """Yield the rows of ``event_actors``, both sides."""
    for role, actors in ((Role.ACTOR, event.actors), (Role.RECIPIENT, event.recipients)):
        for ordinal, actor in enumerate(actors):
            yield {"event_id": event.id, "role": role.value, "ordinal": ordinal, **party(actor)}


def event_claim_rows(event: Event) -> Iterator[Row]:
    """Yield the rows of ``event_claims``."""
    for ordinal, claim_id in enumerate(event.claims):
        yield {"event_id": event.id, "claim_id": claim_id, "ordinal": ordinal}


def family_rows(family: Family) -> Iterator[Row]:
    """Yield the rows of ``families``; a member without a reason has NULL."""
    for ordinal, document_id in enumerate(family.documents):
        reason = family.reasons[ordinal] if ordinal < len(family.reasons) else None
        yield {"family_id": family.id, "document_id": document_id, "ordinal": ordinal, "reason": reason}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
