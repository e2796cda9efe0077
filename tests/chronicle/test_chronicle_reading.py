import subprocess
import sys

from helpers_chronicle import make_coded, make_run, values

from bede.chronicle import Chronicle
from bede.chronicle.reading import readable

_WRITER = """
import sys
from bede.chronicle import Chronicle

with Chronicle.open(sys.argv[1]) as chronicle:
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_what_is_committed_can_be_read_while_another_process_writes(tmp_path):
    path = tmp_path / "x.duckdb"
    with Chronicle.open(path) as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([make_coded(b"one", "1.html"), make_coded(b"two", "2.html")])
    command = [sys.executable, "-c", _WRITER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout.readline() == "open\n"
        with readable(path) as found:
            assert found.copied is not None
            assert found.path != path
            with Chronicle.open(found.path, read_only=True) as chronicle:
                assert sorted(values(chronicle, "SELECT uri FROM documents")) == ["1.html", "2.html"]
        assert not found.path.exists()
        writer.communicate("\n", timeout=20)
    assert writer.returncode == 0


def test_a_file_that_nobody_writes_is_not_copied(tmp_path):
    path = tmp_path / "x.duckdb"
    Chronicle.open(path).close()
    with readable(path) as found:
        assert (found.path, found.copied) == (path, None)
