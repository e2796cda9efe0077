"""From scores to spans: what the network says of one sentence, in offsets of its text."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bede.model import Span
from bede.parses.trained.pieces import Pieces

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of pieces ``[first, end)`` with its kind and the least probability of its pieces' tags."""

    first: int
    end: int
    kind: str
    score: float


def softmax(scores: Scores) -> Scores:
    """Return probabilities along the last axis."""
    raised: Scores = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)  # type: ignore[no-any-return]


def stretches(scores: Scores, labels: Sequence[str], words: Sequence[int]) -> Iterator[Tagged]:
    """Yield the stretches that tags of words make; ``scores`` [piece, tag], ``words`` the pieces that open a word.

    A stretch begins at a B tag, or at an I tag that follows nothing of its kind, as when the network misses the
    beginning, and holds the I tags of its kind that follow.
    """
    if not len(words):
        return
    chances = softmax(scores[list(words)])
    best = chances.argmax(-1)
    begin, kind, least = -1, "", 1.0
    for at in range(len(words) + 1):
        label = labels[best[at]] if at < len(words) else "O"
        goes_on = begin >= 0 and label == f"I-{kind}"
        if begin >= 0 and not goes_on:
            yield Tagged(words[begin], _end(words, at), kind, least)
            begin = -1
        if label == "O":
            continue
        chance = float(chances[at, best[at]])
        if goes_on:
            least = min(least, chance)
        else:
            begin, kind, least = at, label[2:], chance


def anchor_end(scores: Scores, words: Sequence[int], at: int, others: Container[int]) -> int:
    """Return the piece behind the trigger or cue that begins at word number ``at``.

    ``scores`` [piece, (O, B, I)]; ``others``: pieces at which another one begins, where this one ends at the latest.
    """
    end = at + 1
    while end < len(words) and words[end] not in others and int(scores[words[end]].argmax()) == 2:
        end += 1
    return _end(words, end)


def _end(words: Sequence[int], number: int) -> int:
    """Return the piece behind word ``number - 1``: the next word's first, or -1 for "to the last piece"."""
    return words[number] if number < len(words) else -1


def span_of(pieces: Pieces, first: int, end: int, offset: int) -> Span:
    """Return a stretch of pieces as a span of the document in which the sentence begins at ``offset``."""
    last = (end if end >= 0 else len(pieces.ids) - 1) - 1
    return Span(offset + pieces.starts[first], offset + pieces.ends[last])
