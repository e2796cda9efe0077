"""Parts: what was coded elsewhere, one folder for each share of the input, one Parquet file in it for each table.

A part is written under another name and renamed when it is whole, so that what has the name of a part is one. Its
``manifest.json`` tells what it was made of and by whom. Rows are those of the chronicle's tables, with the part's name
in a column ``part``; captures have also a ``place``, the order in which pages came in, by which ``link`` takes the
first of each key, as a build would. The column of the run is empty: it is the run that takes the parts in.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bede.chronicle import page_rows
from bede.chronicle.coded_rows import OF_CODED, CodedPage, rows_of
from bede.chronicle.columns import Column, Row, Table, arrow_table, arrow_type
from bede.chronicle.file import first_of_each
from bede.chronicle.tables.captures import BODIES, CAPTURES
from bede.chronicle.tables.claims import CLAIMS
from bede.chronicle.tables.events import ENTITIES, PLACES
from bede.chronicle.tables.runs import REJECTS
from bede.chronicle.written import Written
from bede.errors import ChronicleError
from bede.model import Page, Reject, RunCounts

MANIFEST = "manifest.json"
FORMAT = 2
"""Number of the layout of parts. Another number is another layout."""

_PART = Column("part", "VARCHAR", "Name of the part that the row came in.", True)
_PLACE = Column("place", "BIGINT", "Order of coming in.", True)
_UNTOLD_RUN = ""

CaptureKey = tuple[str, str, str]
"""Address, locator and page, which tell captures apart."""


def _in_part(table: Table) -> Table:
    """Return a table as it stands in parts."""
    more = (_PART, _PLACE) if table is CAPTURES else (_PART,)
    return Table(table.name, table.doc, table.key, (*table.columns, *more))


PART_TABLES: Mapping[str, Table] = {table.name: _in_part(table) for table in (CAPTURES, BODIES, *OF_CODED)}
"""The tables of a part by name."""


@dataclass(frozen=True, slots=True)
class PartInput:
    """A file that a part was made of: ``slice`` of ``of`` slices of its records; ``modified`` in nanoseconds."""

    uri: str
    size: int
    modified: int
    slice: int
    of: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a part was made of, by whom, and what came of it. ``coder``: see ``write.coder_key``."""

    name: str
    coder: str
    reader: str
    settings: str
    inputs: tuple[PartInput, ...]
    counts: RunCounts
    format: int = FORMAT


