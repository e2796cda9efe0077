"""The seam behind which sentences are read: whatever reads can stand here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bede.model import Document, Frame, Mention, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in one document; frames stand in the order of their triggers."""

    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]


class Reader(Protocol):
    """Whatever can read sentences for claims.

    ``name`` is versioned (``minilm.v3``) and is stored with every claim. The contract, tested in
    ``tests/parses/reader_contract.py``: the document is not changed, spans lie within their sentence
    (a carried speaker excepted), the same input gives the same output, and any text is survived.
    """

    @property
    def name(self) -> str:
        """The reader's versioned name."""
        ...

    @property
    def digest(self) -> str:
        """The sha256 of the model behind it: two models of one name are told apart by it."""
        ...

    def read(self, document: Document, sentences: Sequence[Sentence]) -> Reading:
        """Return the mentions and frames of the sentences."""
        ...
