"""What of an extracted page is the article and what its furniture: pleas, adverts, comments, other stories.

No extractor keeps all of it out. So every block is looked up in the page's own tree and judged by its words, by
the marks of the markup around it, by its links, and by its place. Two rules go before all others: no
paragraph of an article is lost, and nothing of the page's furniture becomes one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bede.documents.blocks.looks import Look
from bede.documents.blocks.order import ANCHORS, reads_on
from bede.documents.blocks.prose import look_at_text
from bede.documents.body import Body, chain_of, find_body, name_of
from bede.documents.draft import DraftBlock
from bede.documents.marks import mark_of
from bede.documents.runs import Run, letters
from bede.documents.sheet import ARTICLE, LABEL_WORDS, Sheet, open_sheet
from bede.documents.signs import by_author, by_box, by_links, by_mark, by_picture, by_words
from bede.knowledge.blocks import block_words
from bede.model import BlockKind

_LABEL = 80
"""Code points of the longest label that heads a part of the page."""

_CLOSING = 2
"""Blocks at the article's end that may tell of its author, or its two."""

_GAP = 12
"""Runs of marked furniture between two parts of an article: adverts, a caption, a related story."""

_TALK = 40
"""Blocks of the article whose words tell what it talks of."""

_TITLE = 8
"""Letters of the shortest title that is looked for in the page."""

_COMMENTS = re.compile(r"comment|repl(?:y|ies)|respon|conversation|discussion|your say|do you think", re.IGNORECASE)
"""Words of every label of readers' comments in the vocabulary; a page has too many runs to look at each."""

_ZONES = frozenset((BlockKind.RELATED, BlockKind.COMMENTS, BlockKind.FORM))
"""Kinds of labels that give their kind to what stands below the article; else it is navigation."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The blocks of a page, none added and none left out, those of furniture with their kind and its reason."""

    blocks: list[DraftBlock]
    sheet: Sheet

    def body(self) -> Body:
        """Return where the article stands, by the blocks that are still taken for it."""
        return _body(self.sheet, [i for i, block in enumerate(self.blocks) if block.kind in ARTICLE])


def judge(blocks: Sequence[DraftBlock], runs: Sequence[Run], title: str | None) -> Judged:
    """Tell the article's blocks from those of furniture."""
    sheet = open_sheet(blocks, runs)
    _find_article(sheet, title)
    found = [_verdict(sheet, i) if block.kind in ARTICLE else None for i, block in enumerate(blocks)]
    _spread_to_lists(sheet, found)
    told = [
        replace(block, kind=look.kind, reason=look.reason) if look else block
        for block, look in zip(blocks, found, strict=True)
    ]
    return Judged(told, sheet)


def _find_article(sheet: Sheet, title: str | None) -> None:
    """Fill in the sheet: first what can't be furniture by weight, then the frame of what is left."""
    prose = [i for i, block in enumerate(sheet.blocks) if _is_prose(sheet, i) and block.kind in ARTICLE]
    _find_hard_end(sheet, prose)
    prose = [i for i in prose if _by_end(sheet, i) is None]
    sheet.body = _body(sheet, prose)
    prose = [i for i in prose if by_mark(sheet, i) is None]
    sheet.body = replace(sheet.body, main=_body(sheet, prose).main)
    sheet.headline = _headline(sheet, title, _places(sheet, [i for i in prose if sheet.body.main in sheet.chain(i)]))
    inside = [i for i, place in _places(sheet, prose) if place[0] > sheet.headline and _holds(sheet, i)]
    sheet.first = min((place[0] for _, place in _places(sheet, inside)), default=0)
    sheet.last = max((place[-1] for _, place in _places(sheet, inside)), default=len(sheet.runs))
    sheet.further = _further(sheet, prose)
    sheet.closing = frozenset(sorted({*inside, *sheet.further})[-_CLOSING:])
    sheet.talk = frozenset[str]().union(*(sheet.features[i].content for i in inside[:_TALK]))
    for i in inside:
        names = {name_of(box) for box in sheet.boxes(i)}
        sheet.repeated.update(names)
        sheet.unboxed += not names


def _is_prose(sheet: Sheet, i: int) -> bool:
    """Tell whether a block reads as running text, and neither words nor links speak against it."""
    return sheet.looks[i] is None and sheet.reads(i) and by_links(sheet, i) is None


def _body(sheet: Sheet, prose: Sequence[int]) -> Body:
    elements = ((sheet.elements[i], len(sheet.features[i].text)) for i in prose)
    return find_body([(element, weight) for element, weight in elements if element is not None])


def _places(sheet: Sheet, indices: Sequence[int]) -> list[tuple[int, range]]:
    return [(i, place) for i in indices if (place := sheet.places[i])]


def _holds(sheet: Sheet, i: int) -> bool:
    element = sheet.elements[i]
    return element is not None and sheet.body.holds(element)


def _headline(sheet: Sheet, title: str | None, inside: Sequence[tuple[int, range]]) -> int:
    """Return the first run above the frame that is the title or most of it, an ``<h1>`` before all others."""
    key = letters(title or "")
    keys = ((i, sheet.runs[i].key) for i in range(min((place[0] for _, place in inside), default=0)))
    told = [i for i, run in keys if len(run) >= _TITLE and key.startswith(run) and 2 * len(run) > len(key)]
    return min(told, key=lambda i: (sheet.runs[i].element.tag != "h1", i), default=-1)


