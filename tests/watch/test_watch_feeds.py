"""How a feed is after a poll: pure, without any server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bede.model import Article, FeedState, ListedItem, WatchedFeed
from bede.pages.fetching import Failed, Fetched, NotModified
from bede.settings import WatchOptions
from bede.watch.due import is_due
from bede.watch.feeds import listed_feeds, made_due, polled

NOON = datetime(2024, 3, 4, 12, 0, tzinfo=UTC)
OPTIONS = WatchOptions(every=900.0, silent_hours=24.0, silent_gaps=8.0, silent_days=14.0, oldest_days=7.0)
FEED = WatchedFeed("https://a.example/feed", 900.0, NOON - timedelta(days=30), next_due=NOON)


def rss(*items: tuple[str, datetime]) -> Fetched:
    body = "".join(
        f'<item><guid isPermaLink="false">{name}</guid><link>https://a.example/{name}</link><title>On {name}</title>'
        f"<pubDate>{format_datetime(when)}</pubDate></item>"
        for name, when in items
    )
    text = f'<rss version="2.0"><channel><title>Gazette</title>{body}</channel></rss>'
    return Fetched(FEED.uri, {"etag": "7"}, text.encode(), NOON)


def listed(name: str, when: datetime) -> ListedItem:
    return ListedItem(FEED.uri, name, f"https://a.example/{name}", f"On {name}", when, None, when, when)


def known(*hours_ago: float) -> dict[str, ListedItem]:
    return {f"old{ago}": listed(f"old{ago}", NOON - timedelta(hours=ago)) for ago in hours_ago}


def test_new_items_are_told_from_known_ones():
    poll = polled(FEED, rss(("x", NOON), ("y", NOON)), {"x": listed("x", NOON)}, NOON, OPTIONS)
    assert [item.item_id for item in poll.new] == ["y"]
    assert (poll.feed.state, poll.feed.title, poll.feed.kind, poll.feed.etag) == (FeedState.OK, "Gazette", "rss", "7")
    assert (poll.feed.last_new, poll.feed.next_due) == (NOON, NOON + timedelta(minutes=15))


def test_an_item_with_another_title_is_changed():
    before = replace(listed("x", NOON), title="Before")
    poll = polled(FEED, rss(("x", NOON)), {"x": before}, NOON, OPTIONS)
    assert (poll.new, [item.title for item in poll.changed]) == ((), ["On x"])
    assert poll.changed[0].first_seen == before.first_seen


def test_an_item_that_is_listed_twice_is_one():
    poll = polled(FEED, rss(("x", NOON), ("x", NOON)), {}, NOON, OPTIONS)
    assert len(poll.items) == len(poll.new) == 1


@pytest.mark.parametrize(
    ("outcome", "state", "due"),
    [
        (Failed(FEED.uri, "timeout", "late", NOON, NOON + timedelta(seconds=5)), FeedState.FAILING, 900),
        (Failed(FEED.uri, "timeout", "late", NOON, NOON + timedelta(hours=3)), FeedState.FAILING, 10_800),
        (Failed(FEED.uri, "gone", "410", NOON, None), FeedState.GONE, None),
        (Failed(FEED.uri, "bad-address", "no", NOON, None), FeedState.FAILING, None),
        (Fetched(FEED.uri, {}, b"<html><p>Not here</p></html>", NOON), FeedState.FAILING, 900),
    ],
)
def test_a_feed_that_fails_is_asked_again_later(outcome, state, due):
    feed = polled(FEED, outcome, {}, NOON, OPTIONS).feed
    assert (feed.state, feed.failures) == (state, 1)
    assert feed.fault
    assert feed.next_due == (None if due is None else NOON + timedelta(seconds=due))


def test_what_is_no_feed_is_asked_for_less_and_less_often_up_to_a_day():
    feed, waits = FEED, []
    for _ in range(12):
        feed = polled(feed, Fetched(FEED.uri, {}, b"<html><p>Not here</p></html>", NOON), {}, NOON, OPTIONS).feed
        waits.append((feed.next_due - NOON).total_seconds())
    assert waits[:4] == [900, 1800, 3600, 7200]
    assert waits[-1] == 86_400


def test_a_feed_that_was_put_off_has_not_failed():
    later = NOON + timedelta(minutes=40)
    feed = polled(FEED, Failed(FEED.uri, "put-off", "wait", NOON, later, counts=False), {}, NOON, OPTIONS).feed
    assert (feed.failures, feed.next_due, feed.state) == (0, later, FEED.state)


def test_a_feed_that_answers_again_is_well():
    sick = replace(FEED, state=FeedState.FAILING, failures=7, fault="late", last_new=NOON)
    feed = polled(sick, NotModified(FEED.uri, NOON), {}, NOON, OPTIONS).feed
    assert (feed.state, feed.failures, feed.fault) == (FeedState.OK, 0, None)


@pytest.mark.parametrize(
    ("hours_ago", "state"),
    [
        ((25, 26, 27, 28), FeedState.SILENT),  # hourly before, nothing for a day
        ((23, 24, 25, 26), FeedState.OK),  # a night, and a morning
        ((100, 148, 196, 244), FeedState.OK),  # every other day
        ((400, 448, 496, 544), FeedState.SILENT),
        ((100, 101), FeedState.OK),  # too few to tell what is usual
        ((14 * 24 + 1, 15 * 24), FeedState.SILENT),
    ],
)
def test_a_feed_without_news_for_much_longer_than_usual_is_silent(hours_ago, state):
    quiet = replace(FEED, last_new=NOON - timedelta(hours=hours_ago[0]))
    assert polled(quiet, NotModified(FEED.uri, NOON), known(*hours_ago), NOON, OPTIONS).feed.state is state


def test_dates_that_are_still_to_come_do_not_make_a_feed_silent():
    items = [(str(number), NOON + timedelta(days=400 * number)) for number in range(5)]
    assert polled(FEED, rss(*items), {}, NOON, OPTIONS).feed.state is FeedState.OK


def test_a_clock_that_was_set_back_makes_everything_due():
    assert is_due(NOON, NOON, 900)
    assert not is_due(NOON + timedelta(seconds=900), NOON, 900)
    assert is_due(NOON + timedelta(seconds=901), NOON, 900)
    assert not is_due(None, NOON, 900)


def test_new_items_are_fetched_but_archives_are_not():
    items = rss(("new", NOON), ("old", NOON - timedelta(days=8)), ("future", NOON + timedelta(days=8)))
    poll = polled(FEED, items, {}, NOON, OPTIONS)
    due = made_due([poll], {}, NOON, OPTIONS)
    assert sorted(due) == ["https://a.example/future", "https://a.example/new"]
    assert {article.next_due for article in due.values()} == {NOON}


def test_an_article_that_is_known_from_another_feed_keeps_what_is_known_of_it():
    at_hand = Article("https://a.example/x", "https://b.example/feed", NOON, page_id="p", document_id="d")
    due = made_due([polled(FEED, rss(("x", NOON)), {}, NOON, OPTIONS)], {at_hand.uri: at_hand}, NOON, OPTIONS)
    assert due == {at_hand.uri: replace(at_hand, next_due=NOON)}


def test_an_item_without_an_address_is_no_article_unless_the_feed_carries_it():
    text = '<rss version="2.0"><channel><item><guid isPermaLink="false">7</guid><title>T</title></item></channel></rss>'
    poll = polled(FEED, Fetched(FEED.uri, {}, text.encode(), NOON), {}, NOON, OPTIONS)
    assert len(poll.new) == 1
    assert made_due([poll], {}, NOON, OPTIONS) == {}


def test_an_index_makes_its_fresh_sitemaps_feeds():
    text = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://a.example/today.xml</loc><lastmod>2024-03-04</lastmod></sitemap>
<sitemap><loc>https://a.example/2019.xml</loc><lastmod>2019-12-31</lastmod></sitemap></sitemapindex>"""
    poll = polled(FEED, Fetched(FEED.uri, {}, text.encode(), NOON), {}, NOON, OPTIONS)
    (more,) = listed_feeds(poll, [FEED.uri], NOON, OPTIONS)
    assert (more.uri, more.given_by, more.next_due) == ("https://a.example/today.xml", FEED.uri, NOON)
    assert made_due([poll], {}, NOON, OPTIONS) == {}
    assert listed_feeds(poll, [FEED.uri, more.uri], NOON, OPTIONS) == []
