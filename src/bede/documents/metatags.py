"""The ``<meta>`` tags of a page by name, and where the page says that it lives."""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from bede.text.normalise import squeeze

Tags = dict[str, list[str]]
"""Contents by lower-case name, in document order."""

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+[a-z_]*/(?=https?:)")


def read_tags(tree: HtmlElement) -> Tags:
    """Return the contents of all meta tags by property, name, itemprop or http-equiv."""
    tags: Tags = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = squeeze(meta.get("content") or "")
        if name and content:
            tags.setdefault(name.strip().lower(), []).append(content)
    return tags


def first_tag(tags: Tags, *names: str) -> str | None:
    """Return the first content of the first of the names that the page has."""
    return next((tags[name][0] for name in names if name in tags), None)


def canonical_of(tree: HtmlElement, tags: Tags) -> str | None:
    """Return the address that the page gives as its own, or None."""
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next(filter(None, links), None) or first_tag(tags, "og:url")


def host_of(uri: str) -> str | None:
    """Return the host of a web address without ``www.``; of an archived page, the original's; else None."""
    try:
        parts = urlsplit(_ARCHIVED.sub("", uri))
        host = parts.hostname or ""
    except ValueError:  # "http://[broken"
        return None
    return host.removeprefix("www.") or None if parts.scheme in ("http", "https") else None
