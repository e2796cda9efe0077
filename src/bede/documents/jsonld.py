"""JSON-LD of a page, read tolerantly: half of the web's is broken, and a broken block still tells the date.

Three tries a block: as JSON; as JSON after light repairs; and, key by key, by pattern.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from bede.text.normalise import squeeze

Node = dict[str, Any]

RANKS = (
    ("NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
     "AskPublicNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "LiveBlogPosting"),
    ("Article", "BlogPosting", "Report", "SocialMediaPosting", "TechArticle", "ScholarlyArticle",
     "VideoObject"),
    ("WebPage", "ItemPage", "CreativeWork"),
)  # fmt: skip
"""Types of schema.org that may be the article, best first; a page often names itself twice."""

_WRAPPING = re.compile(
    r"^\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*$|;\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
_STRING = r'"((?:[^"\\]|\\.)*)"'
_LOOSE_KEYS = {
    **{
        key: re.compile(rf'"{key}"\s*:\s*{_STRING}')
        for key in ("headline", "datePublished", "dateModified", "dateCreated", "inLanguage", "url")
    },
    **{
        key: re.compile(rf'"{key}"\s*:\s*(?:{_STRING}|\[?\s*\{{[^{{}}]*?"name"\s*:\s*{_STRING})')
        for key in ("author", "publisher")
    },
}


def read_article(tree: HtmlElement, canonical: str | None = None) -> Node:
    """Return the node of the page's JSON-LD that describes the article, an empty one where there is none.

    Among nodes of the same rank the one whose ``url`` is ``canonical`` wins, then the first. References
    (``{"@id": ...}``) one level deep are replaced by the node that they point to.
    """
    nodes = [node for text in _blocks(tree) for top in _parse(text) for node in _flatten(top)]
    ranked = sorted(
        (
            (_rank(node), not _is_at(node, canonical), order)
            for order, node in enumerate(nodes)
            if _rank(node) is not None
        )
    )
    if not ranked:
        return {}
    return _joined(nodes[ranked[0][2]], nodes)


def text_of(value: Any) -> str | None:
    """Return a value as one line of text: a string, a node's name, the first of a list; None if empty."""
    if isinstance(value, list):
        return next(filter(None, map(text_of, value)), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    return squeeze(unescape(value)) or None if isinstance(value, str) else None


def texts_of(value: Any) -> tuple[str, ...]:
    """Return all names in a value, in order: of a list each, of a node its ``name`` (maybe a list)."""
    if isinstance(value, list):
        return tuple(text for item in value for text in texts_of(item))
    if isinstance(value, dict):
        return texts_of(value.get("name"))
    text = text_of(value)
    return (text,) if text else ()


def _blocks(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _parse(text: str) -> list[Any]:
    cleaned = _WRAPPING.sub("", _WRAPPING.sub("", text.strip())).strip()
    for attempt in (cleaned, _TRAILING_COMMA.sub(r"\1", cleaned)):
        try:
            return _decode_all(attempt)
        except (ValueError, RecursionError):
            continue
    return [_loose(cleaned)]


def _decode_all(text: str) -> list[Any]:
    """Decode one or several JSON values in a row; strings may hold raw newlines."""
    decoder, values, position = json.JSONDecoder(strict=False), [], 0
    while position < len(text):
        value, position = decoder.raw_decode(text, position)
        values.append(value)
        position += len(text[position:]) - len(text[position:].lstrip(" \t\r\n,;"))
    return values


def _loose(text: str) -> Node:
    """Read the keys that matter by pattern, each by its first occurrence."""
    node: Node = {}
    for key, pattern in _LOOSE_KEYS.items():
        found = pattern.search(text)
        value = next((group for group in found.groups() if group), None) if found else None
        if value:
            node[key] = value.replace('\\"', '"').replace("\\/", "/")
    # The first "@type" of a broken block may be the publisher's; only an article has these two keys.
    return {"@type": "Article", **node} if node.keys() & {"headline", "datePublished"} else {}


def _flatten(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > 5:  # deeper nesting of graphs has not been seen, endless nesting has
        return
    if isinstance(value, list):
        for item in value:
            yield from _flatten(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _NESTED:
            yield from _flatten(value.get(key), depth + 1)


def _rank(node: Node) -> int | None:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    plain = {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}
    ranks = [rank for rank, group in enumerate(RANKS) if plain & set(group)]
    return min(ranks, default=None)


def _is_at(node: Node, canonical: str | None) -> bool:
    page = node.get("mainEntityOfPage")
    places = [node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return canonical is not None and any(isinstance(p, str) and p.rstrip("/") == canonical.rstrip("/") for p in places)


def _joined(node: Node, nodes: list[Node]) -> Node:
    by_id = {other["@id"]: other for other in nodes if isinstance(other.get("@id"), str) and len(other) > 1}

    def follow(value: Any) -> Any:
        if isinstance(value, list):
            return [follow(item) for item in value]
        if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
            return by_id.get(value["@id"], value)
        return value

    return {key: follow(value) if key in ("author", "creator", "publisher") else value for key, value in node.items()}
