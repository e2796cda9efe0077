"""Quotations that run over several sentences."""

from bede.model import Document, Sentence

_OPENING = ("“", '"', "‘", "«", "'")


def carries_on(document: Document, sentence: Sentence) -> bool:
    """Return whether a sentence stands within a quotation that an earlier one may have introduced, or opens one."""
    text = document.text
    start = sentence.span.start
    if text.startswith(_OPENING, start):
        return True
    block = document.blocks[sentence.block].span
    before = text[block.start : start]
    if before.count("“") != before.count("”"):
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1
