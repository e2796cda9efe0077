"""``bede export``: a table as a file."""

from enum import StrEnum
from typing import Annotated

import typer

from bede.chronicle import Chronicle
from bede.chronicle.export import export
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


def export_command(
    file: options.File,
    table: Annotated[TableName, typer.Option("--table", "-t", help="What to write.")] = TableName.CLAIMS,
    format: Annotated[FileFormat, typer.Option("--format", "-f", help="How to write it.")] = FileFormat.JSONL,
    out: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="The file, or - for standard output.")
    ] = "-",
    type: options.Types = None,
    status: options.Statuses = None,
    actor: options.Actor = None,
    recipient: options.Recipient = None,
    speaker: options.Speaker = None,
    country: options.Country = None,
    since: options.Since = None,
    until: options.Until = None,
    document: options.DocumentId = None,
    publisher: options.Publisher = None,
    text: options.Text = None,
    limit: options.Limit = None,
) -> None:
    """Write claims, events or documents as JSON Lines, CSV (with a datapackage.json that explains it) or Parquet.

    Example:  bede export crisis.duckdb --table events --format csv -o events.csv
    """
    wanted = options.make_filter(
        type, status, actor, recipient, speaker, country, since, until, document, publisher, text, limit
    )
    with Chronicle.open(file, read_only=True) as chronicle:
        rows = export(chronicle, table.value, format.value, out, wanted)
    if out != "-":
        messages().print(f"{rows} {table.value} written to {out}")
