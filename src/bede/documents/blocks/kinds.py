"""Every block its kind: what it looks like, corrected by where it stands.

Two rules go before all others: no paragraph of an article is lost (a full sentence inside the body is a
paragraph when in doubt), and nothing of the page's furniture becomes one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bede.documents.blocks.features import Features, is_headline_shaped, is_quotation, measure
from bede.documents.blocks.lines import Line
from bede.documents.blocks.looks import Look, look_at
from bede.documents.blocks.order import ANCHORS, Blocks, Looks, Outline, find_outline
from bede.documents.blocks.spread import is_name, spread
from bede.documents.blocks.teasers import take_teasers
from bede.documents.dates import find_published
from bede.documents.draft import DraftBlock
from bede.knowledge.blocks import block_words
from bede.model import BlockKind
from bede.text.calendar import MONTH_PATTERN, WEEKDAY_PATTERN

_CAPTION_END = re.compile(
    rf"\b(?:(?:on|in) (?:{WEEKDAY_PATTERN}|(?:{MONTH_PATTERN} )?(?:\d{{1,2}},? )?\d{{4}}"
    rf"|{MONTH_PATTERN}(?: \d{{1,2}})?)"
    r"|\((?:left|right|centre|center)\))$"
)
_NAME_FIRST = re.compile(r"(?:[A-Z][\w'’.-]+ ){2,4}(?:is|was|has|works|covers|writes|reports)\b")
_BIOGRAPHY = Look(BlockKind.BYLINE, "byline: about the author")
_ZONES = (BlockKind.RELATED, BlockKind.COMMENTS, BlockKind.FORM)
"""Kinds of marks that give their kind to what stands below the article's end; else it is navigation."""
_NEAR = 3
"""Blocks below the headline within which a bare name is a byline; further off it is a label of a menu."""
_LABEL_WORDS = 4
_HEADING_WORDS = 8
"""Words that a heading may have if it is a question or in capitals; else it may have as many as a label."""


@dataclass(slots=True)
class _Page:
    """The page under judgement.

    ``above`` is the verdict on the block before, ``zone`` the last mark of an end or head of a list. Anchors
    are bylines and dates between headline and body; ``bylines`` are their folded texts.
    """

    blocks: Blocks
    looks: Looks
    outline: Outline
    first_anchor: int
    last_anchor: int
    last_running: int
    dated: bool
    bylines: tuple[str, ...]
    above: Look | None = None
    zone: Look | None = None
    standfirst: bool = False


def classify(lines: Sequence[Line]) -> list[DraftBlock]:
    """Return the lines with their kinds, in order, none added and none left out."""
    blocks, looks = _look_at_each(lines)
    headline = find_outline(blocks, looks).headline
    story = frozenset[str]() if headline is None else blocks[headline].content
    spread(blocks, looks, story)
    take_teasers(blocks, looks, story)
    page = _page(blocks, looks)
    return [DraftBlock(look.kind, block.text, look.reason) for look, block in zip(_judge(page), blocks, strict=True)]


def _look_at_each(lines: Sequence[Line]) -> tuple[list[Features], list[Look | None]]:
    """Measure and look at each line; lines told more than once, as menus are, are judged once."""
    known: dict[str, tuple[Features, Look | None]] = {}
    for line in lines:
        if line.text not in known:
            block = measure(line)
            known[line.text] = (block, look_at(block))
    blocks = [replace(known[line.text][0], stanza=line.stanza) for line in lines]
    return blocks, [known[line.text][1] for line in lines]


def _page(blocks: Blocks, looks: Looks) -> _Page:
    outline = find_outline(blocks, looks)
    top = 0 if outline.headline is None else outline.headline
    anchors = [i for i in range(top, outline.start) if (look := looks[i]) and look.kind in ANCHORS]
    running = [i for i in range(outline.start, outline.end) if looks[i] is None and blocks[i].prose]
    dated = any(look and look.kind is BlockKind.DATE_LINE for look in looks[: outline.end])
    return _Page(
        blocks,
        looks,
        outline,
        first_anchor=anchors[0] if anchors else len(blocks),
        last_anchor=anchors[-1] if anchors else -1,
        last_running=running[-1] if running else -1,
        dated=dated,
        bylines=tuple(blocks[i].folded for i in anchors if (look := looks[i]) and look.kind is BlockKind.BYLINE),
    )


def _judge(page: _Page) -> Iterator[Look]:
    for i, look in enumerate(page.looks):
        if look and (look.ends or look.opens):
            page.zone = look
        found = _kind_of(page, i)
        page.above = found
        page.standfirst = page.standfirst or found.kind is BlockKind.STANDFIRST
        yield found


def _kind_of(page: _Page, i: int) -> Look:
    look, outline = page.looks[i], page.outline
    if i == outline.headline:
        return Look(BlockKind.HEADLINE, "headline: best line above the article")
    if i >= outline.end:
        return _below_body(page, i, look)
    if look is not None:
        return _heading_by_date(page, i, look) or look
    return _in_header(page, i) if i < outline.start else _in_body(page, i)


def _in_header(page: _Page, i: int) -> Look:
    block, headline = page.blocks[i], page.outline.headline
    if headline is None or i < headline:
        return Look(BlockKind.NAVIGATION, "navigation: above the article")
    title = page.blocks[headline].folded
    if block.folded in title or title in block.folded:
        return Look(BlockKind.NAVIGATION, "navigation: repeats the headline")
    if block.prose and i < page.last_anchor:
        return Look(BlockKind.STANDFIRST, "standfirst: sentence above the byline or date")
    if block.prose:
        return _prose(block)
    near = i - headline <= _NEAR or page.outline.start - i <= 2
    if block.words <= _LABEL_WORDS:
        kind = BlockKind.BYLINE if near and is_name(block.text) else BlockKind.NAVIGATION
        return Look(kind, f"{kind}: few words below the headline")
    return _line_in_header(page, i, block)


