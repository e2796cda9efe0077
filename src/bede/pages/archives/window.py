"""A segment's content as it unfolds, with a look ahead."""

import re
from collections.abc import Callable, Iterator

from bede.errors import RejectedInput

_OVERLAP = 128  # bytes; no head that is searched for begins with more
_REWINDS = 20  # going back in packed content means to unfold it anew; more than 20 lies about large records are a prank

Unfold = Callable[[int], Iterator[bytes]]
"""Gives the content from a place in it on."""


class Window:
    """Bytes of a segment from ``at`` (counted in its content) on; ``held`` grows as more is asked for.

    What breaks the segment off is kept as ``fault`` and never raised: the bytes before it are still of use.
    ``size``: bytes of the content where it is not packed, so that any place can be gone to; else None.
    """

    def __init__(self, unfold: Unfold, at: int = 0, size: int | None = None) -> None:
        self._unfold = unfold
        self._pieces = unfold(at)
        self._rewinds = _REWINDS
        self.at = at
        self.size = size
        self.held = bytearray()
        self.ended = False
        self.fault: RejectedInput | None = None

    def fill(self, size: int) -> int:
        """Hold ``size`` bytes or more, or all that is left; return how many are held."""
        while len(self.held) < size and not self.ended:
            self._draw()
        return len(self.held)

    def drop(self, size: int) -> None:
        """Go ahead by ``size`` bytes, or to the end."""
        if self.size is not None and size > len(self.held):
            self._go(min(self.at + size, self.size))
            return
        while len(self.held) < size and not self.ended:
            size -= len(self.held)
            self._forget(len(self.held))
            self._draw()
        self._forget(min(size, len(self.held)))

    def back(self, at: int) -> None:
        """Go back to a place that was left behind; stay here where that was done too often."""
        if self.size is not None or self._rewinds > 0:
            self._rewinds -= 1
            self._go(at)

    def seek(self, pattern: re.Pattern[bytes]) -> bool:
        """Go ahead to the first match of a pattern; to the end, and return False, where there is none."""
        while self.fill(_OVERLAP):
            if match := pattern.search(self.held):
                self._forget(match.start())
                return True
            if self.ended:
                self._forget(len(self.held))
                return False
            self._forget(max(0, len(self.held) - _OVERLAP))
            self.fill(len(self.held) + 1)
        return False

    def _go(self, at: int) -> None:
        self._pieces, self.at, self.ended, self.fault = self._unfold(at), at, False, None
        self.held.clear()

    def _draw(self) -> None:
        try:
            piece = next(self._pieces, None)
        except RejectedInput as error:
            self.fault, piece = error, None
        if piece is None:
            self.ended = True
        else:
            self.held += piece

    def _forget(self, size: int) -> None:
        del self.held[:size]
        self.at += size
