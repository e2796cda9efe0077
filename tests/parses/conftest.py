"""A reader and a way to write a document by hand."""

from collections.abc import Callable

import pytest

from bede.model import Block, BlockKind, Document, Frame, Resolution, Span, When
from bede.parses import TrainedReader, annotate
from bede.settings import ParsesOptions


def make_document(*paragraphs: str) -> Document:
    """Return a document whose blocks are the paragraphs."""
    blocks, position = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(position, position + len(paragraph)), "test"))
        position += len(paragraph) + 2
    unknown: Resolution[When] = Resolution("", None, "none", 0.0)
    return Document(
        "d1", "p1", "file:///d", None, "\n\n".join(paragraphs), tuple(blocks), None, None, None, None, unknown, "en"
    )


class Read:
    """What the reader finds in some paragraphs, in words."""

    def __init__(self, *paragraphs: str) -> None:
        self.document = make_document(*paragraphs)
        self.parse = annotate(self.document, TrainedReader(ParsesOptions()), ParsesOptions())

    def words(self, span: Span) -> str:
        return self.document.text[span.start : span.end]

    def frame(self, trigger: str) -> Frame:
        """Return the one frame whose trigger has these words."""
        found = [f for f in self.parse.frames if self.words(f.trigger) == trigger]
        assert len(found) == 1, f"{trigger!r} among {self.triggers()}"
        return found[0]

    def triggers(self) -> list[str]:
        return [self.words(f.trigger) for f in self.parse.frames]

    def actors(self, trigger: str) -> list[str]:
        return [self.words(m.span) for m in self.frame(trigger).actors]

    def recipients(self, trigger: str) -> list[str]:
        return [self.words(m.span) for m in self.frame(trigger).recipients]

    def voices(self, trigger: str) -> list[str]:
        return [self.words(v.speaker.span) if v.speaker else "" for v in self.frame(trigger).voices]

    def time(self, trigger: str) -> str | None:
        mention = self.frame(trigger).time
        return self.words(mention.span) if mention else None

    def place(self, trigger: str) -> str | None:
        mention = self.frame(trigger).place
        return self.words(mention.span) if mention else None

    def amounts(self, trigger: str) -> list[tuple[str, str]]:
        return [(str(m.amount_kind), self.words(m.span)) for m in self.frame(trigger).amounts]


@pytest.fixture
def read() -> Callable[..., Read]:
    """Read paragraphs with the shipped reader."""
    return Read
