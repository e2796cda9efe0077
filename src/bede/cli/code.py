"""``bede code``: a pipe. Articles as JSON Lines in, claims as JSON Lines out; nothing is stored."""

import sys
from typing import BinaryIO, TextIO

import typer

from bede.chronicle.export.lines import to_json
from bede.chronicle.rows import claim_dict
from bede.cli.console import messages
from bede.model import Reject
from bede.pages import read_records
from bede.pipeline import make_reader, try_page
from bede.settings import Settings

_RUN = "pipe"


def code_command() -> None:
    """Code articles from standard input: JSON Lines in, claims as JSON Lines out.

    Each line is an object with a text (text, event_text, body ...) or html, and, if known, id, date, title,
    publisher and url. Claims come out as they are coded; what can't be used is named on standard error.

    Example:  echo '{"id": "1", "date": "2014-03-05", "text": "Kerry met Lavrov in Paris."}' | bede code
    """
    rejects = run_pipe(sys.stdin.buffer, sys.stdout, Settings())
    raise typer.Exit(1 if rejects else 0)


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
            out.write(to_json(claim_dict(claim, ordinal, coded.document, _RUN)) + "\n")
        out.flush()
    return rejects
