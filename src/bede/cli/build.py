"""``bede build``: pages in, a chronicle out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bede.cli import wording
from bede.cli.console import messages
from bede.cli.options import KeepBytes, Model, Workers
from bede.engines import pool
from bede.errors import UsageError
from bede.model import Reject
from bede.pages.files import Found, walk
from bede.pipeline import Built, Engine, build, silent
from bede.pipeline import Progress as Step
from bede.settings import ChronicleOptions, ParsesOptions, Settings

_SHOWN = 20
"""Rejects listed one by one; of more, the rest is counted by reason (all are in the table rejects)."""


def build_command(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for standard input.")
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="The chronicle; made if absent, added to if present."),
    ],
    *,
    keep_bytes: KeepBytes = True,
    workers: Workers = 1,
    link: Annotated[
        bool, typer.Option(help="Make the events; without, `bede link FILE` or the next build makes them.")
    ] = True,
    model: Model = "",
) -> None:
    """Read, code and link pages into a chronicle.

    Reads web pages, text, JSON, JSON Lines, CSV, feeds, e-mail, PDF, exports of LexisNexis and Factiva, and zip and
    tar files of these, gzip or not, told by content. What is known already is not coded again: run the same command
    after adding pages, or after an interruption.

    Example:  bede build pages/ 'more/*.html' -o crisis.duckdb
    """
    settings = Settings(parses=ParsesOptions(model=model), chronicle=ChronicleOptions(keep_bytes=keep_bytes))
    console = messages()
    if not output.exists() and not any(isinstance(one, Found) for one in walk(paths)):
        print_rejects(console, [one for one in walk(paths) if isinstance(one, Reject)])
        raise UsageError(f"There is nothing to read, so {output} was not made.")
    with progress(console) as report, _engine(settings, workers) as engine:
        built = build(paths, output, settings, report=report, engine=engine, link=link)
    print_rejects(console, built.rejects)
    for line in summary(built, output):
        typer.echo(line)
    if not link:
        typer.echo(f"The events are still to be made:  bede link {output}")
    raise typer.Exit(1 if built.rejects else 0)


@contextmanager
def _engine(settings: Settings, workers: int) -> Iterator[Engine | None]:
    """Give the processes that are asked for; None: this one."""
    if workers == 1:
        yield None
        return
    with pool(settings, workers) as engine:
        yield engine


def summary(built: Built, output: Path) -> Iterator[str]:
    """Yield the closing lines of a build."""
    counts = built.run.counts
    yield (
        f"{wording.counted(counts.pages, 'page')} read: {counts.documents} new, "
        f"{counts.known} known already, {counts.rejects} rejected."
    )
    yield (
        f"{wording.counted(counts.claims, 'new claim')}; the chronicle has {wording.counted(counts.events, 'event')}."
    )
    if built.unread:
        yield f"{wording.counted(built.unread, 'page')} in another language than English: kept, without claims."
    if counts.events:
        yield f"Look at it:  bede show {output}"


@contextmanager
def progress(console: Console) -> Iterator[Callable[[Step], None]]:
    """Give a function that draws progress on a terminal and does nothing in a pipe."""
    if not console.file.isatty():  # not is_terminal: FORCE_COLOR asks for colours, not for a moving bar
        yield silent
        return
    told = TextColumn("{task.fields[pages]} pages")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), told, TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("reading", total=None, pages=0)

        def report(step: Step) -> None:
            if step.stage != "reading":
                bar.update(task, description=step.stage, total=None)
            else:
                bar.update(task, completed=step.done, total=step.total, pages=step.pages)

        yield report


def print_rejects(console: Console, rejects: Sequence[Reject]) -> None:
    """Name the first rejects with what to do, and count the others by their reason."""
    for reject in rejects[:_SHOWN]:
        where = f"{reject.uri} {reject.locator}".strip()
        console.print(f"rejected ({reject.reason}): {where}\n    {reject.detail}", soft_wrap=True)
    rest = Counter(reject.reason for reject in rejects[_SHOWN:])
    if rest:
        counted = ", ".join(f"{number} {reason}" for reason, number in sorted(rest.items()))
        console.print(f"... and {sum(rest.values())} more: {counted}. All are in the table rejects.", soft_wrap=True)
