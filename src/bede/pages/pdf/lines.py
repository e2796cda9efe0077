"""Lines of print: what a leaf of a PDF says, line by line, with where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bede.text.normalise import printable

HYPHEN = "\ufffe"
"""What pdfium puts for a hyphen that only divides a word at the end of a line, and for the break behind it."""

_BREAK = re.compile(f"\n|{HYPHEN}(?:\r?\n)?|\x02(?:\r?\n)?")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print. Coordinates in points from the lower left corner of the leaf; ``divided``: its last word is."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    divided: bool = False

    @property
    def height(self) -> float:
        """Height of the letters."""
        return self.top - self.bottom


def lines_of(textpage: Any) -> Iterator[Line]:
    """Yield the lines of a leaf (a text page of pypdfium2), in the order in which they were set."""
    text = textpage.get_text_range()
    start = 0
    for found in (*_BREAK.finditer(text), None):
        end, following = (found.start(), found.end()) if found else (len(text), len(text))
        shown = text[start:end]
        clean = printable(shown).strip()
        if clean:
            yield Line(clean, *_box(textpage, shown, start), found is not None and found[0] != "\n")
        start = following


def _box(textpage: Any, shown: str, start: int) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of the line that begins at a character's number.

    The first and the last letter tell the sides. Boxes are those of the font, alike for all letters of a size.
    """
    inked = [number for number, char in enumerate(shown) if char.isalnum()] or [0]
    step = max(1, len(inked) // 8)
    boxes = [textpage.get_charbox(start + number, loose=True) for number in {*inked[::step], inked[-1]}]
    return (
        min(box[0] for box in boxes),
        max(box[2] for box in boxes),
        min(box[1] for box in boxes),
        max(box[3] for box in boxes),
    )
