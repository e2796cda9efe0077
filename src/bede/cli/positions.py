"""``bede positions``: who said what, and when."""

from typing import Annotated

import typer

from bede.chronicle.filters import ClaimFilter
from bede.chronicle.lists import SaidFilter
from bede.chronicle.lists import positions as query_positions
from bede.cli import options, wording
from bede.cli.row_tables import ID, As, Format, Rows, print_rows, print_table
from bede.model import Stance

Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Told on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Told on this day or earlier.")]
Stances = Annotated[
    list[Stance] | None,
    typer.Option("--stance", metavar="STANCE", help="Stance, e.g. denies, disclaims; may be repeated."),
]
Outlets = Annotated[bool, typer.Option("--outlets", help="Also what outlets tell in their own voice.")]


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
    place: options.Place = None,
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
        place=place,
        publisher=publisher,
        text=text,
        limit=limit,
    )
    said = SaidFilter(options.day(since, "--since"), options.day(until, "--until"), tuple(stance or ()), outlets)
    with options.opened(file, as_of, wanted) as chronicle:
        print_rows(query_positions(chronicle, wanted, said), format, _for_people)


def _for_people(rows: Rows) -> None:
    print_table(
        ("told", "speaker", "stance", "side", "who → whom", "type", "sentence"),
        (
            (
                wording.told(row["published"]),
                row["speaker"] or "not named",
                row["stance"],
                row["side"] or "",
                wording.sides(row["actors"], row["recipients"]),
                wording.kind(row),
                row["sentence"],
                (row["event_id"] or "")[:ID],
            )
            for row in rows
        ),
        last="event",
        long="sentence",
    )
