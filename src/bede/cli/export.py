"""``bede export``: a table as a file."""

import sys
from contextlib import closing
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bede.chronicle.export import export
from bede.chronicle.export.export import STDOUT, complete
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.pages.wanted import EventFilter
from bede.chronicle.snapshot import Published
from bede.cli import options, wording
from bede.cli.console import messages
from bede.errors import UsageError
from bede.web.looking_back import LookingBack
from bede.web.mailed import mailed_page


class TableName(StrEnum):
    """What can be exported."""

    CLAIMS = "claims"
    COUNTED_CLAIMS = "counted_claims"
    EVENTS = "events"
    DOCUMENTS = "documents"


class FileFormat(StrEnum):
    """How it is written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    HTML = "html"


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
    as_of: options.AsOf = None,
) -> None:
    """Write claims, events or documents as JSON Lines, CSV or Parquet; or all as one HTML file to mail.

    Claims are as they were coded, with what people judged beside; counted_claims have the values that people put in,
    and leave out what they judged wrong.

    Beside a CSV file lies datapackage.json, which explains its columns. An HTML file shows what `bede serve` shows,
    with the network off, and holds the texts of the documents that tell its events; filters choose events.

    Example:  bede export crisis.duckdb --table events --format csv -o events.csv
    """
    if format is FileFormat.HTML:
        if table is not TableName.CLAIMS:
            raise UsageError("An HTML file shows all tables at once: leave --table out.")
        _export_html(file, out, wanted, as_of)
        return
    with options.opened(file, as_of, wanted) as chronicle:
        rows = export(chronicle, table.value, format.value, out, wanted)
    if out != "-":
        messages().print(f"{rows} {table.value} written to {out}")


def _export_html(file: Path, out: str, wanted: ClaimFilter, as_of: str | None) -> None:
    if wanted.limit is not None:
        raise UsageError("An HTML file takes no --limit. Choose events by the other options.")
    given = {field.name: getattr(wanted, field.name) for field in fields(wanted) if field.name != "limit"}
    day = options.day(as_of, "--as-of")
    with (
        closing(Published(file)) as published,
        closing(LookingBack(published)) as past,
        past.reading(day, patient=True) as shown,
    ):
        options.tell_unmet(shown.chronicle, wanted)
        html, events = mailed_page(shown, file.name, EventFilter(**given))
    if out == STDOUT:
        sys.stdout.buffer.write(html)
        return
    with complete(Path(out)) as target:
        target.write(html)
    messages().print(f"{wording.counted(events, 'event')} written to {out}")
