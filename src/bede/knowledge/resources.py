"""The one place where the tables that ship with bede are read from the package.

Tables are TOML, sorted blocks (``.blocks``), or tab-separated rows (``.tsv``, ``.tsv.gz``) in UTF-8. In the last the
first row that is no comment is the header; lines that begin with ``#`` are comments. Names are relative to
``bede/knowledge`` (``"world/seats.toml"``).
"""

import gzip
import hashlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from bede.errors import KnowledgeError

_DATA = (".toml", ".tsv", ".gz", ".blocks")


def _root() -> Traversable:
    return resources.files("bede.knowledge")


def read_bytes(name: str) -> bytes:
    """Return the bytes of a table as they are stored. Raises KnowledgeError where there is none."""
    try:
        return _root().joinpath(name).read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        message = f"the table {name} is missing from the installed package; install bede again"
        raise KnowledgeError(message) from error


def read_packed(name: str) -> bytes:
    """Return the bytes of a table that its reader unpacks piece by piece. Raises KnowledgeError where there is none."""
    return read_bytes(name)


def read_toml(name: str) -> dict[str, Any]:
    """Return a TOML table. Raises KnowledgeError where it can't be parsed."""
    try:
        return tomllib.loads(read_bytes(name).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"the table {name} is broken: {error}") from error


@cache
def read_pattern(name: str, key: str) -> re.Pattern[str]:
    """Return an expression of the section ``[patterns]`` of a TOML table. KeyError: the section has no such key."""
    return re.compile(read_toml(name)["patterns"][key])


def read_rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a ``.tsv`` or ``.tsv.gz`` as lists of cells, without comments and header.

    Raises KnowledgeError at a row that has not as many cells as the header.
    """
    raw = read_bytes(name)
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    lines = ((n, line) for n, line in enumerate(text.split("\n"), 1) if line and line[0] != "#")
    width = next(lines)[1].count("\t")
    for number, line in lines:
        if line.count("\t") != width:
            raise KnowledgeError(f"the table {name} is broken: row {number} has not {width + 1} cells")
        yield line.split("\t")


def table_names(folder: str) -> tuple[str, ...]:
    """Return the names of the data files straight in a folder, sorted."""
    found = (item.name for item in _root().joinpath(folder).iterdir() if item.name.endswith(_DATA))
    return tuple(f"{folder}/{name}" for name in sorted(found))


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _walk(item, f"{prefix}{item.name}/")
        elif item.name.endswith(_DATA):
            yield f"{prefix}{item.name}", item


@cache
def digest() -> str:
    """Return the SHA-256 (hex) over the names and bytes of all tables in sorted order, for the run record."""
    total = hashlib.sha256()
    for name, item in sorted(_walk(_root(), ""), key=lambda pair: pair[0]):
        total.update(name.encode() + b"\0" + hashlib.sha256(item.read_bytes()).digest())
    return total.hexdigest()
