import duckdb
import pytest
from helpers_chronicle import make_coded, make_run

from bede.chronicle import Chronicle
from bede.chronicle.connection import attach
from bede.chronicle.judgements import load_judgements
from bede.chronicle.migrations import MIGRATIONS, Migration, migrate, pending
from bede.chronicle.schema import TABLES
from bede.errors import ChronicleError
from bede.model import Verdict


def _add_mood(connection):
    connection.execute("ALTER TABLE claims ADD COLUMN mood VARCHAR")


def _break(connection):
    connection.execute("ALTER TABLE claims ADD COLUMN half VARCHAR")
    connection.execute("SELECT * FROM nowhere")


SECOND = (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "mood", _add_mood))
BROKEN = (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "broken", _break))


def _columns(connection, table):
    sql = f"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table}' ORDER BY column_index"
    return [name for (name,) in connection.execute(sql).fetchall()]


def test_numbers_count_from_one_without_gaps():
    assert [step.number for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_after_all_migrations_the_file_has_the_schema(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        for table in TABLES:
            found = chronicle.rows(
                """SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns()
                WHERE table_name = ? ORDER BY column_index""",
                [table.name],
            )
            assert [tuple(row.values()) for row in found] == [
                (column.name, column.type, not column.required, column.doc) for column in table.columns
            ], table.name


def test_asking_what_is_pending_never_writes(tmp_path):
    connection = attach(tmp_path / "x.duckdb", read_only=False)
    assert pending(connection) == MIGRATIONS
    assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == (0,)
    migrate(connection)
    assert pending(connection) == ()
    assert pending(connection, SECOND) == SECOND[-1:]
    assert "mood" not in _columns(connection, "claims")
    connection.close()


def test_a_later_migration_keeps_the_rows(tmp_path):
    path = tmp_path / "x.duckdb"
    with Chronicle.open(path) as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([make_coded()])
    connection = attach(path, read_only=False)
    migrate(connection, SECOND)
    assert connection.execute("SELECT trigger, mood FROM claims").fetchall() == [("send", None)]
    assert connection.execute("SELECT name FROM migrations ORDER BY number").fetchall()[-1] == ("mood",)
    connection.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path):
    connection = attach(tmp_path / "x.duckdb", read_only=False)
    migrate(connection)
    with pytest.raises(duckdb.Error):
        migrate(connection, BROKEN)
    assert "half" not in _columns(connection, "claims")
    assert pending(connection) == ()
    connection.close()


def test_a_file_of_a_newer_schema_is_refused(tmp_path):
    path = tmp_path / "x.duckdb"
    connection = attach(path, read_only=False)
    migrate(connection, SECOND)
    connection.close()
    for read_only in (False, True):
        with pytest.raises(ChronicleError, match="written by a newer bede"):
            Chronicle.open(path, read_only=read_only)


def test_an_older_schema_can_not_be_read_only(tmp_path):
    path = tmp_path / "x.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(ChronicleError, match="Open it once for writing"):
        Chronicle.open(path, read_only=True)


def test_a_file_of_the_first_schema_gets_the_reasons_for_dates_and_keeps_its_rows(tmp_path):
    path = tmp_path / "x.duckdb"
    connection = attach(path, read_only=False)
    MIGRATIONS[0].apply(connection)
    connection.execute("INSERT INTO migrations (number, name, version, applied) VALUES (1, 'first', '0.1.0', now())")
    assert _columns(connection, "date_reasons") == []
    connection.execute("INSERT INTO captures (uri, locator, page_id, size, first_run) VALUES ('a', '', 'p', 1, 'r')")
    connection.close()
    with Chronicle.open(path) as chronicle:
        assert [row["n"] for row in chronicle.rows("SELECT count(*) AS n FROM date_reasons")] == [0]
        assert [row["uri"] for row in chronicle.rows("SELECT uri FROM captures")] == ["a"]


def test_judgements_of_an_older_schema_are_kept(tmp_path):
    path = tmp_path / "x.duckdb"
    connection = attach(path, read_only=False)
    for step in MIGRATIONS[:2]:
        step.apply(connection)
        connection.execute(
            "INSERT INTO migrations (number, name, version, applied) VALUES (?, 'x', '0', now())", [step.number]
        )
    assert "field" not in _columns(connection, "judgements")
    connection.execute(
        """INSERT INTO judgements (judgement_id, left_claim, verdict, person, made)
        VALUES ('j1', 'c1', 'wrong', 'Ada', TIMESTAMP '2024-05-01 12:00:00')"""
    )
    connection.close()
    with Chronicle.open(path) as chronicle:
        (kept,) = load_judgements(chronicle)
    assert (kept.id, kept.verdict, kept.person, kept.field, kept.value) == ("j1", Verdict.WRONG, "Ada", None, None)
