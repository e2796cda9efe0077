"""Whom an article's own lines credit it to, and where it was filed from."""

from collections.abc import Iterable, Sequence

from bede.documents.draft import DraftBlock
from bede.knowledge.wires import find_credit, split_dateline, wire_name
from bede.model import BlockKind

ENDS = 4
"""Blocks at either end that may hold a credit or dateline: headline, standfirst and byline may precede it."""


def find_text_credit(body: Sequence[DraftBlock], names: Iterable[str] = ()) -> str | None:
    """Return the wire service credited in the authors' names, the first blocks or the last ones, or None."""
    lines = [block.text for block in body if block.kind is not BlockKind.CAPTION]
    from_names = (wire_name(name) or find_credit(name) for name in names)
    from_lines = (find_credit(line) for line in dict.fromkeys((*lines[:ENDS], *reversed(lines[-ENDS:]))))
    return next((credit for credits in (from_names, from_lines) for credit in credits if credit), None)


def find_dateline(body: Sequence[DraftBlock]) -> str | None:
    """Return the place that one of the first paragraphs opens with, or None."""
    paragraphs = [block.text for block in body if block.kind is BlockKind.PARAGRAPH][:ENDS]
    found = (split_dateline(text) for text in paragraphs)
    return next((dateline.place for dateline in found if dateline and dateline.place), None)
