"""The nouns of feeds."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed.

    ``id`` is stable over polls: the feed's own (guid, id), else the address, else a hash of the title. ``url`` is
    absolute (http or https), or None. ``published`` and ``updated`` are aware; a time told without a zone counts as
    UTC, a bare day as its midnight. ``html`` is the full text as HTML; None where the feed has only a teaser. In a
    sitemap index, an item is a sitemap.
    """

    id: str
    url: str | None
    title: str | None
    published: datetime | None
    updated: datetime | None
    author: str | None
    html: str | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as it was at one moment.

    ``kind``: rss, atom, json, sitemap or sitemap-index. ``uri``: where it was read from. ``items`` in its own order.
    """

    kind: str
    title: str | None
    uri: str
    items: tuple[FeedItem, ...]
