"""``bede``: the commands, and what becomes of errors.

Exit codes: 0 done; 1 done, but some inputs were rejected; 2 wrong use, or a chronicle that can't be used.
"""

import os
import sys

import typer

from bede import __version__
from bede.cli.build import build_command
from bede.cli.code import code_command
from bede.cli.export import export_command
from bede.cli.lists import claims_command, events_command
from bede.cli.show import show_command
from bede.cli.why import why_command
from bede.errors import BedeError

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


app.command("build")(build_command)
app.command("show")(show_command)
app.command("why")(why_command)
app.command("claims")(claims_command)
app.command("events")(events_command)
app.command("export")(export_command)
app.command("code")(code_command)


def main() -> None:
    """Run the command line; errors of ours become one line, never a traceback."""
    try:
        app()
    except BedeError as error:
        typer.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (`| head`). Python would complain again while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
