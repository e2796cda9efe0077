"""Answers that were given before, to be given again while the chronicle is in the same state."""

import threading
from collections import OrderedDict

_ROOM = 32_000_000
"""Bytes that are kept at most: some hundred pages. What was not asked for longest goes first."""


class Kept:
    """Bodies by the tag that tells state and address. May be used by many threads."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._guard = threading.Lock()
        self._size = 0

    def get(self, tag: str) -> bytes | None:
        """Return what was kept under the tag."""
        with self._guard:
            if tag in self._bodies:
                self._bodies.move_to_end(tag)
            return self._bodies.get(tag)

    def keep(self, tag: str, body: bytes) -> None:
        """Keep a body under its tag; one that is larger than the room is not kept."""
        with self._guard:
            self._size += len(body) - len(self._bodies.pop(tag, b""))
            self._bodies[tag] = body
            while self._size > self._room:
                _, dropped = self._bodies.popitem(last=False)
                self._size -= len(dropped)
