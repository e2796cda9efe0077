"""Arguments that several commands share, and how they become a filter."""

import inspect
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from bede.chronicle import Chronicle
from bede.chronicle.as_known import Known
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.reading import readable
from bede.chronicle.unmet import unmet
from bede.cli import wording
from bede.errors import UsageError
from bede.model import EventType, Status
from bede.pipeline import as_known
from bede.settings import Settings

ENVIRONMENT = "BEDE_CHRONICLE"

Model = Annotated[
    str,
    typer.Option("--model", metavar="FILE", help="Read with this model instead of the one shipped (docs/model.md)."),
]
Workers = Annotated[
    int,
    typer.Option(
        "--workers",
        metavar="N",
        min=0,
        help="Processes that code, about 0.5 GiB of memory each; 1: this one alone, 0: one for each core.",
    ),
]
KeepBytes = Annotated[bool, typer.Option(help="Keep the compressed bytes of every page in the chronicle, as evidence.")]
File = Annotated[Path, typer.Argument(metavar="FILE", help="The chronicle (a .duckdb file).")]
Types = Annotated[
    list[EventType] | None,
    typer.Option("--type", metavar="TYPE", case_sensitive=False, help="Event type, e.g. ASSAULT; may be repeated."),
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
Place = Annotated[str | None, typer.Option(help="Words of the name of the place, e.g. Kharkiv.")]
Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Took place on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Took place on this day or earlier.")]
DocumentId = Annotated[str | None, typer.Option("--document", help="Told by this document: id or address.")]
Publisher = Annotated[str | None, typer.Option(help="Told by this publisher: words of its name.")]
Text = Annotated[str | None, typer.Option(help="Words in the sentence.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="YYYY-MM-DD",
        help="As it was known at the end of this day: only documents published and judgements made by then.",
    ),
]
Limit = Annotated[int | None, typer.Option("--limit", "-n", min=0, help="At most so many rows.")]


def make_filter(
    *,
    type: Types = None,
    status: Statuses = None,
    actor: Actor = None,
    recipient: Recipient = None,
    speaker: Speaker = None,
    country: Country = None,
    place: Place = None,
    since: Since = None,
    until: Until = None,
    document: DocumentId = None,
    publisher: Publisher = None,
    text: Text = None,
    limit: Limit = None,
) -> ClaimFilter:
    """Return the filter that the options of a command ask for. Raises UsageError for a day that is none."""
    return ClaimFilter(
        type=tuple(type or ()),
        status=tuple(status or ()),
        actor=actor,
        recipient=recipient,
        speaker=speaker,
        country=country,
        place=place,
        since=day(since, "--since"),
        until=day(until, "--until"),
        document=document,
        publisher=publisher,
        text=text,
        limit=limit,
    )


_FILTER = inspect.signature(make_filter).parameters
"""The options of a filter, as every command that takes one shows them."""


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a filter in the place of its keyword parameter ``wanted``."""
    own = inspect.signature(command)
    shown = [
        option
        for name, parameter in own.parameters.items()
        for option in (_FILTER.values() if name == "wanted" else (parameter,))
    ]

    @wraps(command)
    def called(**values: Any) -> None:
        chosen = {name: values.pop(name) for name in _FILTER}
        command(**values, wanted=make_filter(**chosen))

    called.__signature__ = own.replace(parameters=shown)  # type: ignore[attr-defined]  # what Typer reads
    return called


def day(text: str | None, name: str) -> date | None:
    """Return the day that an option gives, None where it is not given. Raises UsageError for a day that is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{name} {text} is no day. Write it as 2014-03-18.") from None


@contextmanager
def opened(file: Path, as_of: str | None = None, wanted: ClaimFilter | None = None) -> Iterator[Chronicle]:
    """Open a chronicle for reading, as it was known on a day where one is given; tell what is left out then.

    Of what is ``wanted`` it tells what no claim meets: a misspelt name should not look like an empty record.
    """
    with _opened(file, as_of) as chronicle:
        if wanted:
            tell_unmet(chronicle, wanted)
        yield chronicle


def tell_unmet(chronicle: Chronicle, wanted: ClaimFilter) -> None:
    """Tell on standard error what of a filter no claim meets, and what may be meant."""
    for one in unmet(chronicle, wanted):
        near = f" Do you mean {' or '.join(one.near)}?" if one.near else ""
        typer.echo(f"No claim here has --{one.field} {one.value}.{near}", err=True)


@contextmanager
def _opened(file: Path, as_of: str | None) -> Iterator[Chronicle]:
    when = day(as_of, "--as-of")
    with readable(file) as found:
        if found.copied is not None:
            typer.echo(f"{file} is being written; this is what it held at {found.copied:%H:%M:%S} UTC.", err=True)
        if when is None:
            with Chronicle.open(found.path, read_only=True) as chronicle:
                yield chronicle
            return
        with as_known(found.path, when, Settings()) as known:
            for line in _left_out(known):
                typer.echo(line, err=True)
            yield known.chronicle


def _left_out(known: Known) -> Iterator[str]:
    yield f"As known on {wording.day(known.day)}: {wording.counted(known.later, 'document')} came later."
    if known.undated:
        told = wording.counted(known.undated, "document")
        yield f"{told} without any known date left out: it can't be told whether they were known by then."


def find_chronicle(given: Path | None) -> Path:
    """Return the chronicle that is meant; unnamed, ``BEDE_CHRONICLE`` or the only one in this folder."""
    if given is not None:
        return given
    if named := os.environ.get(ENVIRONMENT):
        return Path(named)
    here = sorted(Path.cwd().glob("*.duckdb"))
    if len(here) == 1:
        return here[0]
    count = "There is no .duckdb file" if not here else f"There are {len(here)} .duckdb files"
    raise UsageError(f"{count} in this folder. Name the chronicle: bede why FILE ID, or set {ENVIRONMENT}.")
