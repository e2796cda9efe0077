"""The chronicle: beginning a run, writing batches of coded pages, rebuilding events, ending the run."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from bede.chronicle import claim_rows, event_rows, history, judged_rows, ladder_rows, page_rows
from bede.chronicle.columns import Row, literal, quoted
from bede.chronicle.corrected import write_corrected
from bede.chronicle.file import DatabaseFile, first_of_each
from bede.chronicle.judged_rows import Correction
from bede.chronicle.schema import DERIVED, OF_CLAIM, OF_DOCUMENT
from bede.chronicle.tables.captures import BLOCKS, BODIES, CAPTURES, DATE_REASONS, DOCUMENTS
from bede.chronicle.tables.claims import CLAIM_ACTORS, CLAIM_AMOUNTS, CLAIM_VOICES, CLAIMS
from bede.chronicle.tables.events import (
    ENTITIES,
    EVENT_ACTORS,
    EVENT_AMOUNTS,
    EVENT_CLAIMS,
    EVENT_DISPUTES,
    EVENTS,
    FAMILIES,
    PLACES,
)
from bede.chronicle.tables.judgements import JUDGEMENTS, RULINGS
from bede.chronicle.tables.ladders import LADDER_AMOUNTS, LADDER_PARTIES, LADDER_STEPS, LADDERS
from bede.chronicle.tables.runs import REJECTS, RUNS
from bede.chronicle.tables.stories import STORIES, STORY_ACTORS, STORY_EVENTS
from bede.errors import ChronicleError
from bede.events.rulings import Ruling
from bede.model import Claim, Document, Event, Family, Ladder, Page, Reject, Run, Story
from bede.settings import ChronicleOptions

T = TypeVar("T")

_CHUNK = 10_000
"""Events that are held in memory at a time while they are written."""

_NO_CODING = ("chronicle", "events")
"""Branches of the settings that have no part in how a page is coded: pages stay known when they change."""


@dataclass(frozen=True, slots=True)
class CodedPage:
    """All that one page came to. Claims in the order of the document."""

    page: Page
    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What a batch added: new captures, documents coded (new or anew) and their claims."""

    captures: int = 0
    documents: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Further:
    """What is derived beside events and families: commitments, stories, and what became of judgements."""

    ladders: Iterable[Ladder] = ()
    stories: Iterable[Story] = ()
    rulings: Iterable[Ruling] = ()
    corrections: Iterable[Correction] = ()


NOTHING_FURTHER = Further()


def coder_key(run: Run) -> str:
    """Return what decides how a page is coded: program, reader, knowledge, and the settings of the steps."""
    try:
        settings = json.loads(run.settings)
    except ValueError:
        settings = run.settings
    if isinstance(settings, dict):
        settings = {name: branch for name, branch in settings.items() if name not in _NO_CODING}
    digest = hashlib.sha256(json.dumps([run.knowledge, settings], sort_keys=True).encode()).hexdigest()
    return f"bede {run.version}, reader {run.reader}, knowledge and settings {digest[:12]}"


