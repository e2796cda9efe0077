"""From coded pages to the rows of every table that holds what documents say."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bede.chronicle import claim_rows, page_rows
from bede.chronicle.columns import Row, Table
from bede.chronicle.file import first_of_each
from bede.chronicle.tables.captures import BLOCKS, DATE_REASONS, DOCUMENTS
from bede.chronicle.tables.claims import CLAIM_ACTORS, CLAIM_AMOUNTS, CLAIM_VOICES, CLAIMS
from bede.chronicle.tables.events import ENTITIES, PLACES
from bede.chronicle.tables.runs import REJECTS
from bede.model import Claim, Document, Page, Reject

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CodedPage:
    """All that one page came to. Claims in the order of the document."""

    page: Page
    document: Document
    claims: tuple[Claim, ...]


OF_CODED = (
    DOCUMENTS,
    DATE_REASONS,
    BLOCKS,
    CLAIMS,
    CLAIM_ACTORS,
    CLAIM_VOICES,
    CLAIM_AMOUNTS,
    ENTITIES,
    PLACES,
    REJECTS,
)
"""The tables of ``rows_of``; rows of the last three may be there already, from other documents."""

COMMON = (ENTITIES, PLACES, REJECTS)
"""Tables whose rows no document has for itself."""


def rows_of(coded: Sequence[CodedPage], coder: str, run_id: str) -> Iterator[tuple[Table, list[Row]]]:
    """Yield the rows of coded pages, table by table. ``coder``: see ``write.coder_key``.

    A claim whose id stands in its document twice is a defect of the coder: the first is kept, and the others become
    a reject.
    """
    documents = [one.document for one in coded]
    yield DOCUMENTS, [page_rows.document_row(document, coder, run_id) for document in documents]
    yield DATE_REASONS, each(page_rows.date_reason_rows, documents)
    yield BLOCKS, each(page_rows.block_rows, documents)
    kept = [first_of_each(one.claims, lambda claim: claim.id) for one in coded]
    claims = [claim for own in kept for claim in own]
    yield (
        CLAIMS,
        [
            claim_rows.claim_row(claim, at, one.document, run_id)
            for one, own in zip(coded, kept, strict=True)
            for at, claim in enumerate(own)
        ],
    )
    yield CLAIM_ACTORS, each(claim_rows.actor_rows, claims)
    yield CLAIM_VOICES, each(claim_rows.voice_rows, claims)
    yield CLAIM_AMOUNTS, each(claim_rows.amount_rows, claims)
    yield ENTITIES, each(lambda claim: claim_rows.entity_rows(claim, run_id), claims)
    yield PLACES, each(lambda claim: claim_rows.place_rows(claim, run_id), claims)
    twice = [_twins(one, len(own)) for one, own in zip(coded, kept, strict=True) if len(own) < len(one.claims)]
    yield REJECTS, [page_rows.reject_row(reject, run_id) for reject in twice]


def each(row_maker: Callable[[T], Iterator[Row]], things: Iterable[T]) -> list[Row]:
    """Return the rows of all things, in their order."""
    return [row for thing in things for row in row_maker(thing)]


def _twins(coded: CodedPage, distinct: int) -> Reject:
    twins = len(coded.claims) - distinct
    detail = f"Claims with the id of another claim of the document: {twins}. Please report this defect."
    return Reject(coded.page.uri, coded.page.locator, "claim-id-twice", detail)
