"""A day of five outlets: no row twice, every edit kept, and exactly the news that there was."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from day import SLOTS, moment, newsrooms, script
from newsroom import PlayedClock, served

from bede.chronicle import Chronicle
from bede.chronicle.schema import TABLES
from bede.chronicle.watching import load
from bede.model import FeedState, Notice, WatchedFeed
from bede.parses import Reader
from bede.pipeline import make_reader
from bede.settings import Settings, WatchOptions
from bede.watch import Watcher, WatchList
from bede.watch.channels import Lines
from bede.watch.edits import edit_rows

DEAD = "http://127.0.0.1:9/feed"
SETTINGS = Settings(watch=WatchOptions(host_delay=0.0, deadline_seconds=1.0, silent_hours=4.0))
KILLED, RESTARTED = 40, 48

EXPECTED = [
    # quarter hour, what is new, who to whom, what it is, who tells it
    (4, "event", "Recep Tayyip Erdogan → Sergei Lavrov", "CONSULT", "Harbour Gazette"),
    (10, "event", "Russian military → market", "ASSAULT", "Harbour Gazette"),
    (12, "event", "Poland → Russia", "SANCTION", "Northern Star"),
    (14, "event", "Iran → British media", "COERCE", "Lake Courier"),
    (16, "event", "Germany → Ukraine", "AID", "Valley Post"),
    (24, "update", "Russian military → market", "ASSAULT", "Harbour Gazette"),
    (26, "standing origin", "Russian military → Fifteen people, Ukrainian civilians", "ASSAULT", "Northern Star"),
    (34, "dispute standing", "Russian military → Fifteen people, Ukrainian civilians", "ASSAULT", "Valley Post"),
    (40, "retraction correction", "Iran → British media", "COERCE", "Lake Courier"),
    (42, "correction", "Poland → Russia", "SANCTION", "Northern Star"),
    (46, "event", "Japan → Turkey", "AID", "Daily Ledger"),
    (50, "update", "Japan → Turkey", "AID", "Daily Ledger"),
    (60, "status", "Germany → Ukraine", "AID", "Harbour Gazette"),
]
"""Copies of the talks by four other outlets, 304s, counters, faults and restarts are no news.

An edit of which the feed says nothing is seen when the article is asked for again: that of 20 in 24, that of 30 in 42.
"""

EDITS = [
    (24, "/market", "killing 12 people", "killing 15 people"),
    (40, "/hotel", "Iran arrested", "There was none"),
    (42, "/envoys", "expelled three", "expelled two"),
    (50, "/rescuers", "sent 20 rescuers", "sent 30 rescuers"),
]

_VICTIM = """
import sys
from datetime import datetime
from pathlib import Path
import bede.watch.rounds
from bede.pipeline import make_reader
from bede.watch import WatchList
from newsroom import PlayedClock
from test_watch_day import SETTINGS

def wait_for_the_end(*arguments):
    print("here", flush=True)
    sys.stdin.read()

