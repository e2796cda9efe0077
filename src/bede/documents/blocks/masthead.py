"""The outlet's name in the masthead of a capture, for outlets that no table knows.

A line at the top is not enough: sections, topics and towns stand there too. The page must speak of itself by that
name elsewhere, where it pleads, signs up readers or claims its rights.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bede.documents.draft import DraftBlock
from bede.knowledge.blocks import block_words
from bede.model import BlockKind

_LINES = 8
"""Blocks at the top that may hold the masthead: skip links and a menu button may stand above it."""
_NAME = re.compile(r"(?:The )?[A-Z][\w'’&-]*(?: (?:of|and|&|the|[A-Z][\w'’&-]*)){0,4}")
_ABOVE = (BlockKind.NAVIGATION, BlockKind.PLEA, BlockKind.FORM, BlockKind.LEGAL)
_OF_ITSELF = (BlockKind.PLEA, BlockKind.FORM, BlockKind.LEGAL)
"""Kinds of blocks in which a page speaks of its outlet; menus and lists of stories name sections and topics."""


def find_masthead(blocks: Sequence[DraftBlock]) -> str | None:
    """Return the name of the outlet that a line above the article gives and the page's furniture repeats, or None.

    A name that ends like a newspaper's ("River Gazette") may be told again anywhere in the furniture, and by that word
    alone ("the Gazette"); any other only where the page speaks of itself, in full.
    """
    top = takewhile(lambda one: one[1].kind in _ABOVE, enumerate(blocks[:_LINES]))
    lines = [(i, block.text) for i, block in top if _NAME.fullmatch(block.text) and not _is_section(block.text)]
    return next((name for i, line in lines if (name := _told_again(line, i, blocks))), None)


def _is_section(line: str) -> bool:
    return all(word.lower() in block_words().menu for word in line.split())


def _told_again(line: str, at: int, blocks: Sequence[DraftBlock]) -> str | None:
    """Return the name as the page writes it where it is told again; capitals of a masthead are no way to write it."""
    *first, last = line.split()
    paper = bool(first) and last.lower() in block_words().papers
    name = re.compile(rf"(?<!\w){re.escape(line)}(?!\w)", re.I if line.isupper() else 0)
    for text in _furniture(blocks, at, ends=paper):
        found = name.search(text)
        if found:
            return found[0]
        if paper and re.search(rf"\b[Tt]he {re.escape(last.title())}\b", text):
            return line.title() if line.isupper() else line
    return None


def _furniture(blocks: Sequence[DraftBlock], at: int, ends: bool) -> Iterator[str]:
    """Yield the texts in which the page may speak of itself, the line ``at`` left out."""
    kinds: Iterable[BlockKind] = (*_OF_ITSELF, BlockKind.NAVIGATION, BlockKind.COMMENTS) if ends else _OF_ITSELF
    return (block.text for i, block in enumerate(blocks) if i != at and block.kind in kinds)
