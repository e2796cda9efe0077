"""``bede export``: a table as a file."""

from enum import StrEnum
from typing import Annotated

import typer

from bede.chronicle import Chronicle
from bede.chronicle.export import export
from bede.chronicle.filters import ClaimFilter
from bede.cli import options
from bede.cli.console import messages


class TableName(StrEnum):
    """What can be exported."""

    CLAIMS = "claims"
    EVENTS = "events"
    DOCUMENTS = "documents"


class FileFormat(StrEnum):
    """How it is written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


@options.filtered
def export_command(
    *,
    file: options.File,
    table: Annotated[TableName, typer.Option("--table", "-t", help="What to write.")] = TableName.CLAIMS,
    format: Annotated[FileFormat, typer.Option("--format", "-f", help="How to write it.")] = FileFormat.JSONL,
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="The file, or - for standard output.")
    ] = "-",
    wanted: ClaimFilter,
) -> None:
    """Write claims, events or documents as JSON Lines, CSV or Parquet.

    Beside a CSV file lies datapackage.json, which explains its columns.

    Example:  bede export crisis.duckdb --table events --format csv -o events.csv
    """
    with Chronicle.open(file, read_only=True) as chronicle:
        rows = export(chronicle, table.value, format.value, out, wanted)
    if out != "-":
        messages().print(f"{rows} {table.value} written to {out}")
