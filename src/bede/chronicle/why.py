"""Why a row is there: from an event or a claim down to the words, the document and the bytes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bede.chronicle.evidence import BodyState, FileState, body_state, file_state
from bede.chronicle.query import plain
from bede.chronicle.shapes import SHAPES
from bede.chronicle.write import Chronicle
from bede.errors import UsageError

SHORTEST = 6
"""Characters of an id that must be given at least: fewer fit too many ids."""

_SHOWN = 10

_Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SpanEvidence:
    """Words of the document that carry a part of the claim.

    ``role``: sentence, trigger, actor, recipient, speaker, cue, time, place or amount. ``value`` is what
    they were resolved to, None where it could not be told; ``start`` None where no words stand in this
    sentence. ``intact``: the document has these words at these offsets.
    """

    role: str
    text: str
    start: int | None
    end: int | None
    value: str | None
    method: str | None
    score: float | None
    intact: bool


@dataclass(frozen=True, slots=True)
class CaptureEvidence:
    """The bytes that the document was read from, as seen at one place."""

    page_id: str
    file_sha256: str | None
    uri: str
    locator: str
    fetched: str | None
    body: BodyState
    file: FileState


@dataclass(frozen=True, slots=True)
class DocumentEvidence:
    """The document that tells a claim. ``published`` is an ISO date, ``method`` where it was found.

    ``row`` is its row of the documents export, with the reasons of a date that is only bounded.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    method: str
    uri: str
    captures: tuple[CaptureEvidence, ...]
    row: _Row


@dataclass(frozen=True, slots=True)
class ClaimEvidence:
    """One claim with all its words. ``row`` is the row of the claims export."""

    id: str
    row: _Row
    spans: tuple[SpanEvidence, ...]
    document: DocumentEvidence


@dataclass(frozen=True, slots=True)
class Why:
    """The answer. ``event`` is the row of the event (None where the id is a claim's that has none)."""

    id: str
    kind: str
    event: _Row | None
    claims: tuple[ClaimEvidence, ...]


def why(chronicle: Chronicle, id_start: str) -> Why:
    """Return the evidence of the event or claim whose id is, or begins with, ``id_start``.

    Raises UsageError where nothing or more than one thing has such an id.
    """
    kind, found = find_id(chronicle, id_start.strip())
    if kind == "event":
        event = next(_rows(chronicle, "events", [found]))
        return Why(found, kind, event, _claims(chronicle, event["claims"]))
    of_claim = chronicle.rows("SELECT event_id FROM event_claims WHERE claim_id = ?", [found])
    its_event = next(_rows(chronicle, "events", [row["event_id"] for row in of_claim]), None)
    return Why(found, kind, its_event, _claims(chronicle, [found]))


_OTHERS = (
    ("document", "documents", "Its claims are listed by: bede claims FILE --document {id}"),
    ("story", "stories", "Its events are listed by: bede stories FILE -f jsonl"),
)
"""What else has ids: kind, table, and where the claims or events are listed."""


def find_id(chronicle: Chronicle, id_start: str) -> tuple[str, str]:
    """Return what an id that begins so means ("event" or "claim"), and the whole id; UsageError as ``why``."""
    if len(id_start) < SHORTEST:
        raise UsageError(f"“{id_start}” is too short for an id. Give {SHORTEST} characters or more of it.")
    candidates = list(
        chronicle.rows(
            """SELECT 'event' AS kind, event_id AS id FROM events WHERE starts_with(event_id, $start)
            UNION ALL SELECT 'claim', claim_id FROM claims WHERE starts_with(claim_id, $start)
            ORDER BY id LIMIT $most""",
            {"start": id_start, "most": _SHOWN + 1},
        )
    )
    exact = [row for row in candidates if row["id"] == id_start]
    candidates = exact or candidates
    if not candidates:
        _other_kind(chronicle, id_start)
        raise UsageError(
            f"No event or claim has an id that begins with “{id_start}”. Event ids change when claims come "
            "in; take it from the newest list."
        )
    if len(candidates) > 1:
        shown = ", ".join(f"{row['id']} ({row['kind']})" for row in candidates[:_SHOWN])
        more = " and more" if len(candidates) > _SHOWN else ""
        raise UsageError(f"“{id_start}” fits several ids: {shown}{more}. Give more characters.")
    return candidates[0]["kind"], candidates[0]["id"]


def _other_kind(chronicle: Chronicle, id_start: str) -> None:
    """Raise UsageError where a document or a story has the id, with where its events and claims are listed."""
    for kind, table, listed in _OTHERS:
        if any(chronicle.rows(f"SELECT 1 FROM {table} WHERE starts_with({kind}_id, ?) LIMIT 1", [id_start])):
            raise UsageError(f"“{id_start}” is a {kind}. {listed.format(id=id_start)}")


