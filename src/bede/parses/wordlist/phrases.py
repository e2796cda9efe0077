"""Noun phrases: runs of determiners, names, nouns and figures, without what is attached to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.parses.wordlist.words import Tag, Word

_INSIDE = frozenset({Tag.DET, Tag.NOM, Tag.NUM, Tag.POSS})
_CONTENT = frozenset({Tag.NOM, Tag.NUM})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Token indices ``[start, end)`` within the sentence; ``head`` is the index of the head word."""

    start: int
    end: int
    head: int


def noun_phrases(words: Sequence[Word]) -> list[Phrase]:
    """Return the noun phrases of a tagged sentence in order; a pronoun is a phrase of its own."""
    phrases: list[Phrase] = []
    start: int | None = None
    for index, word in enumerate(words):
        if start is not None and not _continues(words, start, index):
            _close(words, start, index, phrases)
            start = None
        if word.tag is Tag.PRON:
            phrases.append(Phrase(index, index + 1, index))
        elif start is None and word.tag in {Tag.DET, Tag.NOM, Tag.NUM}:
            start = index
    if start is not None:
        _close(words, start, len(words), phrases)
    return phrases


def _continues(words: Sequence[Word], start: int, index: int) -> bool:
    tag = words[index].tag
    if tag is Tag.DET:
        return words[index - 1].tag is Tag.DET
    if tag in _INSIDE:
        return True
    following = words[index + 1].tag if index + 1 < len(words) else None
    if tag is Tag.ADV:
        return following in _CONTENT and words[index - 1].tag is Tag.DET
    if tag is Tag.QUOTE:
        # the "self defence" forces: the mark opens after a determiner, or closes what was opened within
        opened = any(w.tag is Tag.QUOTE for w in words[start:index])
        return following in _CONTENT and (words[index - 1].tag in {Tag.DET, Tag.POSS} or opened)
    return False


def _close(words: Sequence[Word], start: int, end: int, phrases: list[Phrase]) -> None:
    while end > start and words[end - 1].tag in {Tag.QUOTE, Tag.POSS, Tag.ADV}:
        end -= 1
    head = next((i for i in range(end - 1, start - 1, -1) if words[i].tag in _CONTENT), None)
    if head is None:
        head = end - 1
    phrases.append(Phrase(start, end, head))
