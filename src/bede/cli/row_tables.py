"""Rows of a query, as a table for people or as JSON Lines for programs: the same for all commands that list."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bede.chronicle.export.lines import to_json
from bede.cli import wording
from bede.cli.console import output, print_indented

ID = 9
"""Characters of an id that are shown; `bede why` takes them."""

_ROOM = 130
"""Columns from which a table has room for one of whole sentences."""

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
    long: str = "",
    counted: tuple[str, str] = ("row", "rows"),
) -> None:
    """Print rows of cells under their names, and how many they are.

    ``last``: a column more that is never broken; ``long``: the name of the one with whole sentences. Where the terminal
    has no room for such a column, its cells stand below the others, a paragraph for each row.
    """
    console = output(pipe_width=_WIDE)
    if long and console.width < _ROOM:
        number = _print_below(console, rows, names.index(long))
    else:
        number = _print_columns(console, names, rows, last)
    console.print(Text(wording.counted(number, *counted), style="dim"))


def _print_columns(console: Console, names: Sequence[str], rows: Iterable[Sequence[str | Text]], last: str) -> int:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name)
    if last:
        table.add_column(last, no_wrap=True)
    for cells in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in cells))
    console.print(table)
    return table.row_count


def _print_below(console: Console, rows: Iterable[Sequence[str | Text]], long: int) -> int:
    printed = 0
    for cells in rows:
        others = [Text(str(cell)) for at, cell in enumerate(cells) if at != long and str(cell)]
        print_indented(console, Text("  ").join(others), 0)
        print_indented(console, Text(str(cells[long]), style="italic"), 4)
        printed += 1
    return printed
