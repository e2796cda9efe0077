"""Signs of furniture in one block: its words, the marks around it, its links, its picture, its box.

Each rule takes a sheet and the index of a block and answers with a verdict, or None where it can't tell.
"""

import re
from itertools import islice

from lxml.html import HtmlElement

from bede.documents.blocks.features import is_quotation
from bede.documents.blocks.looks import Look
from bede.documents.blocks.prose import is_biography, look_at_text
from bede.documents.body import chain_of, name_of
from bede.documents.dates import is_date_line
from bede.documents.marks import mark_of
from bede.documents.runs import Run, letters
from bede.documents.sheet import LABEL_WORDS, Sheet
from bede.documents.tree import select
from bede.model import BlockKind

_MOSTLY_LINKS = 0.6
"""Share of a block's letters inside links above which it is a link and no prose."""

_BOX_WORDS = 60
"""Words; a box among the paragraphs that holds more is a part of the article."""

_CAPTION_WORDS = 60
"""Words; a longer text beside a picture is told by it, not about it."""

_CAPTION_DEPTH = 4
"""Elements around a text that are looked at for a picture: cell, table, and frames of a theme between."""

_REPEATED = 3
"""Blocks of prose in boxes of one name from which the box is how this site sets its paragraphs."""

_LABELS = frozenset((BlockKind.RELATED, BlockKind.COMMENTS, BlockKind.FORM, BlockKind.PLEA))
"""Kinds of label that speak for the whole box; "Analysis" or a picture's credit above a text does not."""

_ADVERT = re.compile(r"\W*(?:advert|sponsor|paid|promot|ads?\b)", re.IGNORECASE)


def by_words(sheet: Sheet, i: int) -> Look | None:
    """Judge by the block's own words and those of its neighbours."""
    look = sheet.looks[i]
    if look and sheet.blocks[i].reason.startswith("html.table-row") and look.kind is BlockKind.NAVIGATION:
        return None  # the cells of any table are short labels and numbers
    return look


def by_mark(sheet: Sheet, i: int) -> Look | None:
    """Judge by the names, roles and elements around a block, but for those that hold the article itself."""
    for one in sheet.chain(i):
        mark = mark_of(one)
        if mark and not sheet.body.is_own(one) and not _is_doubtful(sheet, i, mark):
            return Look(*mark)
    return None


def _is_doubtful(sheet: Sheet, i: int, mark: tuple[BlockKind, str]) -> bool:
    """Tell whether running text contradicts a name: galleries tell stories, and "hidden" is often for print only."""
    long = sheet.features[i].words > _CAPTION_WORDS or sheet.features[i].sentences > 3
    return sheet.reads(i) and (
        mark[1] == "html.named.hidden" or (mark[0] is BlockKind.CAPTION and long and "<" not in mark[1])
    )


def by_author(sheet: Sheet, i: int) -> Look | None:
    """Take a line on somebody who writes for a note on the author where it closes the article."""
    if i in sheet.closing and is_biography(sheet.features[i]):
        return Look(BlockKind.BYLINE, "html.about-author")
    return None


def by_links(sheet: Sheet, i: int) -> Look | None:
    """Take a block for a pointer elsewhere where it is one link, with at most a date or label beside it."""
    place = sheet.places[i]
    if place is None or len(place) > 1 or sheet.runs[place[0]].key != letters(sheet.features[i].text):
        return None
    run = sheet.runs[place[0]]
    if run.linked < _MOSTLY_LINKS * len(run.key):
        return None
    words = [word for word in run.rest.split() if len(letters(word)) > 1]
    if len(words) <= LABEL_WORDS or is_date_line(run.rest):
        return Look(BlockKind.RELATED, "html.link")
    return None


def by_picture(sheet: Sheet, i: int) -> Look | None:
    """Take a block for a caption where it fills a cell or frame of its own with a picture."""
    element, block = sheet.elements[i], sheet.features[i]
    if element is None or block.words > _CAPTION_WORDS:
        return None
    if element.tag == "p":  # a picture that floats in a paragraph is common; a paragraph all in italics is not
        small = [one for one in element.iter("em", "i", "small") if sheet.words_in(one) >= block.words]
        beside = small and next(element.iter("img"), None) is not None
        return Look(BlockKind.CAPTION, "html.picture-above") if beside else None
    for one in islice(sheet.chain(i), _CAPTION_DEPTH):
        if sheet.body.is_own(one) or sheet.words_in(one) > 2 * block.words:
            return None
        framed = one.tag in ("td", "table") or (one is not element and one.tag == "div")
        if framed and sheet.repeated[name_of(one)] < _REPEATED and next(one.iter("img"), None) is not None:
            return Look(BlockKind.CAPTION, "html.picture-beside")
    return None


def by_box(sheet: Sheet, i: int) -> Look | None:
    """Judge by what else is in the box: a small box with a link of its own, a button or a label is no prose.

    Only where the article's paragraphs stand in no box.
    """
    place = sheet.places[i]
    quoted = sheet.blocks[i].kind is BlockKind.QUOTATION or is_quotation(sheet.features[i].text)
    if place is None or sheet.unboxed < _REPEATED or quoted:  # the link in a quotation's box names its speaker
        return None
    for box in sheet.boxes(i):
        if sheet.repeated[name_of(box)] >= _REPEATED or sheet.words_in(box) > _BOX_WORDS:
            continue
        if select(box, ".//button | .//input | .//textarea"):
            return Look(BlockKind.FORM, "html.box-with-button")
        runs = _runs_in(sheet, box, place)
        if any(run.linked >= _MOSTLY_LINKS * len(run.key) for run in runs):
            return Look(BlockKind.RELATED, "html.box-with-link")
        label = look_at_text(runs[0].text)
        if label and (label.kind in _LABELS or _ADVERT.match(runs[0].text)):
            return Look(label.kind, f"html.box-labelled: {label.reason}")
    return None


def _runs_in(sheet: Sheet, box: HtmlElement, place: range) -> list[Run]:
    """Return the runs of a box, which stand together around those at ``place``."""
    first, last = place[0], place[-1]
    while first > 0 and _within(box, sheet.runs[first - 1]):
        first -= 1
    while last + 1 < len(sheet.runs) and _within(box, sheet.runs[last + 1]):
        last += 1
    return list(sheet.runs[first : last + 1])


def _within(box: HtmlElement, run: Run) -> bool:
    return any(one is box for one in chain_of(run.element))
