"""The element tree of a page: parsed without ever raising, and mended where a paragraph is no element."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
"""Elements that begin a line of their own."""

UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "button", "select", "textarea"))
"""Elements whose text is nobody's words: code, and what a reader presses or fills in."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def parse_html(html: str) -> HtmlElement | None:
    """Return the tree of a page, or None where the text holds no element at all.

    Comments and processing instructions are left out. libxml2 stops at 256 levels of nesting unless it is
    told that the tree is huge, and at 2048 then; what lies deeper is missing from the tree.
    """
    parser = HTMLParser(huge_tree=True, recover=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    # lxml refuses a str with an encoding declaration; bytes with the encoding given from outside always work.
    content = _DECLARATION.sub("", html).replace("\x00", "").encode("utf-8", "replace")
    try:
        return document_fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def drop_unseen(tree: HtmlElement) -> None:
    """Take scripts, styles and templates out of the tree, and the words off its buttons, in place."""
    etree.strip_elements(tree, "script", "style", "noscript", "template", with_tail=False)
    for button in select(tree, "//button[not(ancestor::h1 or ancestor::h2 or ancestor::h3 or ancestor::h4)]"):
        tail = button.tail
        button.clear()
        button.tail = tail


def text_of(element: HtmlElement) -> str:
    """Return the text of an element and all below it, as written."""
    return "".join(element.itertext())


def select(tree: HtmlElement, path: str) -> list[HtmlElement]:
    """Return the elements that an XPath finds, in document order."""
    found = tree.xpath(path)
    return [element for element in found if isinstance(element, HtmlElement)] if isinstance(found, list) else []


def make_paragraphs(tree: HtmlElement) -> bool:
    """Turn text parted by two or more ``<br>`` into ``<p>`` elements, in place; return whether there was any.

    Old pages part their paragraphs so, and extractors run them together.
    """
    parents = select(tree, "//br[following-sibling::*[1][self::br]]/..")
    blocks = [parent for parent in parents if parent.tag in BLOCKS and parent.tag != "pre"]
    for parent in blocks:
        _part(parent)
    return bool(blocks)


def _part(parent: HtmlElement) -> None:
    children = list(parent)
    text, parent.text = parent.text, None
    for child in children:
        parent.remove(child)
    if parent.tag == "p":
        parent.tag = "div"  # a <p> holds no <p>
    current = _new_paragraph(parent, text)
    for index, child in enumerate(children):
        tail, child.tail = child.tail, None
        if child.tag in BLOCKS:
            parent.append(child)
            current = _new_paragraph(parent, tail)
        elif child.tag == "br" and _doubled(children, index, tail):
            current = _new_paragraph(parent, tail)
        else:
            child.tail = tail
            current.append(child)
    for paragraph in list(parent):
        if paragraph.tag == "p" and not text_of(paragraph).strip() and all(sub.tag == "br" for sub in paragraph):
            parent.remove(paragraph)


def _doubled(children: list[HtmlElement], index: int, tail: str | None) -> bool:
    """Tell whether this ``<br>`` has another beside it, with nothing but space between."""
    before = index > 0 and children[index - 1].tag == "br" and not (children[index - 1].tail or "").strip()
    after = index + 1 < len(children) and children[index + 1].tag == "br" and not (tail or "").strip()
    return before or after


def _new_paragraph(parent: HtmlElement, text: str | None) -> HtmlElement:
    paragraph = etree.SubElement(parent, "p")
    paragraph.text = text
    return paragraph
