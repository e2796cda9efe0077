"""What of an extracted page is the article and what its furniture: pleas, adverts, comments, other stories.

No extractor keeps all of it out. So every block is looked up in the page's own tree and judged by its words, by
the marks of the markup around it, by its links, and by its place. Two rules go before all others: no
paragraph of an article is lost, and nothing of the page's furniture becomes one.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from lxml.html import HtmlElement

from bede.documents.blocks.features import Features, is_quotation
from bede.documents.blocks.looks import Look
from bede.documents.blocks.order import reads_on
from bede.documents.blocks.prose import is_biography, look_at_text, look_over
from bede.documents.body import NO_BODY, Body, chain_of, find_body, name_of
from bede.documents.dates import is_date_line
from bede.documents.draft import DraftBlock
from bede.documents.marks import mark_of
from bede.documents.runs import Run, letters, locate
from bede.documents.tree import select, text_of
from bede.model import BlockKind

ARTICLE = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.HEADING))
"""Kinds that are judged; all others were given for a reason that says more."""

_MOSTLY_LINKS = 0.6
"""Share of a block's letters inside links above which it is a link and no prose."""
_BOX_WORDS = 60
"""Words; a box among the paragraphs that holds more is a part of the article."""
_CAPTION_WORDS = 60
_LABEL_WORDS = 4
_REPEATED = 3
"""Blocks of prose in boxes of one name from which the box is how this site sets its paragraphs."""
_LABEL = 80
"""Code points of the longest label that heads a part of the page."""
_CLOSING = 2
"""Blocks at the article's end that may tell of its author, or its two."""
_COMMENTS = re.compile(r"comment|repl(?:y|ies)|respon|conversation|discussion|your say|do you think", re.IGNORECASE)
"""Words of every label of readers' comments in the vocabulary; a page has too many runs to look at each."""
_TALK = 40
"""Blocks of the article whose words tell what it talks of."""
_BOXES = frozenset(("div", "section", "table", "details", "center", "fieldset"))
_LABELS = frozenset((BlockKind.RELATED, BlockKind.COMMENTS, BlockKind.FORM, BlockKind.PLEA))
"""Kinds of label that speak for the whole box; "Analysis" or a picture's credit above a text does not."""
_ADVERT = re.compile(r"\W*(?:advert|sponsor|paid|promot|ads?\b)", re.IGNORECASE)
_ZONES = frozenset((BlockKind.RELATED, BlockKind.COMMENTS, BlockKind.FORM))


@dataclass(slots=True)
class _Page:
    """The page under judgement; ``places`` are indices of runs, None where a block was not found.

    ``first`` and ``last`` are the runs between which the body's prose stands; ``headline`` is the run of the
    title above it, -1 where none is. ``repeated`` counts the blocks of prose by the names of the boxes they stand
    in, ``unboxed`` those that stand in none. ``end`` is the run that heads readers' comments, ``frames`` hold the
    prose above it; ``closing`` are the last blocks of prose.
    """

    blocks: Sequence[DraftBlock]
    features: Sequence[Features]
    looks: Sequence[Look | None]
    places: Sequence[range | None]
    runs: Sequence[Run]
    body: Body = NO_BODY
    first: int = 0
    last: int = 0
    headline: int = -1
    end: int | None = None
    frames: frozenset[HtmlElement | None] = frozenset()
    closing: frozenset[int] = frozenset()
    repeated: Counter[str] = field(default_factory=Counter)
    unboxed: int = 0
    words: dict[HtmlElement, int] = field(default_factory=dict)
    talk: frozenset[str] = frozenset()


def judge(blocks: Sequence[DraftBlock], runs: Sequence[Run], title: str | None) -> list[DraftBlock]:
    """Return the blocks, none added and none left out, those of furniture with their kind and its reason."""
    features, looks = look_over(block.text for block in blocks)
    page = _Page(blocks, features, looks, locate(list(runs), [b.text for b in blocks]), runs)
    _find_article(page, title)
    found = [_verdict(page, i) if block.kind in ARTICLE else None for i, block in enumerate(blocks)]
    _spread_to_lists(page, found)
    return [
        replace(block, kind=look.kind, reason=look.reason) if look else block
        for block, look in zip(blocks, found, strict=True)
    ]


