"""``bede claims`` and ``bede events``: filtered rows, one line each or as JSON Lines."""

import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bede.chronicle.export.lines import to_json
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.query import claims as query_claims
from bede.chronicle.query import events as query_events
from bede.cli import options, wording
from bede.cli.console import output

_ID = 9
WIDE = 10_000
"""Columns in a pipe: one row, one line, for grep and its like."""


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSONL = "jsonl"


As = Annotated[Format, typer.Option("--format", "-f", help="table for people, jsonl for programs.")]


@options.filtered
def claims_command(
    *,
    file: options.File,
    wanted: ClaimFilter,
    format: As = Format.TABLE,
    counted: Annotated[
        bool, typer.Option("--counted", help="As people judged them: corrected, and without those judged wrong.")
    ] = False,
    as_of: options.AsOf = None,
) -> None:
    """List claims: what single sentences say.

    Example:  bede claims crisis.duckdb --speaker Lavrov --type ACCUSE -f jsonl
    """
    with options.opened(file, as_of) as chronicle:
        _print(query_claims(chronicle, wanted, as_they_count=counted), format, "claim_id", "trigger")


@options.filtered
def events_command(
    *,
    file: options.File,
    wanted: ClaimFilter,
    format: As = Format.TABLE,
    as_of: options.AsOf = None,
) -> None:
    """List events: what claims speak of, with origins and standing.

    Example:  bede events crisis.duckdb --actor RUS --recipient UKR --type ASSAULT --since 2022-01-01
    """
    with options.opened(file, as_of) as chronicle:
        _print(query_events(chronicle, wanted), format, "event_id", "standing")


def _print(rows: Iterable[Mapping[str, Any]], format: Format, key: str, last: str) -> None:
    if format is Format.JSONL:
        print_jsonl(rows)
    else:
        _print_table(output(pipe_width=WIDE), rows, key, last)


def print_jsonl(rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows to standard output as JSON Lines."""
    for row in rows:
        sys.stdout.write(to_json(row) + "\n")


def _print_table(console: Console, rows: Iterable[Mapping[str, Any]], key: str, last: str) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("when", "who → whom", "type", "status", last):
        table.add_column(name)
    table.add_column("id", no_wrap=True)
    for row in rows:
        cells = (
            wording.when(row),
            wording.who(row),
            wording.kind(row),
            row["status"],
            str(row[last]),
            row[key][:_ID],
        )
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    console.print(Text(f"{table.row_count} rows", style="dim"))
