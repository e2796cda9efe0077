"""The chronicle: beginning a run, writing batches of coded pages, rebuilding events, ending the run."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias, TypeVar

from bede.chronicle import derived, page_rows
from bede.chronicle.coded_rows import COMMON, CodedPage, rows_of
from bede.chronicle.columns import Row, Table, literal, quoted
from bede.chronicle.derived import NOTHING_FURTHER, Arrived, Further, Kept
from bede.chronicle.file import DatabaseFile, first_of_each
from bede.chronicle.parts_loading import load_parts
from bede.chronicle.schema import OF_CLAIM, OF_DOCUMENT
from bede.chronicle.tables.captures import BODIES, CAPTURES
from bede.chronicle.tables.claims import CLAIMS
from bede.chronicle.tables.judgements import JUDGEMENTS
from bede.chronicle.tables.runs import REJECTS, RUNS
from bede.chronicle.written import Written
from bede.errors import ChronicleError
from bede.model import Event, Family, Page, Reject, Run
from bede.settings import ChronicleOptions

T = TypeVar("T")

_NO_CODING = ("chronicle", "engines", "events", "watch")
"""Branches of the settings that have no part in how a page is coded: pages stay known when they change."""

_NO_PART = {"parses": ("threads",)}
"""Options of the other branches that have none: batches are the same, however many are read side by side."""

Beside: TypeAlias = Sequence[tuple[Table, Sequence[Row]]]
"""Rows to write, by their table."""


def coder_key(run: Run) -> str:
    """Return what decides how a page is coded: program, reader, knowledge, and the settings of the steps."""
    try:
        settings = json.loads(run.settings)
    except ValueError:
        settings = run.settings
    if isinstance(settings, dict):
        settings = {name: _of_coding(name, branch) for name, branch in settings.items() if name not in _NO_CODING}
    digest = hashlib.sha256(json.dumps([run.knowledge, settings], sort_keys=True).encode()).hexdigest()
    return f"bede {run.version}, reader {run.reader}, knowledge and settings {digest[:12]}"


def _of_coding(name: str, branch: Any) -> Any:
    """Return a branch of the settings without what has no part in how a page is coded."""
    if not isinstance(branch, dict):
        return branch
    return {option: value for option, value in branch.items() if option not in _NO_PART.get(name, ())}


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
        try:
            if kind is None:
                self._file.settle()
        finally:
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

    def known_pages(self) -> set[bytes]:
        """Return the ids, as bytes, of the pages that are fully coded, by the coder of the current run.

        Bytes take half the room of words, and there is one for every page of the chronicle.
        """
        sql = "SELECT page_id FROM documents WHERE coder = ?"
        return {bytes.fromhex(row["page_id"]) for row in self.rows(sql, [coder_key(self._begun())])}

    def put(self, beside: Beside) -> None:
        """Write rows of tables, each in the place of the one with its key: all of them, or none."""
        with self._file.writing():
            self._put(beside)

    def write_captures(self, pages: Sequence[Page]) -> int:
        """Write down where pages were seen that are coded already; return how many places are new."""
        run = self._begun()
        with self._file.writing():
            return self._add_captures(pages, run)

    def write_batch(self, batch: Sequence[CodedPage], *, beside: Beside = ()) -> Written:
        """Write pages with their documents and claims: all of them, or none if anything fails.

        ``beside``: rows that are true only together with them; see ``put``.

        A document that this coder has coded before is left alone; one by another coder is replaced.
        A claim whose id stands in its document twice is a defect of the coder: the first is written,
        and the others become a reject.
        """
        run = self._begun()
        with self._file.writing():
            captures = self._add_captures([coded.page for coded in batch], run)
            fresh = self._to_code(batch, coder_key(run))
            claims = self._add_coded(fresh, run)
            self._put(beside)
        return Written(captures, len(fresh), claims)

    def take_in(self, parts: Sequence[Path]) -> Written:
        """Write what the parts (see ``parts``) hold and this file lacks: all of it, or nothing if anything fails."""
        run = self._begun()
        with self._file.writing():
            return load_parts(self._file, parts, run.id, keep_bytes=self._options.keep_bytes)

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
        kept: Kept | None = None,
    ) -> int:
        """Drop all that is derived from claims and write this, in one transaction; return the number of events.

        What changed in the events is written down, where a run has begun. ``kept``: what the next linking may rest on;
        None: it makes all anew.
        """
        with self._file.writing():
            return derived.write_all(self._file, derived.All(events, families, further, kept), self._run_id())

    def put_in(self, arrived: Arrived) -> int:
        """Put what a run of linking changed in the place of what no longer holds, in one transaction.

        Return the number of events that were made anew. What changed is written down, where a run has begun.
        """
        with self._file.writing():
            return derived.write_arrived(self._file, arrived, self._run_id())

    def _run_id(self) -> str | None:
        return self._run.id if self._run is not None else None

    def _put(self, beside: Beside) -> None:
        for table, rows in beside:
            last = list({tuple(row[name] for name in table.key): row for row in rows}.values())
            self._file.replace(table, last)

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

    def _add_coded(self, fresh: Sequence[CodedPage], run: Run) -> int:
        """Write all that the pages came to; return the number of claims."""
        claims = 0
        for table, rows in rows_of(fresh, coder_key(run), run.id):
            done = self._file.add(table, rows) if table in COMMON else self._file.insert(table, rows)
            claims += done if table is CLAIMS else 0
        return claims


_FORGET_ENTITIES = """DELETE FROM entities WHERE entity NOT IN (
    SELECT entity FROM claim_actors WHERE entity IS NOT NULL
    UNION ALL SELECT entity FROM claim_voices WHERE entity IS NOT NULL)"""
_FORGET_PLACES = """DELETE FROM places WHERE place NOT IN (
    SELECT coalesce(
        'geonames:' || place_geonames, concat(place_name, '|', place_country, '|', place_precision))
    FROM claims WHERE place_name IS NOT NULL)"""
