"""``bede commitments``: what was asked, promised and delivered, and its totals."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bede.chronicle.filters import ClaimFilter
from bede.chronicle.lists import commitments as query_commitments
from bede.chronicle.lists import pledges as query_pledges
from bede.cli import options, wording
from bede.cli.console import output
from bede.cli.lists import WIDE, As, Format, print_jsonl
from bede.model import LadderKind

Kinds = Annotated[
    list[LadderKind] | None,
    typer.Option(
        "--kind", metavar="KIND", help="What it is about: aid, sanctions, talks, force or troops; may be repeated."
    ),
]
Totals = Annotated[bool, typer.Option("--totals", help="Add up by giver, receiver, kind, stage and currency.")]

_ID = 9


@options.filtered
def commitments_command(
    *,
    file: options.File,
    kind: Kinds = None,
    totals: Totals = False,
    wanted: ClaimFilter,
    format: As = Format.TABLE,
    as_of: options.AsOf = None,
) -> None:
    """List commitments with the stages that are told of them: asked, considered, promised, approved, delivered.

    A pledge that six documents tell is one pledge with six sightings. The actor is who gives, the recipient who
    receives; all other filters are asked of the claims behind it. What a stage rests on:  bede why FILE EVENT

    Example:  bede commitments crisis.duckdb --kind aid --recipient UKR --totals
    """
    kinds = tuple(kind or ())
    with options.opened(file, as_of) as chronicle:
        rows = query_pledges(chronicle, wanted, kinds) if totals else query_commitments(chronicle, wanted, kinds)
        if format is Format.JSONL:
            print_jsonl(rows)
        elif totals:
            _print_totals(output(pipe_width=WIDE), rows)
        else:
            _print(output(pipe_width=WIDE), rows)


def _print(console: Console, rows: Iterable[Mapping[str, Any]]) -> None:
    table = _table("who → whom", "commitment", "amount", "stage", "sightings", "origins", "told")
    table.add_column("event", no_wrap=True)
    known = ""
    for row in rows:
        new = row["ladder_id"] != known
        known = row["ladder_id"]
        what = wording.commitment(row)
        table.add_row(
            Text(wording.sides(row["givers"], row["receivers"]) if new else ""),
            Text(what if new else ""),
            Text(wording.figure(row) if new else ""),
            Text(row["stage"], style="bold" if row["stage"] == row["reached"] else ""),
            Text(str(row["sightings"])),
            Text(str(row["origins"])),
            Text(wording.told(row["first_told"], row["last_told"])),
            Text(row["events"][0][:_ID]),
        )
    console.print(table)
    console.print(Text(wording.counted(table.row_count, "row"), style="dim"))


def _print_totals(console: Console, rows: Iterable[Mapping[str, Any]]) -> None:
    table = _table("giver", "receiver", "kind", "stage", "commitments", "sum", "came no further", "sum of these")
    for row in rows:
        stayed = {name.removeprefix("stayed_"): row[name] for name in row if name.startswith("stayed_")}
        cells = (
            row["giver"] or "—",
            row["receiver"] or "—",
            row["undoing"] or row["kind"],
            row["stage"],
            str(row["commitments"]),
            wording.figure(row),
            str(row["stayed_commitments"]),
            wording.figure({**stayed, "unit": row["unit"]}),
        )
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    console.print(Text(wording.counted(table.row_count, "row"), style="dim"))


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name)
    return table
