"""The bytes of an archive's file by their place in it."""

import io
import os
import re
from collections.abc import Iterator

BLANK = b"\r\n\0"
"""What may stand between records."""

_BLOCK = 256 * 1024
_SCAN = 1024 * 1024
_LONGEST = 64  # bytes; no pattern that is searched for is longer


class Raw:
    """An open file, read by place through one block held in memory.

    Each read seeks first, so that several may stand over one open file.
    """

    def __init__(self, file: io.BufferedIOBase) -> None:
        self._file = file
        self._at, self._block = 0, b""
        self.size = file.seek(0, os.SEEK_END)

    def read(self, place: int, size: int) -> bytes:
        """Return up to ``size`` bytes from ``place`` on, perhaps fewer; none only behind the end."""
        inside = place - self._at
        if not 0 <= inside < len(self._block):
            self._at, self._block, inside = place, self._fetch(place, _BLOCK), 0
        return self._block[inside : inside + size]

    def exactly(self, place: int, size: int) -> bytes:
        """Return the ``size`` bytes from ``place`` on, fewer only at the end of the file. For small sizes."""
        taken = self.read(place, size)
        return taken if len(taken) == size else self._fetch(place, size)

    def matches(self, pattern: re.Pattern[bytes], start: int) -> Iterator[int]:
        """Yield the places from ``start`` on at which the pattern matches. It must be short, see ``_LONGEST``."""
        place = start
        while block := self._fetch(place, _SCAN + _LONGEST):
            for match in pattern.finditer(block):
                if match.start() < _SCAN:
                    yield place + match.start()
            place += _SCAN

    def is_blank(self, start: int, end: int) -> bool:
        """Tell whether nothing but line ends and NULs lies between two places."""
        while start < end and (piece := self.read(start, end - start)):
            if piece.strip(BLANK):
                return False
            start += len(piece)
        return True

    def _fetch(self, place: int, size: int) -> bytes:
        self._file.seek(place)
        return self._file.read(size)