def body_of(blocks: Sequence[DraftBlock], runs: Sequence[Run]) -> Body:
    """Return where the blocks of the article stand, by those that are still taken for it."""
    places = locate(list(runs), [block.text for block in blocks])
    return find_body(
        [
            (runs[place[0]].element, len(letters(block.text)))
            for block, place in zip(blocks, places, strict=True)
            if place and block.kind in ARTICLE
        ]
    )


def _element(page: _Page, i: int) -> HtmlElement | None:
    """Return the innermost block element that holds all of a block."""
    place = page.places[i]
    if place is None:
        return None
    first, last = page.runs[place[0]].element, page.runs[place[-1]].element
    within = set(chain_of(last))
    return next((element for element in chain_of(first) if element in within), first)


def _find_article(page: _Page, title: str | None) -> None:
    prose = [i for i, block in enumerate(page.blocks) if _is_prose(page, i) and block.kind in ARTICLE]
    page.end = _hard_end(page, prose)
    prose = [i for i in prose if _by_end(page, i) is None]
    page.body = _body(page, prose)
    prose = [i for i in prose if _by_mark(page, i) is None]
    page.body = replace_main(page.body, _body(page, prose))
    inside = [i for i in prose if (element := _element(page, i)) is not None and page.body.holds(element)]
    places = [place for i in inside if (place := page.places[i])]
    page.first = min((place[0] for place in places), default=0)
    page.last = max((place[-1] for place in places), default=len(page.runs))
    page.headline = _headline(page, title)
    page.closing = frozenset(inside[-_CLOSING:])
    page.talk = frozenset[str]().union(*(page.features[i].content for i in inside[:_TALK]))
    for i in inside:
        names = {name_of(box) for box in _boxes(page, i)}
        page.repeated.update(names)
        page.unboxed += not names


def _hard_end(page: _Page, prose: Sequence[int]) -> int | None:
    """Return the run below which only readers speak ("3 comments"), if two blocks of prose stand above one.

    Sets the frames of these: what stands below in the same ones is the article all the same.
    """
    places = [(place[0], i) for i in prose if (place := page.places[i])]
    begin = places[1][0] + 1 if len(places) > 1 else len(page.runs)
    for index, run in enumerate(page.runs[begin:], begin):
        look = look_at_text(run.text) if len(run.text) <= _LABEL and _COMMENTS.search(run.text) else None
        if look and look.ends == "hard":
            above = (_element(page, i) for first, i in places if first < index)
            page.frames = frozenset(e.getparent() for e in above if e is not None)
            return index
    return None


def _by_end(page: _Page, i: int) -> Look | None:
    element, place = _element(page, i), page.places[i]
    if page.end is None or element is None or place is None or place[0] <= page.end:
        return None
    return None if element.getparent() in page.frames else Look(BlockKind.COMMENTS, "html.below-comments-head")


def replace_main(body: Body, better: Body) -> Body:
    """Return the body with another's frame, found with less furniture in the way."""
    return replace(body, main=better.main)


def _body(page: _Page, prose: Sequence[int]) -> Body:
    elements = ((_element(page, i), len(page.features[i].text)) for i in prose)
    return find_body([(element, weight) for element, weight in elements if element is not None])


def _is_prose(page: _Page, i: int) -> bool:
    """Tell whether a block reads as running text and no words speak against it."""
    return page.looks[i] is None and _reads(page.features[i]) and _by_links(page, i) is None


def _reads(block: Features) -> bool:
    return block.prose or (block.ends and block.words > _LABEL_WORDS)


def _headline(page: _Page, title: str | None) -> int:
    """Return the first run that is the title, with or without its site's name, an ``<h1>`` before all others."""
    key = letters(title or "")
    above = range(page.first)
    told = [
        i
        for i in above
        if len(page.runs[i].key) >= 8 and key.startswith(page.runs[i].key) and 2 * len(page.runs[i].key) > len(key)
    ]
    return min(told, key=lambda i: (page.runs[i].element.tag != "h1", i), default=-1)