def _rows(chronicle: Chronicle, table: str, ids: list[str]) -> Iterator[_Row]:
    shape = SHAPES[table]
    condition = f"list_contains($ids, {shape.id_name})"
    return plain(chronicle.rows(shape.query(condition, None), {"ids": ids}))


def _claims(chronicle: Chronicle, ids: list[str]) -> tuple[ClaimEvidence, ...]:
    rows = {row["claim_id"]: row for row in _rows(chronicle, "claims", ids)}
    wanted = list({row["document_id"] for row in rows.values()})
    documents = {row["document_id"]: row for row in _rows(chronicle, "documents", wanted)}
    captures = _captures(chronicle, [row["page_id"] for row in documents.values()])
    evidence = {name: _document(row, captures.get(row["page_id"], ())) for name, row in documents.items()}
    return tuple(
        ClaimEvidence(
            name, row, tuple(_spans(row, documents[row["document_id"]]["text"])), evidence[row["document_id"]]
        )
        for name, row in ((name, rows[name]) for name in ids if name in rows)
    )


def _document(row: _Row, captures: tuple[CaptureEvidence, ...]) -> DocumentEvidence:
    days = [str(day) for day in (row["published_earliest"], row["published_latest"]) if day is not None]
    return DocumentEvidence(
        id=row["document_id"],
        title=row["title"],
        publisher=row["publisher"],
        published=row["published_instant"] or "/".join(dict.fromkeys(days)) or None,
        method=row["published_method"],
        uri=row["uri"],
        captures=captures,
        row=row,
    )


def _captures(chronicle: Chronicle, pages: list[str]) -> dict[str, tuple[CaptureEvidence, ...]]:
    """Return the captures of each page; each file and each body is looked at once."""
    sql = """SELECT k.*, b.body FROM captures k LEFT JOIN bodies b USING (page_id)
        WHERE list_contains($pages, page_id) ORDER BY page_id, uri, locator"""
    state_of_file = cache(file_state)
    found: dict[str, tuple[CaptureEvidence, ...]] = {}
    for row in chronicle.rows(sql, {"pages": pages}):
        capture = CaptureEvidence(
            page_id=row["page_id"],
            file_sha256=row["file_sha256"],
            uri=row["uri"],
            locator=row["locator"],
            fetched=row["fetched"].isoformat() + "Z" if row["fetched"] else None,
            body=body_state(row["page_id"], row["body"]),
            file=state_of_file(row["uri"], row["file_sha256"]),
        )
        found[row["page_id"]] = (*found.get(row["page_id"], ()), capture)
    return found


def _spans(row: _Row, text: str) -> Iterator[SpanEvidence]:
    """Yield the spans of a claim: sentence, trigger, parties, voices, time, place, amounts."""
    for role in ("sentence", "trigger"):
        yield _span(text, role, row[role], row[f"{role}_start"], row[f"{role}_end"])
    for role in ("actor", "recipient"):
        for item in row[f"{role}s"]:
            yield _resolved(text, role, item)
    for item in row["voices"]:
        yield _resolved(text, "speaker", item)
        if item["cue"]:
            yield _span(text, "cue", item["cue"], item["cue_start"], item["cue_end"])
    if row["earliest"] or row["latest"] or row["time_text"]:
        yield _time(text, row)
    if row["place"]:
        yield _resolved(text, "place", row["place"])
    for item in row["amounts"]:
        yield _span(text, "amount", item["text"], item["start"], item["end"], value=_figures(item))


def _resolved(text: str, role: str, item: _Row) -> SpanEvidence:
    found = {"value": item["name"], "method": item["method"], "score": item["score"]}
    return _span(text, role, item["text"], item["start"], item["end"], **found)


def _time(text: str, row: _Row) -> SpanEvidence:
    dates = f"{row['earliest'] or '…'}/{row['latest'] or '…'}"
    value = f"{dates} ({row['time_precision']}, {row['time_basis']})"
    place = row["time_start"], row["time_end"]
    found = {"value": value, "method": row["time_method"], "score": row["time_score"]}
    return _span(text, "time", row["time_text"], *place, **found)


def _figures(item: _Row) -> str:
    told = [f"{name} {item[name]:g}" for name in ("low", "best", "high") if item[name] is not None]
    return " ".join([item["kind"], *told, *([item["unit"]] if item["unit"] else [])])


def _span(
    text: str,
    role: str,
    words: str,
    start: int | None,
    end: int | None,
    *,
    value: str | None = None,
    method: str | None = None,
    score: float | None = None,
) -> SpanEvidence:
    intact = words == "" if start is None else text[start:end] == words
    return SpanEvidence(role, words, start, end, value, method, score, intact)
