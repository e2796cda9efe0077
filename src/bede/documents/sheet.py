"""One page under judgement: its blocks with all that is known of each, and where the article stands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from bede.documents.blocks.features import Features
from bede.documents.blocks.looks import Look
from bede.documents.blocks.prose import look_over
from bede.documents.body import NO_BODY, Body, chain_of
from bede.documents.draft import DraftBlock
from bede.documents.runs import Run, locate
from bede.documents.tree import text_of
from bede.model import BlockKind

ARTICLE = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.HEADING))
"""Kinds that are judged; all others were given for a reason that says more."""

LABEL_WORDS = 4
"""Words up to which a line is a label, whatever it ends with."""

_BOXES = frozenset(("div", "section", "table", "details", "center", "fieldset"))


@dataclass(slots=True)
class Sheet:
    """The page under judgement. The first six fields are known from the start, the others found by ``furniture``.

    ``places`` are indices of runs, None where a block was not found, ``elements`` the innermost block elements
    that hold all of a block. ``first`` and ``last`` are the runs between which the article's prose stands,
    ``headline`` the run of the title above it (-1: none). ``end`` is the run that heads readers' comments,
    ``frames`` hold the prose above it. ``further`` are blocks of the article outside its frame, ``closing`` its
    last blocks of prose, ``talk`` the words of the first. ``repeated`` counts blocks of prose by the names of
    the boxes they stand in, ``unboxed`` those in none. ``words`` is the memory of ``words_in``.
    """

    blocks: Sequence[DraftBlock]
    features: Sequence[Features]
    looks: Sequence[Look | None]
    places: Sequence[range | None]
    elements: Sequence[HtmlElement | None]
    runs: Sequence[Run]
    body: Body = NO_BODY
    first: int = 0
    last: int = 0
    headline: int = -1
    end: int | None = None
    frames: frozenset[HtmlElement | None] = frozenset()
    further: frozenset[int] = frozenset()
    closing: frozenset[int] = frozenset()
    talk: frozenset[str] = frozenset()
    repeated: Counter[str] = field(default_factory=Counter)
    unboxed: int = 0
    words: dict[HtmlElement, int] = field(default_factory=dict)

    def reads(self, i: int) -> bool:
        """Tell whether a block reads as running text by its shape."""
        block = self.features[i]
        return block.prose or (block.ends and block.words > LABEL_WORDS)

    def chain(self, i: int) -> Iterator[HtmlElement]:
        """Yield the elements around a block, innermost first; none where it was not found in the page."""
        element = self.elements[i]
        return iter(()) if element is None else chain_of(element)

    def boxes(self, i: int) -> list[HtmlElement]:
        """Return the boxes that a block stands in within the article's frame, outermost first."""
        chain: list[HtmlElement] = []
        for one in self.chain(i):
            if one is self.body.main:
                return [box for box in reversed(chain) if box.tag in _BOXES]
            chain.append(one)
        return []

    def words_in(self, element: HtmlElement) -> int:
        """Return the words in an element, counted once: the frames of a page are asked for again and again."""
        if element not in self.words:
            self.words[element] = len(text_of(element).split())
        return self.words[element]


def open_sheet(blocks: Sequence[DraftBlock], runs: Sequence[Run]) -> Sheet:
    """Return the sheet of a page before anything is known of where its article stands."""
    features, looks = look_over(block.text for block in blocks)
    places = locate(runs, [block.text for block in blocks])
    elements = [None if place is None else _around(runs[place[0]].element, runs[place[-1]].element) for place in places]
    return Sheet(blocks, features, looks, places, elements, runs)


def _around(first: HtmlElement, last: HtmlElement) -> HtmlElement:
    """Return the innermost element that holds two."""
    if first is last:
        return first
    within = set(chain_of(last))
    return next((element for element in chain_of(first) if element in within), first)