def _verdict(page: _Page, i: int) -> Look | None:
    return next((look for rule in _RULES if (look := rule(page, i))), None)


def _by_words(page: _Page, i: int) -> Look | None:
    look = page.looks[i]
    if look and page.blocks[i].reason.startswith("html.table-row") and look.kind is BlockKind.NAVIGATION:
        return None  # the cells of any table are short labels and numbers
    return look


def _by_mark(page: _Page, i: int) -> Look | None:
    """Judge by the names, roles and elements around a block, but for those that hold the article itself."""
    element = _element(page, i)
    for one in chain_of(element) if element is not None else ():
        mark = mark_of(one)
        if mark and not page.body.is_own(one) and not _is_doubtful(page, i, mark):
            return Look(*mark)
    return None


def _is_doubtful(page: _Page, i: int, mark: tuple[BlockKind, str]) -> bool:
    """Tell whether running text contradicts a name: galleries tell stories, and "hidden" is often for print only."""
    long = page.features[i].words > _CAPTION_WORDS or page.features[i].sentences > 3
    return _reads(page.features[i]) and (
        mark[1] == "html.named.hidden" or (mark[0] is BlockKind.CAPTION and long and "<" not in mark[1])
    )


def _by_author(page: _Page, i: int) -> Look | None:
    """Take a line on somebody who writes for a note on the author where it closes the article."""
    if i in page.closing and is_biography(page.features[i]):
        return Look(BlockKind.BYLINE, "html.about-author")
    return None


def _by_links(page: _Page, i: int) -> Look | None:
    """Take a block for a pointer elsewhere where it is one link, with at most a date or label beside it."""
    place = page.places[i]
    if place is None or len(place) > 1 or page.runs[place[0]].key != letters(page.features[i].text):
        return None
    run = page.runs[place[0]]
    if run.linked < _MOSTLY_LINKS * len(run.key):
        return None
    words = [word for word in run.rest.split() if len(letters(word)) > 1]
    if len(words) <= _LABEL_WORDS or is_date_line(run.rest):
        return Look(BlockKind.RELATED, "html.link")
    return None


def _by_picture(page: _Page, i: int) -> Look | None:
    """Take a block for a caption where it fills a cell or frame of its own with a picture."""
    element, block = _element(page, i), page.features[i]
    if element is None or block.words > _CAPTION_WORDS:
        return None
    if element.tag == "p":  # a picture that floats in a paragraph is common; a paragraph all in italics is not
        small = [one for one in element.iter("em", "i", "small") if _words_in(page, one) >= block.words]
        beside = small and next(element.iter("img"), None) is not None
        return Look(BlockKind.CAPTION, "html.picture-above") if beside else None
    for one in islice(chain_of(element), 4):
        if page.body.is_own(one) or _words_in(page, one) > 2 * block.words:
            return None
        framed = one.tag in ("td", "table") or (one is not element and one.tag == "div")
        if framed and page.repeated[name_of(one)] < _REPEATED and next(one.iter("img"), None) is not None:
            return Look(BlockKind.CAPTION, "html.picture-beside")
    return None


def _boxes(page: _Page, i: int) -> list[HtmlElement]:
    """Return the boxes that a block stands in within the article's frame, outermost first."""
    element, main = _element(page, i), page.body.main
    chain: list[HtmlElement] = []
    for one in chain_of(element) if element is not None else ():
        if one is main:
            return [box for box in reversed(chain) if box.tag in _BOXES]
        chain.append(one)
    return []


