"""``bede code``: a pipe. Articles as JSON Lines in, claims as JSON Lines out; nothing is stored."""

import json
import sys
from typing import Annotated, Any, BinaryIO, TextIO

import typer

from bede.chronicle.export.lines import to_json
from bede.chronicle.rows import claim_dict
from bede.cli.console import messages
from bede.cli.options import Model
from bede.errors import UsageError
from bede.model import Page, Reject
from bede.pages import read_records
from bede.pipeline import make_reader, try_page
from bede.settings import ParsesOptions, Settings

_RUN = "pipe"


def code_command(
    stdin: Annotated[str, typer.Argument(metavar="[-]", help="Standard input, which is read in any case.")] = "-",
    model: Model = "",
) -> None:
    """Code articles from standard input: JSON Lines in, claims as JSON Lines out.

    Each line is an object with a text (text, event_text, body ...) or html, and, if known, id, date, title,
    publisher and url. Claims come out as they are coded, each with the id of its article; what can't be used is named
    on standard error.

    Example:  echo '{"id": "1", "date": "2014-03-05", "text": "Russia and Turkey signed a treaty."}' | bede code
    """
    if stdin != "-":
        raise UsageError(f"bede code reads standard input, not files. Write: bede code < {stdin}")
    rejects = run_pipe(sys.stdin.buffer, sys.stdout, Settings(parses=ParsesOptions(model=model)))
    raise typer.Exit(1 if rejects else 0)


def _id_of(page: Page | Reject) -> Any:
    """Return the id that an article's record gives itself, None where it gives none."""
    record = json.loads(page.body) if isinstance(page, Page) else {}
    return record.get("id", record.get("story_id"))


def run_pipe(records: BinaryIO, out: TextIO, settings: Settings) -> int:
    """Write the claims of every record to ``out``; return how many records were rejected."""
    reader, rejects, console = make_reader(settings), 0, messages()
    for page in read_records(records, "stdin:", settings.pages):
        coded = page if isinstance(page, Reject) else try_page(page, reader, settings)
        if isinstance(coded, Reject):
            rejects += 1
            console.print(f"rejected ({coded.reason}): {coded.uri} {coded.locator}\n    {coded.detail}", soft_wrap=True)
            continue
        for ordinal, claim in enumerate(coded.claims):
            row = claim_dict(claim, ordinal, coded.document, _RUN)
            out.write(to_json({"id": _id_of(page), **row}) + "\n")
        out.flush()
    return rejects
