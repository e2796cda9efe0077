"""Rows of a query, as a table for people or as JSON Lines for programs: the same for all commands that list."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from bede.chronicle.export.lines import to_json
from bede.cli import wording
from bede.cli.console import output

ID = 9
"""Characters of an id that are shown; `bede why` takes them."""

_WIDE = 10_000  # columns in a pipe: one row, one line, for grep and its like

Rows = Iterable[Mapping[str, Any]]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"


As = Annotated[Format, typer.Option("--format", "-f", help="table for people, jsonl for programs.")]


def print_rows(rows: Rows, format: Format, for_people: Callable[[Rows], None]) -> None:
    """Print rows as JSON Lines, or by a function that makes a table of them."""
    if format is Format.JSONL:
        print_jsonl(rows)
    else:
        for_people(rows)


def print_jsonl(rows: Rows) -> None:
    """Write rows to standard output as JSON Lines."""
    for row in rows:
        sys.stdout.write(to_json(row) + "\n")


def print_table(
    names: Sequence[str],
    rows: Iterable[Sequence[str | Text]],
    *,
    last: str = "",
    counted: tuple[str, str] = ("row", "rows"),
) -> None:
    """Print rows of cells under their names, and how many they are; ``last``: a column more that is never broken."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name)
    if last:
        table.add_column(last, no_wrap=True)
    for cells in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in cells))
    console = output(pipe_width=_WIDE)
    console.print(table)
    console.print(Text(wording.counted(table.row_count, *counted), style="dim"))
