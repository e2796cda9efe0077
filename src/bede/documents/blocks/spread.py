"""Verdicts that spread to neighbours: the rest of a plea, the lines of a list, a name beside a date."""

import re
from collections.abc import Container
from itertools import pairwise

from bede.documents.blocks.looks import Look, OpenLooks
from bede.documents.blocks.order import Blocks
from bede.documents.blocks.pleas import spread_notices, spread_pleas
from bede.knowledge.blocks import block_words
from bede.knowledge.publishers import find_publisher
from bede.knowledge.wires import wire_name
from bede.model import BlockKind

_NAME = r"[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]*|de|da|van|von|der|den|bin|al|el|la|le)){1,3}"
_ROLE = r"(?:,? (?:[\w ]{1,25} )?(?:[Cc]orrespondent|[Ee]ditor|[Rr]eporter|[Ww]riter|[Aa]nalyst))"
_NAMES = re.compile(rf"{_NAME}(?:(?:,| and| &|,? with) {_NAME}){{0,3}}(?: in [A-Z][\w ]{{1,30}})?{_ROLE}?")
_STEM = 6
"""Letters by which words are taken for the same: "subscribe" and "subscription"."""
_OWN_STANZA = 0.6
"""Share of running text between blank lines of its own from which these keep paragraphs apart."""

_CHRONOLOGY_WORDS = 12
"""Words of the running text below which dates may head the parts of a chronology."""


def spread(blocks: Blocks, looks: OpenLooks, story: frozenset[str] = frozenset()) -> None:
    """Fill in verdicts that follow from a neighbour's; ``looks`` is changed in place.

    ``story`` are the content words of the headline, where it is known.
    """
    _take_back(blocks, looks, story)
    spread_pleas(blocks, looks, story)
    if story:
        spread_notices(blocks, looks, story)
    _spread_lists(blocks, looks)
    _spread_bylines(blocks, looks)
    _head_by_dates(blocks, looks)


def is_name(text: str) -> bool:
    """Tell whether the line is one to four people's names, perhaps with a town or a role, and no outlet's."""
    return len(text) <= 120 and bool(_NAMES.fullmatch(text)) and not find_publisher(text) and not wire_name(text)


def _take_back(blocks: Blocks, looks: OpenLooks, story: frozenset[str]) -> None:
    """Leave open what was told by cues that are the article's subject, unless the outlet itself speaks ("we").

    An explainer on a law against subscription traps speaks to "you" of subscribing.
    """
    ours = block_words().plea.ours
    subject = {word[:_STEM] for word in story}
    for i, look in enumerate(looks):
        words = {word[:_STEM] for cue in look.cues for word in cue.split()} if look is not None else set()
        if words & subject and not ours.search(blocks[i].bare):
            looks[i] = None


def _spread_lists(blocks: Blocks, looks: OpenLooks) -> None:
    """Give the head of a list the lines right below it, where blank lines keep paragraphs apart.

    Not so below "Comments": at the top of a page this is a button among others.
    """
    listed: dict[int, BlockKind] = {}
    head: tuple[BlockKind, int] | None = None
    for i, (block, look) in enumerate(zip(blocks, looks, strict=True)):
        if look is not None and look.opens:
            head = (look.kind, block.stanza) if look.kind is not BlockKind.COMMENTS else None
        elif head and look is None and block.stanza == head[1]:
            listed[i] = head[0]
    if _keeps_apart(blocks, looks, listed):
        for i, kind in listed.items():
            looks[i] = Look(kind, f"{kind}: listed under its head")


def _keeps_apart(blocks: Blocks, looks: OpenLooks, listed: Container[int]) -> bool:
    crowded = {one.stanza for one, other in pairwise(blocks) if one.stanza == other.stanza}
    running = [b for i, b in enumerate(blocks) if b.prose and looks[i] is None and i not in listed]
    return sum(b.stanza not in crowded for b in running) >= _OWN_STANZA * len(running) > 0


def _spread_bylines(blocks: Blocks, looks: OpenLooks) -> None:
    """Take a bare name beside a date line for a byline, if something above it can be the headline."""
    titles = (i for i, b in enumerate(blocks) if b.words >= 4 and looks[i] is None)
    title = next(titles, len(blocks))
    dated = [i for i, look in enumerate(looks) if look and look.kind is BlockKind.DATE_LINE]
    for i in (j for d in dated for j in (d - 1, d + 1) if title < j < len(blocks)):
        if looks[i] is None and is_name(blocks[i].text):
            looks[i] = Look(BlockKind.BYLINE, "byline: a name beside a date line")


def _head_by_dates(blocks: Blocks, looks: OpenLooks) -> None:
    """Take bare dates for headings where several stand above running text, below the first: a chronology."""
    running = (i for i, b in enumerate(blocks) if looks[i] is None and b.prose and b.words >= _CHRONOLOGY_WORDS)
    begin = next(running, len(blocks))
    heads = [
        i
        for i in range(begin, len(blocks) - 1)
        if (look := looks[i]) and look.kind is BlockKind.DATE_LINE and looks[i + 1] is None and blocks[i + 1].prose
    ]
    for i in heads if len(heads) > 1 else []:
        looks[i] = Look(BlockKind.HEADING, "heading: one of several dates above running text")
