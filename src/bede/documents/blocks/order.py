"""The order of a page: where its headline stands, where the article begins and where it ends."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bede.documents.blocks.features import Features, is_headline_shaped
from bede.documents.blocks.looks import Look
from bede.knowledge.blocks import block_words
from bede.knowledge.wires import split_dateline
from bede.model import BlockKind

ANCHORS = frozenset({BlockKind.BYLINE, BlockKind.DATE_LINE, BlockKind.DATELINE})
"""Kinds that stand between the headline and the body on nearly every page."""

_REAL_PARAGRAPH = 18
"""Words from which a lone sentence is taken for the article's beginning; shorter ones may be furniture."""
_STANDFIRST_WORDS = 45
_HEADLINE_WORDS = range(3, 36)
_TITLE_LINES = 3
"""Lines at the top among which a capture has the page's title."""
_DATED_HEADLINE = 6
"""Words from which a line with a date may be the headline, where no other line can."""
_NEAR = 4
"""Blocks within which a byline or date line belongs to a headline or a standfirst."""
_HEAVY = 30
"""Words; teasers of other stories are shorter, while a third of an article's paragraphs are longer."""
_SAME_TALK = 0.35
"""Share of a block's content words known from the article, from which it seems to talk of the same thing."""

Blocks = Sequence[Features]
Looks = Sequence[Look | None]


@dataclass(frozen=True, slots=True)
class Outline:
    """Indices of blocks: the headline, the first block of the body and the first one after it."""

    headline: int | None
    start: int
    end: int


def find_outline(blocks: Blocks, looks: Looks) -> Outline:
    """Return the order of the page. A page without running text has an empty body at its end."""
    told_again = _title_told_again(blocks, looks)
    begin = _below_front_matter(blocks, looks) if told_again is None else told_again + 1
    start = _behind_standfirst(blocks, looks, _first_paragraph(blocks, looks, begin))
    headline = _find_headline(blocks, looks, start) if told_again is None else told_again
    start = _back_to_first(blocks, looks, headline, start)
    return Outline(headline, start, _find_end(blocks, looks, start))


def _below_front_matter(blocks: Blocks, looks: Looks) -> int:
    """Return the first line with a byline or date below it, if what reads as prose above it greets the reader; else 0.

    Consent walls, pleas and notices may stand above the headline, as long as articles. What is greater than half of the
    text below is none.
    """
    heads = (i for i in range(len(blocks)) if _may_be_headline(blocks, looks, i) and _has_anchor_below(looks, i))
    head = next((i for i in heads if blocks[i].words >= 4), 0)
    above = [i for i in range(head) if blocks[i].prose and _may_greet(looks[i])]
    below = sum(blocks[i].words for i in _running(blocks, looks, head))
    greeting = sum(blocks[i].addresses or looks[i] is not None for i in above)
    return head if above and 2 * greeting >= len(above) and 2 * sum(blocks[i].words for i in above) <= below else 0


def _may_greet(look: Look | None) -> bool:
    return look is None or look.kind in (BlockKind.PLEA, BlockKind.FORM, BlockKind.LEGAL)


def _has_anchor_below(looks: Looks, i: int) -> bool:
    return any(look is not None and look.kind in ANCHORS for look in looks[i + 1 : i + 1 + _NEAR])


def _back_to_first(blocks: Blocks, looks: Looks, headline: int | None, start: int) -> int:
    """Take shorter sentences above the first long one to the body, below headline, byline and date."""
    if headline is None:
        return start
    anchors = (i for i in range(start - 1, headline, -1) if (look := looks[i]) and look.kind in ANCHORS)
    floor = next(anchors, headline) + 1
    running = (i for i in range(floor, start) if looks[i] is None and blocks[i].prose)
    return next((i for i in running if not is_headline_shaped(blocks[i])), start)


def _title_told_again(blocks: Blocks, looks: Looks) -> int | None:
    """Return the headline that repeats the page's title ("... | Post"), with mere furniture between."""
    lines = range(min(_TITLE_LINES, len(blocks)))
    top = [i for i in lines if _may_be_headline(blocks, looks, i) and blocks[i].words >= 4]
    titles = [blocks[i].folded for i in top]
    for i in range(1, len(blocks) if titles else 0):
        block = blocks[i]
        if looks[i] is None and block.prose and block.words >= _REAL_PARAGRAPH and not block.addresses:
            return None
        if block.words >= 4 and _may_be_headline(blocks, looks, i) and _opens_one(block.folded, titles, i, top):
            return i
    return None


def _opens_one(line: str, titles: Sequence[str], i: int, top: Sequence[int]) -> bool:
    """Tell whether the line is the beginning of a title above it; the name of the site ends these."""
    return any(place < i and title.startswith(line) for place, title in zip(top, titles, strict=False))


def _running(blocks: Blocks, looks: Looks, begin: int) -> Iterator[int]:
    """Yield the blocks of running text that no rule has claimed."""
    return (i for i in range(begin, len(blocks)) if looks[i] is None and blocks[i].prose)


def _first_paragraph(blocks: Blocks, looks: Looks, begin: int) -> int:
    """Return the first block that reads as a beginning; else the first running text; else the end."""
    candidates = [i for i in _running(blocks, looks, begin) if not is_headline_shaped(blocks[i])]
    titles = (j for j in range(len(blocks)) if _may_be_headline(blocks, looks, j) and blocks[j].words > 4)
    title = -1 if begin else next(titles, len(blocks))
    for i in candidates:
        if _is_real_paragraph(blocks, looks, i) and not (i < title <= i + _NEAR and blocks[i].addresses):
            return i
    return candidates[0] if candidates else len(blocks)


