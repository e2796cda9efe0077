"""Sitemaps and sitemap indexes, with Google's news extension; lxml with entities and network off."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from bede.errors import RejectedInput
from bede.pages.feeds.feed import Feed, FeedItem
from bede.pages.feeds.values import address_of, line_of, time_of

MAX_ITEMS = 50_000
"""Addresses in one sitemap, by the rules of sitemaps.org; what lies behind is not read."""


def read_sitemap(text: str, uri: str) -> Feed:
    """Return what a sitemap lists; RejectedInput ``not-a-feed`` where nothing of it can be read."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        root = None
    name = "" if root is None else _name(root)
    if root is None or name not in {"urlset", "sitemapindex"}:
        raise RejectedInput("not-a-feed", "This sitemap is not XML that can be read. Fetch it again.")
    items = tuple(_items(root, uri))
    title = next(filter(None, (line_of(_text_of(url, "name")) for url in islice(root, MAX_ITEMS))), None)
    return Feed("sitemap" if name == "urlset" else "sitemap-index", title, uri, items)


def _items(root: etree._Element, base: str) -> Iterator[FeedItem]:
    for element in islice(root, MAX_ITEMS):
        url = address_of(_text_of(element, "loc"), base)
        if url:
            yield FeedItem(
                id=url,
                url=url,
                title=line_of(_text_of(element, "title")),
                published=time_of(_text_of(element, "publication_date")),
                updated=time_of(_text_of(element, "lastmod")),
                author=None,
                html=None,
            )


def _text_of(element: etree._Element, name: str) -> str | None:
    """Return the text of the first descendant of a name in whatever namespace but that of images and videos."""
    for child in element.iter(etree.Element):
        named = _name(child) == name and not any(word in str(child.tag) for word in ("sitemap-image", "sitemap-video"))
        if named and isinstance(child.text, str) and child.text.strip():
            return child.text
    return None


def _name(element: etree._Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
