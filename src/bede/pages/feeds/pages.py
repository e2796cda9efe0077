"""The pages in a saved feed: items that hold their full text."""

import io
from collections.abc import Iterator

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.feeds.feed import Feed, FeedItem
from bede.pages.feeds.read import MAX_FEED, read_feed
from bede.pages.records import article_page
from bede.pages.unpack import digest, unpacked, whole
from bede.settings import PagesOptions

_TEASER = "The feed holds only a teaser of this. Give the page, or let `bede watch` fetch it."
_LISTED = "A sitemap lists addresses and holds no text. Give the pages, or let `bede watch` fetch them."


def feed_pages(file: io.BufferedIOBase, uri: str, options: PagesOptions) -> Iterator[Page | Reject]:
    """Yield a page for each item with full text; ``teaser-only`` for each other item, and for a sitemap once."""
    feed = read_feed(whole(unpacked(file), MAX_FEED), uri)
    if feed.kind.startswith("sitemap"):
        raise RejectedInput("teaser-only", _LISTED)
    if not feed.items:
        raise RejectedInput("empty", "The feed has no items.")
    file_sha256 = digest(file)
    for item in feed.items:
        try:
            yield item_page(item, feed, file_sha256, options)
        except RejectedInput as error:
            yield Reject(uri, item.id, error.reason, error.detail)


def item_page(item: FeedItem, feed: Feed, file_sha256: str, options: PagesOptions) -> Page:
    """Return the page of an item, its id as locator. RejectedInput ``teaser-only`` where it has no full text.

    The feed's title names the publisher only where the item has no address to tell it: feeds are called "World news".
    """
    if item.html is None:
        raise RejectedInput("teaser-only", _TEASER)
    told = item.published or item.updated
    article = {
        "url": item.url,
        "title": item.title,
        "date": told.isoformat() if told else None,
        "byline": item.author,
        "publisher": None if item.url else feed.title,
        "html": item.html,
    }
    return article_page(article, feed.uri, item.id, file_sha256, options)
