"""A page taken apart, before offsets are fixed: what the readers of pages, records and captures hand over."""

from dataclasses import dataclass

from bede.model import BlockKind, Resolution, When


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A run of text of one kind. ``text`` is not empty, without newlines at its ends; ``reason`` its rule."""

    kind: BlockKind
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A page taken apart: the document's text will be the blocks' texts joined by a blank line.

    ``published`` always carries its method; its value is None where no date could be read. ``credit`` is the
    normalised name of a wire service, ``dateline`` the place before the dash, ``language`` the ISO 639-1 code that
    the page or record declares, ``section`` the outlet's section that they name.
    """

    title: str | None
    blocks: tuple[DraftBlock, ...]
    publisher: str | None
    byline: str | None
    credit: str | None
    dateline: str | None
    published: Resolution[When]
    language: str | None
    section: str | None = None
