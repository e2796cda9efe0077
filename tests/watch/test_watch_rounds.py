"""Rounds over a small newsroom: what is kept, what is told, and what happens to the file meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from day import DELIVERY, PLEDGE, STRIKE, STRIKE_LATER, WIRE
from newsroom import START, Outlet, PlayedClock, served

from bede.chronicle import Chronicle
from bede.chronicle.watching import load
from bede.errors import ChronicleLocked
from bede.model import Article, Edit, Notice, WatchedFeed
from bede.parses import Reader
from bede.pipeline import build
from bede.settings import Settings, WatchOptions
from bede.watch import Round, Rule, Watcher, WatchList
from bede.watch.channels import Lines
from bede.watch.edits import edit_rows

SETTINGS = Settings(watch=WatchOptions(host_delay=0.0, deadline_seconds=2.0))
HOUR = timedelta(hours=1)


@dataclass
class Desk:
    """One outlet, and who watches it."""

    file: Path
    reader: Reader
    outlet: Outlet
    clock: PlayedClock
    rules: tuple[Rule, ...] = ()
    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def round(self, later: timedelta = HOUR) -> Round:
        """Let time pass and do a round, each time with a watcher that knows nothing of the one before."""
        self.clock.set(self.clock.now() + later)
        watched = WatchList({self.outlet.feed: None}, self.rules)
        channel = Lines(write=self.lines.append)
        return Watcher(
            self.file, watched, SETTINGS, self.reader, channels=[channel], clock=self.clock, tell=self.said.append
        ).round()

    @contextmanager
    def opened(self) -> Iterator[Chronicle]:
        with Chronicle.open(self.file, read_only=True) as chronicle:
            yield chronicle

    def kept(self, kind: type) -> list:
        with self.opened() as chronicle:
            return list(load(chronicle, kind))

    def count(self, table: str) -> int:
        with self.opened() as chronicle:
            return next(chronicle.rows(f"SELECT count(*) AS n FROM {table}"))["n"]


@pytest.fixture(params=["rss"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, reader: Reader) -> Iterator[Desk]:
    clock = PlayedClock()
    outlet = Outlet("Harbour Gazette", request.param, clock, tags=False)
    with served(outlet):
        yield Desk(tmp_path / "desk.duckdb", reader, outlet, clock)


def test_an_edit_is_kept_and_told_and_what_only_stands_around_it_is_not(desk):
    desk.outlet.publish("/market", "Shells hit market", *STRIKE)
    first = desk.round()
    assert (first.items, first.documents, first.edits, first.notices) == (1, 1, 0, 1)
    for _ in range(3):  # another visitor number, another script: other bytes, the same words
        same = desk.round()
        assert (same.documents, same.edits, same.notices) == (0, 0, 0)
    assert (desk.count("captures"), desk.count("documents"), desk.count("edits")) == (1, 1, 0)

    desk.outlet.edit("/market", *STRIKE_LATER)
    second = desk.round(timedelta(hours=8))
    assert (second.documents, second.edits, second.notices) == (1, 1, 1)
    with desk.opened() as chronicle:
        (row,) = edit_rows(chronicle)
    assert row["changes"] == [
        {"removed": [STRIKE[0]], "added": [STRIKE_LATER[0]]},
        {"removed": [], "added": [STRIKE_LATER[2]]},
    ]
    assert [notice.what for notice in sorted(desk.kept(Notice), key=lambda n: n.ordinal)] == [("event",), ("update",)]
    assert len(desk.lines) == 2


def test_an_edit_that_is_undone_is_two_edits_of_two_documents(desk):
    desk.outlet.publish("/market", "Shells hit market", *STRIKE)
    desk.round()
    for paragraphs in (STRIKE_LATER, STRIKE):
        desk.outlet.edit("/market", *paragraphs)
        desk.round(timedelta(hours=4))
    one, two = desk.kept(Edit)
    assert (one.ordinal, two.ordinal, two.before) == (1, 2, one.after)
    with desk.opened() as chronicle:
        changes = [row["changes"] for row in edit_rows(chronicle)]
    assert changes[0][0] == {"removed": [STRIKE[0]], "added": [STRIKE_LATER[0]]}
    assert changes[1][0] == {"removed": [STRIKE_LATER[0]], "added": [STRIKE[0]]}


@pytest.mark.parametrize("desk", ["json"], indirect=True)
def test_a_feed_that_carries_its_articles_is_read_without_asking_for_them(desk):
    desk.outlet.publish("/talks", "Leaders meet", *WIRE)
    assert desk.round().documents == 1
    desk.outlet.edit("/talks", *WIRE[:-1], "The gulls flew off in the afternoon, when a tug sounded its horn twice.")
    second = desk.round()
    assert (second.documents, second.edits, second.notices) == (1, 1, 0)
    assert desk.round().articles == 0
    assert desk.outlet.asked("/talks") == []


@pytest.mark.parametrize("desk", ["json"], indirect=True)
def test_killed_between_a_feed_and_the_texts_in_it_the_next_round_reads_them(desk, monkeypatch):
    desk.outlet.tags = True
    desk.outlet.publish("/talks", "Leaders meet", *WIRE)

    def killed(*arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Watcher, "_take_articles", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.round()
    assert (desk.count("feed_items"), desk.count("documents")) == (1, 0)
    assert desk.round().documents == 1
    assert desk.round().articles == 0
    assert desk.outlet.asked("/feed") == [200, 200, 304]


def test_what_stood_in_the_chronicle_before_it_is_watched_is_no_news(desk, tmp_path):
    page = tmp_path / "old.txt"
    page.write_text("Tanks\n\nMarch 4, 2024\n\n" + "\n\n".join(DELIVERY))
    assert build([str(page)], desk.file, SETTINGS).run.counts.events > 0
    assert desk.round().notices == 0
    desk.outlet.publish("/market", "Shells hit market", *STRIKE)
    assert desk.round().notices == 1


def test_pages_that_are_built_beside_the_watcher_are_no_news(desk, tmp_path):
    desk.outlet.publish("/market", "Shells hit market", *STRIKE)
    assert desk.round().notices == 1
    page = tmp_path / "more.txt"
    page.write_text("Tanks\n\nMarch 4, 2024\n\n" + "\n\n".join(DELIVERY))
    assert build([str(page)], desk.file, SETTINGS).run.counts.documents == 1
    desk.outlet.publish("/talks", "Leaders meet", *WIRE)
    assert desk.round().notices == 1
    assert [notice.what for notice in desk.kept(Notice)] == [("event",), ("event",)]
    assert "Germany" not in "".join(desk.lines)


def test_rules_choose_what_is_told(desk):
    desk.rules = (Rule("tanks", dyads=(("DEU", "UKR"),)), Rule("far away", places=("JPN",)))
    desk.outlet.publish("/market", "Shells hit market", *STRIKE)
    desk.outlet.publish("/tanks", "Berlin to send tanks", *PLEDGE)
    assert desk.round().notices == 1
    (notice,) = desk.kept(Notice)
    assert (notice.what, notice.rules) == (("event",), ("tanks",))
    desk.rules = ()
    assert desk.round().notices == 0  # what no rule wanted then is old now


def test_a_file_that_another_process_holds_is_waited_for(desk, monkeypatch):
    desk.outlet.publish("/market", "Shells hit market", *STRIKE)
    open_file, tries = Chronicle.open.__func__, []

    def locked_at_first(cls, *arguments, **options):
        tries.append(1)
        if 2 <= len(tries) <= 4:
            raise ChronicleLocked("held")
        return open_file(cls, *arguments, **options)

    monkeypatch.setattr(Chronicle, "open", classmethod(locked_at_first))
    assert desk.round().notices == 1
    assert desk.clock.slept == 6.0
    assert desk.said == [f"{desk.file} is open in another process; waiting for it."]


def test_between_rounds_the_file_is_free(desk):
    desk.round()
    with Chronicle.open(desk.file) as chronicle:
        assert list(chronicle.rows("SELECT 1 AS one")) == [{"one": 1}]


def test_a_clock_that_is_set_back_stops_nothing(desk):
    desk.outlet.publish("/market", "Shells hit market", *STRIKE)
    desk.round(timedelta(days=30))
    assert desk.round(timedelta(days=-30)).polled == 1
    (feed,) = desk.kept(WatchedFeed)
    assert feed.next_due == desk.clock.now() + timedelta(seconds=SETTINGS.watch.every)


def test_an_article_that_is_no_article_is_rejected_once(desk):
    desk.outlet.publish("/picture", "A picture")
    desk.outlet.raw["/picture"] = b"\x89PNG\r\n\x1a\n" + bytes(100)
    for _ in range(3):
        desk.round(timedelta(hours=5))
    assert desk.outlet.asked("/picture") == [200, 200, 200]
    with desk.opened() as chronicle:
        rejects = list(chronicle.rows("SELECT uri, reason FROM rejects"))
    assert rejects == [{"uri": desk.outlet.uri("/picture"), "reason": "not-text"}]
    (article,) = desk.kept(Article)
    assert article.fault
    assert article.document_id is None


def test_an_article_that_is_missing_is_asked_for_for_three_days(desk):
    desk.outlet.publish("/gone", "Gone", *STRIKE)
    del desk.outlet.stories["/gone"]
    desk.outlet.listed.clear()
    desk.outlet.publish("/x", "X", *STRIKE)
    desk.round()
    (article,) = desk.kept(Article)
    del desk.outlet.stories["/x"]
    desk.outlet.listed.clear()
    for _ in range(8):
        desk.round(timedelta(hours=12))
    (article,) = desk.kept(Article)
    assert article.next_due is None
    assert article.document_id is not None


def test_feeds_that_list_the_same_article_fetch_it_once(desk):
    desk.outlet.publish("/market", "Shells hit market", *STRIKE)
    twice = WatchList({desk.outlet.feed: None, f"{desk.outlet.base}/feed?x": None})
    desk.outlet.stories["/feed?x"] = replace(desk.outlet.stories["/market"])
    watcher = Watcher(desk.file, twice, SETTINGS, desk.reader, channels=[], clock=desk.clock)
    watcher.round()
    assert len(desk.kept(Article)) == 1
    assert desk.outlet.asked("/market") == [200]
    assert desk.clock.now() == START
