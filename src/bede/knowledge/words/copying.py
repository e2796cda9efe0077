"""How a text says that it was taken from another outlet, changed, or put right: ``words/en/copying.toml``."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from bede.knowledge.resources import read_toml

TABLE = "words/en/copying.toml"


def says_corrected(title: str, lines: Iterable[str]) -> bool:
    """Tell whether a headline or a line says that the text takes something back.

    >>> says_corrected("", ["An earlier version of this article gave a wrong date."])
    True
    """
    return _says("correction", title, lines)


def says_updated(title: str, lines: Iterable[str]) -> bool:
    """Tell whether a headline or a line says that the text is a later version of a running report.

    >>> says_updated("UPDATE 2-Norland closes its ports", [])
    True
    """
    return _says("update", title, lines)


def says_taken_from(name: str, lines: Iterable[str]) -> bool:
    """Tell whether a line says that the text was taken from the outlet of that name.

    >>> says_taken_from("Halm Post", ["This report was first published by the Halm Post."])
    True
    """
    named = [line for line in lines if len(line) <= _longest() and name.casefold() in line.casefold()]
    return bool(named) and any(pattern.search(line) for line in named for pattern in _taken(name))


def _says(what: str, title: str, lines: Iterable[str]) -> bool:
    titles, bodies = _patterns(what)
    if any(pattern.search(title) for pattern in titles):
        return True
    return any(pattern.search(line) for line in lines if len(line) <= _longest() for pattern in bodies)


@cache
def _table() -> dict[str, Any]:
    return read_toml(TABLE)


def _longest() -> int:
    return int(_table()["max"])


@cache
def _patterns(what: str) -> tuple[Sequence[re.Pattern[str]], Sequence[re.Pattern[str]]]:
    """Return the patterns for headlines and those for lines."""
    part = _table()[what]
    return tuple(map(re.compile, part["titles"])), tuple(map(re.compile, part["lines"]))


@cache
def _taken(name: str) -> tuple[re.Pattern[str], ...]:
    patterns = (pattern.replace("{name}", rf"{re.escape(name)}(?!\w)") for pattern in _table()["taken"]["before"])
    return tuple(map(re.compile, patterns))
