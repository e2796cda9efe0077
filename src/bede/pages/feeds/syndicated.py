"""RSS of all versions and Atom, by feedparser, which is given bytes and never an address."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bede.errors import RejectedInput
from bede.pages.feeds.feed import Feed, FeedItem
from bede.pages.feeds.full_text import full_text
from bede.pages.feeds.values import address_of, id_of, line_of, time_of
from bede.pages.markup import as_html

_Entry = Mapping[str, Any]
_PLAIN = "text/plain"

MAX_TAGS = 200_000
"""Most tags in a feed: the parser takes up to 0.2 ms for each, however little it holds. Feeds of a hundred whole
articles have 20,000."""


def read_syndicated(text: str, uri: str) -> Feed:
    """Return what an RSS or Atom feed holds; RejectedInput ``not-a-feed`` where it is neither, ``too-large``.

    Malformed XML is read as far as its items can be told apart. Relative links start from the feed's base or ``uri``.
    """
    if text.count("<") > MAX_TAGS:
        raise RejectedInput("too-large", f"The feed has more than {MAX_TAGS:,} tags, which no feed has. Split it.")
    import feedparser  # 70 ms, and only feeds need it  # noqa: PLC0415

    # From a file nothing relative can be followed, and ids would be taken for paths.
    base = uri if uri.startswith(("http://", "https://")) else ""
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    try:
        # A stream, for a string might be taken for an address and fetched.
        parsed = feedparser.parse(io.BytesIO(text.encode()), response_headers=headers, sanitize_html=False)
    except (RecursionError, ValueError, AssertionError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise _no_feed(f"it can't be taken apart ({type(error).__name__})") from None
    version = str(parsed.get("version") or "")
    if not version.startswith(("rss", "atom")):
        raise _no_feed("it is neither RSS nor Atom")
    items = (_item(entry, uri) for entry in parsed["entries"])
    title = line_of(dict.get(parsed["feed"], "title"))
    return Feed("atom" if version.startswith("atom") else "rss", title, uri, tuple(item for item in items if item))


def _item(entry: _Entry, base: str) -> FeedItem | None:
    value = _Values(entry)
    url = address_of(value["feedburner_origlink"], base) or address_of(value["link"], base)
    title = line_of(value["title"])
    known = id_of(line_of(value["id"]), url, title)
    if known is None:
        return None
    return FeedItem(
        id=known,
        url=url,
        title=title,
        published=_time(value, "published") or _time(value, "created"),
        updated=_time(value, "updated"),
        author=line_of(value["author"]),
        html=full_text(_content(value), _markup(value["summary_detail"])),
    )


class _Values:
    """The values that an entry really has: feedparser answers for some that it lacks with others, and warns."""

    def __init__(self, entry: _Entry) -> None:
        self._entry = dict(entry)

    def __getitem__(self, name: str) -> Any:
        return self._entry.get(name)


def _content(value: _Values) -> str | None:
    """Return the longest content of an entry that is text; RSS may have several, Atom one that lies elsewhere."""
    found = value["content"]
    pieces = [markup for piece in found if (markup := _markup(piece))] if isinstance(found, list) else []
    return max(pieces, key=len, default=None)


def _markup(piece: Any) -> str | None:
    """Return a text construct as HTML, or None where it is no text."""
    detail = dict(piece) if isinstance(piece, dict) else {}
    text, kind = detail.get("value"), str(detail.get("type") or "")
    if not isinstance(text, str) or not text.strip() or kind.startswith(("image/", "audio/", "video/")):
        return None
    return as_html(text) if kind == _PLAIN else text


def _time(value: _Values, name: str) -> datetime | None:
    """Return a time as written with its zone, else as feedparser understood it, in UTC."""
    told = time_of(value[name])
    parsed = value[f"{name}_parsed"]
    if told or not parsed:
        return told
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return time_of(datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat())
    except (ValueError, OverflowError, TypeError):
        return None


def _no_feed(why: str) -> RejectedInput:
    return RejectedInput("not-a-feed", f"This looks like a feed, but {why}. Fetch it again.")
