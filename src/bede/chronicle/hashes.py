"""A hash for each table: two chronicles with the same hashes hold the same record, however they were made."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from bede.chronicle.columns import Column, Table, quoted
from bede.chronicle.schema import TABLES
from bede.chronicle.tables.runs import EVENT_CHANGES, MIGRATIONS, REJECTS, RUNS
from bede.chronicle.write import Chronicle

_OF_RUNS = (RUNS, MIGRATIONS, EVENT_CHANGES)
"""Tables that tell how a chronicle came about, which is another matter than what it holds."""

_COMING_IN = ("run_id", "first_run", "first_document")
"""Columns that do, too: which run, or which of several documents, brought a thing in first."""


@dataclass(frozen=True, slots=True)
class TableHash:
    """``sha256`` (hex) over the rows of a table in the order of their values."""

    table: str
    rows: int
    sha256: str


def table_hashes(chronicle: Chronicle) -> tuple[TableHash, ...]:
    """Return the hash of each table, without what tells only when and in which order things came in.

    An input that several runs could not use counts once.
    """
    return tuple(_hash(chronicle, table) for table in TABLES if table not in _OF_RUNS)


def _hash(chronicle: Chronicle, table: Table) -> TableHash:
    total, count = hashlib.sha256(), 0
    for line in _lines(chronicle, table):
        total.update(line)
        count += 1
    return TableHash(table.name, count, total.hexdigest())


def _lines(chronicle: Chronicle, table: Table) -> Iterator[bytes]:
    columns = ", ".join(_told(column) for column in table.columns if column.name not in _COMING_IN)
    once = "DISTINCT" if table is REJECTS else ""
    for row in chronicle.rows(f"SELECT {once} {columns} FROM {quoted(table.name)} ORDER BY ALL"):
        yield json.dumps(list(row.values()), default=str).encode() + b"\n"


def _told(column: Column) -> str:
    """Return a column as it is hashed: bytes by their own hash, so that none need to be sorted."""
    name = quoted(column.name)
    return f"sha256({name}) AS {name}" if column.type == "BLOB" else name
