"""The seam behind which sentences are read: whatever reads can stand here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from bede.model import Document, Frame, Mention, Sentence, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one document; frames stand in the order of their triggers.

    ``references``: of parties in turns and signed texts, the span → that of whoever speaks there, None where the byline
    alone has him. ``quotations``: the stretch between the marks → the words for who speaks there.
    """

    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]
    references: Mapping[Span, Span | None] = field(default_factory=dict)
    quotations: Mapping[Span, Span] = field(default_factory=dict)


Split: TypeAlias = tuple[Document, Sequence[Sentence]]
"""A document with those of its sentences that are to be read."""


class Reader(Protocol):
    """Whatever can read sentences for claims.

    ``name`` is versioned (``minilm.v5``) and is stored with every claim. The contract, tested in
    ``tests/parses/reader_contract.py``: the document is not changed, spans lie within their sentence
    (a carried speaker excepted), the same input gives the same output, whatever is read beside it, and any text is
    survived.
    """

    @property
    def name(self) -> str:
        """The reader's versioned name."""
        ...

    @property
    def digest(self) -> str:
        """The sha256 of the model behind it: two models of one name are told apart by it."""
        ...

    def read(self, documents: Sequence[Split]) -> list[Reading]:
        """Return the mentions and frames of each document's sentences."""
        ...
