"""Feeds: what an outlet says is new. RSS, Atom, JSON Feed, and sitemaps with or without the news extension.

``read_feed`` takes the bytes of a feed and never asks the network for more. An item's ``html`` is its full text,
where the feed carries it; a teaser is none.
"""

from bede.pages.feeds.feed import Feed, FeedItem
from bede.pages.feeds.pages import feed_pages, item_page
from bede.pages.feeds.read import read_feed

__all__ = ["Feed", "FeedItem", "feed_pages", "item_page", "read_feed"]
