"""``bede commitments``: what was asked, promised and delivered, and its totals."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from bede.chronicle.columns import Row
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.lists import commitments as query_commitments
from bede.chronicle.lists import pledges as query_pledges
from bede.cli import options, wording
from bede.cli.row_tables import ID, As, Format, Rows, print_rows, print_table
from bede.model import LadderKind

Kinds = Annotated[
    list[LadderKind] | None,
    typer.Option(
        "--kind", metavar="KIND", help="What it is about: aid, sanctions, talks, force or troops; may be repeated."
    ),
]
Totals = Annotated[bool, typer.Option("--totals", help="Add up by giver, receiver, kind, stage and currency.")]


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
    with options.opened(file, as_of, wanted) as chronicle:
        if totals:
            print_rows(query_pledges(chronicle, wanted, kinds), format, _totals_for_people)
        else:
            print_rows(query_commitments(chronicle, wanted, kinds), format, _for_people)


def _for_people(rows: Rows) -> None:
    names = ("who → whom", "commitment", "amount", "stage", "sightings", "origins", "told")
    print_table(names, _stages(rows), last="event")


def _stages(rows: Rows) -> Iterator[tuple[str | Text, ...]]:
    """Yield the cells of each stage; what all stages of a commitment share stands beside the first."""
    known = ""
    for row in rows:
        new, known = row["ladder_id"] != known, row["ladder_id"]
        yield (
            wording.sides(row["givers"], row["receivers"]) if new else "",
            wording.commitment(row) if new else "",
            wording.figure(row) if new else "",
            Text(row["stage"], style="bold" if row["stage"] == row["reached"] else ""),
            str(row["sightings"]),
            str(row["origins"]),
            wording.told(row["first_told"], row["last_told"]),
            row["events"][0][:ID],
        )


def _totals_for_people(rows: Rows) -> None:
    names = ("giver", "receiver", "kind", "stage", "commitments", "sum", "came no further", "sum of these")
    print_table(names, map(_total, rows))


def _total(row: Row) -> tuple[str, ...]:
    stayed = {name.removeprefix("stayed_"): row[name] for name in row if name.startswith("stayed_")}
    return (
        row["giver"] or "—",
        row["receiver"] or "—",
        row["undoing"] or row["kind"],
        row["stage"],
        str(row["commitments"]),
        wording.figure(row),
        str(row["stayed_commitments"]),
        wording.figure({**stayed, "unit": row["unit"]}),
    )
