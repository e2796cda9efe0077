"""``bede stories``: the episodes that events belong to."""

from bede.chronicle.filters import ClaimFilter
from bede.chronicle.lists import stories as query_stories
from bede.cli import options, wording
from bede.cli.row_tables import ID, As, Format, Rows, print_rows, print_table


@options.filtered
def stories_command(
    *,
    file: options.File,
    wanted: ClaimFilter,
    format: As = Format.TABLE,
    as_of: options.AsOf = None,
) -> None:
    """List stories: events between the same parties, within one period, in the order of time.

    Since and until are asked of the story, all other filters of the claims behind it.

    Example:  bede stories crisis.duckdb --country UKR --since 2018-01-01
    """
    with options.opened(file, as_of, wanted) as chronicle:
        print_rows(query_stories(chronicle, wanted), format, _for_people)


def _for_people(rows: Rows) -> None:
    print_table(
        ("story", "from", "to", "events", "documents", "origins", "parties"),
        (
            (
                row["name"],
                wording.told(row["earliest"]),
                wording.told(row["latest"]),
                str(len(row["events"])),
                str(row["documents"]),
                str(row["origins"]),
                wording.parties(row["actors"]),
                row["story_id"][:ID],
            )
            for row in rows
        ),
        last="id",
        counted=("story", "stories"),
    )
