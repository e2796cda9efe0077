"""One sentence with whatever one corpus says of it, in terms of word pieces.

Spans of pieces are half-open ``[start, end)`` and count the mark at the front, which is piece 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from bede.parses.trained.pieces import Pieces, cut

LONGEST = 192
"""Pieces; what is behind is cut off. None of the claim corpus' first 10,189 training sentences is longer."""

Extent = tuple[int, int]
CharSpan = tuple[int, int]


@dataclass(slots=True)
class Anchor:
    """A word that others belong to: a claim's trigger, or the cue of an attribution.

    ``roles``: name → spans of pieces. ``codes``: name of a classification → label. ``span``: its own pieces.
    """

    span: Extent
    roles: dict[str, list[Extent]] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Soft:
    """What a larger network makes of a sentence, all as probabilities.

    ``trigger``: [piece, tag]. ``places``: [anchor], pieces that it takes for triggers. ``check``: [anchor], whether
    each is one. ``echo``: [word, axis], its vectors of the words' first pieces on a few axes. ``roles``: head →
    [anchor, piece, tag]. ``codes``: name → [anchor, code].
    """

    trigger: NDArray[np.float16]
    places: NDArray[np.int64]
    check: NDArray[np.float16]
    echo: NDArray[np.float16]
    roles: dict[str, NDArray[np.float16]]
    codes: dict[str, NDArray[np.float16]]


@dataclass(slots=True)
class Example:
    """A sentence's pieces and its labels; a task that the corpus does not annotate is None, not empty.

    ``names``: (span, kind). ``triggers``, ``cues``: anchors. ``arcs``: (head piece or 0 for none, piece, relation).
    ``facts``: (piece, factuality from -3 to 3). ``relation``: (source, target, type) of a sentence whose parties are
    given. ``figures``: (piece, kind of amount); ``speakers``: (piece, kind of speaker). ``soft``: what a larger network
    makes of it.
    """

    source: str
    pieces: Pieces
    names: list[tuple[Extent, str]] | None = None
    triggers: list[Anchor] | None = None
    cues: list[Anchor] | None = None
    arcs: list[tuple[int, int, str]] | None = None
    facts: list[tuple[int, float]] | None = None
    relation: tuple[Extent, Extent, str] | None = None
    figures: list[tuple[int, str]] = field(default_factory=list)
    speakers: list[tuple[int, str]] = field(default_factory=list)
    soft: Soft | None = None

    def __len__(self) -> int:
        return len(self.pieces.ids)


def extent(pieces: Pieces, span: CharSpan) -> Extent | None:
    """Return the pieces that a span of characters touches, or None where they were cut off or are none."""
    touched = [
        n
        for n, (start, end) in enumerate(zip(pieces.starts, pieces.ends, strict=True))
        if start < span[1] and span[0] < end
    ]
    if not touched or (pieces.ends[-2] < span[1] and len(pieces.ids) >= LONGEST):
        return None
    return touched[0], touched[-1] + 1


def make_tokenizer(source: Path | Tokenizer) -> Tokenizer:
    """Return the tokenizer as training uses it, from its file or from another."""
    tokenizer = (
        Tokenizer.from_str(source.to_str()) if isinstance(source, Tokenizer) else Tokenizer.from_file(str(source))
    )
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def joined(words: list[str], glued: list[bool] | None = None) -> tuple[str, list[CharSpan]]:
    """Return words as one text and where each stands; a word that is ``glued`` has no blank behind it.

    "did n't" becomes "didn't", as the news prints it; other marks and endings are cut off by the tokenizer anyway.
    """
    text, spans = "", []
    for number, word in enumerate(words):
        if word.lower() in ("n't", "n’t"):
            text = text.rstrip()
        spans.append((len(text), len(text) + len(word)))
        text += word + ("" if glued and glued[number] else " ")
    return text.rstrip(), spans


def pieces_of(tokenizer: Tokenizer, texts: list[str], front: Sequence[str] = ()) -> list[Pieces]:
    """Return the pieces of many texts; ``front``: what is known of the text before each."""
    return cut(tokenizer, texts, LONGEST, front)
