"""What is watched, and what people are told: feeds, their items, articles, edits, notices."""

from dataclasses import dataclass
from datetime import datetime

from bede.model.codes import FeedState


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """A feed and how it is. ``every`` in seconds; ``next_due`` None: it is never asked again.

    ``given_by``: the sitemap index that lists it, None where a person named it.
    """

    uri: str
    every: float
    added: datetime
    state: FeedState = FeedState.NEW
    title: str | None = None
    kind: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    given_by: str | None = None
    last_tried: datetime | None = None
    last_ok: datetime | None = None
    last_new: datetime | None = None
    failures: int = 0
    fault: str | None = None
    next_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class ListedItem:
    """An item as a feed listed it. ``uri``: its article, see ``Article``."""

    feed: str
    item_id: str
    uri: str
    title: str | None
    published: datetime | None
    updated: datetime | None
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Article:
    """An article that feeds lead to: what is at hand of it, and when it is asked for next (None: never again).

    ``words`` is a hash of the article's own words, ``unchanged`` how often in a row they were found to be the same.
    """

    uri: str
    feed: str
    added: datetime
    page_id: str | None = None
    document_id: str | None = None
    words: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    last_fetched: datetime | None = None
    edits: int = 0
    unchanged: int = 0
    failures: int = 0
    fault: str | None = None
    next_due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of an article's words: the documents before and after."""

    uri: str
    ordinal: int
    seen: datetime
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something new about an event. ``what``: kinds of news, the weightiest first; ``body``: all of it as JSON."""

    notice_id: str
    what: tuple[str, ...]
    event_id: str
    documents: tuple[str, ...]
    text: str
    body: str
    rules: tuple[str, ...]
    made: datetime
    ordinal: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A notice on its way to a channel; ``sent`` None: it waits."""

    notice_id: str
    channel: str
    sent: datetime | None = None
    tries: int = 0
    next_try: datetime | None = None
    fault: str | None = None
