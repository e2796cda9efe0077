"""An annotated document as the pipeline reads documents."""

import re
from collections.abc import Iterator

from bede.errors import GoldError
from bede.gold.records import GoldDocument
from bede.model import Block, BlockKind, Document, Precision, Resolution, Span, TimeBasis, When

_LINE = re.compile(r"[^\n]+")


def article_of(document: GoldDocument) -> Document:
    """Return the document with each line a paragraph, and lines of boilerplate kept apart. Raises GoldError."""
    if document.text is None:
        raise GoldError(f"document {document.doc}: its text is not at hand; name the corpora.")
    return Document(
        id=document.doc,
        page_id="",
        uri=f"gold:{document.ref}",
        title=None,
        text=document.text,
        blocks=tuple(_blocks(document, document.text)),
        publisher=None,
        byline=None,
        credit=None,
        dateline=None,
        published=_published(document),
        language="en",
    )


def _published(document: GoldDocument) -> Resolution[When]:
    if document.published is None:
        return Resolution("", None, "none", 0.0)
    day = When(document.published, document.published, Precision.DAY, TimeBasis.EXPLICIT)
    return Resolution(document.published.isoformat(), day, "gold", 1.0)


def _blocks(document: GoldDocument, text: str) -> Iterator[Block]:
    """Yield a block a line: boilerplate where all of its sentences are marked so."""
    for line in _LINE.finditer(text):
        inside = [n for n, span in enumerate(document.sentences) if line.start() <= span.start < line.end()]
        furniture = bool(inside) and all(number in document.boilerplate for number in inside)
        kind = BlockKind.NAVIGATION if furniture else BlockKind.PARAGRAPH
        yield Block(kind, Span(line.start(), line.end()), "gold")
