"""Claims as linking sees them, straight from their tables: a million of them in one pass, without the nouns between."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from bede.chronicle.write import Chronicle
from bede.events import LinkClaim
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    Certainty,
    EventType,
    Place,
    PlacePrecision,
    Precision,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)

_CLAIMS = """
WITH wanted AS MATERIALIZED (SELECT claim_id FROM claims {chosen}), parties AS (
    SELECT claim_id, role, list({{'text': text, 'entity': entity, 'name': name, 'country': country, 'sector': sector}}
        ORDER BY ordinal) AS items
    FROM claim_actors SEMI JOIN wanted USING (claim_id) GROUP BY claim_id, role
), speakers AS (
    SELECT claim_id, list({{'text': text, 'entity': entity, 'name': name, 'country': country, 'sector': sector,
        'kind': kind}} ORDER BY ordinal) AS items
    FROM claim_voices SEMI JOIN wanted USING (claim_id) GROUP BY claim_id
), figures AS (
    SELECT claim_id, list({{'kind': kind, 'text': text, 'start': start, 'end': "end", 'low': low, 'best': best,
        'high': high, 'unit': unit}} ORDER BY ordinal) AS items
    FROM claim_amounts SEMI JOIN wanted USING (claim_id) GROUP BY claim_id
)
SELECT c.*, d.publisher, d.published_basis, d.published_earliest, d.published_latest,
    coalesce(a.items, []) AS actors, coalesce(r.items, []) AS recipients, coalesce(v.items, []) AS voices,
    coalesce(f.items, []) AS amounts
FROM (SELECT claim_id, document_id, trigger, trigger_start, type, mode, status, stance, certainty, earliest, latest,
    time_precision, time_basis, place_name, place_country, place_lat, place_lon, place_precision, place_geonames,
    score, sentence FROM claims SEMI JOIN wanted USING (claim_id)) c
JOIN documents d USING (document_id)
LEFT JOIN parties a ON a.claim_id = c.claim_id AND a.role = 'actor'
LEFT JOIN parties r ON r.claim_id = c.claim_id AND r.role = 'recipient'
LEFT JOIN speakers v ON v.claim_id = c.claim_id
LEFT JOIN figures f ON f.claim_id = c.claim_id
ORDER BY c.claim_id"""

_Row = Mapping[str, Any]


def load_link_claims(chronicle: Chronicle, documents: Collection[str] | None = None) -> Iterator[LinkClaim]:
    """Yield the claims of these documents, or all, by id.

    Equal parties and places are one object, so that many claims need little memory.
    """
    if documents is None:
        rows = chronicle.rows(_CLAIMS.format(chosen=""))
    else:
        chosen = "WHERE document_id IN (SELECT unnest($documents))"
        rows = chronicle.rows(_CLAIMS.format(chosen=chosen), {"documents": sorted(documents)})
    for row in rows:
        yield _claim(row)


def told_on(basis: str | None, earliest: date | None, latest: date | None) -> str | None:
    """Return the ISO day on which a document was told; None where only the background bounds it, which is no order."""
    day = latest or earliest
    return day.isoformat() if day and basis != TimeBasis.BACKGROUND else None


def _claim(row: _Row) -> LinkClaim:
    sides = (row["actors"], row["recipients"])
    actors, recipients = (tuple(filter(None, map(_actor, side))) for side in sides)
    unnamed_actors, unnamed_recipients = (_unnamed(side) for side in sides)
    return LinkClaim(
        id=row["claim_id"],
        document_id=row["document_id"],
        publisher=row["publisher"],
        published=told_on(row["published_basis"], row["published_earliest"], row["published_latest"]),
        trigger=row["trigger"],
        type=EventType(row["type"]),
        mode=row["mode"],
        status=Status(row["status"]),
        stance=Stance(row["stance"]),
        actors=actors,
        recipients=recipients,
        speakers=tuple((_actor(item), SpeakerKind(item["kind"])) for item in row["voices"]),
        earliest=row["earliest"],
        latest=row["latest"],
        precision=Precision(row["time_precision"]),
        basis=TimeBasis(row["time_basis"]),
        place=site_of(row),
        score=row["score"],
        start=row["trigger_start"],
        sentence=row["sentence"],
        certainty=Certainty(row["certainty"]),
        amounts=tuple(map(_amount, row["amounts"])),
        unnamed_actors=unnamed_actors,
        unnamed_recipients=unnamed_recipients,
        speaker_words=tuple(item["text"] for item in row["voices"]),
    )


def party_of(item: _Row) -> Actor:
    """Return the party that columns tell; equal ones are one object."""
    return _party(item["entity"], item["name"], item["country"], item["sector"])


def _actor(item: _Row) -> Actor | None:
    return party_of(item) if item["entity"] else None


def _unnamed(items: Sequence[_Row]) -> tuple[str, ...]:
    return tuple(item["text"] for item in items if not item["entity"])


def site_of(row: _Row) -> Place | None:
    """Return the place that the columns ``place_...`` tell; equal ones are one object."""
    if row["place_name"] is None:
        return None
    return _site(tuple(row[f"place_{name}"] for name in ("name", "country", "lat", "lon", "precision", "geonames")))


@lru_cache(1 << 16)
def _party(entity: str, name: str, country: str | None, sector: str | None) -> Actor:
    return Actor(entity, name, country, Sector(sector) if sector else None)


@lru_cache(1 << 16)
def _site(values: tuple[Any, ...]) -> Place:
    name, country, lat, lon, precision, geonames = values
    return Place(name, country, lat, lon, PlacePrecision(precision), geonames)


def _amount(item: _Row) -> Amount:
    span = Span(item["start"], item["end"])
    return Amount(AmountKind(item["kind"]), item["text"], span, item["low"], item["best"], item["high"], item["unit"])
