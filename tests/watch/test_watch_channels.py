"""Notices on their way: in order, each once, none lost; a channel that fails holds up nobody else."""

import json
import sys
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bede.chronicle import Chronicle
from bede.chronicle.watching import load, rows_of
from bede.model import Delivery, Notice
from bede.settings import WatchOptions
from bede.watch.channels import ChannelFault, Command, Lines, Webhook
from bede.watch.sending import next_try, send, waiting

NOON = datetime(2024, 3, 4, 12, 0, tzinfo=UTC)
OPTIONS = WatchOptions(channel_seconds=2.0, wait_first=300.0)


def notice(number: int) -> Notice:
    body = json.dumps({"notice_id": f"n{number}", "text": f"News {number} from Çeşme"}, ensure_ascii=False)
    return Notice(f"n{number}", ("event",), "e", ("d",), f"News {number} from Çeşme", body, (), NOON, number)


class Fickle:
    """A channel that takes only what it is told to."""

    name = "fickle"

    def __init__(self, *takes: bool) -> None:
        self.takes = list(takes)
        self.got: list[str] = []

    def send(self, notice: Notice) -> None:
        if not self.takes.pop(0):
            raise ChannelFault("not now")
        self.got.append(notice.notice_id)


@pytest.fixture
def chronicle(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.put(rows_of([notice(n) for n in (11, 2, 3)] + [Delivery(f"n{n}", "fickle") for n in (3, 11, 2)]))
        yield chronicle


def try_all(chronicle: Chronicle, channel: Fickle, now: datetime) -> list[Delivery]:
    pairs = waiting(chronicle, [channel])
    done = list(send(channel, pairs[channel.name], now, OPTIONS))
    chronicle.put(rows_of(done))
    return done


def test_what_fails_waits_and_keeps_its_place(chronicle):
    channel = Fickle(True, False, True, True)
    first = try_all(chronicle, channel, NOON)
    assert channel.got == ["n2"]
    failed = first[-1]
    assert (failed.notice_id, failed.tries, failed.fault, failed.sent) == ("n3", 1, "not now", None)
    assert timedelta(seconds=150) <= failed.next_try - NOON <= timedelta(seconds=300)
    assert next_try(waiting(chronicle, [channel]), []) == failed.next_try

    assert try_all(chronicle, channel, NOON + timedelta(seconds=60)) == []
    assert channel.got == ["n2"]

    second = try_all(chronicle, channel, NOON + timedelta(seconds=301))
    assert channel.got == ["n2", "n3", "n11"]
    assert [delivery.tries for delivery in second] == [2, 1]
    assert waiting(chronicle, [channel]) == {"fickle": []}
    assert all(delivery.sent for delivery in load(chronicle, Delivery))


def test_a_clock_that_was_set_back_does_not_hold_a_channel_up(chronicle):
    channel = Fickle(False, True, True, True)
    try_all(chronicle, channel, NOON + timedelta(days=30))
    try_all(chronicle, channel, NOON)
    assert channel.got == ["n2", "n3", "n11"]


def test_a_channel_that_is_not_there_this_time_loses_nothing(chronicle):
    assert waiting(chronicle, [Lines()]) == {"stdout": []}
    assert len(waiting(chronicle, [Fickle()])["fickle"]) == 3


@contextmanager
def hook(*statuses: int):
    got, answers = [], list(statuses)

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args):
            """Say nothing."""

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.headers["Content-Type"], self.headers["Idempotency-Key"], json.loads(body)))
            self.send_response(answers.pop(0))
            self.send_header("Content-Length", "0")
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/hook", got
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def test_a_webhook_gets_each_notice_with_its_id():
    with hook(204, 500) as (uri, got):
        webhook = Webhook(uri, OPTIONS)
        webhook.send(notice(1))
        with pytest.raises(ChannelFault, match="500"):
            webhook.send(notice(2))
    assert got == [("application/json", f"n{n}", json.loads(notice(n).body)) for n in (1, 2)]


def test_a_webhook_that_is_not_there_is_a_fault():
    with hook() as (uri, _):
        pass
    with pytest.raises(ChannelFault, match="unreachable"):
        Webhook(uri, OPTIONS).send(notice(1))


def test_a_command_gets_the_notice_on_its_input(tmp_path):
    code = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())"
    target = tmp_path / "a mail"
    Command(f"{sys.executable} -c '{code}' '{target}'", OPTIONS).send(notice(1))
    assert json.loads(target.read_text(encoding="utf-8")) == json.loads(notice(1).body)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (f"{sys.executable} -c 'import sys; sys.exit(\"no route\")'", "It ended with 1. no route"),
        (f"{sys.executable} -c 'import time; time.sleep(60)'", "TimeoutExpired"),
        ("/nowhere/mail", "FileNotFoundError"),
        ("mail 'half", "ValueError"),
    ],
)
def test_a_command_that_fails_is_a_fault(command, told):
    options = WatchOptions(channel_seconds=0.5 if "sleep" in command else 20.0)
    with pytest.raises(ChannelFault) as raised:
        Command(command, options).send(notice(1))
    assert told in str(raised.value)


def test_lines_for_people_and_for_programs():
    lines: list[str] = []
    Lines(write=lines.append).send(notice(1))
    Lines(jsonl=True, write=lines.append).send(notice(1))
    assert lines == ["2024-03-04 12:00 News 1 from Çeşme\n", notice(1).body + "\n"]
