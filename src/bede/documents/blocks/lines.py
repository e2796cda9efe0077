"""Lines to blocks: one line is one block, but for paragraphs that were hard-wrapped at some column.

Hard wrapping leaves a trace that nothing else leaves: a line was broken because the next word would not have
fitted. So a width is looked for under which the breaks of a run of lines are forced, and they are undone.
Menus and lists of headlines break where words would still have fitted, and their lines begin with capitals.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bede.text.normalise import squeeze

_MIN_WIDTH = 40
"""Columns; narrower runs are menus. Newspapers' own columns are narrower, but nobody saves pages so."""
_MIN_LOWER = 0.4
"""Share of continuation lines that begin in lower case: wrapped English has 0.7 to 0.9, lists about 0."""
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●■*–—>-]|\d{1,2}[.)])\s+\S")
_HYPHENATED = re.compile(r"\w-$")
_TERMINAL = re.compile(r"[.!?:;…]['\"’”)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A block before it has a kind; ``stanza`` counts the runs of lines between blank lines, from 0."""

    text: str
    stanza: int


def split_lines(text: str, max_wrap: int) -> list[Line]:
    """Return the text's blocks in order, hard-wrapped paragraphs joined.

    Every character but white space is kept, in its order. ``max_wrap`` is the widest column, in code points,
    at which text may have been wrapped.
    """
    stanzas = list(_stanzas(text))
    width = _document_width(stanzas, max_wrap)
    return [Line(squeeze(block), number) for number, lines in enumerate(stanzas) for block in _join(lines, width)]


def _stanzas(text: str) -> Iterator[list[str]]:
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            lines.append(line.rstrip())
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _document_width(stanzas: Sequence[list[str]], max_wrap: int) -> int:
    """Return the column at which the document is wrapped, 0 where it is not: the widest that a run proves."""
    widths = (_proven_width(lines, max_wrap) for lines in stanzas)
    return max(widths, default=0)


def _proven_width(lines: Sequence[str], max_wrap: int) -> int:
    """Return the width of a run of lines whose breaks prove it hard-wrapped, else 0."""
    width = max(len(line) for line in lines)
    if len(lines) < 2 or not _MIN_WIDTH <= width <= max_wrap:
        return 0
    forced = [after for before, after in pairwise(lines) if _is_forced(before, after, width)]
    lower = sum(after.lstrip()[0].islower() for after in forced)
    if len(lines) == 2:  # any two lines look wrapped at the first one's length: want a sentence that runs on
        return width if lower and width == len(lines[0]) and not _TERMINAL.search(lines[0]) else 0
    return width if forced and lower >= _MIN_LOWER * len(forced) and len(forced) * 2 >= len(lines) - 1 else 0


def _is_forced(before: str, after: str, width: int) -> bool:
    """Tell whether the first word of ``after`` would not have fitted behind ``before``."""
    if _BULLET.match(after) or _indent(after) > _indent(before):
        return False
    return len(before) + 1 + len(after.split(maxsplit=1)[0]) > width


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _join(lines: Sequence[str], width: int) -> Iterator[str]:
    """Undo the forced breaks of a run of lines; a run with a line beyond the width was not wrapped."""
    if not width or max(len(line) for line in lines) > width:
        yield from lines
        return
    parts = [lines[0]]
    for before, after in pairwise(lines):
        if not _runs_on(before, after, width):
            yield "".join(parts)
            parts = [after]
        elif _HYPHENATED.search(before) and after.lstrip()[0].islower():
            parts.append(after.lstrip())
        else:
            parts.append(" " + after.lstrip())
    yield "".join(parts)


def _runs_on(before: str, after: str, width: int) -> bool:
    """Tell whether the break is forced, and the line full enough that it is not a list item by chance."""
    return len(before) >= width // 2 and _is_forced(before, after, width)