def _line_in_header(page: _Page, i: int, block: Features) -> Look:
    if is_name(block.text):
        return Look(BlockKind.BYLINE, "byline: names below the headline")
    if block.bullet:
        return Look(BlockKind.STANDFIRST, "standfirst: point below the headline")
    if page.first_anchor < i:
        return Look(BlockKind.CAPTION, "caption: line between byline or date and the article")
    if page.standfirst or _CAPTION_END.search(block.text):
        return Look(BlockKind.CAPTION, "caption: line without a full stop above the article")
    return Look(BlockKind.STANDFIRST, "standfirst: line below the headline")


def _prose(block: Features) -> Look:
    kind = BlockKind.QUOTATION if is_quotation(block.text) else BlockKind.PARAGRAPH
    return Look(kind, f"{kind}: running text in the article")


def _heading_by_date(page: _Page, i: int, look: Look) -> Look | None:
    """Take a bare date between paragraphs for a heading: it does not date the document."""
    between = page.outline.start < i < page.last_running
    if look.kind is not BlockKind.DATE_LINE or not between or _told_role(page.blocks[i].text):
        return None
    return Look(BlockKind.HEADING, "heading: bare date between paragraphs")


def _told_role(text: str) -> bool:
    return find_published([text]).method in ("text.published", "text.last-updated")


def _in_body(page: _Page, i: int) -> Look:
    block = page.blocks[i]
    if _is_heading(block) and _stands_above_prose(page, i):
        return Look(BlockKind.HEADING, "heading: few words above a paragraph")
    if _is_listed_question(page, i):
        return Look(BlockKind.RELATED, "related: question in a list of other stories")
    if block.prose:
        return _BIOGRAPHY if _is_biography(block) and _is_author(page, i) else _prose(block)
    if _is_item(page, i):
        return Look(BlockKind.PARAGRAPH, "paragraph: item of a list in the article")
    if _introduces(page, i):
        return Look(BlockKind.PARAGRAPH, "paragraph: introduces a list or a quotation")
    if block.words <= _LABEL_WORDS:
        return Look(BlockKind.NAVIGATION, "navigation: label in the article")
    if _CAPTION_END.search(block.text):
        return Look(BlockKind.CAPTION, "caption: line that ends with a day")
    return Look(BlockKind.RELATED, "related: headline-like line in the article")


def _is_listed_question(page: _Page, i: int) -> bool:
    """Tell whether a lone question or exclamation goes on with a list of other stories: no paragraph follows it."""
    above = page.above
    listed = above is not None and above.kind is BlockKind.RELATED
    return listed and page.blocks[i].prose and is_headline_shaped(page.blocks[i]) and not _stands_above_prose(page, i)


def _is_author(page: _Page, i: int) -> bool:
    """Tell whether a biography is the author's: of a name in the byline, or the article's last words."""
    name = " ".join(page.blocks[i].folded.split()[:2])
    return i >= page.last_running or any(name in byline for byline in page.bylines)


def _is_biography(block: Features) -> bool:
    """Tell whether a block says what somebody writes ("Jane Doe is a freelance journalist in Lviv.")."""
    found = block_words().biography.search(block.folded[:160])
    return bool(found) and not block.reports and bool(_NAME_FIRST.match(block.text))


def _is_heading(block: Features) -> bool:
    """Tell whether a block is short enough for a heading; of sentences only questions are ("What now?")."""
    asks = bool(block_words().prose.asking.match(block.folded))
    if block.bullet or block.sentences > 1 or (block.prose and not (asks and block.asks)):
        return False
    return block.words <= (_HEADING_WORDS if asks or block.text.isupper() else _LABEL_WORDS)


def _stands_above_prose(page: _Page, i: int) -> bool:
    return i + 1 < page.outline.end and page.looks[i + 1] is None and page.blocks[i + 1].prose


def _introduces(page: _Page, i: int) -> bool:
    below = page.blocks[i + 1] if i + 1 < page.outline.end else None
    return page.blocks[i].text.endswith(":") and below is not None and (below.bullet or below.text[0] in '“"')


def _is_item(page: _Page, i: int) -> bool:
    """Tell whether a line goes on with a list that a paragraph introduced with a colon."""
    block, above = page.blocks[i], page.above
    if above is None or above.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTATION):
        return False
    marked = block.bullet or block.text[0].islower() or block.text.endswith(";")
    return marked and (page.blocks[i - 1].text.endswith(":") or above.reason.startswith("paragraph: item"))


def _below_body(page: _Page, i: int, look: Look | None) -> Look:
    zone = page.zone.kind if page.zone and page.zone.kind in _ZONES else BlockKind.NAVIGATION
    if look is None and _is_biography(page.blocks[i]):
        return _BIOGRAPHY
    if look is None:
        return Look(zone, f"{zone}: below the article's end")
    if look.kind is BlockKind.DATE_LINE and not page.dated and _told_role(page.blocks[i].text):
        page.dated = True  # "Published: ..." at the foot of a page that told no date above
        return look
    if look.kind in ANCHORS:
        return Look(zone, f"{zone}: date or name below the article's end")
    return look
