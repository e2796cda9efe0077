"""Rows of the claims export as a reading, so that they can be measured against annotations.

Any coder can be measured that writes such rows; ``document_id`` must be the id of the annotated document.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bede.errors import GoldError
from bede.gold.decode import claim_of
from bede.gold.records import GoldClaim, GoldDocument, GoldParty, Reading
from bede.model import PlacePrecision, Sector, TimeBasis

Row = Mapping[str, Any]
Parties = dict[str, GoldParty]


def reading_of(document: GoldDocument, rows: Iterable[Row]) -> Reading:
    """Return what a coder found in a document. Raises GoldError where a row lacks what is measured."""
    parties: Parties = {}
    try:
        claims = tuple(_claim(document, row, parties) for row in rows)
    except (KeyError, ValueError, TypeError) as error:
        raise GoldError(
            f"a claim of document {document.doc}: {type(error).__name__}: {error}. "
            "Rows must have the fields of the claims export (docs/columns.md)."
        ) from error
    return Reading(document, parties, claims)


def _claim(document: GoldDocument, row: Row, parties: Parties) -> GoldClaim:
    """Return a claim by way of the row that the format of annotations would have for it."""
    trigger = _span(row, "trigger_")
    codes = {name: row[name] for name in ("type", "mode", "status", "stance", "certainty")}
    return claim_of(
        {
            **codes,
            "doc": document.doc,
            "sentence": _sentence(document, row["trigger_start"]),
            "trigger": trigger,
            "actors": [{"party": _party(member, parties), "span": _span(member)} for member in row["actors"]],
            "recipients": [{"party": _party(member, parties), "span": _span(member)} for member in row["recipients"]],
            "voices": [_voice(voice, parties) for voice in row["voices"]],
            "time": _time(row),
            "place": _place(row.get("place")),
            "amounts": [{**amount, "span": _span(amount)} for amount in row.get("amounts") or ()],
            "event": row.get("event_id"),
        }
    )


def _sentence(document: GoldDocument, trigger_start: int) -> int:
    """Return the sentence that a trigger stands in, else the nearest before it."""
    before = [number for number, span in enumerate(document.sentences) if span.start <= trigger_start]
    return before[-1] if before else 0


def _span(row: Row, prefix: str = "") -> list[int] | None:
    start, end = row.get(f"{prefix}start"), row.get(f"{prefix}end")
    return [start, end] if start is not None and end is not None else None


def _party(member: Row, parties: Parties) -> str:
    key = member.get("entity") or member.get("text") or "?"
    sector = Sector(member["sector"]) if member.get("sector") else None
    parties.setdefault(key, GoldParty(key, member.get("name"), member.get("country"), sector))
    return key


def _voice(voice: Row, parties: Parties) -> Row:
    return {
        "party": _party(voice, parties),
        "span": _span(voice),
        "cue": _span(voice, "cue_"),
        "kind": voice["kind"],
        "carried": bool(voice["carried"]),
    }


def _time(row: Row) -> Row | None:
    span, bounds = _span(row, "time_"), {name: row[name] for name in ("earliest", "latest")}
    if span is None and (row["time_basis"] == TimeBasis.NONE or not any(bounds.values())):
        return None  # a bound without a basis is the day of publication, which dates no act
    days = {name: str(day) if day else None for name, day in bounds.items()}
    return {"span": span, **days, "precision": row["time_precision"], "basis": row["time_basis"]}


def _place(place: Row | None) -> Row | None:
    span = _span(place) if place else None
    if place is None or span is None:
        return None
    precision = place.get("precision") or PlacePrecision.UNKNOWN.value
    return {"span": span, "name": place.get("name") or "", "country": place.get("country"), "precision": precision}
