"""Where a text speaks in the words of others: the stretches between quotation marks."""

import re
from collections.abc import Sequence

from bede.model import Span

MARK = re.compile(r"(?P<open>“|``|(?:(?<=[\s(\[—–-])|(?<![\s\S]))\")|(?P<close>”|''|\")")
"""A straight quotation mark opens behind a blank, a bracket or a dash, and closes elsewhere."""


def quotations(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Return the stretches between marks, without the marks, in the order of the text.

    One that no mark closes runs on until a paragraph begins that does not take it up, or to the last sentence's end.
    """
    found: list[Span] = []
    opened: int | None = None
    before = 0
    for sentence in sentences:
        if opened is not None and "\n\n" in text[before : sentence.start] and not MARK.match(text, sentence.start):
            found.append(Span(opened, before))
            opened = None
        for mark in MARK.finditer(text, sentence.start, sentence.end):
            if mark.lastgroup == "open":
                opened = mark.end() if opened is None else opened
            elif opened is not None:
                found.append(Span(opened, mark.start()))
                opened = None
        before = sentence.end
    if opened is not None:
        found.append(Span(opened, before))
    return [span for span in found if span.start < span.end]
