"""The page as runs of text between the borders of blocks, and where in it a text that was extracted stands."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from lxml.html import HtmlElement

from bede.documents.tree import BLOCKS, UNSEEN
from bede.text.normalise import printable, squeeze

_CERTAIN = 20
"""Letters from which a text that begins within a run is still found for certain, and not by chance."""
_TRIES = 50
"""Occurrences of a text that are looked at for one at the beginning of a run; menus repeat short words."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text with no border of a block inside. ``element`` is the block that it stands in, ``key`` its letters.

    ``rest`` is what of it stands in no link to another page; ``linked`` counts the letters that do.
    """

    text: str
    key: str
    element: HtmlElement
    rest: str
    linked: int


@dataclass(slots=True)
class _Gatherer:
    """Pieces of the run at hand; a piece is linked where it stands below an open link."""

    runs: list[Run] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    blocks: list[HtmlElement] = field(default_factory=list)
    links: int = 0

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append((text, self.links > 0))

    def flush(self) -> None:
        if not self.pieces:
            return
        text = squeeze(printable("".join(text for text, _ in self.pieces)))
        key = letters(text)
        if key and self.blocks:
            rest, linked = self._unlinked(text, key)
            self.runs.append(Run(text, key, self.blocks[-1], rest, linked))
        self.pieces = []

    def _unlinked(self, text: str, key: str) -> tuple[str, int]:
        """Return what stands in no link, and the count of letters that do; of most runs it is all or nothing."""
        links = {linked for _, linked in self.pieces}
        if len(links) == 1:
            return ("", len(key)) if True in links else (text, 0)
        rest = squeeze(printable("".join(text for text, linked in self.pieces if not linked)))
        return rest, sum(len(letters(text)) for text, linked in self.pieces if linked)


def letters(text: str) -> str:
    """Return the letters and digits of a text in one case: they survive every change of spaces and quotes."""
    return "".join(filter(str.isalnum, text)).casefold()


def find_runs(tree: HtmlElement) -> list[Run]:
    """Return all runs of the page that hold a letter or digit, in document order, seen or hidden."""
    gatherer = _Gatherer()
    pending: list[tuple[HtmlElement, bool]] = [(tree, True)]
    while pending:  # iterative, since a page may be nested deeper than Python's stack
        element, opening = pending.pop()
        seen = isinstance(element.tag, str) and element.tag not in UNSEEN
        if seen and opening:
            _open(gatherer, element)
            pending.append((element, False))
            pending.extend((child, True) for child in reversed(element))
            continue
        if seen:
            _close(gatherer, element)
        gatherer.add(element.tail)
    gatherer.flush()
    return gatherer.runs


def _open(gatherer: _Gatherer, element: HtmlElement) -> None:
    if element.tag in BLOCKS or element.tag == "br":
        gatherer.flush()
    if element.tag in BLOCKS:
        gatherer.blocks.append(element)
    gatherer.links += _is_link(element)
    gatherer.add(element.text)


def _close(gatherer: _Gatherer, element: HtmlElement) -> None:
    if element.tag in BLOCKS:
        gatherer.flush()
        gatherer.blocks.pop()
    gatherer.links -= _is_link(element)


def _is_link(element: HtmlElement) -> bool:
    """Tell whether an element links away; a link into the page itself may wrap a heading or a note."""
    return element.tag == "a" and not (element.get("href") or "#").startswith("#")


def locate(runs: Sequence[Run], texts: Iterable[str]) -> list[range | None]:
    """Return for each text the indices of the runs that it came from, None where it can't be found.

    Texts are looked for behind the one before; where one stands earlier (tables may be read out of order),
    from the top.
    """
    joined = "".join(run.key for run in runs)
    starts = list(accumulate((len(run.key) for run in runs), initial=0))[:-1]
    borders, behind = frozenset(starts), 0
    found: list[range | None] = []
    for key in map(letters, texts):
        place = _find(joined, key, borders, behind) if key else -1
        if place < 0:
            found.append(None)
            continue
        behind = place + len(key)
        found.append(range(bisect_right(starts, place) - 1, bisect_right(starts, behind - 1)))
    return found


def _find(joined: str, key: str, borders: frozenset[int], behind: int) -> int:
    for begin in (behind, 0):
        place = joined.find(key, begin)
        for _ in range(_TRIES):
            if place < 0 or place in borders:
                break
            place = joined.find(key, place + 1)
        if place in borders:
            return place
    return joined.find(key, behind) if len(key) >= _CERTAIN else -1
