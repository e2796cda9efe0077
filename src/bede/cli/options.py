"""Arguments that several commands share, and how they become a filter."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bede.chronicle.filters import ClaimFilter
from bede.errors import UsageError
from bede.model import EventType, Status

ENVIRONMENT = "BEDE_CHRONICLE"

File = Annotated[Path, typer.Argument(metavar="FILE", help="The chronicle (a .duckdb file).")]
Types = Annotated[
    list[EventType] | None,
    typer.Option(
        "--type", metavar="TYPE", case_sensitive=False, help="Event type, e.g. ASSAULT; may be repeated."
    ),
]
Statuses = Annotated[
    list[Status] | None,
    typer.Option(
        "--status",
        metavar="STATUS",
        case_sensitive=False,
        help="Status, e.g. occurred, planned; may be repeated.",
    ),
]
Actor = Annotated[str | None, typer.Option(help="Who does it: country code, entity or words of the name.")]
Recipient = Annotated[str | None, typer.Option(help="To whom: country code, entity or words of the name.")]
Speaker = Annotated[str | None, typer.Option(help="According to whom: code, entity or words of the name.")]
Country = Annotated[str | None, typer.Option(help="Country code of a party or of the place, e.g. UKR.")]
Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Took place on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Took place on this day or earlier.")]
DocumentId = Annotated[str | None, typer.Option("--document", help="Told by this document: id or address.")]
Publisher = Annotated[str | None, typer.Option(help="Told by this publisher: words of its name.")]
Text = Annotated[str | None, typer.Option(help="Words in the sentence.")]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=0, help="At most so many rows.")]


def make_filter(
    types: list[EventType] | None,
    statuses: list[Status] | None,
    actor: str | None,
    recipient: str | None,
    speaker: str | None,
    country: str | None,
    since: str | None,
    until: str | None,
    document: str | None,
    publisher: str | None,
    text: str | None,
    limit: int | None,
) -> ClaimFilter:
    """Return the filter that the options of a command ask for. Raises UsageError for a day that is none."""
    return ClaimFilter(
        type=tuple(types or ()),
        status=tuple(statuses or ()),
        actor=actor,
        recipient=recipient,
        speaker=speaker,
        country=country,
        since=_day(since, "--since"),
        until=_day(until, "--until"),
        document=document,
        publisher=publisher,
        text=text,
        limit=limit,
    )


def _day(text: str | None, name: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{name} {text} is no day. Write it as 2014-03-18.") from None


def find_chronicle(given: Path | None) -> Path:
    """Return the chronicle that is meant where none is named: ``BEDE_CHRONICLE``, or the only one in this folder."""
    if given is not None:
        return given
    if named := os.environ.get(ENVIRONMENT):
        return Path(named)
    here = sorted(Path.cwd().glob("*.duckdb"))
    if len(here) == 1:
        return here[0]
    count = "There is no .duckdb file" if not here else f"There are {len(here)} .duckdb files"
    raise UsageError(f"{count} in this folder. Name the chronicle: bede why FILE ID, or set {ENVIRONMENT}.")
