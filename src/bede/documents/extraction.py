"""The article's own text in a page, as drafts of blocks: trafilatura first, three fallbacks behind it.

trafilatura favours precision here: otherwise a wire item of two short paragraphs comes back as one line
with headline, byline and caption run into it. What precision loses is put back by ``bede.documents.lost``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape
from itertools import accumulate
from typing import Any

from lxml.etree import _Element
from lxml.html import HtmlElement

from bede.documents.draft import DraftBlock
from bede.documents.tree import parse_html
from bede.model import BlockKind
from bede.text.normalise import printable, squeeze

KINDS = {
    "head": (BlockKind.HEADING, "html.heading"),
    "quote": (BlockKind.QUOTATION, "html.quote"),
    "blockquote": (BlockKind.QUOTATION, "html.quote"),
    "item": (BlockKind.PARAGRAPH, "html.list-item"),
    "li": (BlockKind.PARAGRAPH, "html.list-item"),
    "row": (BlockKind.PARAGRAPH, "html.table-row"),
    "tr": (BlockKind.PARAGRAPH, "html.table-row"),
    **{f"h{level}": (BlockKind.HEADING, "html.heading") for level in range(1, 7)},
}
"""Kind and reason by element, in trafilatura's vocabulary and HTML's (its fallbacks return the latter)."""

_PARAGRAPH = (BlockKind.PARAGRAPH, "html.paragraph")
_BREAKING = frozenset(
    {*KINDS, "p", "div", "list", "ul", "ol", "table", "cell", "td", "th", "pre", "section", "article"}
)
_LINE_ENDS_SENTENCE = re.compile(r"(?<=[.!?:;”\"’)])\s*\n\s*")
_MARKUP = re.compile(r"</?(?:p|br|div|h\d|li)\b[^<>]*>", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;”\"’)]\s*$")
_CONTAINER_TAG = re.compile(r"<(/?)(?:div|section|article|table|ul|ol|blockquote|center)\b", re.IGNORECASE)
_DEEPEST = 3000
"""Levels; resiliparse takes 0.2 s at 2,500, but 11 s at 20,000, since its time grows with the square."""

_CELL = 60
"""Code points; a table cell longer than that is text in a layout table, and becomes a block of its own; the
short cells of a row are one block together ("2019 | 12")."""


def extract_blocks(tree: HtmlElement | None, html: str, article_body: str | None, max_wrap: int) -> list[DraftBlock]:
    """Return the blocks of the article in order, an empty list where no reader finds any text.

    ``article_body`` (of JSON-LD) is taken only where the page itself shows less than half of it.
    """
    blocks = _by_trafilatura(tree) if tree is not None else []
    if article_body and _length(blocks) < len(article_body) / 2:
        declared = of_trusted(unescape(article_body), "json-ld.articleBody", max_wrap)
        if _length(blocks) < _length(declared) / 2:  # without its markup it is shorter
            return declared
    fallbacks: tuple[Callable[[str], list[DraftBlock]], ...] = (_by_resiliparse, _all_paragraphs)
    return blocks or next(filter(None, (fallback(html) for fallback in fallbacks)), [])


def of_lines(text: str, reason: str, max_wrap: int = 0) -> list[DraftBlock]:
    """Return every line that holds text as a paragraph.

    Lines that an editor wrapped at up to ``max_wrap`` columns are joined first; 0 leaves all as they are.
    """
    lines = map(squeeze, _unwrapped(printable(text), max_wrap).split("\n"))
    return [DraftBlock(BlockKind.PARAGRAPH, line, reason) for line in lines if line]


def of_trusted(text: str, reason: str, max_wrap: int) -> list[DraftBlock]:
    """Return a text that is known to be the article's, with or without markup, as blocks, whole."""
    plain = unescape(text) if "&lt;" in text else text  # some sites escape their whole markup
    tree = parse_html(plain) if _MARKUP.search(plain) else None
    if tree is None:
        return of_lines(plain, reason, max_wrap)
    return [replace(block, reason=reason) for block in _walk(tree)]