bede.watch.rounds.make_notices = wait_for_the_end
bede.watch.rounds.Watcher(
    Path(sys.argv[1]), WatchList(dict.fromkeys(sys.argv[3:])), SETTINGS, make_reader(SETTINGS),
    channels=[], clock=PlayedClock(datetime.fromisoformat(sys.argv[2])),
).round()
"""


def kill_before_notices(file: Path, slot: int, feeds: list[str]) -> None:
    """Let another process do the round, and kill it when the events are made and nobody is told yet."""
    command = [sys.executable, "-c", _VICTIM, str(file), moment(slot).isoformat(), *feeds]
    here = Path(__file__).parent
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=here) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
        assert process.wait(20) == -signal.SIGKILL


class Played:
    """The day, as it was played: the file, what was printed in which quarter hour, and the outlets."""

    def __init__(self, file: Path, reader: Reader) -> None:
        self.file = file
        self.lines: list[tuple[int, str]] = []
        self.clock = PlayedClock()
        self.rooms = newsrooms(self.clock)
        plan = script(self.rooms)
        with served(*self.rooms.all):
            self.feeds = [outlet.feed for outlet in self.rooms.all] + [DEAD]
            watcher = self.watcher(reader)
            for slot in range(SLOTS):
                self.clock.set(moment(slot))
                plan.get(slot, lambda: None)()
                if slot == KILLED:
                    kill_before_notices(file, slot, self.feeds)
                if slot == RESTARTED:
                    watcher = self.watcher(reader)
                self.slot = slot
                watcher.round()

    def watcher(self, reader: Reader) -> Watcher:
        channel = Lines(write=lambda line: self.lines.append((self.slot, line)))
        watched = WatchList(dict.fromkeys(self.feeds))
        return Watcher(self.file, watched, SETTINGS, reader, channels=[channel], clock=self.clock)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return Played(tmp_path_factory.mktemp("day") / "day.duckdb", make_reader(SETTINGS))


pytestmark = pytest.mark.slow


def test_exactly_the_news_was_told(played):
    with Chronicle.open(played.file, read_only=True) as chronicle:
        notices = sorted(load(chronicle, Notice), key=lambda notice: notice.ordinal)
    told = [(n.made, " ".join(n.what)) for n in notices]
    assert told == [(moment(slot), what) for slot, what, *_ in EXPECTED]
    for notice, (_, _, who, kind, outlet) in zip(notices, EXPECTED, strict=True):
        assert f"] {who}: {kind}" in notice.text
        assert f". {outlet}: “" in notice.text


def test_each_notice_was_printed_once(played):
    with Chronicle.open(played.file, read_only=True) as chronicle:
        notices = sorted(load(chronicle, Notice), key=lambda notice: notice.ordinal)
    assert played.lines == [
        (slot, f"{moment(slot):%Y-%m-%d %H:%M} {notice.text}\n")
        for notice, (slot, *_) in zip(notices, EXPECTED, strict=True)
    ]


def test_every_edit_is_kept_with_its_difference(played):
    with Chronicle.open(played.file, read_only=True) as chronicle:
        rows = list(edit_rows(chronicle))
        captures = list(chronicle.rows("SELECT uri, count(*) AS n FROM captures GROUP BY uri"))
    assert len(rows) == len(EDITS)
    for row, (slot, path, removed, added) in zip(rows, EDITS, strict=True):
        assert row["uri"].endswith(path)
        assert row["seen"] == moment(slot).isoformat(timespec="seconds")
        assert any(removed in line for change in row["changes"] for line in change["removed"])
        assert any(added in line for change in row["changes"] for line in change["added"])
    edited = {row["uri"] for row in rows}
    assert {row["uri"]: row["n"] for row in captures if row["n"] > 1} == dict.fromkeys(edited, 2)


def test_no_row_is_there_twice(played):
    with Chronicle.open(played.file, read_only=True) as chronicle:
        for table in TABLES:
            key = ", ".join(f'"{name}"' for name in table.key)
            twice = list(chronicle.rows(f"SELECT {key} FROM {table.name} GROUP BY ALL HAVING count(*) > 1"))
            assert not twice, table.name
        published = sum(len(outlet.stories) for outlet in played.rooms.all)
        (row,) = chronicle.rows("SELECT count(*) AS n FROM documents")
    assert row["n"] == published - 1 + len(EDITS)  # all but the one that robots.txt forbids


def test_the_same_report_of_five_outlets_is_one_event_with_one_origin(played):
    with Chronicle.open(played.file, read_only=True) as chronicle:
        (row,) = chronicle.rows("SELECT origins, copies, len(publishers) AS outlets FROM events WHERE type = 'CONSULT'")
    assert row == {"origins": 1, "copies": 4, "outlets": 5}


def test_each_feed_shows_how_it_is(played):
    with Chronicle.open(played.file, read_only=True) as chronicle:
        feeds = {feed.uri: feed for feed in load(chronicle, WatchedFeed)}
    rooms = played.rooms
    states = {room.name: feeds[room.feed].state for room in rooms.all}
    silent = {"Lake Courier", "Silent Bell"}  # nothing new for more than eight of their usual gaps
    assert {name for name, state in states.items() if state is FeedState.SILENT} == silent
    assert states.pop("Old Mail") is FeedState.GONE
    assert {state for name, state in states.items() if name not in silent} == {FeedState.OK}
    assert feeds[DEAD].state is FeedState.FAILING
    assert feeds[DEAD].failures < 15  # it was asked less and less often
    assert feeds[rooms.gone.feed].next_due is None


def test_servers_were_asked_politely(played):
    rooms = played.rooms
    assert rooms.courier.asked("/private/diary") == []
    assert rooms.gone.asked("/feed") == [200, 304, 304, 410]
    assert rooms.courier.asked("/feed").count(429) == 1  # it asked for 45 minutes, and got them
    assert rooms.gazette.asked("/feed").count(304) > 80
    assert all(len(room.asked("/robots.txt")) <= 3 for room in rooms.all)
    # An article is asked for less and less often: 8 times in a day, not 92 times.
    assert len(rooms.gazette.asked("/talks")) <= 8