class Chronicle:
    """A chronicle that is open. Use it in a ``with`` block; it belongs to one thread.

    While it is open for writing no other process can open it. All failures are ChronicleError.
    """

    def __init__(self, file: DatabaseFile, options: ChronicleOptions) -> None:
        self._file = file
        self._options = options
        self._run: Run | None = None

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, options: ChronicleOptions | None = None) -> Self:
        """Open the file; make it, or bring its schema up to date, unless ``read_only``.

        Raises ChronicleLocked where another process has it, ChronicleError for every other hindrance.
        """
        return cls(DatabaseFile.open(Path(path), read_only=read_only), options or ChronicleOptions())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._file.path

    def close(self) -> None:
        """Close the file; what was committed is moved from the log into it. Closing twice does no harm."""
        self._file.close()

    def rows(self, sql: str, parameters: Any = None) -> Iterator[Row]:
        """Yield the rows of a query by column name, a chunk at a time, on a connection of their own."""
        return self._file.rows(sql, parameters)

    def run_all(self, statements: Iterable[str]) -> None:
        """Run statements without parameters, all or nothing: for tables that are made beside those of the schema."""
        with self._file.writing():
            for statement in statements:
                self._file.execute(statement)

    def begin_run(self, run: Run) -> None:
        """Write the run down as begun; all that is written after belongs to it."""
        with self._file.writing():
            self._file.add(RUNS, [page_rows.run_row(run, coder_key(run))])
        self._run = run

    def finish_run(self, run: Run) -> None:
        """Write the end and the counts of the run, and forget parties and places that no claim names now."""
        self._begun()
        with self._file.writing():
            self._file.among("run_id", [run.id], "DELETE FROM runs WHERE run_id IN (FROM wanted)")
            self._file.insert(RUNS, [page_rows.run_row(run, coder_key(run))])
            self._file.execute(_FORGET_ENTITIES)
            self._file.execute(_FORGET_PLACES)

    def known_pages(self) -> set[str]:
        """Return the ids of the pages that are fully coded, by the coder of the current run."""
        sql = "SELECT page_id FROM documents WHERE coder = ?"
        return {row["page_id"] for row in self.rows(sql, [coder_key(self._begun())])}

    def write_captures(self, pages: Sequence[Page]) -> int:
        """Write down where pages were seen that are coded already; return how many places are new."""
        run = self._begun()
        with self._file.writing():
            return self._add_captures(pages, run)

    def write_batch(self, batch: Sequence[CodedPage]) -> Written:
        """Write pages with their documents and claims: all of them, or none if anything fails.

        A document that this coder has coded before is left alone; one by another coder is replaced.
        A claim whose id stands in its document twice is a defect of the coder: the first is written,
        and the others become a reject.
        """
        run = self._begun()
        with self._file.writing():
            captures = self._add_captures([coded.page for coded in batch], run)
            fresh = self._to_code(batch, coder_key(run))
            self._add_documents([coded.document for coded in fresh], run)
            claims = self._add_claims(fresh, run)
        return Written(captures, len(fresh), claims)

    def write_rejects(self, rejects: Iterable[Reject]) -> int:
        """Write down what could not be used; return how many are new in this run."""
        run = self._begun()
        with self._file.writing():
            return self._file.add(REJECTS, [page_rows.reject_row(reject, run.id) for reject in rejects])

    def add_judgements(self, rows: Sequence[Row]) -> int:
        """Write down judgements that are not there yet; return their number."""
        with self._file.writing():
            return self._file.add(JUDGEMENTS, rows)

    def withdraw_judgements(self, ids: Sequence[str], at: Any) -> None:
        """Mark judgements as withdrawn at a moment (UTC); the first withdrawal stands."""
        with self._file.writing():
            self._file.among(
                "judgement_id",
                list(ids),
                f"""UPDATE judgements SET withdrawn = least(withdrawn, TIMESTAMP {literal(str(at))})
                WHERE judgement_id IN (FROM wanted)""",
            )

    def replace_events(
        self,
        events: Iterable[Event],
        families: Iterable[Family],
        further: Further = NOTHING_FURTHER,
    ) -> int:
        """Drop all that is derived from claims and write this, in one transaction; return the number of events.

        What changed in the events is written down, where a run has begun.
        """
        count = 0
        with self._file.writing():
            if self._run is not None:
                history.remember(self._file)
            for table in DERIVED:
                self._file.execute(f"DELETE FROM {quoted(table.name)}")
            for some_families in _chunks(families):
                self._file.insert(FAMILIES, _each(event_rows.family_rows, some_families))
            for some in _chunks(events):
                count += self._file.insert(EVENTS, [event_rows.event_row(event) for event in some])
                self._file.insert(EVENT_ACTORS, _each(event_rows.event_actor_rows, some))
                self._file.insert(EVENT_CLAIMS, _each(event_rows.event_claim_rows, some))
                self._file.insert(EVENT_AMOUNTS, _each(event_rows.amount_rows, some))
                self._file.insert(EVENT_DISPUTES, _each(event_rows.dispute_rows, some))
            for some_ladders in _chunks(further.ladders):
                self._add_ladders(some_ladders)
            for some_stories in _chunks(further.stories):
                self._add_stories(some_stories)
            self._file.insert(RULINGS, [judged_rows.ruling_row(ruling) for ruling in further.rulings])
            write_corrected(self._file, further.corrections)
            if self._run is not None:
                history.record(self._file, self._run.id)
        return count

    def _add_ladders(self, ladders: Sequence[Ladder]) -> None:
        self._file.insert(LADDERS, [ladder_rows.ladder_row(ladder) for ladder in ladders])
        self._file.insert(LADDER_PARTIES, _each(ladder_rows.ladder_party_rows, ladders))
        self._file.insert(LADDER_STEPS, _each(ladder_rows.ladder_step_rows, ladders))
        self._file.insert(LADDER_AMOUNTS, _each(ladder_rows.ladder_amount_rows, ladders))

    def _add_stories(self, stories: Sequence[Story]) -> None:
        self._file.insert(STORIES, [ladder_rows.story_row(story) for story in stories])
        self._file.insert(STORY_EVENTS, _each(ladder_rows.story_event_rows, stories))
        self._file.insert(STORY_ACTORS, _each(ladder_rows.story_actor_rows, stories))

    def _begun(self) -> Run:
        if self._run is None:
            raise ChronicleError(f"Nothing may be written to {self.path} before a run has begun in it.")
        return self._run

    def _add_captures(self, pages: Sequence[Page], run: Run) -> int:
        if self._options.keep_bytes:
            ids = [page.id for page in pages]
            kept = self._file.among("page_id", ids, "SELECT page_id FROM bodies SEMI JOIN wanted USING (page_id)")
            known = {page_id for (page_id,) in kept}
            new = first_of_each((page for page in pages if page.id not in known), lambda page: page.id)
            self._file.insert(BODIES, [page_rows.body_row(page) for page in new])
        return self._file.add(CAPTURES, [page_rows.capture_row(page, run.id) for page in pages])

    def _to_code(self, batch: Sequence[CodedPage], coder: str) -> list[CodedPage]:
        """Return the pages to write, each document once; codings of them by others are taken out."""
        pages = first_of_each(batch, lambda coded: coded.document.id)
        stored = dict(
            self._file.among(
                "document_id",
                [coded.document.id for coded in pages],
                "SELECT document_id, coder FROM documents SEMI JOIN wanted USING (document_id)",
            )
        )
        self._take_out([document_id for document_id, by in stored.items() if by != coder])
        return [coded for coded in pages if stored.get(coded.document.id) != coder]

    def _take_out(self, documents: Sequence[str]) -> None:
        if not documents:
            return
        of_claim = "claim_id IN (SELECT claim_id FROM claims SEMI JOIN wanted USING (document_id))"
        of_document = "document_id IN (SELECT document_id FROM wanted)"
        for table in OF_CLAIM:
            self._file.among("document_id", documents, f"DELETE FROM {quoted(table.name)} WHERE {of_claim}")
        for table in OF_DOCUMENT:
            self._file.among("document_id", documents, f"DELETE FROM {quoted(table.name)} WHERE {of_document}")

    def _add_documents(self, documents: Sequence[Document], run: Run) -> None:
        coder = coder_key(run)
        self._file.insert(DOCUMENTS, [page_rows.document_row(document, coder, run.id) for document in documents])
        self._file.insert(DATE_REASONS, _each(page_rows.date_reason_rows, documents))
        self._file.insert(BLOCKS, _each(page_rows.block_rows, documents))

    def _add_claims(self, fresh: Sequence[CodedPage], run: Run) -> int:
        claims: list[Claim] = []
        lines: list[Row] = []
        for coded in fresh:
            own = first_of_each(coded.claims, lambda claim: claim.id)
            if len(own) < len(coded.claims):
                self._file.add(REJECTS, [page_rows.reject_row(_twins(coded, len(own)), run.id)])
            lines += [claim_rows.claim_row(claim, at, coded.document, run.id) for at, claim in enumerate(own)]
            claims += own
        self._file.insert(CLAIMS, lines)
        self._file.insert(CLAIM_ACTORS, _each(claim_rows.actor_rows, claims))
        self._file.insert(CLAIM_VOICES, _each(claim_rows.voice_rows, claims))
        self._file.insert(CLAIM_AMOUNTS, _each(claim_rows.amount_rows, claims))
        self._file.add(ENTITIES, [row for claim in claims for row in claim_rows.entity_rows(claim, run.id)])
        self._file.add(PLACES, [row for claim in claims for row in claim_rows.place_rows(claim, run.id)])
        return len(claims)


_FORGET_ENTITIES = """DELETE FROM entities WHERE entity NOT IN (
    SELECT entity FROM claim_actors WHERE entity IS NOT NULL
    UNION ALL SELECT entity FROM claim_voices WHERE entity IS NOT NULL)"""
_FORGET_PLACES = """DELETE FROM places WHERE place NOT IN (
    SELECT coalesce(
        'geonames:' || place_geonames, concat(place_name, '|', place_country, '|', place_precision))
    FROM claims WHERE place_name IS NOT NULL)"""


def _twins(coded: CodedPage, distinct: int) -> Reject:
    twins = len(coded.claims) - distinct
    detail = f"Claims with the id of another claim of the document: {twins}. Please report this defect."
    return Reject(coded.page.uri, coded.page.locator, "claim-id-twice", detail)


def _each(row_maker: Callable[[T], Iterator[Row]], things: Iterable[T]) -> list[Row]:
    return [row for thing in things for row in row_maker(thing)]


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    """Yield lists of at most _CHUNK things."""
    waiting = iter(things)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
