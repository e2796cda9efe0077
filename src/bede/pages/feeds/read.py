"""From the bytes of a feed to its items: told by what it is, whatever it calls itself."""

import gzip
import io
import re
import zlib

from bede.errors import RejectedInput
from bede.pages.feeds.feed import Feed
from bede.pages.feeds.json_feed import read_json_feed
from bede.pages.feeds.sitemaps import read_sitemap
from bede.pages.feeds.syndicated import read_syndicated
from bede.pages.unpack import whole
from bede.text.decode import decode

MAX_FEED = 52_428_800
"""Most bytes of a feed, unpacked: what sitemaps.org allows. Feeds of articles have 0.01 to 2 MB."""

_ROOT = re.compile(
    r"(?>[^<]+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[]*>)*+<(?:[a-z]\w*:)?(?P<root>rss|feed|rdf|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAMPLE = 64 * 1024
_DECLARATION = re.compile(r"\s*<\?xml\b.*?\?>", re.IGNORECASE | re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_INTERNAL_DTD = re.compile(r"<!DOCTYPE[^<>\[]*\[.*?\]\s*>", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def read_feed(body: bytes, uri: str, content_type: str | None = None) -> Feed:
    """Return what a feed holds. ``uri`` is its address, which relative links start from.

    ``content_type`` is the header it came with; only its charset is believed. Entities that the feed declares itself
    are cut out unread. Raises RejectedInput ``not-a-feed``, ``too-large``, ``bad-gzip``, ``truncated-gzip``.
    """
    text = _text(_unpacked(body), content_type)
    start = text[:_SAMPLE].lstrip()
    if start.startswith("{"):
        return read_json_feed(text, uri)
    root = _ROOT.match(start)
    if root is None:
        raise RejectedInput("not-a-feed", "This is no RSS, Atom or JSON Feed and no sitemap. Check the address.")
    if root["root"].lower() in {"urlset", "sitemapindex"}:
        return read_sitemap(text, uri)
    return read_syndicated(text, uri)


def _unpacked(body: bytes) -> bytes:
    """Return the body with gzip undone, which sitemaps often come in; RejectedInput where it can't be."""
    if len(body) > MAX_FEED:
        raise _too_large()
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return whole(gzip.GzipFile(fileobj=io.BytesIO(body), mode="rb"), MAX_FEED)
    except EOFError:
        raise RejectedInput("truncated-gzip", "The gzip of the feed ends early. Fetch it again.") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise RejectedInput("bad-gzip", f"The gzip of the feed is damaged ({error}). Fetch it again.") from None


def _text(body: bytes, content_type: str | None) -> str:
    """Return the feed as text without XML declaration, which is obeyed by then, and without a DTD of its own."""
    charset = _CHARSET.search(content_type or "")
    text = decode(body, charset[1] if charset else None, html=True).text
    text = _DECLARATION.sub("", text[:_SAMPLE], count=1) + text[_SAMPLE:]
    found = _DOCTYPE.search(text, 0, _SAMPLE)
    dtd = _INTERNAL_DTD.match(text, found.start()) if found else None
    return text[: dtd.start()] + text[dtd.end() :] if dtd else text


def _too_large() -> RejectedInput:
    detail = f"The feed has more than {MAX_FEED:,} bytes, which no feed has. Check the address."
    return RejectedInput("too-large", detail)
