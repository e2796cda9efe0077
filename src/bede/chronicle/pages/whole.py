"""Everything that the pages show of a chronicle, at once: what the mailed file carries."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from typing_extensions import TypedDict

from bede.chronicle.pages.about import AsKnown, about_page
from bede.chronicle.pages.actor import actor_pages
from bede.chronicle.pages.claims import ClaimRow, claim_rows
from bede.chronicle.pages.codes import codes_page
from bede.chronicle.pages.commitments import commitments_page
from bede.chronicle.pages.document import document_pages
from bede.chronicle.pages.event import DisputeRow, disputes_of
from bede.chronicle.pages.families import FamilyRow, families_of
from bede.chronicle.pages.judgements import JudgementRow, judgements_on
from bede.chronicle.pages.listing import count_events, events_page
from bede.chronicle.pages.network import Unit, network_page
from bede.chronicle.pages.places import map_page
from bede.chronicle.pages.rows import EventRow
from bede.chronicle.pages.stories import stories_page
from bede.chronicle.pages.wanted import EventFilter
from bede.chronicle.write import Chronicle

MOST = 10_000
"""Events, commitments or stories in one file: with the documents about 100 MB, which browsers open in some seconds."""


class Detail(TypedDict):
    """What the page of an event has besides its row."""

    plover: str
    """The PLOVER-strict type."""
    cameo: str
    """The nearest CAMEO code."""
    goldstein: float
    """Score of the act on the Goldstein scale, -10 to 10."""
    standing_claims: list[str]
    """The claims that gave the standing."""
    claims: list[str]
    """Its claims, in the order of telling."""
    disputes: list[DisputeRow]
    """What they differ on."""
    families: list[str]
    """The families of the documents that tell it."""


class Whole(TypedDict):
    """All rows, each once."""

    events: list[EventRow]
    """The events, in the order of the chronicle."""
    details: dict[str, Detail]
    """By event."""
    claims: dict[str, ClaimRow]
    """The claims of these events and of their documents, by id."""
    documents: dict[str, dict[str, Any]]
    """The pages of the documents that tell them, by id; with the ids of claims and families."""
    families: dict[str, FamilyRow]
    """The families of these documents, by id."""
    judgements: list[JudgementRow]
    """What people decided about these claims."""
    pages: dict[str, Any]
    """Further pages by address."""
    codes: dict[str, dict[str, str]]
    """Code and meaning by vocabulary."""


_DETAILS = """SELECT x.event_id, x.plover, x.cameo, x.goldstein, x.standing_claims, x.documents
    FROM events x WHERE x.event_id IN (SELECT unnest($ids))"""


def whole(chronicle: Chronicle, name: str, wanted: EventFilter, as_known: AsKnown | None = None) -> Whole:
    """Return all that the pages show of the events that are wanted.

    Of files, only the name is given: where they lie on the disk is nobody's business but the sender's.
    """
    events = events_page(chronicle, wanted, limit=count_events(chronicle, wanted), counted=False)["rows"]
    ids = [event["id"] for event in events]
    told_in = {row["event_id"]: dict(row) for row in chronicle.rows(_DETAILS, {"ids": ids})}
    documents = sorted({document for row in told_in.values() for document in row["documents"]})
    families = {family["id"]: family for family in families_of(chronicle, documents)}
    family_of = {member["document"]: key for key, family in families.items() for member in family["members"]}
    claims = {claim["id"]: claim for claim in claim_rows(chronicle, _claims_of(chronicle, documents))}
    told: dict[str, list[str]] = {}
    for claim in claims.values():
        if claim["event"] is not None:
            told.setdefault(claim["event"], []).append(claim["id"])
    disputes = disputes_of(chronicle, ids)
    answer: Whole = {
        "events": events,
        "details": {key: _detail(told_in[key], told.get(key, []), disputes.get(key, []), family_of) for key in ids},
        "claims": claims,
        "documents": dict(_documents(chronicle, documents, family_of)),
        "families": families,
        "judgements": judgements_on(chronicle, claims),
        "pages": {"/about": about_page(chronicle, name, as_known), **_pages(chronicle, wanted)},
        "codes": codes_page(),
    }
    _hide_paths(answer)
    return answer


def _claims_of(chronicle: Chronicle, documents: list[str]) -> list[str]:
    sql = "SELECT claim_id FROM claims WHERE document_id IN (SELECT unnest($ids))"
    return [row["claim_id"] for row in chronicle.rows(sql, {"ids": documents})]


def _detail(
    row: Mapping[str, Any], claims: list[str], disputes: list[DisputeRow], family_of: Mapping[str, str]
) -> Detail:
    return {
        "plover": row["plover"],
        "cameo": row["cameo"],
        "goldstein": row["goldstein"],
        "standing_claims": row["standing_claims"],
        "claims": claims,
        "disputes": disputes,
        "families": sorted({family_of[document] for document in row["documents"] if document in family_of}),
    }


def _documents(chronicle: Chronicle, ids: list[str], family_of: Mapping[str, str]) -> Any:
    for key, page in document_pages(chronicle, ids):
        yield key, {**page, "families": [family_of[key]] if key in family_of else []}


def _pages(chronicle: Chronicle, wanted: EventFilter) -> dict[str, Any]:
    pages: dict[str, Any] = {
        "/map": map_page(chronicle, wanted),
        "/commitments": commitments_page(chronicle, wanted, limit=MOST),
        "/stories": stories_page(chronicle, wanted, limit=MOST),
        "/network": network_page(chronicle, wanted),
        "/network?unit=country": network_page(chronicle, wanted, unit=Unit.COUNTRY),
    }
    for page in actor_pages(chronicle, wanted):
        pages[f"/actors/{page['actor']['id']}"] = page
    return pages


def _hide_paths(thing: Any) -> None:
    """Leave of every uri of a file only its name, wherever it stands."""
    if isinstance(thing, dict):
        uri = thing.get("uri")
        if isinstance(uri, str):
            thing["uri"] = file_name(uri)
        for value in thing.values():
            _hide_paths(value)
    elif isinstance(thing, list):
        for value in thing:
            _hide_paths(value)


def file_name(uri: str) -> str:
    """Return the name of the file that a uri or path means; addresses of other schemes as they are."""
    if uri.lower().startswith("file:"):
        return quote(PurePosixPath(unquote(urlsplit(uri).path)).name)
    return uri if "://" in uri else PurePosixPath(uri).name or uri
