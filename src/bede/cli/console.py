"""Where output goes: one console for what was asked, one for what happens meanwhile."""

import sys

from rich.console import Console

_PIPE_WIDTH = 100


def output() -> Console:
    """Return the console on standard output; in a pipe without colours and of a fixed width."""
    width = None if sys.stdout.isatty() else _PIPE_WIDTH
    return Console(width=width, highlight=False, soft_wrap=False, emoji=False, markup=False)


def messages() -> Console:
    """Return the console on standard error."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False)
