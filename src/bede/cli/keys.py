"""Answers of a person at a terminal, or of a program through a pipe: one key, or one line."""

import sys

import typer
from click import getchar


def key() -> str:
    """Return the next key, in small letters; of a pipe the first letter of the next line. Empty at the end of input."""
    if sys.stdin.isatty():
        return getchar().lower()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() or ("k" if line else "")


def prompt(text: str) -> None:
    """Tell a person at a terminal what may be pressed; a program knows it."""
    if sys.stdin.isatty():
        typer.echo(text, err=True)


def line(question: str) -> str:
    """Return a line that answers a question; empty at the end of input."""
    if sys.stdin.isatty():
        typer.echo(f"  {question}: ", nl=False, err=True)
    return sys.stdin.readline().strip()
