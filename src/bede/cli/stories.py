"""``bede stories``: the episodes that events belong to."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bede.chronicle.filters import ClaimFilter
from bede.chronicle.lists import stories as query_stories
from bede.cli import options, wording
from bede.cli.console import output
from bede.cli.lists import WIDE, As, Format, print_jsonl

_ID = 9


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
    with options.opened(file, as_of) as chronicle:
        rows = query_stories(chronicle, wanted)
        if format is Format.JSONL:
            print_jsonl(rows)
        else:
            _print(output(pipe_width=WIDE), rows)


def _print(console: Console, rows: Iterable[Mapping[str, Any]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("story", "from", "to", "events", "documents", "origins", "parties"):
        table.add_column(name)
    table.add_column("id", no_wrap=True)
    for row in rows:
        cells = (
            row["name"],
            wording.told(row["earliest"]),
            wording.told(row["latest"]),
            str(len(row["events"])),
            str(row["documents"]),
            str(row["origins"]),
            wording.parties(row["actors"]),
            row["story_id"][:_ID],
        )
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
    console.print(Text(wording.counted(table.row_count, "story", "stories"), style="dim"))
