"""JSON Feed, versions 1 and 1.1."""

import json
from typing import Any

from bede.errors import RejectedInput
from bede.pages.feeds.feed import Feed, FeedItem
from bede.pages.feeds.full_text import full_text
from bede.pages.feeds.values import address_of, id_of, line_of, time_of
from bede.pages.markup import as_html

VERSION = "https://jsonfeed.org/version/"


def read_json_feed(text: str, uri: str) -> Feed:
    """Return what a JSON Feed holds; RejectedInput ``not-a-feed`` where the text is none."""
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        raise _no_feed() from None
    if not is_json_feed(feed):
        raise _no_feed()
    items = (_item(item, uri) for item in feed["items"] if isinstance(item, dict))
    return Feed("json", line_of(feed.get("title")), uri, tuple(item for item in items if item))


def is_json_feed(value: Any) -> bool:
    """Tell whether a JSON value calls itself a JSON Feed and has a list of items."""
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        return False
    return str(value.get("version", "")).replace("http:", "https:").startswith(VERSION)


def _item(item: dict[str, Any], base: str) -> FeedItem | None:
    url = address_of(item.get("url"), base) or address_of(item.get("external_url"), base)
    title = line_of(item.get("title"))
    told = item.get("id")
    known = id_of(line_of(str(told)) if isinstance(told, str | int) else None, url, title)
    if known is None:
        return None
    plain = item.get("content_text")
    content = item.get("content_html") or (as_html(plain) if isinstance(plain, str) else None)
    summary = item.get("summary")
    return FeedItem(
        id=known,
        url=url,
        title=title,
        published=time_of(item.get("date_published")),
        updated=time_of(item.get("date_modified")),
        author=_authors(item),
        html=full_text(
            content if isinstance(content, str) else None, as_html(summary) if isinstance(summary, str) else None
        ),
    )


def _authors(item: dict[str, Any]) -> str | None:
    """Return the names of ``authors`` (1.1) or ``author`` (1)."""
    told = item.get("authors") or [item.get("author")]
    names = (line_of(one.get("name")) for one in told if isinstance(one, dict)) if isinstance(told, list) else ()
    return ", ".join(name for name in names if name) or None


def _no_feed() -> RejectedInput:
    return RejectedInput("not-a-feed", "This is JSON, but no JSON Feed. Check the address.")
