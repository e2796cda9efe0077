"""``bede``: the commands, and what becomes of errors.

Exit codes: 0 done; 1 done, but some inputs were rejected; 2 wrong use, or a chronicle that can't be used.
"""

from collections.abc import Callable

import typer

from bede import __version__
from bede.cli.build import build_command
from bede.cli.changes import changes_command, runs_command
from bede.cli.code import code_command
from bede.cli.commitments import commitments_command
from bede.cli.console import contained, write_utf8
from bede.cli.evaluate import evaluate_command
from bede.cli.export import export_command
from bede.cli.judge import judge_command
from bede.cli.judgements import judgements_command
from bede.cli.link import hashes_command, link_command
from bede.cli.lists import claims_command, events_command
from bede.cli.positions import positions_command
from bede.cli.review import review_command
from bede.cli.serve import serve_command
from bede.cli.show import show_command
from bede.cli.stories import stories_command
from bede.cli.watch import edits_command, feeds_command, watch_command
from bede.cli.why import why_command

app = typer.Typer(
    name="bede",
    help="Reads the news and keeps the record: who did what to whom, when, where, and according to whom.",
    epilog="Start with:  bede build PAGES... -o FILE.duckdb   then:  bede show FILE.duckdb",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"bede {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Read the news and keep the record."""


COMMANDS: dict[str, Callable[..., None]] = {
    "build": build_command,
    "watch": watch_command,
    "feeds": feeds_command,
    "edits": edits_command,
    "show": show_command,
    "why": why_command,
    "serve": serve_command,
    "claims": claims_command,
    "events": events_command,
    "positions": positions_command,
    "commitments": commitments_command,
    "stories": stories_command,
    "export": export_command,
    "review": review_command,
    "judge": judge_command,
    "judgements": judgements_command,
    "runs": runs_command,
    "changes": changes_command,
    "code": code_command,
    "link": link_command,
    "hashes": hashes_command,
    "evaluate": evaluate_command,
}
"""Name of a command → what it does, in the order in which help and docs show them."""

for _name, _command in COMMANDS.items():
    app.command(_name)(contained(_command))


def main() -> None:
    """Run the command line."""
    write_utf8()
    app()
