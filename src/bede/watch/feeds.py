"""A feed after a poll: how it is now, what it lists that is new, and which articles are to be fetched for that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from urllib.parse import urldefrag

from bede.errors import RejectedInput
from bede.model import Article, FeedState, ListedItem, WatchedFeed
from bede.pages.feeds import Feed, FeedItem, read_feed
from bede.pages.fetching import Failed, Fetched, NotModified, Outcome
from bede.settings import WatchOptions

INDEX = "sitemap-index"
PAGELESS = "#"
"""Behind it in the address of an article stands the id of an item that has no address of its own."""
_SEEN = timedelta(hours=6)  # how exact ``last_seen`` is; else every poll would write every item


@dataclass(frozen=True, slots=True)
class Polled:
    """What a poll came to. ``new``: items that were not listed before; ``changed``: those listed otherwise now.

    ``items``: the rows to write. ``texts``: items whose full text the feed itself carries, by address.
    """

    feed: WatchedFeed
    items: tuple[ListedItem, ...] = ()
    new: tuple[ListedItem, ...] = ()
    changed: tuple[ListedItem, ...] = ()
    texts: Mapping[str, FeedItem] = field(default_factory=dict)


def polled(
    feed: WatchedFeed, outcome: Outcome, known: Mapping[str, ListedItem], now: datetime, options: WatchOptions
) -> Polled:
    """Return what a poll came to. ``known``: what the feed listed before, by item id."""
    feed = replace(feed, last_tried=now)
    if isinstance(outcome, Failed):
        return Polled(_failed(feed, outcome, now))
    well = replace(feed, last_ok=now, failures=0, fault=None, next_due=now + timedelta(seconds=feed.every))
    if isinstance(outcome, NotModified):
        return Polled(replace(well, state=_state(well, known.values(), now, options)))
    try:
        read = read_feed(outcome.body, outcome.uri, outcome.headers.get("content-type"))
    except RejectedInput as error:
        return Polled(_unreadable(feed, error, now, options))
    return _read(well, outcome, read, known, now, options=options)


def _read(
    feed: WatchedFeed,
    outcome: Fetched,
    read: Feed,
    known: Mapping[str, ListedItem],
    now: datetime,
    *,
    options: WatchOptions,
) -> Polled:
    items = {item.id: item for item in read.items}
    listed = {key: _listed(feed, item, known.get(key), now) for key, item in items.items()}
    new = tuple(item for key, item in listed.items() if key not in known)
    changed = tuple(item for key, item in listed.items() if key in known and _is_changed(known[key], item))
    again = [item for key, item in listed.items() if key in known and now - known[key].last_seen >= _SEEN]
    feed = replace(
        feed,
        title=read.title or feed.title,
        kind=read.kind,
        etag=outcome.etag,
        last_modified=outcome.last_modified,
        last_new=now if new else feed.last_new,
    )
    return Polled(
        replace(feed, state=_state(feed, [*known.values(), *new], now, options)),
        tuple(dict.fromkeys([*new, *changed, *again])),
        new,
        changed,
        {listed[key].uri: item for key, item in items.items() if item.html},
    )


def _listed(feed: WatchedFeed, item: FeedItem, before: ListedItem | None, now: datetime) -> ListedItem:
    return ListedItem(
        feed=feed.uri,
        item_id=item.id,
        uri=urldefrag(item.url).url if item.url else f"{feed.uri}{PAGELESS}{item.id}",
        title=item.title,
        published=item.published,
        updated=item.updated,
        first_seen=before.first_seen if before else now,
        last_seen=now,
    )


def _is_changed(before: ListedItem, after: ListedItem) -> bool:
    return (before.title, before.updated, before.uri) != (after.title, after.updated, after.uri)


def _failed(feed: WatchedFeed, outcome: Failed, now: datetime) -> WatchedFeed:
    """Return the feed after a failure: asked again when the fetcher says so, but no sooner than it would be anyhow."""
    if not outcome.counts:
        return replace(feed, next_due=outcome.retry_at, fault=outcome.detail)
    feed = replace(feed, failures=feed.failures + 1, fault=f"{outcome.reason}: {outcome.detail}")
    if outcome.retry_at is None:
        return replace(feed, state=FeedState.GONE if outcome.reason == "gone" else FeedState.FAILING, next_due=None)
    soonest = now + timedelta(seconds=feed.every)
    return replace(feed, state=FeedState.FAILING, next_due=max(outcome.retry_at, soonest))


def _unreadable(feed: WatchedFeed, error: RejectedInput, now: datetime, options: WatchOptions) -> WatchedFeed:
    """Return the feed after an answer that is no feed; what it was before is asked for in full next time."""
    fault = f"{error.reason}: {error.detail}"
    wait = timedelta(seconds=min(feed.every * 2 ** min(feed.failures, 20), options.wait_most))
    return replace(
        feed,
        failures=feed.failures + 1,
        fault=fault,
        state=FeedState.FAILING,
        etag=None,
        last_modified=None,
        next_due=now + wait,
    )


def _state(feed: WatchedFeed, items: Iterable[ListedItem], now: datetime, options: WatchOptions) -> FeedState:
    """Return ok, or silent where nothing new has come for much longer than is usual for the feed."""
    quiet = now - (feed.last_new or feed.added)
    usual = _usual_gap(items)
    limit = timedelta(days=options.silent_days)
    if usual is not None:
        limit = min(limit, max(timedelta(hours=options.silent_hours), options.silent_gaps * usual))
    return FeedState.SILENT if quiet > limit else FeedState.OK


def _usual_gap(items: Iterable[ListedItem]) -> timedelta | None:
    """Return the median time between two items, by when they were published; dates that are still to come don't count.

    None where there are too few to tell.
    """
    moments = sorted(min(item.published or item.first_seen, item.first_seen) for item in items)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(moments)]
    return timedelta(seconds=median(gaps)) if len(gaps) >= 2 else None


def made_due(
    polls: Iterable[Polled], known: Mapping[str, Article], now: datetime, options: WatchOptions
) -> dict[str, Article]:
    """Return the articles that polls make due: those of new items that are no archive, and those listed otherwise now.

    ``known``: articles that are watched already. Both by address.
    """
    oldest = now - timedelta(days=options.oldest_days)
    due: dict[str, Article] = {}
    for poll in polls:
        for item in (*poll.new, *poll.changed) if poll.feed.kind != INDEX else ():
            article = due.get(item.uri) or known.get(item.uri)
            is_old = article is None and item.published is not None and item.published < oldest
            if not is_old and (PAGELESS not in item.uri or item.uri in poll.texts):
                due[item.uri] = replace(article or Article(item.uri, poll.feed.uri, now), next_due=now)
    return due


def listed_feeds(poll: Polled, known: Iterable[str], now: datetime, options: WatchOptions) -> list[WatchedFeed]:
    """Return the sitemaps that an index lists anew and that may hold news: those changed lately, or of unknown age."""
    if poll.feed.kind != INDEX:
        return []
    watched, oldest = set(known), now - timedelta(days=options.oldest_days)
    fresh = [i for i in (*poll.new, *poll.changed) if (i.updated or i.published or now) >= oldest]
    uris = dict.fromkeys(item.uri for item in fresh if item.uri not in watched)
    return [WatchedFeed(uri, poll.feed.every, now, given_by=poll.feed.uri, next_due=now) for uri in uris]