def _by_box(page: _Page, i: int) -> Look | None:
    """Judge by what else is in the box: a small box with a link of its own, a button or a label is no prose.

    Only where the article's paragraphs stand in no box.
    """
    place = page.places[i]
    quoted = page.blocks[i].kind is BlockKind.QUOTATION or is_quotation(page.features[i].text)
    if place is None or page.unboxed < _REPEATED or quoted:  # the link in a quotation's box names its speaker
        return None
    for box in _boxes(page, i):
        if page.repeated[name_of(box)] >= _REPEATED or _words_in(page, box) > _BOX_WORDS:
            continue
        if select(box, ".//button | .//input | .//textarea"):
            return Look(BlockKind.FORM, "html.box-with-button")
        runs = _runs_in(page, box, place)
        if any(run.linked >= _MOSTLY_LINKS * len(run.key) for run in runs):
            return Look(BlockKind.RELATED, "html.box-with-link")
        label = look_at_text(runs[0].text)
        if label and (label.kind in _LABELS or _ADVERT.match(runs[0].text)):
            return Look(label.kind, f"html.box-labelled: {label.reason}")
    return None


def _words_in(page: _Page, element: HtmlElement) -> int:
    """Return the words in an element, counted once: the frames of a page are asked for again and again."""
    if element not in page.words:
        page.words[element] = len(text_of(element).split())
    return page.words[element]


def _runs_in(page: _Page, box: HtmlElement, place: range) -> list[Run]:
    """Return the runs of a box, which stand together around those at ``place``."""
    first, last = place[0], place[-1]
    while first > 0 and box in set(chain_of(page.runs[first - 1].element)):
        first -= 1
    while last + 1 < len(page.runs) and box in set(chain_of(page.runs[last + 1].element)):
        last += 1
    return list(page.runs[first : last + 1])


def _by_place(page: _Page, i: int) -> Look | None:
    element, place = _element(page, i), page.places[i]
    if element is None or place is None or page.body.main is None:
        return None
    if place[-1] < page.first:
        return _above(page, i, place)
    if page.body.holds(element):
        return None
    return _outside(page, i, place)


def _above(page: _Page, i: int, place: range) -> Look | None:
    """Judge what stands above the body's first prose: above the headline nothing is the article's."""
    if place[-1] < page.headline:
        return Look(BlockKind.NAVIGATION, "html.above-headline")
    if _reads(page.features[i]) or page.blocks[i].kind is BlockKind.HEADING:
        return None
    if page.features[i].words <= _LABEL_WORDS:
        return Look(BlockKind.NAVIGATION, "html.label-above-article")
    return Look(BlockKind.STANDFIRST, "html.line-above-article")


def _outside(page: _Page, i: int, place: range) -> Look | None:
    """Judge what stands below or beside the body: it goes on there only without a mark of its end between."""
    zone = _zone(page, place)
    if zone is None and reads_on(page.features[i], page.talk):
        return None
    return Look(zone or BlockKind.NAVIGATION, "html.outside-article")


def _zone(page: _Page, place: range) -> BlockKind | None:
    """Return the kind of the last label of an end between the body and a place ("2 comments", "Most read")."""
    for run in reversed(page.runs[page.last + 1 : place[0] + 1]):
        look = look_at_text(run.text) if len(run.text) <= _LABEL else None
        if look and (look.ends or look.opens):
            return look.kind if look.kind in _ZONES else BlockKind.NAVIGATION
    return None


def _spread_to_lists(page: _Page, found: list[Look | None]) -> None:
    """Give the items of a list the kind of the furniture that heads it ("Live updates"), in place."""
    head: Look | None = None
    for i, block in enumerate(page.blocks):
        look = found[i]
        if not block.reason.startswith("html.list-item"):
            labels = block.kind is BlockKind.HEADING or not page.features[i].prose
            told = look is not None and look is page.looks[i]  # by its words; a place says nothing of the next
            head = look if told and labels and block.kind in ARTICLE else None
        elif head and look is None and (head.opens or not page.features[i].ends):
            found[i] = Look(head.kind, f"html.listed-under: {head.reason}")


_RULES: tuple[Callable[[_Page, int], Look | None], ...] = (
    _by_words, _by_end, _by_mark, _by_author, _by_links, _by_picture, _by_box, _by_place,
)  # fmt: skip
"""Rules in the order of their trust; the first that answers decides."""
