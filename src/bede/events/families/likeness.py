"""When two documents with words in common are copies of one text, and when they only share a passage."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from bede.events.families.candidates import same_address
from bede.events.families.documents import LinkDocument
from bede.events.families.overlap import Taken
from bede.events.families.tellers import author_of, outlet_of
from bede.settings import EventsOptions

MOST = 0.5
"""Share of both from which two texts are one, whatever else they hold."""

SAME = 0.93
"""Share of both from which two texts are the same: headings, credits and changed spellings make up the rest."""

LITERAL = 0.5
"""Closeness from which a sentence was taken over word for word, as an excerpt is and a rewriting isn't."""

_OPENING = ((0,), (1,))


class Likeness(IntEnum):
    """How much two documents are one text.

    BACKGROUND: they share a passage that one outlet or wire service repeats. PASSAGE: one took a part from the other,
    or both from a third. TEXT: most of both is the same, or they are versions by one outlet.
    """

    NONE = 0
    BACKGROUND = 1
    PASSAGE = 2
    TEXT = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents and what of each stands in the other. ``taker``: which of them took it, where one did."""

    first: str
    second: str
    mine: Taken
    theirs: Taken
    likeness: Likeness
    taker: str

    @property
    def share(self) -> float:
        """The larger of both shares, which is that of the text with less of its own."""
        return max(self.mine.share, self.theirs.share)

    @property
    def part(self) -> float:
        """Part of the sentences of one of the two that were taken over, the larger of both."""
        return max(self.mine.part, self.theirs.part)

    @property
    def opens(self) -> bool:
        """Whether what was taken stands in the first quarter of the one with less of its own: it is no foot line."""
        taken = max(self.mine, self.theirs, key=lambda one: one.share)
        return bool(taken.sentences) and 4 * taken.sentences[0] < taken.all_sentences

    def taken(self, document: str) -> Taken:
        """Return what of one of the two documents stands in the other."""
        return self.mine if document == self.first else self.theirs

    def other(self, document: str) -> str:
        """Return the other document."""
        return self.second if document == self.first else self.first


def judge(first: LinkDocument, second: LinkDocument, mine: Taken, theirs: Taken, options: EventsOptions) -> Likeness:
    """Return how much two documents are one text, by what they share and who tells them.

    An outlet repeats its own background paragraphs, and a wire service those of its reports, so that a shared passage
    shows copying only between those who write apart. Days apart, an outlet's report of the same make is a new one.
    """
    if same_address(first.uri, second.uri):
        return Likeness.TEXT
    share, runs = max(mine.share, theirs.share), min(mine.runs, theirs.runs)
    if runs < options.min_runs:
        return Likeness.NONE
    if first.publisher is not None and outlet_of(first) == outlet_of(second):
        days = _days_between(first, second)
        near = days is None or days <= options.version_days or min(mine.share, theirs.share) >= SAME
        return Likeness.TEXT if share >= options.version_share and near else Likeness.BACKGROUND
    if min(mine.share, theirs.share) >= MOST:
        return Likeness.TEXT
    if author_of(first) is not None and author_of(first) == author_of(second) and not _leads(mine, theirs):
        return Likeness.PASSAGE if share >= options.wire_share else Likeness.BACKGROUND
    if share >= options.copy_share:
        return Likeness.PASSAGE
    return Likeness.PASSAGE if _is_passage(mine, theirs, options) else Likeness.NONE


def find_taker(first: LinkDocument, second: LinkDocument, mine: Taken, theirs: Taken) -> str:
    """Return the id of the one that took from the other: the later one, else the one with less of its own."""
    if first.published and second.published and first.published != second.published:
        return max(first, second, key=lambda document: document.published or "").id
    if round(mine.share, 1) != round(theirs.share, 1):
        return first.id if mine.share > theirs.share else second.id
    return max(first.id, second.id)


def _is_passage(mine: Taken, theirs: Taken, options: EventsOptions) -> bool:
    """Tell whether one took a passage from the other: two sentences running, or a long one, nearly word for word."""
    runs, running = min(mine.runs, theirs.runs), max(longest_row(mine), longest_row(theirs)) > 1
    close = max(mine.closeness, theirs.closeness) >= LITERAL
    return close and runs >= (options.excerpt_runs if running else options.excerpt_runs * 1.5)


def _leads(mine: Taken, theirs: Taken) -> bool:
    """Tell whether what is shared is the opening of both, which is news and no background."""
    return mine.sentences[:1] in _OPENING and theirs.sentences[:1] in _OPENING


def longest_row(taken: Taken) -> int:
    """Return how many sentences running were taken over at most."""
    best = length = 0
    before = -2
    for number in taken.sentences:
        length = length + 1 if number == before + 1 else 1
        best, before = max(best, length), number
    return best


def _days_between(first: LinkDocument, second: LinkDocument) -> int | None:
    if first.published is None or second.published is None:
        return None
    return abs((date.fromisoformat(first.published) - date.fromisoformat(second.published)).days)
