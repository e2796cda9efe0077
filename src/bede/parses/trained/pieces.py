"""Sentences as the encoder takes them: word pieces, and the shape of the word that each comes from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Encoding, Tokenizer

SHAPES = (
    "special", "lower", "title", "opening", "capitals", "letter", "mixed", "digits", "alphanumeric", "mark", "shouted",
    "quoting", "quoted",
)  # fmt: skip
"""What a word looks like. The encoder's vocabulary is lower-case, so this alone tells "US" from "us".

``opening``: a capitalised word that opens its sentence, where every word has a capital; ``shouted``: any word of a
sentence in capitals, where case tells nothing. ``quoting``, ``quoted``: of the mark in front only, see ``fronts``.
"""

_NUMBER = {name: number for number, name in enumerate(SHAPES)}
_SHOUTED = re.compile(r"[A-Z]{2,}(?:\W+[A-Z0-9]+){3}")


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text, with the two marks that stand around it.

    ``ids``: numbers in the vocabulary. ``shapes``: numbers in ``SHAPES``. ``starts``, ``ends``: offsets in the text,
    both 0 for the two marks. ``opens``: whether a piece is the first of its word; a word is a run of letters and
    digits, or one mark.
    """

    ids: tuple[int, ...]
    shapes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    opens: tuple[bool, ...]


def cut(tokenizer: Tokenizer, texts: Sequence[str], most: int, front: Sequence[str] = ()) -> list[Pieces]:
    """Return the pieces of each text, ``most`` of them with the two marks; what is behind has none.

    ``front``: for each text the shape of the mark in front, where the text before is known.
    """
    found = tokenizer.encode_batch(list(texts))
    shapes = front or ["special"] * len(texts)
    return [_pieces(text, encoding, shape, most) for text, encoding, shape in zip(texts, found, shapes, strict=True)]


def _pieces(text: str, encoding: Encoding, front: str, most: int) -> Pieces:
    every = range(len(encoding.ids))
    kept = [*every[: most - 1], every[-1]] if len(every) > most else [*every]
    all_ids, all_words, all_offsets = encoding.ids, encoding.word_ids, encoding.offsets
    ids = [all_ids[n] for n in kept]
    words = [all_words[n] for n in kept]
    offsets = [all_offsets[n] for n in kept]
    ends: dict[int, int] = {}
    for word, (_, end) in zip(words, offsets, strict=True):
        if word is not None:
            ends[word] = end
    shouted = not any(map(str.islower, text)) and _SHOUTED.search(text) is not None
    shapes, opens = [], []
    shape, last, opened = 0, None, False
    for word, (start, _) in zip(words, offsets, strict=True):
        opens.append(word is not None and word != last)
        if word is None:
            shape = _NUMBER["special"]
        elif word != last:
            name = shape_of(text[start : ends[word]], opens_sentence=not opened, shouted=shouted)
            opened = opened or name != "mark"
            shape = _NUMBER[name]
        shapes.append(shape)
        last = word
    if shapes:
        shapes[0] = _NUMBER[front]
    starts, stops = zip(*offsets, strict=True) if offsets else ((), ())
    return Pieces(tuple(ids), tuple(shapes), starts, stops, tuple(opens))


@lru_cache(maxsize=16384)
def shape_of(word: str, *, opens_sentence: bool = False, shouted: bool = False) -> str:
    """Return the name of a word's shape, one of ``SHAPES``."""
    if not any(map(str.isalpha, word)):
        return "digits" if any(map(str.isdigit, word)) else "mark"
    if shouted:
        return "shouted"
    if any(map(str.isdigit, word)):
        return "alphanumeric"
    if word.islower():
        return "lower"
    if len(word) == 1:
        return "letter" if not opens_sentence else "opening"
    if word.isupper():
        return "capitals"
    if word[0].isupper() and word[1:].islower():
        return "opening" if opens_sentence else "title"
    return "mixed"
