"""Where output goes: one console for what was asked, one for what happens meanwhile."""

import io
import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import typer
from rich.console import Console
from rich.text import Text

from bede.errors import BedeError

_PIPE_WIDTH = 100


class _Console(Console):
    """A console that leaves a broken pipe to ``contained``; rich would end the program with code 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def output(*, pipe_width: int = _PIPE_WIDTH) -> Console:
    """Return the console on standard output; in a pipe without colours, as wide as COLUMNS says or fixed.

    A pipe that is as wide as a table needs is not made narrower.
    """
    asked = os.environ.get("COLUMNS", "")
    piped = int(asked) if asked.isdigit() and int(asked) and pipe_width == _PIPE_WIDTH else pipe_width
    width = None if sys.stdout.isatty() else piped
    return _Console(width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


def messages() -> Console:
    """Return the console on standard error."""
    return _Console(stderr=True, highlight=False, emoji=False, markup=False)


def print_indented(console: Console, text: Text, indent: int) -> None:
    """Print a paragraph that stands in by ``indent`` columns, without spaces at the ends of its lines."""
    for line in text.wrap(console, console.width - indent):
        line.rstrip()
        console.print(Text(" " * indent) + line)


def write_utf8() -> None:
    """Make both streams UTF-8 in a pipe, whatever the locale; no character can stop the output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def contained(command: Callable[..., None]) -> Callable[..., None]:
    """Give back the command with its errors made what a shell expects.

    Errors of ours become one line and exit code 2. Where the reader of the output went away (``| head``),
    the command ends quietly with 0: it did what was wanted of it.
    """

    @wraps(command)
    def run(**values: Any) -> None:
        try:
            try:
                command(**values)
            finally:
                sys.stdout.flush()
        except BedeError as error:
            typer.echo(f"Error: {error}", err=True)
            raise typer.Exit(2) from error
        except BrokenPipeError:
            # Python would complain again while it closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    return run
