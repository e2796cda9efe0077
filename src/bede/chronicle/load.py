"""From the file back to the nouns: documents and claims as they were written.

Readings that lost (``rivals``) stay in the file, and a time of which nothing is known comes back as None.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from bede.chronicle.filters import ClaimFilter
from bede.chronicle.query import EVERYTHING, typed_rows
from bede.chronicle.write import Chronicle
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    Block,
    BlockKind,
    Certainty,
    Claim,
    DateReason,
    Document,
    EventType,
    Location,
    Party,
    Place,
    PlacePrecision,
    Precision,
    Resolution,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
    Timing,
    Voice,
    When,
)

_Row = Mapping[str, Any]


def load_documents(chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING) -> Iterator[Document]:
    """Yield documents by date of publication."""
    for row in typed_rows(chronicle, "documents", wanted):
        yield _document(row)


def load_claims(chronicle: Chronicle, wanted: ClaimFilter = EVERYTHING) -> Iterator[Claim]:
    """Yield claims in the order of event time, undated last."""
    for row in typed_rows(chronicle, "claims", wanted):
        yield _claim(row)


def _document(row: _Row) -> Document:
    when = _when(row, "published_")
    return Document(
        id=row["document_id"],
        page_id=row["page_id"],
        uri=row["uri"],
        title=row["title"],
        text=row["text"],
        blocks=tuple(
            Block(BlockKind(block["kind"]), Span(block["start"], block["end"]), block["reason"])
            for block in row["blocks"]
        ),
        publisher=row["publisher"],
        byline=row["byline"],
        credit=row["credit"],
        dateline=row["dateline"],
        published=Resolution(row["published_text"], when, row["published_method"], row["published_score"]),
        language=row["language"],
        date_reasons=tuple(_date_reason(item) for item in row["date_reasons"]),
        section=row["section"],
    )


def _date_reason(item: _Row) -> DateReason:
    span = Span(item["start"], item["end"])
    return DateReason(span, item["text"], item["known"], item["earliest"], item["latest"], item["agrees"])


def _claim(row: _Row) -> Claim:
    return Claim(
        id=row["claim_id"],
        document_id=row["document_id"],
        sentence=Span(row["sentence_start"], row["sentence_end"]),
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        type=EventType(row["type"]),
        mode=row["mode"],
        status=Status(row["status"]),
        stance=Stance(row["stance"]),
        certainty=Certainty(row["certainty"]),
        actors=tuple(_party(item) for item in row["actors"]),
        recipients=tuple(_party(item) for item in row["recipients"]),
        voices=tuple(_voice(item) for item in row["voices"]),
        time=Timing(
            row["time_text"],
            _span(row, "time_"),
            Resolution(row["time_text"], _when(row, "time_"), row["time_method"], row["time_score"]),
        ),
        place=_location(row["place"]) if row["place"] else None,
        amounts=tuple(_amount(item) for item in row["amounts"]),
        score=row["score"],
        coder=row["coder"],
    )


def _when(row: _Row, prefix: str) -> When | None:
    own = "published_" if prefix == "published_" else ""
    earliest, latest = row[f"{own}earliest"], row[f"{own}latest"]
    instant = row[f"{prefix}instant"]
    precision, basis = Precision(row[f"{prefix}precision"]), TimeBasis(row[f"{prefix}basis"])
    if earliest is None and latest is None and instant is None and basis is TimeBasis.NONE:
        return None
    return When(earliest, latest, precision, basis, datetime.fromisoformat(instant) if instant else None)


def _party(item: _Row) -> Party:
    return Party(item["text"], _span(item), _actor(item))


def _voice(item: _Row) -> Voice:
    return Voice(
        text=item["text"],
        span=_span(item),
        cue=item["cue"],
        cue_span=_span(item, "cue_"),
        kind=SpeakerKind(item["kind"]),
        carried=item["carried"],
        actor=_actor(item),
    )


def _actor(item: _Row) -> Resolution[Actor]:
    actor = None
    if item["entity"] is not None:
        sector = Sector(item["sector"]) if item["sector"] else None
        actor = Actor(item["entity"], item["name"], item["country"], sector)
    return Resolution(item["text"], actor, item["method"], item["score"])


def _location(item: _Row) -> Location:
    place = None
    if item["name"] is not None:
        precision = PlacePrecision(item["precision"])
        place = Place(item["name"], item["country"], item["lat"], item["lon"], precision, item["geonames"])
    found = Resolution(item["text"], place, item["method"], item["score"])
    return Location(item["text"], Span(item["start"], item["end"]), found)


def _amount(item: _Row) -> Amount:
    return Amount(
        kind=AmountKind(item["kind"]),
        text=item["text"],
        span=Span(item["start"], item["end"]),
        low=item["low"],
        best=item["best"],
        high=item["high"],
        unit=item["unit"],
    )


def _span(item: _Row, prefix: str = "") -> Span | None:
    start = item[f"{prefix}start"]
    return None if start is None else Span(start, item[f"{prefix}end"])
