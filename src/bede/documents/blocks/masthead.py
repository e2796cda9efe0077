"""The outlet's name in the masthead of a capture, for outlets that no table knows.

A line at the top is not enough: sections, topics and towns stand there too. The page must speak of itself by that
name elsewhere, where it pleads, signs up readers or claims its rights.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from bede.documents.draft import DraftBlock
from bede.knowledge.blocks import block_words
from bede.model import BlockKind

_LINES = 15
"""Blocks at the top that may hold the masthead: skip links, a consent notice and its buttons may stand above it."""
_NAME = re.compile(r"(?:The )?[A-Z][\w'’&-]*(?: (?:of|and|&|the|[A-Z][\w'’&-]*)){0,4}")
_ABOVE = (BlockKind.NAVIGATION, BlockKind.PLEA, BlockKind.FORM, BlockKind.LEGAL)
_FURNITURE = (*_ABOVE, BlockKind.COMMENTS, BlockKind.BYLINE)
_RIGHTS = re.compile(r"©|\([cC]\)|\bcopyright\b", re.I)


def find_masthead(blocks: Sequence[DraftBlock]) -> str | None:
    """Return the name of the outlet that a line above the article gives and the page's furniture repeats, or None.

    A name that ends like a newspaper's ("River Gazette") may be told again anywhere in the furniture, and by that word
    alone ("the Gazette"); any other only in a copyright line, for sections and topics are told again too.
    """
    top = takewhile(lambda one: one[1].kind in _ABOVE, enumerate(blocks[:_LINES]))
    names = ((i, block.text) for i, block in top if block.kind is BlockKind.NAVIGATION and _NAME.fullmatch(block.text))
    lines = [(i, line) for i, line in names if not _is_section(line)]
    return next((name for i, line in lines if (name := _told_again(line, i, blocks))), None)


def _is_section(line: str) -> bool:
    return all(word.lower() in block_words().menu for word in line.split())


def _told_again(line: str, at: int, blocks: Sequence[DraftBlock]) -> str | None:
    """Return the name as the page writes it where it is told again; capitals of a masthead are no way to write it."""
    *first, last = line.split()
    paper = bool(first) and last.lower() in block_words().papers
    name = re.compile(rf"(?<!\w){re.escape(line)}(?!\w)", re.I if line.isupper() else 0)
    for block in (one for i, one in enumerate(blocks) if i != at and one.kind in _FURNITURE):
        found = name.search(block.text) if paper or _RIGHTS.search(block.text) else None
        if found:
            return found[0]
        if paper and re.search(rf"\b[Tt]he {re.escape(last.title())}\b", block.text):
            return line.title() if line.isupper() else line
    return None