def _unwrapped(text: str, max_wrap: int) -> str:
    """Join the lines of each paragraph where most lines are short and break off in mid-sentence."""
    inner = [line for line in text.split("\n") if line.strip()]
    broken = [line for line in inner[:-1] if len(line) <= max_wrap and not _SENTENCE_END.search(line)]
    if len(inner) < 4 or len(broken) < len(inner) / 2:
        return text
    # A paragraph begins after a blank line, or where a line is indented as in old wire copy.
    return re.sub(r"(?<!\n)\n(?!\n|[ \t]{2,}\S)", " ", re.sub(r"\n[ \t]+\n", "\n\n", text))


def _length(blocks: list[DraftBlock]) -> int:
    return sum(len(block.text) for block in blocks)


def _by_trafilatura(tree: HtmlElement) -> list[DraftBlock]:
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.5 s to import, which plain text never needs

    try:
        # A tree given as an element is copied by trafilatura, never changed.
        found = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=True)
    except Exception:  # one odd page among millions raises from deep inside; the fallbacks read it
        return []
    body = getattr(found, "body", None)
    return [] if body is None else list(_walk(body))


def _by_resiliparse(html: str) -> list[DraftBlock]:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - few pages need it

    if _depth(html) > _DEEPEST:
        return []
    text = extract_plain_text(html, main_content=True, alt_texts=False, list_bullets=False, comments=False, links=False)
    return of_lines(text, "html.resiliparse")


def _depth(html: str) -> int:
    """Return how deep the page's containers are nested at most, as its tags tell."""
    steps = (-1 if found[1] else 1 for found in _CONTAINER_TAG.finditer(html))
    return max(accumulate(steps), default=0)


def _all_paragraphs(html: str) -> list[DraftBlock]:
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415 - as above; unlike lxml it reads any depth

    body = HTMLTree.parse(html).body
    texts = [str(p.text) for p in body.query_selector_all("p")] if body else []
    return [DraftBlock(BlockKind.PARAGRAPH, text, "html.all-paragraphs") for text in map(squeeze, texts) if text]


def _walk(body: _Element) -> Iterator[DraftBlock]:
    """Yield a block for every element that holds text of its own, in document order.

    Iterative, since a page may be nested deeper than Python's stack. Line breaks are kept as carriage
    returns, which no parsed text holds.
    """
    for line_break in body.iter("lb", "br"):
        line_break.tail = "\r" + (line_break.tail or "")
    pending: list[tuple[Any, tuple[BlockKind, str]]] = [(body, _PARAGRAPH)]
    while pending:
        item, kind = pending.pop()
        if isinstance(item, str):
            yield from _blocks_of(item, kind)
            continue
        own = KINDS.get(item.tag, kind)
        if item.tag in ("row", "tr") and not any(len(cell) > _CELL for cell in _cells(item)):
            yield from _blocks_of(" | ".join(filter(None, _cells(item))), own)
            continue
        pending.extend((part, own) for part in reversed(_parts(item)))


def _parts(element: _Element) -> list[Any]:
    """Return the element's content as runs of inline text (str) and elements that begin a block, in order."""
    parts: list[Any] = []
    run = element.text or ""
    for child in element:
        if child.tag in _BREAKING or any(sub.tag in _BREAKING for sub in child.iterdescendants()):
            parts += [run, child]
            run = child.tail or ""
        else:
            run += "".join(map(str, child.itertext())) + (child.tail or "")
    return [*parts, run]


def _blocks_of(run: str, kind: tuple[BlockKind, str]) -> Iterator[DraftBlock]:
    """Yield the run as one block, or as several where its lines end like sentences."""
    spaced = re.sub(r"\s*\r\s*", "\n", re.sub(r"[^\S\r]+", " ", run))
    for piece in _LINE_ENDS_SENTENCE.split(spaced):
        text = squeeze(printable(piece))
        if text:
            yield DraftBlock(kind[0], text, kind[1])


def _cells(row: _Element) -> list[str]:
    return [squeeze("".join(map(str, cell.itertext()))) for cell in row]
