"""Rough sentences of a line, wide enough to find the words around a mention: no reader has cut the text yet."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?<=[a-z\d)”\"][.?!])[”\"’')]*\s+(?=[A-Z“\"‘(])|(?<=[a-z\d][.?!][”\"])\s+(?=[A-Z“\"‘(])")


def sentence_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of ``text``; the ranges cover it."""
    start = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        yield start, end
        start = end


def sentence_around(text: str, position: int) -> str:
    """Return the sentence that a position lies in."""
    return next((text[start:end] for start, end in sentence_ranges(text) if start <= position < end), "")
