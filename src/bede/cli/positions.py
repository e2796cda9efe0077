"""``bede positions``: who said what, and when."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bede.chronicle.filters import ClaimFilter
from bede.chronicle.lists import SaidFilter
from bede.chronicle.lists import positions as query_positions
from bede.cli import options, wording
from bede.cli.console import output
from bede.cli.lists import WIDE, As, Format, print_jsonl
from bede.model import Stance

Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Told on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Told on this day or earlier.")]
Stances = Annotated[
    list[Stance] | None,
    typer.Option("--stance", metavar="STANCE", help="Stance, e.g. denies, disclaims; may be repeated."),
]
Outlets = Annotated[bool, typer.Option("--outlets", help="Also what outlets tell in their own voice.")]

_ID = 9


def positions_command(
    *,
    file: options.File,
    speaker: options.Speaker = None,
    text: options.Text = None,
    since: Since = None,
    until: Until = None,
    stance: Stances = None,
    type: options.Types = None,
    actor: options.Actor = None,
    recipient: options.Recipient = None,
    country: options.Country = None,
    publisher: options.Publisher = None,
    outlets: Outlets = False,
    limit: options.Limit = None,
    format: As = Format.TABLE,
    as_of: options.AsOf = None,
) -> None:
    """List who said what of which act, in the order of telling.

    A row is one claim, with its speaker and how he stands to it; the event lets claims of one act be compared.

    Example:  bede positions crisis.duckdb --speaker Lavrov --text Crimea --since 2014-03-01 --until 2014-03-31
    """
    wanted = ClaimFilter(
        type=tuple(type or ()),
        actor=actor,
        recipient=recipient,
        speaker=speaker,
        country=country,
        publisher=publisher,
        text=text,
        limit=limit,
    )
    said = SaidFilter(options.day(since, "--since"), options.day(until, "--until"), tuple(stance or ()), outlets)
    with options.opened(file, as_of) as chronicle:
        rows = query_positions(chronicle, wanted, said)
        if format is Format.JSONL:
            print_jsonl(rows)
        else:
            _print(output(pipe_width=WIDE), rows)


def _print(console: Console, rows: Iterable[Mapping[str, Any]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("told", "speaker", "stance", "side", "who → whom", "type", "sentence"):
        table.add_column(name)
    table.add_column("event", no_wrap=True)
    for row in rows:
        cells = (
            wording.told(row["published"]),
            row["speaker"] or "not named",
            row["stance"],
            row["side"] or "",
            wording.sides(row["actors"], row["recipients"]),
            wording.kind(row),
            row["sentence"],
            (row["event_id"] or "")[:_ID],
        )
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    console.print(Text(wording.counted(table.row_count, "row"), style="dim"))
