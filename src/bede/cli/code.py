"""``bede code``: a pipe, articles as JSON Lines in, claims as JSON Lines out; or files into parts."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, BinaryIO, TextIO

import typer

from bede.chronicle.export.lines import to_json
from bede.chronicle.rows import claim_dict
from bede.cli import wording
from bede.cli.build import print_rejects, progress
from bede.cli.console import messages
from bede.cli.options import KeepBytes, Model, Workers
from bede.engines.parts import EngineName, Parts, code_parts
from bede.errors import UsageError
from bede.model import Page, Reject
from bede.pages import read_records
from bede.pipeline import Refused, make_reader, try_page
from bede.settings import ChronicleOptions, ParsesOptions, Settings

_RUN = "pipe"


def code_command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH...]", help="Files, folders or globs, with -o; standard input without."),
    ] = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FOLDER", help="Write parts into this folder, for `bede link`."),
    ] = None,
    engine: Annotated[EngineName, typer.Option(help="Who codes parts: processes here, or a Ray cluster.")] = (
        EngineName.LOCAL
    ),
    workers: Workers = 1,
    address: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Of the Ray cluster, as host:port; without, one on this machine.")
    ] = "",
    keep_bytes: KeepBytes = True,
    model: Model = "",
) -> None:
    """Code articles: a pipe from standard input, or, with -o, files into parts that bede link reads.

    As a pipe, each line is an object with a text (text, event_text, body ...) or html, and, if known, id, date, title,
    publisher and url. Claims come out as they are coded, each with the id of its article; what can't be used is named
    on standard error.

    With -o all that the paths mean is coded by processes here or on many machines. A restart does only what is not
    done yet (docs/scale.md).

    Example:  echo '{"id": "1", "date": "2014-03-05", "text": "Russia and Turkey signed a treaty."}' | bede code
    """
    settings = Settings(parses=ParsesOptions(model=model), chronicle=ChronicleOptions(keep_bytes=keep_bytes))
    if output is None:
        if (paths or ["-"]) != ["-"]:
            first = (paths or [""])[0]
            raise UsageError(f"Without -o, bede code reads standard input, not files. Write: bede code < {first}")
        if (engine, workers, address) != (EngineName.LOCAL, 1, ""):
            raise UsageError("A pipe is coded by one process. --engine, --workers and --address go with -o FOLDER.")
        rejects = run_pipe(sys.stdin.buffer, sys.stdout, settings)
        raise typer.Exit(1 if rejects else 0)
    if not paths:
        raise UsageError("Name files or folders to code: bede code PATH... -o FOLDER")
    if address and engine is not EngineName.RAY:
        raise UsageError("--address is that of a Ray cluster; write --engine ray with it.")
    console = messages()
    with progress(console) as report:
        parts = code_parts(paths, output, settings, engine=engine, workers=workers, address=address, report=report)
    print_rejects(console, parts.rejects)
    for line in _summary(parts, output):
        typer.echo(line)
    raise typer.Exit(1 if parts.rejects else 0)


def _summary(parts: Parts, output: Path) -> Iterator[str]:
    counts = parts.counts
    known = f" {wording.counted(parts.known_files, 'file')} coded before." if parts.known_files else ""
    yield (
        f"{wording.counted(counts.pages, 'page')} read into {wording.counted(parts.shards, 'part')}: "
        f"{wording.counted(counts.documents, 'document')}, {wording.counted(counts.claims, 'claim')}, "
        f"{counts.rejects} rejected.{known}"
    )
    yield f"Make the chronicle:  bede link {output} -o FILE.duckdb"


def _id_of(page: Page | Reject) -> Any:
    """Return the id that an article's record gives itself, None where it gives none."""
    record = json.loads(page.body) if isinstance(page, Page) else {}
    return record.get("id", record.get("story_id"))


def run_pipe(records: BinaryIO, out: TextIO, settings: Settings) -> int:
    """Write the claims of every record to ``out``; return how many records were rejected."""
    reader, rejects, console = make_reader(settings), 0, messages()
    for page in read_records(records, "stdin:", settings.pages):
        coded = page if isinstance(page, Reject) else try_page(page, reader, settings)
        if isinstance(coded, Reject | Refused):
            rejects += 1
            reject = coded if isinstance(coded, Reject) else coded.reject
            console.print(
                f"rejected ({reject.reason}): {reject.uri} {reject.locator}\n    {reject.detail}", soft_wrap=True
            )
            continue
        for ordinal, claim in enumerate(coded.claims):
            row = claim_dict(claim, ordinal, coded.document, _RUN)
            out.write(to_json({"id": _id_of(page), **row}) + "\n")
        out.flush()
    return rejects