class PartWriter:
    """A part that is being written, a batch at a time. Use it in a ``with`` block, and ``finish`` it there.

    ``places``: each capture → its place in the order of coming in, known when it is written.
    """

    def __init__(
        self, folder: Path, name: str, coder: str, places: Mapping[CaptureKey, int], *, keep_bytes: bool
    ) -> None:
        self._target = folder / name
        self._folder = folder / f".{name}-{os.getpid()}-{secrets.token_hex(4)}"
        self._coder = coder
        self._places = places
        self._keep_bytes = keep_bytes
        self._seen: set[CaptureKey] = set()
        self._bodies: set[str] = set()
        self._files: dict[str, Any] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        from pyarrow import parquet  # noqa: PLC0415  0.1 s, and `bede --help` needs none of it

        self._folder.mkdir(parents=True)
        for name, table in PART_TABLES.items():
            # Bodies are compressed already.
            how = "none" if table.name == BODIES.name else "zstd"
            writer = parquet.ParquetWriter(self._folder / f"{name}.parquet", _schema(table), compression=how)
            self._files[name] = self._open.enter_context(writer)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def known_pages(self) -> set[bytes]:
        """Return no pages: a part knows of no other part."""
        return set()

    def write_batch(self, batch: Sequence[CodedPage]) -> Written:
        """Write pages with their documents and claims; pages must be each other's first."""
        captures = self.write_captures([coded.page for coded in batch])
        claims = 0
        for table, rows in rows_of(batch, self._coder, _UNTOLD_RUN):
            self._add(table, _first_of_document(table, rows))
            claims += len(rows) if table is CLAIMS else 0
        return Written(captures, len(batch), claims)

    def write_captures(self, pages: Sequence[Page]) -> int:
        """Write down where pages were seen, and their bytes; return how many places are new in this part."""
        new = first_of_each((page for page in pages if capture_key(page) not in self._seen), capture_key)
        self._seen.update(map(capture_key, new))
        rows = [page_rows.capture_row(page, _UNTOLD_RUN) for page in new]
        last = len(self._places)
        self._add(
            CAPTURES, [{**r, "place": self._places.get(capture_key(p), last)} for r, p in zip(rows, new, strict=True)]
        )
        if self._keep_bytes:
            bodies = first_of_each((page for page in new if page.id not in self._bodies), lambda page: page.id)
            self._bodies.update(page.id for page in bodies)
            self._add(BODIES, [page_rows.body_row(page) for page in bodies])
        return len(new)

    def write_rejects(self, rejects: Iterable[Reject]) -> int:
        """Write down what could not be used."""
        rows = [page_rows.reject_row(reject, _UNTOLD_RUN) for reject in rejects]
        self._add(REJECTS, rows)
        return len(rows)

    def finish(self, manifest: Manifest) -> None:
        """Give the part its name; where another has finished it meanwhile, that one stays."""
        self._open.close()
        (self._folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=1), encoding="utf-8")
        try:
            self._folder.rename(self._target)
        except OSError:
            if not (self._target / MANIFEST).is_file():
                raise

    def _capture(self, page: Page) -> Row:
        return {**page_rows.capture_row(page, _UNTOLD_RUN), "place": self._places[capture_key(page)]}

    def _add(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            named = [{**row, "part": self._target.name} for row in rows]
            self._files[table.name].write_table(arrow_table(PART_TABLES[table.name], named))


def capture_key(page: Page) -> CaptureKey:
    """Return what tells the capture of a page apart."""
    return page.uri, page.locator, page.id


def _first_of_document(table: Table, rows: list[Row]) -> list[Row]:
    """Return each party and place once for each document, so that ``link`` finds the first of all documents."""
    if table not in (ENTITIES, PLACES):
        return rows
    (name,) = table.key
    return first_of_each(rows, lambda row: (row["first_document"], row[name]))


def _schema(table: Table) -> Any:
    import pyarrow as pa  # noqa: PLC0415  see PartWriter

    return pa.schema([(column.name, arrow_type(column.type)) for column in table.columns])


def read_parts(folders: Iterable[Path]) -> dict[Path, Manifest]:
    """Return the parts in some folders, each name once, in the order of their names.

    Raises ChronicleError for a folder without parts, for parts of another layout, and where several coders made them.
    """
    found: dict[str, tuple[Path, Manifest]] = {}
    for folder in folders:
        parts = list(_parts_of(folder))
        if not parts:
            raise ChronicleError(f"{folder} holds no parts. Name a folder that `bede code PATH... -o FOLDER` wrote.")
        for path, manifest in parts:
            found.setdefault(manifest.name, (path, manifest))
    coders = {manifest.coder for _, manifest in found.values()}
    if len(coders) > 1:
        raise ChronicleError(
            f"These parts are by different coders: {'; '.join(sorted(coders))}. Code all input by one of them, into a "
            "new folder."
        )
    return dict(found[name] for name in sorted(found))


def known_parts(folder: Path) -> dict[Path, Manifest]:
    """Return the parts that are in a folder, which may be empty or not be there."""
    return dict(_parts_of(folder)) if folder.is_dir() else {}


def _parts_of(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    for file in sorted(folder.glob(f"[!.]*/{MANIFEST}")):
        yield file.parent, _manifest(file)


def _manifest(file: Path) -> Manifest:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["format"] != FORMAT:
            raise ChronicleError(
                f"{file.parent} is a part of layout {told['format']}, and this bede reads layout {FORMAT}. Code the "
                "input anew, into a new folder."
            )
        inputs = tuple(PartInput(**one) for one in told["inputs"])
        return Manifest(**{**told, "inputs": inputs, "counts": RunCounts(**told["counts"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ChronicleError(f"{file}: this is no manifest of a part ({error}). Remove the folder it is in.") from error
