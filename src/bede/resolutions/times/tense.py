"""On which side of the document's day a dating phrase lies, by the words of its sentence."""

import re
from collections.abc import Iterator

from bede.knowledge.words.times import (
    abbreviation_pattern,
    appointed_pattern,
    tense_pattern,
    term_pattern,
    toward_pattern,
)

_BOUND = re.compile(r"[.!?]['\"”’)]*\s+(?=[A-Z\"'“‘`(])|\n")
_OWN = frozenset({"'s", "’s"})  # "Tuesday's raid" is known to the reader, and so mostly over
_WIDTH = 300  # characters to either side in which the sentence is sought


def lies_ahead(text: str, start: int, end: int) -> bool:
    """Return whether the phrase ``[start, end)`` dates something not yet done.

    The nearest mark to its left decides ("said Monday that it will meet on Friday"), else the nearest to its right;
    without one it is told as past, as most news is.
    """
    left, right = text[max(0, start - _WIDTH) : start], text[end : end + _WIDTH]
    opening = max((bound.end() for bound in _bounds(left)), default=0)
    if term_pattern().search(left, opening + 1):  # but "Until Tuesday, they had" begins a sentence
        return True
    if right[:2] in _OWN and not toward_pattern().search(left, opening) and not appointed_pattern().match(right, 2):
        return False
    closing = next((bound.start() for bound in _bounds(right)), len(right))
    marks = list(tense_pattern().finditer(left, opening))
    mark = marks[-1] if marks else tense_pattern().search(right, 0, closing)
    return mark is not None and mark.group("ahead") is not None


def _bounds(text: str) -> Iterator[re.Match[str]]:
    """Yield where sentences end."""
    for bound in _BOUND.finditer(text):
        if not abbreviation_pattern().search(text, max(0, bound.start() - 8), bound.start()):
            yield bound
