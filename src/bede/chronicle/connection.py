"""Opening the file, and making every failure of the database one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bede.chronicle.columns import literal
from bede.errors import ChronicleError, ChronicleLocked
from bede.text.normalise import printable, squeeze

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STORAGE = "v1.4.0"
"""Storage version of the files, so that the DuckDB 1.4 of R and Julia can read what DuckDB 2 writes."""

_LOCKED = (
    "{path} is open in another process{holder}. DuckDB lets nobody else in, not even to read, while one process "
    "writes. Wait until that one is done or end it; then try again."
)
_COMMAND = 120  # code points of a command that are shown
_HOLDER = re.compile(r"lock is held in (?P<program>.+?) \(PID (?P<number>\d+)\)")
_REMEDIES: tuple[tuple[str, type[ChronicleError], str], ...] = (
    ("could not set lock", ChronicleLocked, _LOCKED),
    ("being used by another process", ChronicleLocked, _LOCKED),
    (
        "unique file handle conflict",
        ChronicleLocked,
        "{path} is already open in this process. Close it there first.",
    ),
    (
        "not a valid duckdb database file",
        ChronicleError,
        "{path} exists, but it is no DuckDB file. Choose another name, or move that file away.",
    ),
    (
        "no space left",
        ChronicleError,
        "The disk is full, so {path} could not be written. Free some space and run the same command again: "
        "what was written before is safe.",
    ),
    (
        "permission denied",
        ChronicleError,
        "{path} may not be opened: permission denied. Change the rights, or choose another folder.",
    ),
    (
        "read-only",
        ChronicleError,
        "{path} is open for reading only, or lies where nothing can be written. Choose another folder.",
    ),
    (
        "newer version",
        ChronicleError,
        "{path} was written by a newer DuckDB. Update bede (and DuckDB with it).",
    ),
)
"""Words in DuckDB's message → our error and its sentence. The first that fits is taken."""


@contextmanager
def translated(path: Path, doing: str) -> Iterator[None]:
    """Turn any error of DuckDB into a ChronicleError that says what was being done to which file."""
    import duckdb  # noqa: PLC0415  0.2 s, and `bede --help` needs none of it

    try:
        yield
    except duckdb.Error as error:
        message = str(error)
        for words, kind, sentence in _REMEDIES:
            if words in message.lower():
                raise kind(sentence.format(path=path, holder=_holder(message))) from error
        raise ChronicleError(f"{path}: {doing} failed. DuckDB says: {message}") from error


def _holder(message: str) -> str:
    """Return who holds the lock, as DuckDB tells it, with the command that it runs where the system shows that."""
    found = _HOLDER.search(message)
    if found is None:
        return ""
    number = found["number"]
    try:
        words = Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0")
        command = squeeze(printable(b" ".join(words).decode(errors="replace")))[:_COMMAND]
    except OSError:
        command = ""
    return f" (number {number}: {command or found['program']})"


@contextmanager
def transaction(connection: DuckDBPyConnection) -> Iterator[None]:
    """Commit all of the block or nothing of it."""
    connection.execute("BEGIN TRANSACTION")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        rollback(connection)
        raise


def rollback(connection: DuckDBPyConnection) -> None:
    """Roll back, where DuckDB has not done so by itself (it does when a commit fails)."""
    import duckdb  # noqa: PLC0415  see translated

    try:
        connection.execute("ROLLBACK")
    except duckdb.Error:
        return


def attach(path: Path, *, read_only: bool) -> DuckDBPyConnection:
    """Open the file and return a connection that works in it.

    Raises ChronicleLocked where another process has it, ChronicleError for every other hindrance.
    """
    _check_path(path, read_only=read_only)
    # A file keeps the storage version that it was made with; asking for a lower one is an error.
    new = "" if path.exists() else f", STORAGE_VERSION '{STORAGE}'"
    how = ", READ_ONLY" if read_only else new
    connection = _connect(path)
    try:
        with translated(path, "opening"):
            # TYPE duckdb: else a file of SQLite would make DuckDB look for an extension.
            connection.execute(f"ATTACH {literal(str(path))} AS chronicle (TYPE duckdb{how})")
            connection.execute("USE chronicle")
    except BaseException:
        connection.close()
        raise
    return connection


def attach_memory(path: Path) -> DuckDBPyConnection:
    """Return a connection that works in an empty chronicle in memory; what does not fit goes beside ``path``."""
    connection = _connect(path)
    connection.execute("ATTACH ':memory:' AS chronicle")
    connection.execute("USE chronicle")
    return connection


def _connect(path: Path) -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415  see translated

    return duckdb.connect(
        ":memory:",
        config={
            # Nothing is ever loaded over the network or from the user's home.
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            # What does not fit into memory goes beside the file, not into the current folder.
            "temp_directory": f"{path}.tmp",
        },
    )


def _check_path(path: Path, *, read_only: bool) -> None:
    if path.is_dir():
        raise ChronicleError(f"{path} is a folder. Name a file in it, such as {path / 'x.duckdb'}.")
    if read_only and not path.exists():
        raise ChronicleError(f"There is no chronicle at {path}. Check the name, or run `bede build`.")
    if not path.parent.is_dir():
        raise ChronicleError(f"The folder {path.parent} does not exist. Make it first, or choose another.")
