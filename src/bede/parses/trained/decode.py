"""From probabilities to spans: what the network says of one sentence, in offsets of its text."""

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
    raised: Scores = np.exp(scores - scores.max(-1, keepdims=True, initial=-np.inf))
    return raised / raised.sum(-1, keepdims=True)  # type: ignore[no-any-return]


STAY = 0.5
"""What an I tag gains where it follows its own kind, chosen on the claim corpus' dev part (training/README.md)."""

SURE = 0.98
"""Probability of O from which a word ends every stretch."""


def stretches(chances: Scores, labels: Sequence[str], words: Sequence[int]) -> Iterator[Tagged]:
    """Yield the stretches that tags of words make.

    ``chances`` [piece, tag]: probabilities; ``words``: the pieces that open a word.

    Tags are read as the likeliest sequence in which an I tag follows a B or I tag of its kind (Viterbi): each word's
    best tag alone leaves phrases that break off ("The" of "The Afghan party") or begin in the middle.
    """
    if not len(words):
        return
    of_words = chances[list(words)]
    doubtful = (of_words[:, 0] <= SURE).nonzero()[0].tolist()
    found = of_words[doubtful]
    logarithms = np.log(np.maximum(found, 1e-9)).tolist()
    for begin, end in _runs(doubtful):
        yield from _told(found[begin:end], likeliest(logarithms[begin:end]), labels, words, doubtful[begin])


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each stretch of numbers that follow one another."""
    begin = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[at - 1] + 1:
            yield begin, at
            begin = at


def _told(
    chances: Scores, best: Sequence[int], labels: Sequence[str], words: Sequence[int], first: int
) -> Iterator[Tagged]:
    """Yield the stretches of a run of words, given their tags, of which ``first`` is the number of the first."""
    at = 0
    while at < len(best):
        tag, end = best[at], at + 1
        if tag:
            while end < len(best) and best[end] == tag + 1:
                end += 1
            least = min(float(chances[at][tag]), *(float(chances[n][tag + 1]) for n in range(at + 1, end)), 1.0)
            yield Tagged(words[first + at], _end(words, first + end), labels[tag][2:], least)
        at = end


def likeliest(scores: Sequence[Sequence[float]]) -> list[int]:
    """Return the best sequence of tags; ``scores`` [word, tag] are logarithms, tags O, then B and I of each kind."""
    inside = range(2, len(scores[0]), 2)
    sums = list(scores[0])
    for tag in inside:
        sums[tag] = -np.inf
    back: list[list[int]] = []
    for own in scores[1:]:
        top = max(range(len(sums)), key=sums.__getitem__)
        above = [top] * len(sums)
        for tag in inside:
            above[tag] = tag if sums[tag] >= sums[tag - 1] else tag - 1
        sums = [sums[before] + value for before, value in zip(above, own, strict=True)]
        for tag in inside:
            sums[tag] += STAY
        back.append(above)
    path = [max(range(len(sums)), key=sums.__getitem__)]
    for above in reversed(back):
        path.append(above[path[-1]])
    return path[::-1]


def anchor_end(chances: Scores, words: Sequence[int], at: int, others: Container[int]) -> int:
    """Return the piece behind the trigger or cue that begins at word number ``at``.

    ``chances`` [piece, (O, B, I)]; ``others``: pieces at which another one begins, where this one ends at the latest.
    """
    end = at + 1
    while end < len(words) and words[end] not in others and int(chances[words[end]].argmax()) == 2:
        end += 1
    return _end(words, end)


def _end(words: Sequence[int], number: int) -> int:
    """Return the piece behind word ``number - 1``: the next word's first, or -1 for "to the last piece"."""
    return words[number] if number < len(words) else -1


def span_of(pieces: Pieces, first: int, end: int, offset: int) -> Span:
    """Return a stretch of pieces as a span of the document in which the sentence begins at ``offset``."""
    last = (end if end >= 0 else len(pieces.ids) - 1) - 1
    return Span(offset + pieces.starts[first], offset + pieces.ends[last])
