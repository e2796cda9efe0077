"""``bede claims`` and ``bede events``: filtered rows, one line each or as JSON Lines."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer

from bede.chronicle import Chronicle
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.query import claims as query_claims
from bede.chronicle.query import events as query_events
from bede.cli import options, wording
from bede.cli.row_tables import ID, As, Format, Rows, print_rows, print_table

_ACTS = """SELECT m.event_id, c.trigger FROM event_claims m JOIN claims c USING (claim_id)
    WHERE m.ordinal = 0 AND m.event_id IN (SELECT unnest($events))"""
"""The words of some events' acts, as the first claim of each has them."""


@options.filtered
def claims_command(
    *,
    file: options.File,
    wanted: ClaimFilter,
    format: As = Format.TABLE,
    counted: Annotated[
        bool, typer.Option("--counted", help="As people judged them: corrected, and without those judged wrong.")
    ] = False,
    as_of: options.AsOf = None,
) -> None:
    """List claims: what single sentences say.

    Example:  bede claims crisis.duckdb --speaker Lavrov --type ACCUSE -f jsonl
    """
    with options.opened(file, as_of, wanted) as chronicle:
        rows = query_claims(chronicle, wanted, as_they_count=counted)
        print_rows(rows, format, lambda rows: _print(rows, "claim_id", lambda row: row["trigger"]))


@options.filtered
def events_command(
    *,
    file: options.File,
    wanted: ClaimFilter,
    format: As = Format.TABLE,
    as_of: options.AsOf = None,
) -> None:
    """List events: what claims speak of, with origins and standing.

    Example:  bede events crisis.duckdb --actor RUS --recipient UKR --type ASSAULT --since 2022-01-01
    """
    with options.opened(file, as_of, wanted) as chronicle:
        print_rows(query_events(chronicle, wanted), format, lambda rows: _print_events(chronicle, list(rows)))


def _print_events(chronicle: Chronicle, rows: Sequence[Mapping[str, Any]]) -> None:
    events = {"events": [row["event_id"] for row in rows]}
    acts = {row["event_id"]: str(row["trigger"]) for row in chronicle.rows(_ACTS, events)}
    _print(rows, "event_id", lambda row: acts[row["event_id"]], "standing")


def _print(rows: Rows, key: str, act: Callable[[Mapping[str, Any]], str], *more: str) -> None:
    """Print a line a row: ``act`` gives the words of its act, ``more`` names further columns."""
    print_table(
        ("when", "who → whom", "type", "act", "where", "status", *more),
        (
            (
                wording.when(row),
                wording.who(row) or "—",
                wording.kind(row),
                act(row),
                wording.where(row),
                row["status"],
                *(str(row[name]) for name in more),
                row[key][:ID],
            )
            for row in rows
        ),
        last="id",
    )
