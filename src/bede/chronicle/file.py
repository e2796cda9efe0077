"""A database file that is open: rows out of it, rows into it, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from bede.chronicle.columns import Row, Table, arrow_table, quoted
from bede.chronicle.connection import attach, transaction, translated
from bede.chronicle.migrations import migrate, pending
from bede.errors import ChronicleError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

T = TypeVar("T")

CHUNK = 1_000
"""Rows that are held in memory at a time while a query is read."""


class DatabaseFile:
    """The file of a chronicle, open on one connection. All failures are ChronicleError."""

    def __init__(self, path: Path, connection: DuckDBPyConnection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._readers: set[DuckDBPyConnection] = set()
        self._is_open = True

    @classmethod
    def open(cls, path: Path, *, read_only: bool) -> Self:
        """Open the file; make it, or bring its schema up to date, unless ``read_only``."""
        connection = attach(path, read_only=read_only)
        try:
            with translated(path, "reading the schema"):
                if not read_only:
                    migrate(connection)
                elif pending(connection):
                    raise ChronicleError(
                        f"{path} has an older schema, or is empty. Open it once for writing "
                        "(`bede build` does), and it is brought up to date."
                    )
        except BaseException:
            connection.close()
            raise
        return cls(path, connection, read_only=read_only)

    def settle(self) -> None:
        """Move what was committed from the log into the file; closing does so too, but says nothing if it can't."""
        if self._is_open and not self.read_only and not self._readers:
            with translated(self.path, "writing"):
                self._connection.execute("CHECKPOINT chronicle")

    def close(self) -> None:
        """Close the file; what was committed is moved from the log into it. Closing twice does no harm."""
        for reader in list(self._readers):  # a reader left half-way would keep the file locked
            reader.close()
        self._connection.close()
        self._is_open = False

    def rows(self, sql: str, parameters: Any = None) -> Iterator[Row]:
        """Yield the rows of a query by column name, a chunk at a time, on a connection of their own."""
        with translated(self.path, "reading"):
            cursor = self._connection.cursor()
        self._readers.add(cursor)
        try:
            with translated(self.path, "reading"):
                cursor.execute("USE chronicle")
                cursor.execute(sql, parameters)
                names = [column[0] for column in cursor.description or ()]
            while chunk := self._fetch(cursor):
                for values in chunk:
                    yield dict(zip(names, values, strict=True))
        finally:
            self._readers.discard(cursor)
            cursor.close()

    def _fetch(self, cursor: DuckDBPyConnection) -> list[tuple[Any, ...]]:
        with translated(self.path, "reading"):
            return cursor.fetchmany(CHUNK)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Commit all that the block writes, or nothing of it."""
        if self.read_only:
            raise ChronicleError(f"{self.path} is open for reading only. Open it for writing first.")
        with translated(self.path, "writing"), transaction(self._connection):
            yield

    def execute(self, sql: str) -> None:
        """Run a statement without parameters, within ``writing``."""
        self._connection.execute(sql)

    def fetch(self, sql: str, parameters: Any = None) -> list[tuple[Any, ...]]:
        """Run a query on the connection that writes, within ``writing``; return all rows, also those not committed.

        ``rows`` beside it still gives what was committed before.
        """
        return self._connection.execute(sql, parameters).fetchall()

    def among(self, column: str, values: Sequence[str], sql: str) -> list[tuple[Any, ...]]:
        """Run a statement that may join ``wanted``, a table of one text column; return what it gives."""
        import pyarrow as pa  # noqa: PLC0415  0.1 s, and `bede --help` needs none of it

        wanted = pa.table({column: pa.array(values, type=pa.large_string())})
        with self._registered("wanted", wanted):
            return self._connection.execute(sql).fetchall()

    def insert(self, table: Table, new: Sequence[Row], where: str = "") -> int:
        """Insert rows through Arrow (``executemany`` is a thousand times slower); return their number."""
        if not new:
            return 0
        with self._registered("incoming", arrow_table(table, new)):
            done = self._connection.execute(
                f"INSERT INTO {quoted(table.name)} BY NAME SELECT * FROM incoming i {where}"
            ).fetchone()
        return int(done[0]) if done else 0

    def add(self, table: Table, new: Iterable[Row]) -> int:
        """Insert the rows whose key is not there yet, the first of each key; return their number."""
        rows = first_of_each(new, lambda row: tuple(row[name] for name in table.key))
        same = " AND ".join(f"t.{quoted(name)} = i.{quoted(name)}" for name in table.key)
        return self.insert(table, rows, f"WHERE NOT EXISTS (SELECT 1 FROM {quoted(table.name)} t WHERE {same})")

    def replace(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert the rows, each of a key of its own, and remove those that had their keys."""
        if not rows:
            return
        same = " AND ".join(f"t.{quoted(name)} = i.{quoted(name)}" for name in table.key)
        with self._registered("incoming", arrow_table(table, rows)):
            self._connection.execute(f"DELETE FROM {quoted(table.name)} t USING incoming i WHERE {same}")
        self.insert(table, rows)

    @contextmanager
    def _registered(self, name: str, arrow: object) -> Iterator[None]:
        self._connection.register(name, arrow)
        yield
        # Not after an error: the transaction is dead then, and the next ``register`` overwrites the name.
        self._connection.unregister(name)


def first_of_each(things: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    """Return the things in their order, without those whose key has come before."""
    first: dict[Hashable, T] = {}
    for thing in things:
        first.setdefault(key(thing), thing)
    return list(first.values())
