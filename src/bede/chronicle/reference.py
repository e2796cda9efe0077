"""The reference of tables and columns, made from the schema: ``python -m bede.chronicle.reference``."""

import sys
from collections.abc import Iterator
from enum import StrEnum

from bede.chronicle.columns import Column, Table, View
from bede.chronicle.schema import TABLES
from bede.chronicle.shapes import SHAPES, Field
from bede.chronicle.views import VIEWS
from bede.chronicle.vocabularies import MEANINGS

_HEAD = """# Columns

Every table, view and export of a chronicle, column by column. This page is made from the schema in
`src/bede/chronicle` by `python -m bede.chronicle.reference > docs/columns.md`; a test keeps it up to date.
The same words stand in the file itself: `SELECT table_name, column_name, comment FROM duckdb_columns()`.

Offsets are half-open, `[start, end)`, and count Unicode code points of `documents.text` from 0. Dates are
days, times are UTC. NULL means unknown or not told, never zero. `end` is a reserved word of SQL: write
`"end"`.
"""


def columns_markdown() -> str:
    """Return the whole page ``docs/columns.md``."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    yield _HEAD
    yield "## Tables\n"
    for table in TABLES:
        yield from _thing(table)
        yield f"A row is told apart by {', '.join(f'`{name}`' for name in table.key)}.\n"
    yield "## Views\n"
    for view in VIEWS:
        yield from _thing(view)
    yield "## Rows of the exports\n"
    yield from _exports()
    yield "## Vocabularies\n"
    for vocabulary, meanings in MEANINGS.items():
        yield f"### {vocabulary.__name__}\n\n| code | meaning |\n|---|---|"
        yield from (f"| `{code}` | {meaning} |" for code, meaning in meanings.items())
        yield ""


def _thing(thing: Table | View) -> Iterator[str]:
    yield f"### {thing.name}\n\n{thing.doc}\n\n| column | type | meaning |\n|---|---|---|"
    yield from (f"| `{column.name}` | {column.type} | {_meaning(column)} |" for column in thing.columns)
    yield ""


def _exports() -> Iterator[str]:
    yield (
        "JSON Lines and Parquet have nested rows. In CSV an object becomes columns (`place_name`), a list "
        "becomes two: names joined by `; `, and the whole as JSON (`actors`, `actors_json`).\n"
    )
    for name, shape in SHAPES.items():
        yield f"### export of {name}\n\n| field | type | meaning |\n|---|---|---|"
        yield from (f"| `{field.name}` | {_nature(field)} | {_field_doc(field)} |" for field in shape.fields)
        yield ""


def _nature(field: Field) -> str:
    return {"value": str(field.columns[0].type), "struct": "object", "structs": "list of objects"}[field.nature]


def _field_doc(field: Field) -> str:
    if field.nature == "value":
        return _meaning(field.columns[0])
    return f"{field.doc} Fields: {', '.join(f'`{column.name}`' for column in field.columns)}."


def _meaning(column: Column) -> str:
    needed = " Never NULL." if column.required else ""
    return f"{column.doc}{needed}{_link(column.vocabulary)}".replace("|", "\\|")


def _link(vocabulary: type[StrEnum] | None) -> str:
    return f" One of [{vocabulary.__name__}](#{vocabulary.__name__.lower()})." if vocabulary else ""


if __name__ == "__main__":
    sys.stdout.write(columns_markdown())
