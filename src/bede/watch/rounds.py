"""One round of watching. The file is open only while something is read from it or written to it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bede.chronicle import Chronicle
from bede.chronicle.page_rows import reject_row
from bede.chronicle.tables.runs import REJECTS
from bede.chronicle.watching import among, load, rows_of
from bede.errors import RejectedInput
from bede.model import Article, Delivery, ListedItem, Notice, Run, RunCounts, WatchedFeed
from bede.pages.feeds import FeedItem
from bede.pages.fetching import Clock, Fetcher, Request
from bede.parses import Reader
from bede.pipeline import relink
from bede.pipeline.linking import must_be_linked
from bede.pipeline.runs import begun, finished
from bede.settings import Settings
from bede.watch.articles import Taken, carried, rejected, take_in, taken
from bede.watch.channels import Channel
from bede.watch.due import is_due, soonest
from bede.watch.feed_list import WatchList
from bede.watch.feeds import Polled, listed_feeds, made_due, polled
from bede.watch.notices import WATCH, begin, make_notices
from bede.watch.opening import Door
from bede.watch.sending import Outbox, next_try, send, waiting

T = TypeVar("T")

BATCH = 20
"""Articles that are fetched, coded and written together: a kill loses at most these, and they are fetched again."""

_OF_FEEDS = "feed IN (SELECT unnest($names))"
_SOONEST = "next_due = (SELECT min(next_due) FROM articles)"
_OF_URIS = "uri IN (SELECT unnest($names))"


@dataclass(frozen=True, slots=True)
class Round:
    """What a round came to. ``failed``: feeds that gave no answer; ``wait``: seconds until there is something to do."""

    polled: int
    failed: int
    items: int
    articles: int
    documents: int
    edits: int
    notices: int
    wait: float


@dataclass(frozen=True, slots=True)
class _Told:
    """The notices that a round made, all that is to be sent, and when feeds and articles are due."""

    notices: list[Notice]
    outbox: Outbox
    moments: list[datetime | None]


class Watcher:
    """Does rounds. It holds nothing that a round needs: another one may go on where this one was killed."""

    def __init__(
        self,
        target: Path,
        watched: WatchList,
        settings: Settings,
        reader: Reader,
        *,
        channels: Sequence[Channel],
        clock: Clock,
        fetcher: Fetcher | None = None,
        tell: Callable[[str], None] = lambda _: None,
        patience: float | None = None,
    ) -> None:
        """``tell`` hears what people should know; ``patience``: see ``Door``."""
        self._door = Door(target, settings.chronicle, clock, tell, patience)
        self._watched = watched
        self._settings = settings
        self._reader = reader
        self._channels = channels
        self._clock = clock
        self._fetcher = fetcher or Fetcher(settings.watch, clock)

    def round(self) -> Round:
        """Ask all that is due, take in what came, tell what is new. Raises ChronicleError."""
        run = begun((WATCH,), f"{self._reader.name} {self._reader.digest}", self._settings)
        polls, due = self._poll()
        takes = self._take_articles(polls, due, run)
        told = self._tell_news(polls, takes, run)
        left = self._send(told.outbox)
        return Round(
            polled=len(polls),
            failed=sum(poll.feed.failures > 0 for poll in polls),
            items=sum(len(poll.new) for poll in polls),
            articles=len(takes),
            documents=sum(take.coded is not None for take in takes),
            edits=sum(take.edit is not None for take in takes),
            notices=len(told.notices),
            wait=self._wait([*told.moments, left]),
        )

    def _poll(self) -> tuple[list[Polled], list[Article]]:
        """Ask the feeds that are due, write down how they are and what they list; return the articles that are due."""
        options = self._settings.watch
        with self._door.opened() as chronicle:
            begin(chronicle, self._clock.now())
            feeds = self._feeds(chronicle)
            now = self._clock.now()  # after the new feeds, which are due at once
            due = [f for f in feeds if is_due(f.next_due, now, options.wait_most if f.fault else f.every)]
            known = _by_feed(load(chronicle, ListedItem, _OF_FEEDS, among([f.uri for f in due])))
        outcomes = self._fetcher.fetch_all([Request(f.uri, f.etag, f.last_modified, f.failures, f.uri) for f in due])
        now = self._clock.now()
        polls = [polled(f, o, known.get(f.uri, {}), now, options) for f, o in zip(due, outcomes, strict=True)]
        with self._door.opened() as chronicle:
            self._write_polls(chronicle, polls, [feed.uri for feed in feeds])
            return polls, self._due_articles(chronicle, polls)

    def _write_polls(self, chronicle: Chronicle, polls: Sequence[Polled], feeds: Sequence[str]) -> None:
        now, options = self._clock.now(), self._settings.watch
        names = [item.uri for poll in polls for item in (*poll.new, *poll.changed)]
        more = [feed for poll in polls for feed in listed_feeds(poll, feeds, now, options)]
        items = [item for poll in polls for item in poll.items]
        articles = {article.uri: article for article in load(chronicle, Article, _OF_URIS, among(names))}
        pending = made_due(polls, articles, now, options).values()
        chronicle.put(rows_of([*map(_not_read_yet, polls), *more, *items, *pending]))

    def _due_articles(self, chronicle: Chronicle, polls: Sequence[Polled]) -> list[Article]:
        """Return the articles to look at: those whose text a feed has just given, and those to ask for."""
        now, longest = self._clock.now(), timedelta(days=self._settings.watch.recheck_days).total_seconds()
        texts = {uri for poll in polls for uri in poll.texts}
        given = list(load(chronicle, Article, _OF_URIS, among(sorted(texts))))
        waiting = load(chronicle, Article, "next_due IS NOT NULL")
        return given + [a for a in waiting if a.uri not in texts and is_due(a.next_due, now, longest)]

    def _feeds(self, chronicle: Chronicle) -> list[WatchedFeed]:
        """Return the feeds to watch as they are; those that are new are written down."""
        now, known = self._clock.now(), {feed.uri: feed for feed in load(chronicle, WatchedFeed)}
        given = []
        for uri, told in self._watched.feeds.items():
            every = told or self._settings.watch.every
            given.append(replace(known.get(uri) or WatchedFeed(uri, every, now, next_due=now), every=every))
        if changed := [feed for feed in given if known.get(feed.uri) != feed]:
            chronicle.put(rows_of(changed))
        names = {feed.uri for feed in given}
        return given + [feed for feed in known.values() if feed.given_by in names and feed.uri not in names]

    def _take_articles(self, polls: Sequence[Polled], due: Sequence[Article], run: Run) -> list[Taken]:
        """Code what feeds gave and fetch and code the rest, a batch at a time."""
        texts = {uri: (poll, item) for poll in polls for uri, item in poll.texts.items()}
        given = [self._of_text(article, *texts[article.uri]) for article in due if article.uri in texts]
        takes = [take for before, take in zip(due, given, strict=False) if take.article != before]
        for some in _batches(takes):
            self._write(some, run)
        for some_due in _batches([article for article in due if article.uri not in texts]):
            done = self._fetched(some_due)
            self._write(done, run)
            takes += done
        return takes

    def _fetched(self, articles: Sequence[Article]) -> list[Taken]:
        requests = [Request(a.uri, a.etag, a.last_modified, a.failures, a.feed) for a in articles]
        outcomes = self._fetcher.fetch_all(requests)
        return [taken(a, o, self._reader, self._settings) for a, o in zip(articles, outcomes, strict=True)]

    def _of_text(self, article: Article, poll: Polled, item: FeedItem) -> Taken:
        """Take in the text that a feed carries; the feed tells by itself when it changes."""
        now = self._clock.now()
        try:
            page = carried(article, item, poll.feed.title, now, self._settings)
        except RejectedInput as error:
            take = rejected(article, "", now, error, self._settings.watch)
        else:
            if page.id == article.page_id:
                return Taken(replace(article, next_due=None))
            take = take_in(article, page, now, self._reader, self._settings)
        return replace(take, article=replace(take.article, next_due=None))

    def _write(self, takes: Sequence[Taken], run: Run) -> None:
        """Write a batch: documents with their edits, and when each article is asked for next, or nothing of it."""
        edits = [take.edit for take in takes if take.edit]
        beside = rows_of([*(take.article for take in takes), *edits])
        with self._door.opened() as chronicle:
            if any(take.coded or take.reject for take in takes):
                rejects = [reject_row(take.reject, run.id) for take in takes if take.reject]
                coded = [take.coded for take in takes if take.coded]
                chronicle.begin_run(run)
                chronicle.write_batch(coded, beside=[*beside, (REJECTS, rejects)])
            else:
                chronicle.put(beside)

    def _tell_news(self, polls: Sequence[Polled], takes: Sequence[Taken], run: Run) -> _Told:
        """Make the events anew where there are new documents, write the notices of what is new in them."""
        names = [channel.name for channel in self._channels]
        with self._door.opened() as chronicle:
            if read := [poll.feed for poll in polls if poll.texts]:
                chronicle.put(rows_of(read))
            self._link(chronicle, takes, run)
            notices = make_notices(chronicle, self._watched.rules, names, self._clock.now())
            moments = [feed.next_due for feed in self._feeds(chronicle)]
            moments += [a.next_due for a in load(chronicle, Article, _SOONEST)]
            return _Told(notices, waiting(chronicle, self._channels), moments)

    def _link(self, chronicle: Chronicle, takes: Sequence[Taken], run: Run) -> None:
        coded = [take.coded for take in takes if take.coded]
        rejects = sum(take.reject is not None for take in takes)
        is_stale = bool(coded) or must_be_linked(chronicle, self._settings)
        if is_stale or rejects:
            chronicle.begin_run(run)
            if is_stale:
                relink(chronicle, self._settings)
            claims = sum(len(page.claims) for page in coded)
            finished(chronicle, run, RunCounts(len(takes), len(coded), claims=claims, rejects=rejects))

    def _send(self, outbox: Outbox) -> datetime | None:
        """Send what waits, with the file closed, and mark what was taken; return when there is something to send."""
        done: list[Delivery] = []
        for channel in self._channels:
            sent = list(send(channel, outbox[channel.name], self._clock.now(), self._settings.watch))
            if sent:
                with self._door.opened() as chronicle:
                    chronicle.put(rows_of(sent))
            done += sent
        return next_try(outbox, done)

    def _wait(self, moments: Iterable[datetime | None]) -> float:
        """Return the seconds until the first of the moments."""
        first, now = soonest(moments), self._clock.now()
        return self._settings.watch.every if first is None else max(0.0, (first - now).total_seconds())


def _not_read_yet(poll: Polled) -> WatchedFeed:
    """Return the feed as it is until the texts that it carries are in: killed before, it is asked in full again."""
    return replace(poll.feed, etag=None, last_modified=None) if poll.texts else poll.feed


def _by_feed(items: Iterable[ListedItem]) -> Mapping[str, dict[str, ListedItem]]:
    found: dict[str, dict[str, ListedItem]] = defaultdict(dict)
    for item in items:
        found[item.feed][item.item_id] = item
    return found


def _batches(things: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(things), BATCH):
        yield things[start : start + BATCH]
