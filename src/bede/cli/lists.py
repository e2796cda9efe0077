"""``bede claims`` and ``bede events``: filtered rows, one line each or as JSON Lines."""

from typing import Annotated

import typer

from bede.chronicle.filters import ClaimFilter
from bede.chronicle.query import claims as query_claims
from bede.chronicle.query import events as query_events
from bede.cli import options, wording
from bede.cli.row_tables import ID, As, Format, Rows, print_rows, print_table


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
        _print(query_claims(chronicle, wanted, as_they_count=counted), format, "claim_id", "trigger")


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
        _print(query_events(chronicle, wanted), format, "event_id", "standing")


def _print(rows: Rows, format: Format, key: str, last: str) -> None:
    def for_people(rows: Rows) -> None:
        print_table(
            ("when", "who → whom", "type", "status", last),
            (
                (
                    wording.when(row),
                    wording.who(row) or "—",
                    wording.kind(row),
                    row["status"],
                    str(row[last]),
                    row[key][:ID],
                )
                for row in rows
            ),
            last="id",
        )

    print_rows(rows, format, for_people)
