"""A cleaned document: immutable text, and the blocks it came in."""

from dataclasses import dataclass
from datetime import date

from bede.model.codes import BlockKind
from bede.model.spans import Span
from bede.model.values import Resolution, When


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text of one kind; ``reason`` names the rule that decided the kind."""

    kind: BlockKind
    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class DateReason:
    """Words that bound the day of a document which tells no date of its own, and the bound.

    ``known``: what is known of what they name, as a sentence. ``earliest``, ``latest``: the days that this leaves
    open; None is an open end. ``agrees``: False where the other reasons, which were more, outvoted it.
    """

    span: Span
    text: str
    known: str
    earliest: date | None
    latest: date | None
    agrees: bool


@dataclass(frozen=True, slots=True)
class Document:
    """What a page says. ``text`` never changes after cleaning: everything points into it by offset.

    ``blocks`` cover the whole text in order, boilerplate included. ``published`` is the date of
    publication with the place it was found in (``method``), or with basis ``background`` an interval that follows
    from ``date_reasons``, which are empty for every other basis. ``credit`` is the wire service that the
    text is credited to; ``dateline`` the place before the dash. ``language`` is an ISO 639-1 code. ``section`` is the
    outlet's section that the page or its address names, as written ("Opinion").
    """

    id: str
    page_id: str
    uri: str
    title: str | None
    text: str
    blocks: tuple[Block, ...]
    publisher: str | None
    byline: str | None
    credit: str | None
    dateline: str | None
    published: Resolution[When]
    language: str
    date_reasons: tuple[DateReason, ...] = ()
    section: str | None = None