def _is_real_paragraph(blocks: Blocks, looks: Looks, i: int) -> bool:
    if blocks[i].words >= _REAL_PARAGRAPH or split_dateline(blocks[i].text):
        return True
    following = next((j for j in range(i + 1, min(i + 1 + _NEAR, len(blocks))) if looks[j] is None), None)
    if following is None or not blocks[following].prose or is_headline_shaped(blocks[following]):
        return False
    return blocks[i].words + blocks[following].words >= _REAL_PARAGRAPH


def _behind_standfirst(blocks: Blocks, looks: Looks, start: int) -> int:
    """Return the body's start: sentences between a headline and a byline or date are not of it."""
    if start >= len(blocks) or split_dateline(blocks[start].text):
        return start
    if not any(_may_be_headline(blocks, looks, j) for j in range(start)):
        return start  # what stands first on a page without a headline is its first paragraph
    above = {look.kind for look in looks[max(0, start - _NEAR) : start] if look}
    free = 0
    for i in range(start, min(start + _NEAR + 1, len(blocks))):
        look = looks[i]
        if look is not None and look.kind in ANCHORS - above:
            below = (j for j in _running(blocks, looks, i) if _is_real_paragraph(blocks, looks, j))
            body = next(below, None)
            told = body is not None and not any(mark and mark.ends for mark in looks[i:body])
            return body if body is not None and told else start
        if look is not None and look.ends:
            return start
        free += look is None
        if look is None and (free > 2 or blocks[i].words > _STANDFIRST_WORDS):
            return start
    return start


def _may_be_headline(blocks: Blocks, looks: Looks, i: int) -> bool:
    block = blocks[i]
    return looks[i] is None and is_headline_shaped(block) and not block.bullet and block.words in _HEADLINE_WORDS


def _find_headline(blocks: Blocks, looks: Looks, start: int) -> int | None:
    """Return the best candidate above the body; of equals the first, of the same line told twice the last."""
    candidates = [i for i in range(start) if _may_be_headline(blocks, looks, i)]
    if not candidates:  # a headline may be a name and a date: "Campaign Assessment, March 14, 2022"
        dated = (i for i in range(start) if (look := looks[i]) and look.kind is BlockKind.DATE_LINE)
        return next((i for i in dated if blocks[i].words >= _DATED_HEADLINE and ":" not in blocks[i].text), None)
    talk = _talk(blocks[i] for i in islice(_running(blocks, looks, start), 8))
    nearest = _top_of_lowest_run(candidates)
    best = max(candidates, key=lambda i: (_headline_score(blocks, looks, i, talk) + (i == nearest), -i))
    return max(i for i in candidates if blocks[i].folded == blocks[best].folded)


def _top_of_lowest_run(candidates: Sequence[int]) -> int:
    """Return the first of the candidates that stand together just above the body."""
    top = candidates[-1]
    for i in reversed(candidates):
        if top - i > 2:
            break
        top = i
    return top


def _headline_score(blocks: Blocks, looks: Looks, i: int, talk: frozenset[str]) -> int:
    """Return how much speaks for a headline: length, shared words, a byline near, no list around."""
    block = blocks[i]
    kinds = [look.kind for look in looks[i + 1 : i + 1 + _NEAR] if look]
    tight = sum(other.stanza == block.stanza for other in blocks[max(0, i - 3) : i + 4]) >= 5
    return (
        (2 if 5 <= block.words <= 25 else 0)
        + min(2, len(block.content & talk))
        + (2 if ANCHORS.intersection(kinds) else 0)
        - (2 if tight else 0)
    )


def _talk(blocks: Iterable[Features]) -> frozenset[str]:
    return frozenset[str]().union(*(block.content for block in blocks))


def _find_end(blocks: Blocks, looks: Looks, start: int) -> int:
    """Return where the body ends: at the first mark of an end below which nothing reads like the article.

    Below the prompt for comments readers write like articles too: it ends the body unless twice as much as
    stood above it reads on below.
    """
    marks = [i for i in range(start + 1, len(blocks)) if (look := looks[i]) and look.ends]
    running = list(_running(blocks, looks, start))
    if not marks or not running:
        return len(blocks)
    above = [i for i in running if i < marks[0]] or running[:5]
    talk = _talk(blocks[i] for i in above[:40])
    going_on = [i for i in running if reads_on(blocks[i], talk)]
    last = next((mark for mark in marks if _ends_hard(looks, mark, running, going_on)), len(blocks))
    goes_on = going_on[: bisect_left(going_on, last)]
    return next((mark for mark in marks if mark < last and (not goes_on or goes_on[-1] < mark)), last)


def _ends_hard(looks: Looks, mark: int, running: Sequence[int], going_on: Sequence[int]) -> bool:
    """Tell whether the body ends here, since at most twice as much as stood above reads on below."""
    look, told = looks[mark], bisect_left(running, mark)
    below = len(going_on) - bisect_left(going_on, mark)
    return look is not None and look.ends == "hard" and told >= 2 and below <= 2 * told


def reads_on(block: Features, talk: frozenset[str]) -> bool:
    """Tell whether running text goes on with an article that used the words ``talk``, and is no teaser.

    Teasers are short, quote nobody and begin afresh; paragraphs are long, report, or begin with "He" or
    "But".
    """
    words = block_words().prose
    if block.words >= _HEAVY or (block.quotes and block.reports) or words.telling.search(block.unquoted):
        return True
    shared = len(block.content & talk) >= _SAME_TALK * len(block.content) if block.content else False
    begins = bool(words.anaphor.match(block.folded)) and not block.asks
    signs = block.reports + begins + shared + (block.sentences >= 2 and block.words >= 20) - block.asks - block.bullet
    return signs >= 2
