"""From claims to rows of tables. Pure: one function per table, values by the column's name."""

from collections.abc import Iterator

from bede.chronicle.columns import Row
from bede.chronicle.page_rows import instant, publication_day
from bede.chronicle.vocabularies import Role
from bede.knowledge.ontology import cameo, goldstein, plover, quad
from bede.model import (
    Actor,
    Claim,
    Document,
    EventType,
    Location,
    Party,
    Place,
    Precision,
    Resolution,
    Span,
    Status,
    TimeBasis,
    Timing,
    Voice,
)


def claim_row(claim: Claim, ordinal: int, document: Document, run_id: str) -> Row:
    """Return the row of ``claims``; the words are cut from the document by their offsets."""
    return {
        "claim_id": claim.id,
        "document_id": claim.document_id,
        "ordinal": ordinal,
        "uri": document.uri,
        "published": publication_day(document.published.value),
        "sentence": document.text[claim.sentence.start : claim.sentence.end],
        **_offsets("sentence_", claim.sentence),
        "trigger": document.text[claim.trigger.start : claim.trigger.end],
        **_offsets("trigger_", claim.trigger),
        **codes(claim.type, claim.mode, claim.status),
        "stance": claim.stance.value,
        "certainty": claim.certainty.value,
        **_time(claim.time),
        **_location(claim.place),
        "score": claim.score,
        "coder": claim.coder,
        "run_id": run_id,
    }


def codes(kind: EventType, mode: str | None, status: Status) -> Row:
    """Return type, mode and status with all that is derived from them."""
    return {
        "type": kind.value,
        "mode": mode,
        "plover": plover(kind, status).value,
        "cameo": cameo(kind, mode, status),
        "quad": int(quad(kind)),
        "goldstein": goldstein(kind, mode),
        "status": status.value,
    }


def actor_rows(claim: Claim) -> Iterator[Row]:
    """Yield the rows of ``claim_actors``, both sides."""
    for role, parties in ((Role.ACTOR, claim.actors), (Role.RECIPIENT, claim.recipients)):
        for ordinal, member in enumerate(parties):
            yield {
                "claim_id": claim.id,
                "role": role.value,
                "ordinal": ordinal,
                "text": member.text,
                **party(member.actor.value),
                **_offsets("", member.span),
                **_reason(member.actor),
            }


def voice_rows(claim: Claim) -> Iterator[Row]:
    """Yield the rows of ``claim_voices``, outermost first."""
    for ordinal, voice in enumerate(claim.voices):
        yield {"claim_id": claim.id, "ordinal": ordinal, **_voice(voice)}


def _voice(voice: Voice) -> Row:
    return {
        "text": voice.text,
        **party(voice.actor.value),
        "kind": voice.kind.value,
        "cue": voice.cue,
        "carried": voice.carried,
        **_offsets("", voice.span),
        **_offsets("cue_", voice.cue_span),
        **_reason(voice.actor),
    }


def amount_rows(claim: Claim) -> Iterator[Row]:
    """Yield the rows of ``claim_amounts``."""
    for ordinal, amount in enumerate(claim.amounts):
        yield {
            "claim_id": claim.id,
            "ordinal": ordinal,
            "kind": amount.kind.value,
            "text": amount.text,
            **_offsets("", amount.span),
            "low": amount.low,
            "best": amount.best,
            "high": amount.high,
            "unit": amount.unit,
        }


def entity_rows(claim: Claim, run_id: str) -> Iterator[Row]:
    """Yield a row of ``entities`` for each resolved party and speaker."""
    members: tuple[Party | Voice, ...] = (*claim.actors, *claim.recipients, *claim.voices)
    for actor in (member.actor.value for member in members):
        if actor is not None:
            yield {**party(actor), "first_document": claim.document_id, "first_run": run_id}


def place_rows(claim: Claim, run_id: str) -> Iterator[Row]:
    """Yield the row of ``places``, where the place is known."""
    place = claim.place.place.value if claim.place is not None else None
    if place is None:
        return
    known = place.geonames is not None
    name = f"geonames:{place.geonames}" if known else f"{place.name}|{place.country or ''}|{place.precision}"
    found = place_values(place)
    yield {"place": name, **found, "first_document": claim.document_id, "first_run": run_id}


def party(actor: Actor | None) -> Row:
    """Return the columns of a resolved party, all NULL where it could not be told."""
    if actor is None:
        return {"entity": None, "name": None, "country": None, "sector": None}
    sector = actor.sector.value if actor.sector else None
    return {"entity": actor.entity, "name": actor.name, "country": actor.country, "sector": sector}


def place_values(place: Place | None, prefix: str = "") -> Row:
    """Return the columns of a place, all NULL where it could not be told."""
    return {
        f"{prefix}name": place.name if place else None,
        f"{prefix}country": place.country if place else None,
        f"{prefix}lat": place.lat if place else None,
        f"{prefix}lon": place.lon if place else None,
        f"{prefix}precision": place.precision.value if place else None,
        f"{prefix}geonames": place.geonames if place else None,
    }


def _time(time: Timing) -> Row:
    when = time.when.value
    return {
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "time_precision": when.precision.value if when else Precision.UNKNOWN.value,
        "time_basis": when.basis.value if when else TimeBasis.NONE.value,
        "time_text": time.text,
        **_offsets("time_", time.span),
        "time_instant": instant(when),
        "time_method": time.when.method,
        "time_score": time.when.score,
        "time_rivals": [f"{rival.earliest or ''}/{rival.latest or ''}" for rival in time.when.rivals],
    }


def _location(location: Location | None) -> Row:
    place = location.place if location else None
    return {
        "place_text": location.text if location else None,
        **_offsets("place_", location.span if location else None),
        **place_values(place.value if place else None, "place_"),
        "place_method": place.method if place else None,
        "place_score": place.score if place else None,
        "place_rivals": [rival.name for rival in place.rivals] if place else None,
    }


def _offsets(prefix: str, span: Span | None) -> Row:
    start, end = (span.start, span.end) if span is not None else (None, None)
    return {f"{prefix}start": start, f"{prefix}end": end}


def _reason(found: Resolution[Actor]) -> Row:
    return {
        "method": found.method,
        "score": found.score,
        "rivals": [rival.entity for rival in found.rivals],
    }
