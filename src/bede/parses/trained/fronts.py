"""What the text before tells of a sentence: whether it stands in a quotation. One of few things a sentence can't tell.

The encoder gets it as the shape of the mark in front, so that it knows where a speaker may be carried on.
"""

from collections.abc import Iterator, Sequence

from bede.model import Span
from bede.parses.trained.quotations import MARK

PLAIN, QUOTING, QUOTED = "special", "quoting", "quoted"
"""Shapes of the mark in front: nothing is known; a quotation that was opened before is not closed yet; the sentence
before holds a quotation."""


def fronts(text: str, sentences: Sequence[Span]) -> Iterator[str]:
    """Yield the shape of the mark in front of each sentence, given in the order of the text.

    An open quotation runs on until a mark closes it, or a paragraph begins that does not take it up.
    """
    is_open, is_fresh, before = False, False, 0
    for sentence in sentences:
        between = text[before : sentence.start]
        ends_paragraph = "\n\n" in between
        begins = MARK.match(text, sentence.start)
        if is_open and not (ends_paragraph and begins is None):
            yield QUOTING
        else:
            yield QUOTED if is_fresh else PLAIN
            is_open = False
        marks = list(MARK.finditer(text, sentence.start, sentence.end))
        if marks:
            is_open = marks[-1].lastgroup == "open"
        is_fresh = bool(marks)
        before = sentence.end
