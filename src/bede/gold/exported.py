"""Rows of the claims export as a reading, so that they can be measured against annotations.

Any coder can be measured that writes such rows; ``document_id`` must be the id of the annotated document.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from bede.errors import GoldError
from bede.gold.records import (
    GoldAmount,
    GoldClaim,
    GoldDocument,
    GoldMention,
    GoldParty,
    GoldPlace,
    GoldTime,
    GoldVoice,
    Reading,
)
from bede.model import (
    AmountKind,
    Certainty,
    EventType,
    PlacePrecision,
    Precision,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)

Row = Mapping[str, Any]


def reading_of(document: GoldDocument, rows: Iterable[Row]) -> Reading:
    """Return what a coder found in a document. Raises GoldError where a row lacks what is measured."""
    parties: dict[str, GoldParty] = {}
    try:
        claims = tuple(_claim(document, row, parties) for row in rows)
    except (KeyError, ValueError, TypeError) as error:
        raise GoldError(
            f"a claim of document {document.doc}: {type(error).__name__}: {error}. "
            "Rows must have the fields of the claims export (docs/columns.md)."
        ) from error
    return Reading(document, parties, claims)


def _claim(document: GoldDocument, row: Row, parties: dict[str, GoldParty]) -> GoldClaim:
    trigger = Span(row["trigger_start"], row["trigger_end"])
    return GoldClaim(
        doc=document.doc,
        sentence=_sentence(document, trigger),
        trigger=trigger,
        type=EventType(row["type"]),
        mode=row["mode"],
        status=Status(row["status"]),
        stance=Stance(row["stance"]),
        certainty=Certainty(row["certainty"]),
        actors=tuple(GoldMention(_party(member, parties), _span(member)) for member in row["actors"]),
        recipients=tuple(GoldMention(_party(member, parties), _span(member)) for member in row["recipients"]),
        voices=tuple(_voice(voice, parties) for voice in row["voices"]),
        time=_time(row),
        place=_place(row.get("place")),
        amounts=tuple(_amount(amount) for amount in row.get("amounts") or ()),
        event=row.get("event_id"),
    )


def _sentence(document: GoldDocument, trigger: Span) -> int:
    """Return the sentence that a trigger stands in, else the nearest before it."""
    before = [number for number, span in enumerate(document.sentences) if span.start <= trigger.start]
    return before[-1] if before else 0


def _span(row: Row, prefix: str = "") -> Span | None:
    start, end = row.get(f"{prefix}start"), row.get(f"{prefix}end")
    return Span(start, end) if start is not None and end is not None else None


def _party(member: Row, parties: dict[str, GoldParty]) -> str:
    key = member.get("entity") or member.get("text") or "?"
    sector = Sector(member["sector"]) if member.get("sector") else None
    parties.setdefault(key, GoldParty(key, member.get("name"), member.get("country"), sector))
    return key


def _voice(voice: Row, parties: dict[str, GoldParty]) -> GoldVoice:
    kind = SpeakerKind(voice["kind"])
    return GoldVoice(_party(voice, parties), _span(voice), _span(voice, "cue_"), kind, bool(voice["carried"]))


def _time(row: Row) -> GoldTime | None:
    span = _span(row, "time_")
    earliest, latest = (_day(row[name]) for name in ("earliest", "latest"))
    basis = TimeBasis(row["time_basis"])
    if span is None and (basis is TimeBasis.NONE or (earliest is None and latest is None)):
        return None  # a bound without a basis is the day of publication, which dates no act
    return GoldTime(span, earliest, latest, Precision(row["time_precision"]), basis)


def _day(value: Any) -> date | None:
    return value if isinstance(value, date) or value is None else date.fromisoformat(value)


def _place(place: Row | None) -> GoldPlace | None:
    span = _span(place) if place else None
    if place is None or span is None:
        return None
    precision = PlacePrecision(place["precision"]) if place.get("precision") else PlacePrecision.UNKNOWN
    return GoldPlace(span, place.get("name") or "", place.get("country"), precision)


def _amount(row: Row) -> GoldAmount:
    return GoldAmount(
        AmountKind(row["kind"]), Span(row["start"], row["end"]), row["low"], row["best"], row["high"], row["unit"]
    )
