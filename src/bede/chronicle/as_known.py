"""A chronicle as it was known on a day: the same tables, with only what had been published and judged by then.

Nothing is copied. The tables of captures, claims and judgements are views of the file, without what came later; the
derived ones are empty, and lie in memory, until they are linked anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from bede.chronicle.columns import create_table, literal, quoted
from bede.chronicle.connection import attach_memory, translated
from bede.chronicle.file import DatabaseFile
from bede.chronicle.migrations import describe
from bede.chronicle.schema import DERIVED, OF_CLAIM, OF_DOCUMENT, OF_LINKING, TABLES
from bede.chronicle.tables.captures import BODIES, CAPTURES
from bede.chronicle.tables.judgements import JUDGEMENTS
from bede.chronicle.tables.runs import EVENT_CHANGES
from bede.chronicle.write import Chronicle
from bede.settings import ChronicleOptions

# A document was known from the day on which, at the latest, it was published; where nothing bounds that day, from the
# day on which it was captured.
_DAYS = """SELECT d.document_id, d.page_id, coalesce(d.published_latest, (
    SELECT min(k.fetched)::DATE FROM past.captures k WHERE k.page_id = d.page_id)) AS day FROM past.documents d"""

_FILTERS = {
    **{table.name: "document_id IN (SELECT document_id FROM known)" for table in OF_DOCUMENT},
    **{
        table.name: "claim_id IN (SELECT claim_id FROM past.claims SEMI JOIN known USING (document_id))"
        for table in OF_CLAIM
    },
    CAPTURES.name: "page_id IN (SELECT page_id FROM known)",
    BODIES.name: "page_id IN (SELECT page_id FROM known)",
    EVENT_CHANGES.name: "false",
}


@dataclass(frozen=True, slots=True)
class Known:
    """A chronicle as it was known on ``day``; its events are to be linked.

    ``later``: documents that were published after. ``undated``: documents of which it can't be told.
    """

    chronicle: Chronicle
    day: date
    later: int
    undated: int


@contextmanager
def known_by(path: Path, day: date, *, judgements_until: date | None = None) -> Iterator[Known]:
    """Open the file as it was known at the end of ``day``; nothing is ever written to it.

    ``judgements_until``: the last day whose judgements count, where it is another one.
    """
    DatabaseFile.open(path, read_only=True).close()  # says what is wrong with a file that can't be used
    connection = attach_memory(path)
    try:
        with translated(path, "looking back"):
            connection.execute(f"ATTACH {literal(str(path))} AS past (TYPE duckdb, READ_ONLY)")
            connection.execute(f"CREATE TABLE known AS SELECT * FROM ({_DAYS}) WHERE day <= DATE '{day}'")
            for statement in _statements(judgements_until or day):
                connection.execute(statement)
            describe(connection)
            later, undated = _left_out(connection.execute(f"SELECT day FROM ({_DAYS})").fetchall(), day)
        file = DatabaseFile(path, connection, read_only=False)
    except BaseException:
        connection.close()
        raise
    with Chronicle(file, ChronicleOptions()) as chronicle:
        yield Known(chronicle, day, later, undated)


def _statements(judged_until: date) -> Iterator[str]:
    for table in TABLES:
        if table in DERIVED or table in OF_LINKING:
            yield create_table(table, since=10**6)
        elif table is JUDGEMENTS:
            yield _judgements(judged_until)
        else:
            condition = _FILTERS.get(table.name, "true")
            yield f"CREATE VIEW {quoted(table.name)} AS SELECT * FROM past.{quoted(table.name)} WHERE {condition}"


def _judgements(until: date) -> str:
    """Return the view of the judgements made by the end of a day; what was withdrawn later stood on that day."""
    end = datetime.combine(until, time.min) + timedelta(days=1)
    return f"""CREATE VIEW judgements AS
        SELECT * REPLACE (CASE WHEN withdrawn < TIMESTAMP '{end}' THEN withdrawn END AS withdrawn)
        FROM past.judgements WHERE made < TIMESTAMP '{end}'"""


def _left_out(days: list[tuple[date | None]], day: date) -> tuple[int, int]:
    later = sum(known is not None and known > day for (known,) in days)
    return later, sum(known is None for (known,) in days)