def _further(sheet: Sheet, prose: Sequence[int]) -> frozenset[int]:
    """Return the blocks of prose that go on with the article in another frame, as where an advert parts it.

    Between them and the body stands only marked furniture, and they don't address the reader. ``last`` moves on.
    """
    found: set[int] = set()
    for i, place in _places(sheet, prose):
        gap = sheet.runs[sheet.last + 1 : place[0]]
        greets = block_words().plea.address.search(sheet.features[i].bare)
        if place[0] > sheet.last and not greets and len(gap) <= _GAP and all(_parts(sheet, run) for run in gap):
            found.add(i)
            sheet.last = place[-1]
    return frozenset(found)


def _parts(sheet: Sheet, run: Run) -> bool:
    """Tell whether a run may stand between two parts of an article: an advert, a caption, a share button."""
    look = look_at_text(run.text) if len(run.text) <= _LABEL else None
    if look:
        return not look.ends and not look.opens
    return any(mark_of(one) and not sheet.body.is_own(one) for one in chain_of(run.element))


def _find_hard_end(sheet: Sheet, prose: Sequence[int]) -> None:
    """Find the run below which only readers speak ("3 comments"), if two paragraphs stand above one.

    A link ("1.2k comments") leads to the comments and heads none; nor does a label below which much more stands
    than above. What stands below in the same frames as the prose above is the article all the same.
    """
    told = [i for i in prose if sheet.blocks[i].kind is not BlockKind.HEADING]
    told = [i for i in told if not sheet.blocks[i].reason.startswith("html.list-item")]
    places = [(place[0], i) for i, place in _places(sheet, told)]
    begin = places[1][0] + 1 if len(places) > 1 else len(sheet.runs)
    for index in range(begin, len(sheet.runs)):
        if not _heads_comments(sheet.runs[index]):
            continue
        above = [i for first, i in places if first < index]
        if 3 * _length(sheet, above) >= _length(sheet, told):
            elements = (sheet.elements[i] for i in above)
            sheet.end, sheet.frames = index, frozenset(e.getparent() for e in elements if e is not None)
            return


def _heads_comments(run: Run) -> bool:
    if run.linked or len(run.text) > _LABEL or not _COMMENTS.search(run.text):
        return False
    look = look_at_text(run.text)
    return look is not None and look.ends == "hard"


def _length(sheet: Sheet, indices: Sequence[int]) -> int:
    return sum(len(sheet.features[i].text) for i in indices)


def _verdict(sheet: Sheet, i: int) -> Look | None:
    return next((look for rule in _RULES if (look := rule(sheet, i))), None)


def _by_end(sheet: Sheet, i: int) -> Look | None:
    element, place = sheet.elements[i], sheet.places[i]
    if sheet.end is None or element is None or place is None or place[0] <= sheet.end:
        return None
    return None if element.getparent() in sheet.frames else Look(BlockKind.COMMENTS, "html.below-comments-head")


def _by_place(sheet: Sheet, i: int) -> Look | None:
    element, place = sheet.elements[i], sheet.places[i]
    if element is None or place is None or sheet.body.main is None:
        return None
    if place[-1] < sheet.first:
        return _above(sheet, i, place)
    return None if i in sheet.further or sheet.body.holds(element) else _outside(sheet, i, place)


def _above(sheet: Sheet, i: int, place: range) -> Look | None:
    """Judge what stands above the body's first prose: above the headline nothing is the article's."""
    if place[-1] < sheet.headline:
        return Look(BlockKind.NAVIGATION, "html.above-headline")
    if sheet.reads(i) or sheet.blocks[i].kind is BlockKind.HEADING:
        return None
    if sheet.features[i].words <= LABEL_WORDS:
        return Look(BlockKind.NAVIGATION, "html.label-above-article")
    if any(look and look.kind in ANCHORS for look in sheet.looks[:i]):
        return Look(BlockKind.CAPTION, "html.line-below-byline")
    return Look(BlockKind.STANDFIRST, "html.line-above-article")


def _outside(sheet: Sheet, i: int, place: range) -> Look | None:
    """Judge what stands below or beside the body: it goes on there only without a mark of its end between."""
    zone = _zone(sheet, place)
    if zone is None and reads_on(sheet.features[i], sheet.talk):
        return None
    return Look(zone or BlockKind.NAVIGATION, "html.outside-article")


def _zone(sheet: Sheet, place: range) -> BlockKind | None:
    """Return the kind of the last label of an end between the body and a place ("2 comments", "Most read")."""
    for run in reversed(sheet.runs[sheet.last + 1 : place[0] + 1]):
        look = look_at_text(run.text) if len(run.text) <= _LABEL else None
        if look and (look.ends or look.opens):
            return look.kind if look.kind in _ZONES else BlockKind.NAVIGATION
    return None


def _spread_to_lists(sheet: Sheet, found: list[Look | None]) -> None:
    """Give the items of a list the kind of the furniture that heads it ("Live updates"), in place."""
    head: Look | None = None
    for i, block in enumerate(sheet.blocks):
        look = found[i]
        if not block.reason.startswith("html.list-item"):
            label = block.kind is BlockKind.HEADING or (block.kind in ARTICLE and not sheet.features[i].prose)
            told = look is sheet.looks[i]  # by its words; what a place says of it does not hold for the next
            head = look if told and label else None
        elif head and look is None and (head.opens or not sheet.features[i].ends):
            found[i] = Look(head.kind, f"html.listed-under: {head.reason}")


_RULES: tuple[Callable[[Sheet, int], Look | None], ...] = (
    by_words, _by_end, by_mark, by_author, by_links, by_picture, by_box, _by_place,
)  # fmt: skip
"""Rules in the order of their trust; the first that answers decides."""
