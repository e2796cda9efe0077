"""From lines of print to paragraphs: running heads left out, divided words joined."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from bede.pages.pdf.lines import Line

_LONGEST = 90  # characters of a running head
_EDGE = 2  # lines at the top and bottom of a leaf that may be running heads
_LEAVES = 2  # fewest leaves on which a running head stands
_NUMBERS = re.compile(r"\d+")
_LEAF_NUMBER = re.compile(r"[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_GAP = 1.45  # times the usual distance of lines
_TALLER = 1.2  # times the height of the line before
_SHORT = 0.15  # of the column's width that a paragraph's last line leaves free
_ALONE = 0.4  # of it that is left free by a line that stands for itself: a byline, a date
_INDENT = 0.6  # times the height of letters


def without_running_heads(leaves: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out what stands at the top or bottom of several leaves, alike but for numbers, and numbers of leaves."""
    counts = Counter(key for lines in leaves for key in {_key(line) for line in _edges(lines)})
    kept = []
    for lines in leaves:
        edges = {id(line) for line in _edges(lines)}
        kept.append([line for line in lines if id(line) not in edges or not _is_running(line, counts, len(leaves))])
    return kept


def join(leaves: Sequence[Sequence[Line]]) -> str:
    """Return the text of the leaves, paragraphs divided by a blank line.

    A paragraph ends where the next line stands farther below, taller, or indented, or where a line leaves the column
    nearly empty, or unfilled behind the end of a sentence. Over the end of a column or leaf it runs on until a
    sentence ends.
    """
    lines = [line for leaf in leaves for line in leaf]
    if not lines:
        return ""
    steps = [above.bottom - below.bottom for above, below in pairwise(lines) if above.bottom > below.bottom]
    pitch = median(steps) if steps else 0.0
    paragraphs = [lines[0].text]
    for above, below in pairwise(lines):
        if _ends(above, below, pitch, _column(above, lines)):
            paragraphs.append(below.text)
        else:
            paragraphs[-1] = _joined(paragraphs[-1], above, below.text)
    return "\n\n".join(paragraphs)


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Return the lines at the top and bottom of a leaf, by where they stand and not by when they were set."""
    by_height = sorted(lines, key=lambda line: line.bottom)
    return [*by_height[:_EDGE], *by_height[-_EDGE:]]


def _key(line: Line) -> str:
    return _NUMBERS.sub("0", line.text.casefold())


def _is_running(line: Line, counts: Counter[str], leaves: int) -> bool:
    if _LEAF_NUMBER.fullmatch(line.text):
        return True
    if len(line.text) > _LONGEST:
        return False
    return leaves >= _LEAVES and counts[_key(line)] >= max(_LEAVES, (leaves + 1) // 2)


def _column(line: Line, lines: Sequence[Line]) -> tuple[float, float]:
    """Return the left and right edge of the column that a line stands in: of those that begin where it does.

    A head is set wider than the text is, so that smaller lines say nothing of it.
    """
    near, least = 2 * line.height, 0.9 * line.height
    beside = [other for other in lines if abs(other.left - line.left) < near and other.height >= least]
    return min(other.left for other in beside), max(other.right for other in beside)


def _ends(above: Line, below: Line, pitch: float, column: tuple[float, float]) -> bool:
    """Tell whether a paragraph ends between two lines."""
    if above.divided:
        return False
    if below.bottom >= above.bottom:  # the next column or leaf
        return bool(_ENDED.search(above.text)) and below.text[:1].isupper()
    left, right = column
    if above.bottom - below.bottom > _GAP * max(pitch, below.height):
        return True
    if max(above.height, below.height) > _TALLER * min(above.height, below.height):
        return not _ENDED.search(above.text) and abs(above.height - below.height) > 2
    if below.left - above.left > _INDENT * below.height:
        return True
    free = (right - above.right) / max(1.0, right - left)
    return free > _SHORT and (free > _ALONE or bool(_ENDED.search(above.text)))


def _joined(text: str, above: Line, following: str) -> str:
    if above.divided:
        return text + following
    if text.endswith("-") and following[:1].islower() and text[-2:-1].isalpha():
        return text[:-1] + following
    return f"{text} {following}"
