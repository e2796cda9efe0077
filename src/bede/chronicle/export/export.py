"""One verb for all formats: the same rows in the same order, and the same bytes for the same content."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, TypeVar

from bede.chronicle.export.datapackage import write_descriptor
from bede.chronicle.export.flat import write_csv
from bede.chronicle.export.lines import write_jsonl
from bede.chronicle.export.parquet import write_parquet
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.query import EVERYTHING, typed_rows
from bede.chronicle.shapes import SHAPES, Shape
from bede.chronicle.write import Chronicle
from bede.errors import ChronicleError, UsageError

T = TypeVar("T")
Writer = Callable[[Iterator[dict[str, Any]], Shape, IO[bytes]], int]

FORMATS: dict[str, Writer] = {"jsonl": write_jsonl, "csv": write_csv, "parquet": write_parquet}
"""Name of a format → what writes it."""

STDOUT = "-"


def export(chronicle: Chronicle, table: str, format: str, out: str | Path, wanted: ClaimFilter = EVERYTHING) -> int:
    """Write ``claims``, ``events`` or ``documents`` to a file (``-``: standard output); return the rows.

    The file appears, or replaces an older one, only when it is complete. Beside a CSV file lies
    ``datapackage.json``, which describes its columns. Raises UsageError for an unknown table or format,
    ChronicleError where the file can't be written, and UsageError where it is a database.
    """
    shape = _known(SHAPES, table, "table")
    write = _known(FORMATS, format, "format")
    rows = typed_rows(chronicle, table, wanted)
    if str(out) == STDOUT:
        if format == "parquet":
            raise UsageError("Parquet is no stream of text. Name a file with --output.")
        return write(rows, shape, sys.stdout.buffer)
    path = Path(out)
    with complete(path) as file:
        count = write(rows, shape, file)
    if format == "csv":
        with complete(path.parent / "datapackage.json") as file:
            write_descriptor(path, shape, file)
    return count


def _known(table: dict[str, T], name: str, what: str) -> T:
    if name not in table:
        raise UsageError(f"There is no {what} “{name}”. Choose one of: {', '.join(table)}.")
    return table[name]


def _is_database(path: Path) -> bool:
    """Return whether a DuckDB file, which has ``DUCK`` in its bytes 8 to 11, lies there."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


@contextmanager
def complete(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write that takes the name ``path`` when all is written; else nothing is left.

    Raises UsageError where a database has that name: it may be the chronicle itself, and what people judged in it can't
    be made again.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if _is_database(path):
            raise UsageError(
                f"{path} is a DuckDB database, perhaps a chronicle; an export would destroy it. Name another."
            )
        with part.open("wb") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise ChronicleError(
            f"{path} could not be written: {error.strerror or error}. Choose another place, or make room."
        ) from error
    finally:
        part.unlink(missing_ok=True)
