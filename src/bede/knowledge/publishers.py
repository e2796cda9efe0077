"""Well-known outlets by name and web address: ``words/en/publishers.toml``.

A name found in prose tells what the prose is about, not who published it, so names are only to be looked for
in the furniture of a page and in credit lines.
"""

import re
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml


@dataclass(frozen=True, slots=True)
class _Publishers:
    by_host: dict[str, str]
    by_name: dict[str, str]
    names: re.Pattern[str]


def publisher_of_host(host: str) -> str | None:
    """Return the outlet that owns the host, whatever its subdomain, or None.

    >>> publisher_of_host("edition.cnn.com")
    'CNN'
    """
    labels = host.lower().split(":")[0].strip(".").split(".")
    known = _publishers().by_host
    return next((known[name] for i in range(len(labels)) if (name := ".".join(labels[i:])) in known), None)


def find_publisher(line: str) -> str | None:
    """Return the first outlet that the line names, or None. The letter case counts ("TIME" is not "time").

    >>> find_publisher("Featured on Al Jazeera")
    'Al Jazeera'
    """
    found = _publishers().names.search(line)
    return _publishers().by_name[found[0]] if found else None


@cache
def _publishers() -> _Publishers:
    table = read_toml("words/en/publishers.toml")["publisher"]
    by_host = {host: row["name"] for row in table for host in row["hosts"]}
    by_name = {name: row["name"] for row in table for name in row.get("also", ())}
    by_name |= {row["name"]: row["name"] for row in table if not row.get("everyday")}
    longest_first = sorted(by_name, key=len, reverse=True)
    names = "|".join(re.escape(name) for name in longest_first)
    return _Publishers(by_host, by_name, re.compile(rf"(?<![\w-])(?:{names})(?![\w-])"))
