"""What the extractor lost: paragraphs, list items, headings and captions that stand among the kept ones.

Precision has its price: list items, short paragraphs, sub-headings and captions go missing. This module walks
the page's own tree, finds the elements that the kept blocks came from, and puts back what stands between
them in the same containers.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from bede.documents.body import NO_BODY, Body
from bede.documents.draft import DraftBlock
from bede.documents.extraction import KINDS
from bede.documents.marks import mark_of
from bede.documents.runs import letters
from bede.documents.sheet import ARTICLE
from bede.documents.tree import BLOCKS, text_of
from bede.model import BlockKind
from bede.text.normalise import printable, squeeze

SKIPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "option",
    "svg", "iframe", "object", "video", "audio", "math", "head", "menu", "dialog", "table",
})  # fmt: skip
"""Elements under which no paragraph of an article stands (tables are left to the extractor)."""

_CAPTION = re.compile(r"(?:^|[\s_-])(?:caption|wp-caption-text|image-?caption)(?:$|[\s_-])", re.IGNORECASE)
_IN_ARTICLE = frozenset((BlockKind.CAPTION, BlockKind.BYLINE))
"""Kinds of marked parts that stand in the article: captions are kept, and a standfirst may stand by the byline."""

_HEADINGS = frozenset({"h2", "h3", "h4"})
_ALIKE = 40
"""Letters at either end by which a leaf is known again in the kept blocks."""

_MOSTLY_LINKS = 0.6
"""Share of a block's letters inside links above which it is a link and no prose."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block element with no block inside. ``key`` is its letters and digits alone, for comparing."""

    element: HtmlElement
    text: str
    key: str
    kind: BlockKind
    reason: str


@dataclass(slots=True)
class _Kept:
    """Where the kept blocks stand: leaf index by block index, and how many came from each container."""

    places: dict[int, int] = field(default_factory=dict)
    containers: dict[HtmlElement, int] = field(default_factory=lambda: defaultdict(int))


def find_leaves(tree: HtmlElement, body: Body = NO_BODY) -> list[Leaf]:
    """Return the page's leaves in document order, without those in parts set apart from the article.

    What ``body`` knows to be the article's own is no such part, whatever its name.
    """
    leaves: list[Leaf] = []
    pending = [tree]
    while pending:
        element = pending.pop()
        if not isinstance(element.tag, str) or element.tag in SKIPPED or _is_apart(element, body):
            continue
        inner = [child for child in element if isinstance(child.tag, str)]
        if element.tag in BLOCKS and not any(_holds_block(child) for child in inner):
            leaves.extend(_leaf(element))
        else:
            pending.extend(reversed(inner))
    return leaves


def put_back(blocks: list[DraftBlock], leaves: list[Leaf]) -> list[DraftBlock]:
    """Return the blocks with what was lost between them, in the page's order.

    Put back are captions anywhere between the headline and the last kept block, and paragraphs, list items,
    quotes and headings that share their container with a kept paragraph, unless they are mostly links.
    """
    kept = _locate(blocks, leaves)
    if not kept.places:
        return blocks
    known = "\0".join(letters(block.text) for block in blocks)
    position = min(kept.places.values())
    restored = list(_lead_captions(leaves[:position], known))
    for index, block in enumerate(blocks):
        place = kept.places.get(index, position - 1)
        restored.extend(_lost(leaves[position:place], kept, known))
        position = max(position, place + 1)
        restored.append(block)
    restored.extend(block for block in _lost(leaves[position:], kept, known, trailing=True))
    return restored


def _is_apart(element: HtmlElement, body: Body) -> bool:
    mark = mark_of(element)
    return mark is not None and mark[0] not in _IN_ARTICLE and not body.is_own(element)


def _holds_block(element: HtmlElement) -> bool:
    return any(sub.tag in BLOCKS for sub in element.iter() if isinstance(sub.tag, str))


def _leaf(element: HtmlElement) -> Iterator[Leaf]:
    text = squeeze(printable(text_of(element)))
    key = letters(text)
    if key:
        kind, reason = _kind(element)
        yield Leaf(element, text, key, kind, reason)


def _kind(element: HtmlElement) -> tuple[BlockKind, str]:
    names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
    if element.tag == "figcaption" or _CAPTION.search(names) or any(a.tag == "figure" for a in element.iterancestors()):
        return BlockKind.CAPTION, "html.caption"
    if any(a.tag == "blockquote" for a in element.iterancestors()):
        return KINDS["blockquote"]
    return KINDS.get(element.tag, (BlockKind.PARAGRAPH, "html.paragraph"))


def _locate(blocks: list[DraftBlock], leaves: list[Leaf]) -> _Kept:
    """Find the leaf of each block, going forward only, so that a repeated line is not found twice."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, leaf in enumerate(leaves):
        by_key[leaf.key].append(index)
    kept, position = _Kept(), -1
    for index, block in enumerate(blocks):
        if block.kind not in ARTICLE:
            continue  # furniture marks no place of the article
        place = next((p for p in by_key.get(letters(block.text), ()) if p > position), None)
        if place is not None:
            kept.places[index] = position = place
            if leaves[place].element.tag not in ("li", "figcaption", *_HEADINGS, "h1"):
                kept.containers[_container(leaves[place].element)] += 1
    return kept


def _container(element: HtmlElement) -> HtmlElement:
    """Return the element whose children are the paragraphs: the parent, of a list or quote its parent."""
    parent = element.getparent()
    while parent is not None and parent.tag in ("ul", "ol", "li", "blockquote"):
        element, parent = parent, parent.getparent()
    return element if parent is None else parent


def _lead_captions(leaves: list[Leaf], known: str) -> Iterator[DraftBlock]:
    """Yield the captions between the headline and the first kept block: those of the leading picture."""
    headlines = [index for index, leaf in enumerate(leaves) if leaf.element.tag == "h1"]
    for leaf in leaves[headlines[-1] :] if headlines else ():
        if leaf.kind is BlockKind.CAPTION and leaf.key not in known:
            yield DraftBlock(leaf.kind, leaf.text, leaf.reason)


def _lost(leaves: list[Leaf], kept: _Kept, known: str, trailing: bool = False) -> Iterator[DraftBlock]:
    """Yield the lost leaves as blocks, each with the reason that it was put back.

    After the last kept block only paragraphs that stand beside kept ones are trusted: lists, headings and
    captions there belong to the next story.
    """
    for leaf in leaves:
        if leaf.key[:_ALIKE] in known or leaf.key[-_ALIKE:] in known:
            continue  # kept, or cut up by the extractor: nothing is told twice
        if leaf.kind is BlockKind.CAPTION:
            if not trailing:
                yield DraftBlock(leaf.kind, leaf.text, leaf.reason)
        elif leaf.element.tag in ("p", "li", "blockquote", *_HEADINGS) and _belongs(leaf, kept, trailing):
            yield DraftBlock(leaf.kind, leaf.text, f"{leaf.reason}.put-back")


def _belongs(leaf: Leaf, kept: _Kept, trailing: bool) -> bool:
    if trailing and leaf.element.tag != "p":
        return False
    if not kept.containers.get(_container(leaf.element)):
        return False
    linked = sum(len(letters(text_of(a))) for a in leaf.element.iter("a"))
    return linked < _MOSTLY_LINKS * len(leaf.key)
