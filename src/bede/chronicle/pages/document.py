"""A document as it was captured: its text, the kinds of its blocks, and the words that carry claims."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from typing_extensions import TypedDict

from bede.chronicle.pages.claims import ClaimRow, claim_rows
from bede.chronicle.pages.families import FamilyRow, families_of
from bede.chronicle.pages.judgements import JudgementRow, judgements_on
from bede.chronicle.write import Chronicle
from bede.errors import NotFound


class DateReasonRow(TypedDict):
    """Why the date of a document that tells none is bounded."""

    start: int
    """Offset of the first code point of the words."""
    end: int
    """Offset after their last."""
    text: str
    """The words."""
    known: str
    """What is known of what they name."""
    earliest: date | None
    """First day that this leaves open."""
    latest: date | None
    """Last day that this leaves open."""
    agrees: bool
    """False where the other reasons outvoted it."""


class DocumentRow(TypedDict):
    """A document, and what is known of its publication."""

    id: str
    """Id of the document."""
    uri: str
    """Where it was seen first."""
    title: str | None
    """Title of the article."""
    text: str
    """The text, which never changes; offsets count its code points from 0."""
    publisher: str | None
    """The outlet."""
    byline: str | None
    """Who wrote it, as the page says."""
    section: str | None
    """The outlet's section that page or address name, as written."""
    credit: str | None
    """Wire service that it is credited to."""
    dateline: str | None
    """Place before the first sentence; it is no place of an event."""
    language: str | None
    """ISO 639-1 code."""
    published: date | None
    """Day of publication; null where it is not known to the day."""
    published_earliest: date | None
    """First day on which it can have been published."""
    published_latest: date | None
    """Last day on which it can have been published."""
    published_precision: str | None
    """How narrow that interval is."""
    published_basis: str | None
    """What it rests on."""
    published_instant: str | None
    """ISO 8601 time of publication, with the zone if one is told."""
    published_text: str | None
    """The words that give it."""
    published_method: str | None
    """Where on the page they stand."""
    page_sha256: str
    """SHA-256 of the bytes that it was read from."""


class BlockRow(TypedDict):
    """A run of the text that is of one kind."""

    kind: str
    """What it is."""
    start: int
    """Offset of its first code point."""
    end: int
    """Offset after its last."""
    reason: str | None
    """The rule that decided the kind."""


class CaptureRow(TypedDict):
    """A place at which the document was seen."""

    uri: str
    """File or address."""
    locator: str
    """Where in it the record lies; empty for a whole file."""
    media_type: str | None
    """Media type."""
    size: int
    """Bytes of the record."""
    fetched: str | None
    """When it was captured (UTC)."""


class DocumentPage(TypedDict):
    """A document with its blocks, claims, family and captures."""

    document: DocumentRow
    """The document."""
    blocks: list[BlockRow]
    """All of its text by kind, boilerplate too."""
    claims: list[ClaimRow]
    """The claims that it tells, in the order of the text."""
    families: list[FamilyRow]
    """The family that it belongs to; none before linking."""
    captures: list[CaptureRow]
    """Where it was seen."""
    date_reasons: list[DateReasonRow]
    """Why its date is bounded, where it tells none."""
    judgements: list[JudgementRow]
    """What people decided about its claims."""


_DOCUMENTS = """SELECT document_id AS id, uri, title, text, publisher, byline, section, credit, dateline, language,
    published, published_earliest, published_latest, published_precision, published_basis, published_instant,
    published_text, published_method, page_id AS page_sha256
FROM documents WHERE document_id IN (SELECT unnest($ids)) ORDER BY document_id"""
_PARTS = {
    "blocks": """SELECT document_id AS "of", kind, start, "end", reason FROM blocks
        WHERE document_id IN (SELECT unnest($ids)) ORDER BY document_id, ordinal""",
    "claims": """SELECT document_id AS "of", claim_id FROM claims
        WHERE document_id IN (SELECT unnest($ids)) ORDER BY document_id, trigger_start, ordinal""",
    "captures": """SELECT d.document_id AS "of", k.uri, k.locator, k.media_type, k.size,
            strftime(k.fetched, '%Y-%m-%dT%H:%M:%SZ') AS fetched
        FROM documents d JOIN captures k ON k.page_id = d.page_id
        WHERE d.document_id IN (SELECT unnest($ids)) ORDER BY d.document_id, k.uri, k.locator""",
    "date_reasons": """SELECT document_id AS "of", start, "end", text, known, earliest, latest, agrees FROM date_reasons
        WHERE document_id IN (SELECT unnest($ids)) ORDER BY document_id, ordinal""",
}


def document_page(chronicle: Chronicle, document: str) -> DocumentPage:
    """Return the page of the document with this id. Raises NotFound."""
    found = next(document_pages(chronicle, [document]), None)
    if found is None:
        raise NotFound(f"There is no document {document}.")
    page: Any = found[1]
    return cast(
        "DocumentPage",
        {
            **page,
            "claims": claim_rows(chronicle, page["claims"]),
            "families": families_of(chronicle, [document]),
            "judgements": judgements_on(chronicle, page["claims"]),
        },
    )


def document_pages(chronicle: Chronicle, documents: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield documents by id, each with its page, but with the ids of its claims and without families."""
    ids = {"ids": list(documents)}
    parts = {name: _by_document(chronicle.rows(sql, ids)) for name, sql in _PARTS.items()}
    for row in chronicle.rows(_DOCUMENTS, ids):
        page: dict[str, Any] = {name: found.get(row["id"], []) for name, found in parts.items()}
        page["claims"] = [claim["claim_id"] for claim in page["claims"]]
        yield row["id"], {"document": row, **page}


def _by_document(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        rest = dict(row)
        found.setdefault(rest.pop("of"), []).append(rest)
    return found
