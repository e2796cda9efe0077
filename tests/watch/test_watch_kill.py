"""Killed at any point, a watcher loses no news and tells none that is not there; the next one goes on."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from day import STRIKE, moment
from newsroom import Outlet, PlayedClock, served

from bede.chronicle import Chronicle
from bede.chronicle.schema import TABLES
from bede.chronicle.watching import load
from bede.model import Delivery, Notice
from bede.settings import Settings, WatchOptions
from bede.watch import Watcher, WatchList
from bede.watch.channels import Lines

pytestmark = pytest.mark.slow

SETTINGS = Settings(watch=WatchOptions(host_delay=0.0, deadline_seconds=5.0))

_VICTIM = """
import sys
from pathlib import Path
import bede.watch.rounds as rounds
from bede.chronicle import Chronicle
from bede.pipeline import make_reader
from bede.watch import WatchList
from bede.watch.channels import Lines
from newsroom import PlayedClock
from test_watch_kill import SETTINGS

def here(*arguments, **options):
    print("here", flush=True)
    sys.stdin.read()

owner, name = {"write": (Chronicle, "write_batch"), "link": (rounds, "relink"), "notices": (rounds, "make_notices"),
    "send": (rounds, "send"), "feeds": (rounds.Watcher, "_write_polls"), "mark": (None, "")}[sys.argv[3]]
if owner:
    setattr(owner, name, here)
rounds.Watcher(
    Path(sys.argv[1]), WatchList({sys.argv[2]: None}), SETTINGS, make_reader(SETTINGS),
    channels=[Lines(jsonl=True, write=lambda line: (sys.stderr.write(line), sys.stderr.flush(), here()))],
    clock=PlayedClock(),
).round()
"""


def killed(file: Path, feed: str, point: str) -> str:
    """Let another process do the round and kill it at a point; return what it had sent by then."""
    command = [sys.executable, "-c", _VICTIM, str(file), feed, point]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=Path(__file__).parent,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
        assert process.wait(20) == -signal.SIGKILL
        return process.stderr.read()


@pytest.mark.parametrize("point", ["feeds", "write", "link", "notices", "send", "mark"])
def test_killed_anywhere_the_news_is_told_by_the_next(point, tmp_path, reader):
    clock, file = PlayedClock(), tmp_path / "x.duckdb"
    outlet, lines = Outlet("Harbour Gazette", "rss", clock), []
    with served(outlet):
        outlet.publish("/market", "Shells hit market", *STRIKE)
        sent = killed(file, outlet.feed, point)
        for slot in (0, 1):
            clock.set(moment(slot))
            Watcher(
                file,
                WatchList({outlet.feed: None}),
                SETTINGS,
                reader,
                channels=[Lines(jsonl=True, write=lines.append)],
                clock=clock,
            ).round()
    with Chronicle.open(file, read_only=True) as chronicle:
        (notice,) = load(chronicle, Notice)
        (delivery,) = load(chronicle, Delivery)
        for table in TABLES:
            key = ", ".join(f'"{name}"' for name in table.key)
            assert not list(chronicle.rows(f"SELECT {key} FROM {table.name} GROUP BY ALL HAVING count(*) > 1"))
    assert notice.what == ("event",)
    assert delivery.sent is not None
    assert [json.loads(line)["notice_id"] for line in lines] == [notice.notice_id]
    # Sent and not yet marked, it is sent again, with the id by which the receiver knows it.
    assert sent == (lines[0] if point == "mark" else "")
