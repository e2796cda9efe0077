"""From events and families to rows of the tables that linking builds anew."""

from collections.abc import Iterator, Sequence
from datetime import date

from bede.chronicle.claim_rows import codes, party, place_values
from bede.chronicle.columns import Row
from bede.chronicle.vocabularies import Role
from bede.model import Event, Family, Figure


def event_row(event: Event) -> Row:
    """Return the row of ``events``."""
    return {
        "event_id": event.id,
        **codes(event.type, event.mode, event.status),
        "earliest": day_of(event.earliest),
        "latest": day_of(event.latest),
        "time_precision": event.time_precision.value,
        "time_basis": event.time_basis.value,
        **place_values(event.place, "place_"),
        "documents": list(event.documents),
        "families": list(event.families),
        "publishers": list(event.publishers),
        "origins": event.origins,
        "copies": event.copies,
        "disputes": [dispute.text for dispute in event.disputes],
        "standing": event.standing.value,
        "standing_rule": event.standing_rule,
        "standing_claims": list(event.standing_claims),
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
    links = {link.claim: link for link in event.links}
    for ordinal, (claim_id, side) in enumerate(zip(event.claims, event.sides, strict=True)):
        link = links.get(claim_id)
        yield {
            "event_id": event.id,
            "claim_id": claim_id,
            "ordinal": ordinal,
            "side": side.value,
            "joined_to": link.to if link else None,
            "link_score": link.score if link else None,
            "link_parts": [f"{part.feature} {part.weight:+.2f}" for part in link.parts] if link else None,
        }


def amount_rows(event: Event) -> Iterator[Row]:
    """Yield the rows of ``event_amounts``."""
    return figure_rows({"event_id": event.id}, event.amounts)


def figure_rows(of: Row, figures: Sequence[Figure]) -> Iterator[Row]:
    """Yield the rows of figures; ``of``: the column that names what they belong to."""
    for ordinal, figure in enumerate(figures):
        yield {
            **of,
            "ordinal": ordinal,
            "kind": figure.kind.value,
            "unit": figure.unit,
            "low": figure.low,
            "best": figure.best,
            "high": figure.high,
            "claims": list(figure.claims),
        }


def dispute_rows(event: Event) -> Iterator[Row]:
    """Yield the rows of ``event_disputes``, one per value that is held."""
    for number, dispute in enumerate(event.disputes):
        for ordinal, position in enumerate(dispute.positions):
            yield {
                "event_id": event.id,
                "dispute": number,
                "about": dispute.about.value,
                "difference": dispute.difference.value,
                "text": dispute.text,
                "ordinal": ordinal,
                "value": position.value,
                "by": position.by,
                "claims": list(position.claims),
            }


def family_rows(family: Family) -> Iterator[Row]:
    """Yield the rows of ``families``."""
    for ordinal, member in enumerate(family.members):
        yield {
            "family_id": family.id,
            "document_id": member.document,
            "ordinal": ordinal,
            "relation": member.relation.value,
            "copy_of": member.of,
            "share": member.share,
            "reason": member.reason,
        }


def day_of(text: str | None) -> date | None:
    """Return the day of an ISO text."""
    return date.fromisoformat(text) if text else None
