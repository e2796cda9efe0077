"""Pleas and notices of several paragraphs: from the parts that are plain, by their words, to their neighbours.

A plea speaks to the reader of the outlet's own work. So do columns and letters to the editor, which is why a neighbour
must speak of journalism, report nothing, and share no words with the headline.
"""

from collections.abc import Iterator
from itertools import groupby, pairwise

from bede.documents.blocks.features import Features
from bede.documents.blocks.looks import Look, OpenLooks, cues_of_plea
from bede.documents.blocks.order import Blocks
from bede.model import BlockKind

_MAX_GAP = 4
"""Blocks from one plea to the next; longer gaps hold paragraphs of the article."""
_SHORT = 12
"""Words of a line without a full stop ("Dear readers,", "You're a dedicated reader") that may belong to a plea."""
_NOTICES = (BlockKind.PLEA, BlockKind.FORM, BlockKind.LEGAL)
_MOST_ADDRESSING = 0.25
"""Share of the running text that may speak to the reader in a report: the page's own notices, and little else."""
_SAME_TALK = 0.5
"""Share of a block's content words known from the article, from which it seems to talk of the same thing."""
_STORY_WORDS = 2
"""Words shared with the headline from which a block is the article's; a plea may name the country of the story."""


def spread_pleas(blocks: Blocks, looks: OpenLooks, story: frozenset[str]) -> None:
    """Give a plea what goes on with it, above and below, and what stands between two; ``looks`` is changed in place.

    ``story`` are the content words of the headline.
    """
    for i, near in _beside(len(blocks)):
        may_go_on = blocks[i].prose or near < i  # a line above a plea may be the headline, or a caption
        if looks[i] is None and may_go_on and _is_plea(looks[near]) and _goes_on(blocks[i], story):
            looks[i] = Look(BlockKind.PLEA, "plea: beside a plea, to the reader")
    pleas = [i for i, look in enumerate(looks) if _is_plea(look)]
    for a, b in pairwise(pleas):
        inside = [i for i in range(a + 1, b) if looks[i] is None] if b - a <= _MAX_GAP else []
        whole = all(_may_stand_between(blocks[i], story) for i in inside)
        for i in inside:
            if whole or _goes_on(blocks[i], story):
                looks[i] = Look(BlockKind.PLEA, "plea: between two parts of a plea")


def spread_notices(blocks: Blocks, looks: OpenLooks, story: frozenset[str]) -> None:
    """Give notices, forms and pleas what lies between them and other furniture and speaks to the reader.

    Only in reports, which speak to nobody: a column or an explainer may say "you" anywhere. What reports, or shares its
    words with the headline or the rest of the text, is the article's; ``looks`` is changed in place.
    """
    running = [i for i, look in enumerate(looks) if look is None and blocks[i].prose]
    told = [blocks[i] for i in running if not blocks[i].addresses]
    if len(running) - len(told) > _MOST_ADDRESSING * len(running):
        return
    talk = frozenset[str]().union(*(block.content for block in told))
    for is_open, group in groupby(range(len(blocks)), lambda i: looks[i] is None):
        run = list(group) if is_open else []
        beside = [look for i in (run[0] - 1, run[-1] + 1) if 0 <= i < len(looks) and (look := looks[i])] if run else []
        notice = next((look for look in beside if look.kind in _NOTICES), None)
        if notice and all(_is_aside(blocks[i], story, talk) for i in run):
            for i in run:
                looks[i] = Look(notice.kind, f"{notice.kind}: to the reader, beside its like")


def _beside(count: int) -> Iterator[tuple[int, int]]:
    """Yield each block with the one above it, from the top down, then each with the one below it, from the end up."""
    yield from ((i, i - 1) for i in range(1, count))
    yield from ((i, i + 1) for i in range(count - 2, -1, -1))


def _is_aside(block: Features, story: frozenset[str], talk: frozenset[str]) -> bool:
    """Tell whether a block of a report speaks to the reader, of what neither headline nor text speak of."""
    if not block.prose or not block.addresses or block.reports or len(block.content & story) >= _STORY_WORDS:
        return False
    return len(block.content & talk) < _SAME_TALK * max(1, len(block.content))


def _is_plea(look: Look | None) -> bool:
    return look is not None and look.kind is BlockKind.PLEA


def _goes_on(block: Features, story: frozenset[str]) -> bool:
    """Tell whether the block, beside a plea, is more of it."""
    if block.reports or not block.addresses or len(block.content & story) >= _STORY_WORDS:
        return False
    return bool(cues_of_plea(block)) if block.prose else block.words <= _SHORT


def _may_stand_between(block: Features, story: frozenset[str]) -> bool:
    """Tell whether the block, between two parts of a plea, may be a third: it speaks to readers, or of journalism."""
    if block.reports or len(block.content & story) >= _STORY_WORDS:
        return False
    return block.addresses or not block.prose or len(cues_of_plea(block)) >= 2
