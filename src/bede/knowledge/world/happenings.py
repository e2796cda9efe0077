"""Turning points whose day is known, by the words that mean them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from bede.knowledge.resources import read_toml

TABLE = "world/happenings.toml"


@dataclass(frozen=True, slots=True)
class Happening:
    """``day``: its first day. ``words``: what it is called, without an article before it."""

    name: str
    day: date
    words: re.Pattern[str]


@cache
def happenings() -> tuple[Happening, ...]:
    """Return all of the table, in the order of time."""
    rows = read_toml(TABLE)["happening"]
    found = (
        Happening(row["name"], row["day"], re.compile(rf"\b(?:{'|'.join(row['words'])})(?!\w)", re.IGNORECASE))
        for row in rows
    )
    return tuple(sorted(found, key=lambda happening: happening.day))
