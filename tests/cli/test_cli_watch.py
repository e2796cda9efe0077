"""``bede watch``, ``feeds`` and ``edits``, as people and cron call them; the servers are on loopback."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from bede.chronicle.holding import held
from watch.newsroom import Outlet, PlayedClock, served

MARKET = (
    "Russian forces shelled a market in Kharkiv on Monday, killing 12 people.",
    "The market had stood in the old town for a hundred years, and its roof of glass was known far beyond the city.",
)


@pytest.fixture
def outlet():
    outlet = Outlet("Harbour Gazette", "rss", PlayedClock(datetime.now(UTC) - timedelta(minutes=5)))
    with served(outlet):
        outlet.publish("/market", "Shells hit market", *MARKET)
        yield outlet


def test_one_round_tells_what_is_new_and_the_next_does_not(run, outlet, tmp_path):
    file, mail = tmp_path / "x.duckdb", tmp_path / "mail"
    command = f"{sys.executable} -c 'import sys; open(sys.argv[1], \"a\").write(sys.stdin.read())' {mail}"
    call = ("watch", outlet.feed, "-o", file, "--once", "--command", command)
    first = run(*call)
    assert first.returncode == 0
    assert "[event] Russian military → market" in first.stdout
    assert "ASSAULT heavy-weapons (occurred)" in first.stdout
    assert "Harbour Gazette: “Russian forces shelled a market" in first.stdout
    assert first.stderr == "1 feed asked, 1 new item, 1 document, 0 edits, 1 notice.\n"
    assert json.loads(mail.read_text())["what"] == ["event"]
    second = run(*call)
    assert (second.returncode, second.stdout, second.stderr) == (0, "", "")

    feeds = run("feeds", file)
    assert "ok" in feeds.stdout
    assert "Harbour Gazette" in feeds.stdout
    assert feeds.stdout.endswith("1 feed\n")
    (row,) = [json.loads(line) for line in run("feeds", file, "-f", "jsonl").stdout.splitlines()]
    assert (row["uri"], row["state"], row["items"]) == (outlet.feed, "ok", 1)
    assert run("edits", file).stdout == "0 edits\n"
    assert " watch " in run("runs", file).stdout.splitlines()[1]


def test_notices_as_json_lines(run, outlet, tmp_path):
    done = run("watch", outlet.feed, "-o", tmp_path / "x.duckdb", "--once", "--jsonl")
    (notice,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert notice["what"] == ["event"]
    assert notice["event"]["type"] == "ASSAULT"
    assert notice["documents"][0]["uri"] == outlet.uri("/market")
    assert notice["sentences"] == [MARKET[0]]


def test_a_dead_feed_ends_no_round(run, tmp_path):
    done = run("watch", "http://127.0.0.1:9/feed", "-o", tmp_path / "x.duckdb", "--once")
    assert done.returncode == 0
    assert done.stderr.startswith("1 feed asked (1 failed), 0 new items")
    feeds = run("feeds", tmp_path / "x.duckdb").stdout
    assert "failing" in feeds
    assert "robots-unreachable" in feeds


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nothing.toml", "-o", "x.duckdb"), "neither an address"),
        (("http://127.0.0.1:9/feed", "-o", "x.duckdb", "--every", "often"), "no span of time"),
        (("http://127.0.0.1:9/feed", "-o", "nowhere/x.duckdb", "--once"), "does not exist"),
    ],
)
def test_wrong_use_is_told(run, arguments, told):
    done = run("watch", *arguments)
    assert done.returncode == 2
    assert told in done.stderr


def test_edits_of_an_article_that_is_not_watched(run, outlet, tmp_path):
    run("watch", outlet.feed, "-o", tmp_path / "x.duckdb", "--once")
    assert run("edits", tmp_path / "x.duckdb", outlet.uri("/market")).stdout == "0 edits\n"
    done = run("edits", tmp_path / "x.duckdb", "http://127.0.0.1/other")
    assert done.returncode == 2
    assert "No article" in done.stderr


def test_a_second_watcher_is_turned_away(run, tmp_path):
    file = tmp_path / "x.duckdb"
    with held(file):
        done = run("watch", "http://127.0.0.1:9/feed", "-o", file, "--once")
    assert done.returncode == 2
    assert "watches into this chronicle already" in done.stderr
    with held(file):
        pass
    assert list(tmp_path.glob("x.duckdb*")) == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_asked_to(outlet, tmp_path, how):
    command = [sys.executable, "-m", "bede", "watch", outlet.feed, "-o", str(tmp_path / "x.duckdb")]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=os.environ
    ) as it:
        assert it.stderr is not None
        assert it.stderr.readline().startswith("1 feed asked")
        it.send_signal(how)
        _, rest = it.communicate(timeout=60)
        assert it.returncode == 0
        assert rest == "Stopped. The same command goes on from here.\n"
