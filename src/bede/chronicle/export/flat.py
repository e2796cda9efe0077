"""CSV: one row a line. Objects become columns; lists become names for people and JSON for programs."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import IO, Any

from bede.chronicle.columns import Column
from bede.chronicle.export.lines import to_json
from bede.chronicle.shapes import Field, Shape

_JOIN = "; "

# What people want to see of an object in a list: the first of these that it has.
_TELLING = ("name", "text", "kind", "verdict")


def flat_columns(shape: Shape) -> list[Column]:
    """Return the columns of the CSV file with their meanings."""
    columns: list[Column] = []
    for field in shape.fields:
        if field.nature == "struct":
            columns += (replace(column, name=f"{field.name}_{column.name}") for column in field.columns)
        elif field.nature == "structs":
            columns.append(Column(field.name, "VARCHAR", f"{field.doc} (Names, joined by `; `.)"))
            columns.append(Column(f"{field.name}_json", "VARCHAR", f"{field.doc} (In full, as JSON.)"))
        elif field.columns[0].type == "VARCHAR[]":
            columns.append(Column(field.name, "VARCHAR", f"{field.doc} (Joined by `; `.)"))
        else:
            columns.append(field.columns[0])
    return columns


def write_csv(rows: Iterator[dict[str, Any]], shape: Shape, file: IO[bytes]) -> int:
    """Write the rows after a line of names, UTF-8, NULL as nothing; return their number."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in flat_columns(shape)])
        count = 0
        for row in rows:
            writer.writerow([cell for field in shape.fields for cell in _cells(field, row[field.name])])
            count += 1
    finally:
        text.detach()  # the file is closed by whoever opened it
    return count


def _cells(field: Field, value: Any) -> list[str]:
    if field.nature == "struct":
        return [_cell((value or {}).get(column.name)) for column in field.columns]
    if field.nature == "structs":
        return [_JOIN.join(_telling(item) for item in value), to_json(value)]
    return [_cell(value)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return _JOIN.join(value)
    return str(value)


def _telling(item: Mapping[str, Any]) -> str:
    return next((str(item[name]) for name in _TELLING if item.get(name)), "")
