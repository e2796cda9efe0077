"""What of an extracted page is the article and what its furniture: pleas, adverts, comments, other stories.

No extractor keeps all of it out. So every block is looked up in the page's own tree and judged by its words, by
the marks of the markup around it, by its links, and by its place. Two rules go before all others: no
paragraph of an article is lost, and nothing of the page's furniture becomes one.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from bede.documents.blocks.features import Features
from bede.documents.blocks.looks import Look
from bede.documents.blocks.order import reads_on
from bede.documents.blocks.prose import look_at_text, look_over
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
_TALK = 40
"""Blocks of the article whose words tell what it talks of."""
_BOXES = frozenset(("div", "section", "table", "details", "center", "fieldset"))
_ZONES = frozenset((BlockKind.RELATED, BlockKind.COMMENTS, BlockKind.FORM))


@dataclass(slots=True)
class _Page:
    """The page under judgement; ``places`` are indices of runs, None where a block was not found.

    ``first`` and ``last`` are the runs between which the body's prose stands; ``headline`` is the run of the
    title above it, -1 where none is. ``repeated`` counts the blocks of prose by the names of their boxes.
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
    repeated: Counter[str] = field(default_factory=Counter)
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
    page.body = _body(page, prose)
    prose = [i for i in prose if _by_mark(page, i) is None]
    page.body = replace_main(page.body, _body(page, prose))
    inside = [i for i in prose if (element := _element(page, i)) is not None and page.body.holds(element)]
    places = [place for i in inside if (place := page.places[i])]
    page.first = min((place[0] for place in places), default=0)
    page.last = max((place[-1] for place in places), default=len(page.runs))
    page.headline = _headline(page, title)
    page.talk = frozenset[str]().union(*(page.features[i].content for i in inside[:_TALK]))
    for i in inside:
        page.repeated.update({name_of(box) for box in _boxes(page, i)})


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
    """Return the last run above the body that is the title, as the page declares it or without its site's name."""
    key = letters(title or "")
    above = (i for i in range(page.first - 1, -1, -1) if len(page.runs[i].key) >= 8)
    return next((i for i in above if key.startswith(page.runs[i].key) and 2 * len(page.runs[i].key) > len(key)), -1)


def _verdict(page: _Page, i: int) -> Look | None:
    return next((look for rule in _RULES if (look := rule(page, i))), None)


def _by_words(page: _Page, i: int) -> Look | None:
    look = page.looks[i]
    if look and page.blocks[i].reason.startswith("html.table-row") and "trail" in look.reason:
        return None  # a row of a table is a row of labels
    return look


def _by_mark(page: _Page, i: int) -> Look | None:
    """Judge by the names, roles and elements around a block, but for those that hold the article itself."""
    element = _element(page, i)
    for one in chain_of(element) if element is not None else ():
        mark = mark_of(one)
        if mark and not page.body.is_own(one):
            return Look(*mark)
    return None


def _by_links(page: _Page, i: int) -> Look | None:
    """Take a block for a pointer elsewhere where it is one link, with at most a date or label beside it."""
    place = page.places[i]
    if place is None or len(place) > 1 or page.runs[place[0]].key != letters(page.features[i].text):
        return None
    run = page.runs[place[0]]
    if run.linked < _MOSTLY_LINKS * len(run.key):
        return None
    if not letters(run.rest) or is_date_line(run.rest) or len(run.rest.split()) <= _LABEL_WORDS and not run.rest.endswith("."):
        return Look(BlockKind.RELATED, "html.link")
    return None


def _by_picture(page: _Page, i: int) -> Look | None:
    """Take a block for a caption where it fills a cell or frame of its own with a picture."""
    element, block = _element(page, i), page.features[i]
    if element is None or block.words > _CAPTION_WORDS or element.tag == "p":
        return None
    for one in list(chain_of(element))[:4]:
        if page.body.is_own(one) or len(letters(text_of(one))) > 2 * len(letters(block.text)):
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
    """Judge by what else is in the box: a small box with a link of its own, a button or a label is no prose."""
    place = page.places[i]
    for box in _boxes(page, i) if place else ():
        if page.repeated[name_of(box)] >= _REPEATED or len(text_of(box).split()) > _BOX_WORDS:
            continue
        if select(box, ".//button | .//input | .//textarea"):
            return Look(BlockKind.FORM, "html.box-with-button")
        if place and any(run.linked >= _MOSTLY_LINKS * len(run.key) for run in _runs_in(page, box, place)):
            return Look(BlockKind.RELATED, "html.box-with-link")
        label = look_at_text(_runs_in(page, box, place)[0].text) if place else None
        if label:
            return Look(label.kind, f"html.box-labelled: {label.reason}")
    return None


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
    if _reads(page.features[i]):
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
        look = look_at_text(run.text) if len(run.text) <= 80 else None
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
            head = look if look and labels and block.kind in ARTICLE else None
        elif head and look is None and (head.opens or not page.features[i].ends):
            found[i] = Look(head.kind, f"html.listed-under: {head.reason}")


_RULES: tuple[Callable[[_Page, int], Look | None], ...] = (
    _by_words, _by_mark, _by_links, _by_picture, _by_box, _by_place,
)  # fmt: skip
"""Rules in the order of their trust; the first that answers decides."""
