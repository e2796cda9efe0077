"""``bede watch``: polls feeds and tells what is new; ``bede feeds`` and ``bede edits`` show what it knows."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from bede.chronicle import Chronicle
from bede.chronicle.holding import held
from bede.chronicle.query import plain
from bede.cli import options, wording
from bede.cli.console import output as console_output
from bede.cli.row_tables import As, Format, Rows, print_rows, print_table
from bede.pages.fetching import WallClock
from bede.pipeline import make_reader
from bede.settings import ChronicleOptions, ParsesOptions, Settings, WatchOptions
from bede.watch import Round, Watcher, read_list, watch
from bede.watch.channels import Channel, Command, Lines, Webhook
from bede.watch.edits import edit_rows
from bede.watch.feed_list import seconds

_CRON_PATIENCE = 600.0
"""Seconds that --once waits for a file that another process holds; then it gives up, and cron tries again."""

_FEEDS = """SELECT f.*, (SELECT count(*) FROM feed_items i WHERE i.feed = f.uri) AS items FROM feeds f ORDER BY uri"""


def watch_command(
    *,
    feeds: Annotated[
        list[str],
        typer.Argument(metavar="FEED...", help="Addresses of feeds or sitemaps, or a file that lists them with rules."),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="The chronicle; made if absent, added to if present."),
    ],
    once: Annotated[bool, typer.Option("--once", help="Do one round and end, for cron.")] = False,
    every: Annotated[
        str, typer.Option(metavar="SPAN", help="Between two polls of a feed that the file gives no span: 15m, 2h, 1d.")
    ] = "15m",
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print each notice as a line of JSON.")] = False,
    webhook: Annotated[
        list[str] | None, typer.Option(metavar="URL", help="Post each notice there as JSON; may be repeated.")
    ] = None,
    command: Annotated[
        list[str] | None,
        typer.Option(metavar="COMMAND", help="Run this for each notice, JSON on its input; may be repeated."),
    ] = None,
    contact: Annotated[
        str, typer.Option(metavar="TEXT", help="Address that tells the servers who asks, in the User-Agent.")
    ] = "",
    keep_bytes: Annotated[
        bool, typer.Option(help="Keep the compressed bytes of every page in the chronicle, as evidence.")
    ] = True,
    model: options.Model = "",
) -> None:
    """Poll feeds, read what they list, and tell what is new: events, origins, disputes, corrections.

    A copy of what is known is no news. Every edit of an article is kept. Between two rounds the file is free for other
    commands; whatever happens to the process, the next one goes on where it was. Ctrl-C ends it.

    Example:  bede watch https://example.org/feed.xml -o crisis.duckdb
    """
    watched = read_list(feeds)
    settings = Settings(
        parses=ParsesOptions(model=model),
        chronicle=ChronicleOptions(keep_bytes=keep_bytes),
        watch=WatchOptions(every=seconds(every), contact=contact),
    )
    clock = WallClock()
    with _until_stopped(), held(output):
        watcher = Watcher(
            output,
            watched,
            settings,
            make_reader(settings),
            channels=_channels(settings.watch, webhook or [], command or [], jsonl=jsonl),
            clock=clock,
            tell=tell,
            patience=_CRON_PATIENCE if once else None,
        )
        watch(watcher, clock, once=once, report=lambda done: tell(told(done)) if is_worth_telling(done) else None)


def tell(line: str) -> None:
    """Print a line on standard error; not by a console, which prints it twice where Ctrl-C comes in between."""
    typer.echo(line, err=True)


def _channels(settings: WatchOptions, webhooks: list[str], commands: list[str], *, jsonl: bool) -> list[Channel]:
    return [
        Lines(jsonl=jsonl),
        *(Webhook(uri, settings) for uri in dict.fromkeys(webhooks)),
        *(Command(line, settings) for line in dict.fromkeys(commands)),
    ]


def is_worth_telling(done: Round) -> bool:
    """Return whether something happened in a round."""
    return bool(done.items or done.documents or done.edits or done.failed or done.notices)


def told(done: Round) -> str:
    """Return what happened in a round, in one line."""
    parts = [
        f"{wording.counted(done.polled, 'feed')} asked" + (f" ({done.failed} failed)" if done.failed else ""),
        wording.counted(done.items, "new item"),
        wording.counted(done.documents, "document"),
        wording.counted(done.edits, "edit"),
        wording.counted(done.notices, "notice"),
    ]
    return ", ".join(parts) + "."


@contextmanager
def _until_stopped() -> Iterator[None]:
    """End quietly on Ctrl-C and on a request to terminate: what was begun is undone, what was written is whole."""

    def stop(_number: int, _frame: Any) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        tell("Stopped. The same command goes on from here.")
    finally:
        signal.signal(signal.SIGTERM, before)


def feeds_command(*, file: options.File, format: As = Format.TABLE) -> None:
    """List the feeds that are watched: how each is, when it had news last, and what is wrong with it.

    Example:  bede feeds crisis.duckdb
    """
    with Chronicle.open(file, read_only=True) as chronicle:
        print_rows(list(plain(chronicle.rows(_FEEDS))), format, _feeds_for_people)


def _feeds_for_people(rows: Rows) -> None:
    print_table(
        ("state", "feed", "kind", "items", "last new", "last answer", "next", "fault"),
        (
            (
                row["state"],
                row["title"] or row["uri"],
                row["kind"] or "",
                str(row["items"]),
                _moment(row["last_new"]),
                _moment(row["last_ok"]),
                _moment(row["next_due"]) or "never",
                row["fault"] or "",
            )
            for row in rows
        ),
        counted=("feed", "feeds"),
    )


def edits_command(
    *,
    file: options.File,
    uri: Annotated[str | None, typer.Argument(metavar="[URI]", help="Only the edits of this article.")] = None,
    format: As = Format.TABLE,
) -> None:
    """Tell how watched articles were edited: when each edit was seen, which words went and which came.

    Example:  bede edits crisis.duckdb
    """
    with Chronicle.open(file, read_only=True) as chronicle:
        print_rows(edit_rows(chronicle, uri), format, _edits_for_people)


def _edits_for_people(rows: Rows) -> None:
    console, edits = console_output(), list(rows)
    for row in edits:
        heading = f"{_moment(row['seen'])}  {row['uri']}  edit {row['ordinal']}  {row['before']} → {row['after']}"
        console.print(Text(heading, style="bold"), soft_wrap=True)
        for change in row["changes"]:
            for mark, side, style in (("-", "removed", "red"), ("+", "added", "green")):
                for line in change[side]:
                    console.print(Text(f"  {mark} {line}", style=style), soft_wrap=True)
    console.print(Text(wording.counted(len(edits), "edit"), style="dim"))


def _moment(value: str | None) -> str:
    """Return a moment in UTC to the minute; empty where there is none."""
    return value[:16].replace("T", " ") if value else ""
