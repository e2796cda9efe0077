"""What a table, a column and a view are: the words from which SQL, Arrow types and documentation are made."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    import pyarrow as pa

SqlType: TypeAlias = Literal[
    "VARCHAR", "INTEGER", "BIGINT", "DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP", "BLOB", "VARCHAR[]"
]
Vocabulary: TypeAlias = type[StrEnum]
Row: TypeAlias = Mapping[str, Any]

# Lone surrogates come from file names that are not UTF-8; neither Arrow nor DuckDB can hold them.
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its meaning. ``since`` is the number of the migration that brings it in.

    ``required``: never NULL. ``vocabulary``: the closed list that its values come from.
    """

    name: str
    type: SqlType
    doc: str
    required: bool = False
    vocabulary: Vocabulary | None = None
    since: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``key`` names the columns that tell its rows apart.

    Keys are kept by an anti-join on writing and not by an index: there is one writer at a time, and an
    index over ten million ids would have to be held in memory.
    """

    name: str
    doc: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    since: int = 1


@dataclass(frozen=True, slots=True)
class View:
    """A stored query with a meaning for each of its columns."""

    name: str
    doc: str
    columns: tuple[Column, ...]
    sql: str


def quoted(name: str) -> str:
    """Return a name as SQL identifier; ``end`` is a reserved word and needs it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """Return a text as SQL literal, for the few statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"


def create_table(table: Table, since: int) -> str:
    """Return the statement that makes ``table`` with the columns that migration ``since`` knows."""
    columns = [
        f"{quoted(column.name)} {column.type}{' NOT NULL' if column.required else ''}"
        for column in table.columns
        if column.since <= since
    ]
    return f"CREATE TABLE {quoted(table.name)} ({', '.join(columns)})"


def comments(thing: Table | View) -> list[str]:
    """Return the statements that write the meanings into the file itself."""
    kind = "TABLE" if isinstance(thing, Table) else "VIEW"
    name = quoted(thing.name)
    return [f"COMMENT ON {kind} {name} IS {literal(thing.doc)}"] + [
        f"COMMENT ON COLUMN {name}.{quoted(column.name)} IS {literal(column.doc)}" for column in thing.columns
    ]


def arrow_type(kind: SqlType) -> pa.DataType:
    """Return the Arrow type of a column; the large ones, since a batch of texts may pass 2 GiB."""
    import pyarrow as pa  # noqa: PLC0415  0.1 s, and `bede --help` needs none of it

    types: dict[SqlType, pa.DataType] = {
        "VARCHAR": pa.large_string(),
        "INTEGER": pa.int32(),
        "BIGINT": pa.int64(),
        "DOUBLE": pa.float64(),
        "BOOLEAN": pa.bool_(),
        "DATE": pa.date32(),
        "TIMESTAMP": pa.timestamp("us"),
        "BLOB": pa.large_binary(),
        "VARCHAR[]": pa.large_list(pa.large_string()),
    }
    return types[kind]


def arrow_table(table: Table, rows: Sequence[Row]) -> pa.Table:
    """Return rows as an Arrow table with exactly the columns of ``table``; a missing value is a KeyError."""
    import pyarrow as pa  # noqa: PLC0415  see arrow_type

    columns = {}
    for column in table.columns:
        values = [row[column.name] for row in rows]
        try:
            columns[column.name] = pa.array(values, type=arrow_type(column.type))
        except UnicodeEncodeError:
            columns[column.name] = pa.array([_encodable(v) for v in values], type=arrow_type(column.type))
    return pa.table(columns)


def _encodable(value: Any) -> Any:
    """Return the value with each lone surrogate made U+FFFD, one for one, so that offsets stay true."""
    if isinstance(value, str):
        return _SURROGATES.sub("\ufffd", value)
    if isinstance(value, list | tuple):
        return [_encodable(item) for item in value]
    return value
