"""Full sentences of lists of other stories, and of adverts, that no word of theirs gives away.

A teaser is short, quotes nobody and stands in a row of its like, each below its own headline. An advert stands below
the label of its advertiser and speaks to the reader. Where that is not plain, a sentence is left to the article.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from bede.documents.blocks.features import Features, is_headline_shaped
from bede.documents.blocks.looks import Look, OpenLooks
from bede.documents.blocks.order import Blocks
from bede.knowledge.blocks import block_words
from bede.model import BlockKind

_WORDS = 32
"""Words of the longest teaser; paragraphs may be shorter, but seldom stand one by one below lines like headlines."""
_TITLE_WORDS = 5
"""Words from which a line without a full stop is a headline; shorter ones may head a part of the article."""
_LONGEST = 60
"""Blocks of the longest list that is followed."""
_ADVERT_WORDS = 50
_ADVERTISER = "navigation: label of an advertiser"
_ASIDE = (BlockKind.NAVIGATION, BlockKind.DATE_LINE, BlockKind.RELATED)
"""Kinds that stand between the rows of a list: labels, dates, reading times."""


def take_teasers(blocks: Blocks, looks: OpenLooks, story: frozenset[str]) -> None:
    """Give heads of lists and labels of advertisers their sentences; ``looks`` is changed in place.

    ``story`` are the content words of the headline.
    """
    for head, look in enumerate(looks):
        if look is not None and look.kind is BlockKind.RELATED:
            for i in _under(head, blocks, looks):
                looks[i] = Look(BlockKind.RELATED, "related: teaser in a list of other stories")
        elif look is not None and look.reason == _ADVERTISER:
            below = head + 1
            if below < len(blocks) and looks[below] is None and _is_advert(blocks[below], story):
                looks[below] = Look(BlockKind.NAVIGATION, "navigation: advert below its label")


def _under(head: int, blocks: Blocks, looks: Sequence[Look | None]) -> list[int]:
    """Return the sentences of the list below its head, if two or more stand under titles of their own."""
    rows = takewhile(lambda i: _is_title(blocks[i]) or _is_teaser(blocks[i]), _rows(head, blocks, looks))
    titled = [i for before, i in pairwise(rows) if _is_title(blocks[before]) and not _is_title(blocks[i])]
    return titled if len(titled) > 1 else []


def _rows(head: int, blocks: Blocks, looks: Sequence[Look | None]) -> Iterator[int]:
    """Yield the blocks below the head without labels, dates and the like, up to what is no part of a list."""
    for i in range(head + 1, min(head + 1 + _LONGEST, len(blocks))):
        look, label = looks[i], not blocks[i].prose and blocks[i].words < _TITLE_WORDS
        if look is not None and look.kind not in _ASIDE:
            return
        if look is None and not label:
            yield i


def _is_title(block: Features) -> bool:
    return is_headline_shaped(block) and block.words >= _TITLE_WORDS


def _is_teaser(block: Features) -> bool:
    told = block.quotes or block_words().prose.telling.search(block.unquoted)
    return block.prose and block.words <= _WORDS and block.sentences <= 2 and not told


def _is_advert(block: Features, story: frozenset[str]) -> bool:
    told = block.reports or block.quotes or block.content & story
    return block.prose and block.addresses and block.words <= _ADVERT_WORDS and not told
