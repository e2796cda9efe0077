import signal
import subprocess
import sys
from pathlib import Path

from helpers_chronicle import make_coded, make_run, sizes, values

from bede.chronicle import Chronicle

_WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from helpers_chronicle import make_coded, make_run
from bede.chronicle import Chronicle

chronicle = Chronicle.open(sys.argv[1])
chronicle.begin_run(make_run())
for start in range(0, 100_000, 10):
    chronicle.write_batch([make_coded(b"%d" % at, f"{at}.html") for at in range(start, start + 10)])
    print(start, flush=True)
"""


def test_killed_writer_loses_at_most_a_batch_and_the_next_run_completes_it(tmp_path):
    path = tmp_path / "x.duckdb"
    command = [sys.executable, "-c", _WRITER, str(path), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        told = [writer.stdout.readline() for _ in range(3)]
        writer.send_signal(signal.SIGKILL)
        writer.wait(20)
    assert told == ["0\n", "10\n", "20\n"]
    with Chronicle.open(path) as chronicle:
        assert values(chronicle, "SELECT finished FROM runs") == [None]
        kept = sizes(chronicle)
        assert kept["documents"] >= 30
        assert kept["documents"] % 10 == 0
        assert kept["claims"] == kept["documents"] == kept["captures"] == kept["bodies"]
        batch = [make_coded(b"%d" % at, f"{at}.html") for at in range(kept["documents"] + 10)]
        chronicle.begin_run(make_run("run-2"))
        known = chronicle.known_pages()
        assert len(known) == kept["documents"]
        assert chronicle.write_batch(batch).documents == 10
        ids = values(chronicle, "SELECT claim_id FROM claims")
        assert len(ids) == len(set(ids)) == kept["documents"] + 10
