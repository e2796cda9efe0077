"""How the schema of an older file is brought up to date: numbered steps, each in one transaction.

A new column or table is written into the tables with ``since`` set to the number of its migration, so
that the first migration keeps making what it always made. A view or a comment that changes wants a
migration too (one that does nothing itself): views and comments are written with the last one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bede import __version__
from bede.chronicle.columns import Table, View, comments, create_table, quoted
from bede.chronicle.connection import transaction
from bede.chronicle.schema import DERIVED, OF_LINKING, TABLES
from bede.chronicle.tables.captures import DATE_REASONS
from bede.chronicle.tables.runs import EVENT_CHANGES
from bede.chronicle.tables.watching import WATCHING
from bede.chronicle.views import VIEWS
from bede.errors import ChronicleError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Migration:
    """One change of schema. ``number`` counts from 1 without gaps."""

    number: int
    name: str
    apply: Callable[[DuckDBPyConnection], None]


def _first(connection: DuckDBPyConnection) -> None:
    """Make all tables as the first release had them."""
    for table in TABLES:
        if table.since == 1:
            connection.execute(create_table(table, since=1))


def _date_reasons(connection: DuckDBPyConnection) -> None:
    """Add the reasons for dates that are bounded by background."""
    connection.execute(create_table(DATE_REASONS, since=2))


def _events_explained(connection: DuckDBPyConnection) -> None:
    """Make the derived tables anew, with links, sides, amounts and disputes; the next build fills them."""
    for view in VIEWS:
        connection.execute(f"DROP VIEW IF EXISTS {quoted(view.name)}")
    for table in DERIVED:
        connection.execute(f"DROP TABLE IF EXISTS {quoted(table.name)}")
        connection.execute(create_table(table, since=3))
    connection.execute(create_table(EVENT_CHANGES, since=3))
    for name in ("field", "value"):
        connection.execute(f"ALTER TABLE judgements ADD COLUMN {name} VARCHAR")


def _watching(connection: DuckDBPyConnection) -> None:
    """Add the tables of watched feeds."""
    for table in WATCHING:
        connection.execute(create_table(table, since=table.since))


def _linked_as_it_arrives(connection: DuckDBPyConnection) -> None:
    """Add what linking keeps of its last run; the next linking fills it."""
    for table in OF_LINKING:
        connection.execute(create_table(table, since=5))


def _sections(connection: DuckDBPyConnection) -> None:
    """Add the sections of documents, which those coded before do not tell."""
    connection.execute("ALTER TABLE documents ADD COLUMN section VARCHAR")


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "first schema", _first),
    Migration(2, "reasons for bounded dates", _date_reasons),
    Migration(3, "events that explain themselves", _events_explained),
    Migration(4, "watched feeds", _watching),
    Migration(5, "what arrives is linked alone", _linked_as_it_arrives),
    Migration(6, "sections of documents", _sections),
)
"""All migrations in order."""


def pending(connection: DuckDBPyConnection, known: tuple[Migration, ...] = MIGRATIONS) -> tuple[Migration, ...]:
    """Return the migrations that the file lacks; asking never writes.

    Raises ChronicleError where the file is no chronicle, or was written by a newer bede.
    """
    done = _done(connection)
    if done > len(known):
        raise ChronicleError(
            f"The chronicle has schema {done}, and bede {__version__} knows schemas up to {len(known)}: "
            "it was written by a newer bede. Update bede, or choose another file."
        )
    return known[done:]


def migrate(connection: DuckDBPyConnection, known: tuple[Migration, ...] = MIGRATIONS) -> None:
    """Apply what is pending. A step that fails leaves the file as it was before that step."""
    steps = pending(connection, known)
    for step in steps:
        with transaction(connection):
            step.apply(connection)
            if step is steps[-1]:
                describe(connection)
            connection.execute(
                "INSERT INTO migrations (number, name, version, applied) VALUES (?, ?, ?, ?)",
                [step.number, step.name, __version__, datetime.now(UTC).replace(tzinfo=None)],
            )


def _done(connection: DuckDBPyConnection) -> int:
    """Return the number of the last migration that ran; 0 for a new, empty file."""
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database()"
    ).fetchall()
    names = {name for (name,) in tables}
    if not names:
        return 0
    if not {"migrations", "captures", "claims"} <= names:
        raise ChronicleError(
            "The file is a DuckDB database, but no chronicle of bede. Choose another file name; "
            "nothing was written to it."
        )
    found = connection.execute("SELECT coalesce(max(number), 0) FROM migrations").fetchone()
    return int(found[0]) if found else 0


def describe(connection: DuckDBPyConnection) -> None:
    """Make the views, and write the meanings of all tables and columns into the file."""
    things: tuple[Table | View, ...] = (*TABLES, *VIEWS)
    views = [f'CREATE OR REPLACE VIEW "{view.name}" AS {view.sql}' for view in VIEWS]
    connection.execute(";".join([*views, *(comment for thing in things for comment in comments(thing))]))
