"""Rows of JSON Lines to records and back. What does not fit is a ``GoldError`` that says where and why."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

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
Code = TypeVar("Code", bound=StrEnum)


def document_of(row: Row) -> tuple[GoldDocument, dict[str, GoldParty]]:
    """Return a document and its parties from a row of ``documents.jsonl``."""
    where = f"document {row.get('doc')}"
    try:
        parties = {party["party"]: _party(party, where) for party in row["parties"]}
        document = GoldDocument(
            doc=row["doc"],
            ref=row["ref"],
            genre=row["genre"],
            stratum=row["stratum"],
            published=_day(row["published"], where),
            sha256=row["sha256"],
            part=row["part"],
            sentences=tuple(_needed(span, where) for span in row["sentences"]),
            boilerplate=frozenset(row["boilerplate"]),
            readings=row["readings"],
            text=row.get("text"),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"{where}: {type(error).__name__}: {error}. Fields are explained in docs/gold.md.") from error
    return document, parties


def claim_of(row: Row) -> GoldClaim:
    """Return a claim from a row of ``claims.jsonl``."""
    where = f"claim in sentence {row.get('sentence')} of document {row.get('doc')}"
    try:
        return GoldClaim(
            doc=row["doc"],
            sentence=row["sentence"],
            trigger=_needed(row["trigger"], where),
            type=_code(EventType, row["type"], where),
            mode=row["mode"],
            status=_code(Status, row["status"], where),
            stance=_code(Stance, row["stance"], where),
            certainty=_code(Certainty, row["certainty"], where),
            actors=tuple(GoldMention(m["party"], _span(m["span"], where)) for m in row["actors"]),
            recipients=tuple(GoldMention(m["party"], _span(m["span"], where)) for m in row["recipients"]),
            voices=tuple(_voice(voice, where) for voice in row["voices"]),
            time=_time(row["time"], where) if row["time"] else None,
            place=_place(row["place"], where) if row["place"] else None,
            amounts=tuple(_amount(amount, where) for amount in row["amounts"]),
            event=row["event"],
        )
    except (KeyError, TypeError) as error:
        raise GoldError(f"{where}: {type(error).__name__}: {error}. Fields are explained in docs/gold.md.") from error


def _code(kind: type[Code], value: Any, where: str) -> Code:
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(code.value for code in kind)
        raise GoldError(f"{where}: {value!r} is no {kind.__name__}; known are {known}.") from error


def _span(value: Any, where: str) -> Span | None:
    if value is None:
        return None
    start, end = value
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end):
        raise GoldError(f"{where}: [{start}, {end}] is no span; a span is [start, end) with 0 <= start < end.")
    return Span(start, end)


def _needed(value: Any, where: str) -> Span:
    span = _span(value, where)
    if span is None:
        raise GoldError(f"{where}: a span is missing.")
    return span


def _day(value: Any, where: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise GoldError(f"{where}: {value!r} is no day; days are written 2014-03-05.") from error


def _party(row: Row, where: str) -> GoldParty:
    sector = _code(Sector, row["sector"], where) if row["sector"] else None
    return GoldParty(row["party"], row["name"], row["country"], sector)


def _voice(row: Row, where: str) -> GoldVoice:
    kind = _code(SpeakerKind, row["kind"], where)
    return GoldVoice(row["party"], _span(row["span"], where), _span(row["cue"], where), kind, row["carried"])


def _time(row: Row, where: str) -> GoldTime:
    return GoldTime(
        _span(row["span"], where),
        _day(row["earliest"], where),
        _day(row["latest"], where),
        _code(Precision, row["precision"], where),
        _code(TimeBasis, row["basis"], where),
    )


def _place(row: Row, where: str) -> GoldPlace:
    precision = _code(PlacePrecision, row["precision"], where)
    return GoldPlace(_needed(row["span"], where), row["name"], row["country"], precision)


def _amount(row: Row, where: str) -> GoldAmount:
    kind = _code(AmountKind, row["kind"], where)
    return GoldAmount(kind, _needed(row["span"], where), row["low"], row["best"], row["high"], row["unit"])
