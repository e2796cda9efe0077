"""``bede link`` and ``bede hashes``: parts into a chronicle, events anew, and the proof that two ways are one."""

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bede.chronicle import Chronicle
from bede.chronicle.hashes import table_hashes
from bede.cli import options, wording
from bede.cli.build import progress
from bede.cli.console import messages, output
from bede.cli.options import KeepBytes
from bede.cli.row_tables import As, Format, print_jsonl
from bede.errors import UsageError
from bede.pipeline import link_file, link_parts
from bede.settings import ChronicleOptions, Settings


def link_command(
    given: Annotated[
        list[Path],
        typer.Argument(metavar="FOLDER...", help="Folders of parts that bede code -o wrote; or one chronicle."),
    ],
    into: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The chronicle; made if absent, added to if present."),
    ] = None,
    keep_bytes: KeepBytes = True,
) -> None:
    """Take parts into a chronicle and make its events; or, given a chronicle, make its events anew.

    Doing so again adds nothing; parts that came later are added. The chronicle is the same, row for row, as one that
    bede build makes of the same pages.

    Example:  bede link parts/ -o crisis.duckdb
    """
    settings = Settings(chronicle=ChronicleOptions(keep_bytes=keep_bytes))
    if into is None:
        if len(given) != 1 or given[0].is_dir():
            raise UsageError("Say which chronicle the parts go to: bede link FOLDER... -o FILE.duckdb")
        counts = link_file(_there(given[0]), settings).counts
        typer.echo(f"The chronicle has {wording.counted(counts.events, 'event')}.")
        return
    with progress(messages()) as report:
        counts = link_parts(given, into, settings, report=report).counts
    typer.echo(
        f"{wording.counted(counts.pages, 'page')} in parts: {counts.documents} new, {counts.known} known already, "
        f"{counts.rejects} rejected."
    )
    claims, events = wording.counted(counts.claims, "new claim"), wording.counted(counts.events, "event")
    typer.echo(f"{claims}; the chronicle has {events}.")


def hashes_command(*, file: options.File, format: As = Format.TABLE) -> None:
    """Print a hash of each table: equal hashes are equal rows, however two chronicles were made.

    Left out is what tells only when and in which order things came in: runs and what they changed.

    Example:  bede hashes crisis.duckdb
    """
    with Chronicle.open(file, read_only=True) as chronicle:
        found = table_hashes(chronicle)
    if format is Format.JSONL:
        print_jsonl({"table": one.table, "rows": one.rows, "sha256": one.sha256} for one in found)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("table", no_wrap=True)
    table.add_column("rows", no_wrap=True, justify="right")
    table.add_column("sha256", no_wrap=True)
    for one in found:
        table.add_row(one.table, str(one.rows), one.sha256)
    output(pipe_width=10_000).print(table)


def _there(file: Path) -> Path:
    """Return the file; a chronicle that is not there would be made, empty."""
    if not file.is_file():
        raise UsageError(f"There is no chronicle at {file}. Check the name, or run `bede build`.")
    return file
