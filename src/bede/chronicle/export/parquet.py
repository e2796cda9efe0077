"""Parquet: nested rows as lists of structs, each field with its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from bede.chronicle.columns import arrow_type
from bede.chronicle.shapes import Field, Shape

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP = 20_000
"""Rows of a row group: small enough to hold, large enough to compress; fixed, so that bytes repeat."""


def write_parquet(rows: Iterator[dict[str, Any]], shape: Shape, file: IO[bytes]) -> int:
    """Write the rows, compressed by zstd; return their number."""
    import pyarrow as pa  # noqa: PLC0415  0.1 s, and `bede --help` needs none of it
    from pyarrow import parquet  # noqa: PLC0415

    schema = pa.schema([_arrow_field(field) for field in shape.fields])
    count = 0
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema), row_group_size=_GROUP)
            count += len(group)
    return count


def _arrow_field(field: Field) -> pa.Field[Any]:
    import pyarrow as pa  # noqa: PLC0415  see write_parquet

    if field.nature == "value":
        kind = _plain(field.columns[0].type)
    else:
        kind = pa.struct([pa.field(column.name, _plain(column.type)) for column in field.columns])
        kind = pa.list_(kind) if field.nature == "structs" else kind
    return pa.field(field.name, kind, metadata={"description": field.doc})


def _plain(name: Any) -> pa.DataType:
    """Return the type that every reader of Parquet knows: ``string`` where we build with ``large_string``."""
    import pyarrow as pa  # noqa: PLC0415  see write_parquet

    simple = {"VARCHAR": pa.string(), "VARCHAR[]": pa.list_(pa.string())}
    return simple.get(name) or arrow_type(name)
