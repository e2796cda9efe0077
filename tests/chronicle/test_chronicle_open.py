import sqlite3
import subprocess
import sys
import textwrap

import duckdb
import pytest
from helpers_chronicle import make_coded, make_run

from bede.chronicle import Chronicle
from bede.chronicle.connection import translated
from bede.errors import ChronicleError, ChronicleLocked

_HOLDER = textwrap.dedent(
    """
    import sys
    from bede.chronicle import Chronicle
    with Chronicle.open(sys.argv[1]):
        print("open", flush=True)
        sys.stdin.readline()
    """
)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_second_process_is_told_that_the_file_is_locked(tmp_path, read_only):
    path = tmp_path / "x.duckdb"
    command = [sys.executable, "-c", _HOLDER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(ChronicleLocked, match="not even to read") as told:
            Chronicle.open(path, read_only=read_only)
        assert str(holder.pid) in str(told.value)
        assert sys.platform != "linux" or "import Chronicle" in str(told.value), "the command is told"
        holder.stdin.write("\n")
        holder.stdin.flush()
        assert holder.wait(20) == 0
    with Chronicle.open(path, read_only=read_only):
        pass


def test_the_same_process_can_not_open_it_twice(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb"), pytest.raises(ChronicleLocked, match="in this process"):
        Chronicle.open(tmp_path / "x.duckdb")


def test_closing_frees_the_file_also_after_an_error(tmp_path):
    path = tmp_path / "x.duckdb"
    with pytest.raises(RuntimeError), Chronicle.open(path):
        raise RuntimeError
    with Chronicle.open(path) as chronicle:
        chronicle.close()
    assert [file.name for file in tmp_path.iterdir()] == ["x.duckdb"]


def test_closing_ends_readers_and_frees_the_file(tmp_path):
    path = tmp_path / "x.duckdb"
    with Chronicle.open(path) as chronicle:
        reader = chronicle.rows("SELECT * FROM range(1_000_000)")
        assert next(reader) == {"range": 0}
    with pytest.raises(ChronicleError, match="reading failed"):
        list(reader)
    with Chronicle.open(path):
        pass


def test_a_missing_file_can_not_be_read(tmp_path):
    with pytest.raises(ChronicleError, match="There is no chronicle"):
        Chronicle.open(tmp_path / "x.duckdb", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_folders_are_no_chronicles(tmp_path):
    with pytest.raises(ChronicleError, match="is a folder"):
        Chronicle.open(tmp_path)
    with pytest.raises(ChronicleError, match="does not exist"):
        Chronicle.open(tmp_path / "nowhere" / "x.duckdb")


@pytest.mark.parametrize("content", [b"", b"hello", b"hello" * 10_000])
def test_files_that_are_not_duckdb_are_refused(tmp_path, content):
    path = tmp_path / "x.duckdb"
    path.write_bytes(content)
    with pytest.raises(ChronicleError, match="no DuckDB file"):
        Chronicle.open(path)
    assert path.read_bytes() == content


def test_sqlite_files_are_refused(tmp_path):
    connection = sqlite3.connect(tmp_path / "x.duckdb")
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(ChronicleError, match="no DuckDB file"):
        Chronicle.open(tmp_path / "x.duckdb")


def test_other_duckdb_files_are_refused_and_left_alone(tmp_path):
    path = tmp_path / "x.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE sales (n INTEGER)")
    with pytest.raises(ChronicleError, match="no chronicle of bede"):
        Chronicle.open(path)
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("sales",)]


def test_read_only_reads_and_refuses_to_write(tmp_path):
    path = tmp_path / "it's & ünïcode.duckdb"
    with Chronicle.open(path) as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([make_coded()])
    with Chronicle.open(path, read_only=True) as chronicle:
        assert len(list(chronicle.rows("SELECT * FROM claims"))) == 1
        with pytest.raises(ChronicleError, match="for reading only"):
            chronicle.begin_run(make_run("run-2"))


def test_storage_is_readable_by_duckdb_1(tmp_path):
    path = tmp_path / "x.duckdb"
    with Chronicle.open(path) as chronicle:
        (row,) = chronicle.rows("SELECT tags FROM duckdb_databases() WHERE database_name = 'chronicle'")
    assert row["tags"]["storage_version"].startswith("v1.4")


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("IO Error: Could not write: No space left on device", "The disk is full"),
        ("IO Error: Cannot open file: Permission denied", "permission denied"),
        ("IO Error: something odd", "writing failed. DuckDB says: IO Error: something odd"),
    ],
)
def test_failures_of_the_disk_are_sentences(tmp_path, message, sentence):
    with pytest.raises(ChronicleError, match=sentence), translated(tmp_path / "x.duckdb", "writing"):
        raise duckdb.IOException(message)
