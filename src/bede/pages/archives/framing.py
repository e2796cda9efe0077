"""The records of a segment, told apart by what they say of their own length, and proved by what follows.

A record whose end is not where it says is damaged, and reading goes on at the next head that is found behind its
own. fastwarc's iterator hands such a record out as good and loses the rest of the file, so that only the taking
apart of heads is left to it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bede.pages.archives.digests import fits
from bede.pages.archives.heads import Head, read_head, target_of
from bede.pages.archives.raw import BLANK
from bede.pages.archives.segments import RECORD, Segment
from bede.pages.archives.window import Window

_BLANKS = re.compile(rb"[\r\n\0]*")
_HEAD_END = re.compile(rb"\n\r?\n")
_URI = re.compile(rb"\nWARC-Target-URI:[ \t]*([^\r\n]{1,4000})\r?\n", re.IGNORECASE)
_LONGEST_HEAD = 64 * 1024
_KEPT_OF_LONG = 64 * 1024  # bytes of a block that is too long to be held: they show what it is
_SWALLOWED = re.compile(rb"\r?\n\r?\n" + RECORD.pattern, re.IGNORECASE)
"""The head of another record, in a block: it tells too great a length, if no digest speaks for it."""

_BETWEEN = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Framed:
    """A record. ``inner``: its place in the segment's content; ``block``: its content, the start of it if too long."""

    inner: int
    headers: Mapping[str, str]
    block: bytes
    size: int

    @property
    def is_whole(self) -> bool:
        """Whether all of the block is here."""
        return len(self.block) == self.size


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that are no record, or a damaged one; ``uri`` where its head tells it."""

    inner: int
    uri: str | None
    reason: str
    detail: str


def framed(segment: Segment, limit: int, inner: int = 0) -> Iterator[Framed | Damage]:
    """Yield the records of a segment from a place in its content on. A block of over ``limit`` bytes is not held."""
    window = Window(segment.unfold, inner, segment.size)
    told = False  # the fault at the segment's end was named
    while not _at_end(window):
        found = _next(window, limit)
        told = told or (isinstance(found, Damage) and window.ended and not window.held)
        yield found
    if window.fault and not told:
        yield Damage(window.at, None, window.fault.reason, window.fault.detail)


def _at_end(window: Window) -> bool:
    """Pass over what may stand between records, and tell whether nothing follows."""
    while window.fill(1):
        blank = _BLANKS.match(window.held)
        window.drop(blank.end() if blank else 0)
        if window.held:
            return False
    return True


def _next(window: Window, limit: int) -> Framed | Damage:
    start = window.at
    window.fill(_LONGEST_HEAD)
    if not window.held.startswith(b"WARC/"):
        window.seek(RECORD)
        return _broken_off(window, Damage(start, None, "no-record", "This is no record. What follows it was read."))
    head, size = _head(window)
    if head is None:
        uri = _uri(window)
        window.drop(1)
        window.seek(RECORD)
        detail = "The record's head is damaged or tells no length, so that it can't be read. Fetch the file again."
        return _broken_off(window, Damage(start, uri, "bad-record", detail))
    return _record(window, head, size, limit)


def _head(window: Window) -> tuple[Head | None, int]:
    """Return the head that the window begins with and its bytes; None where it can't be read."""
    end = _HEAD_END.search(window.held, 0, _LONGEST_HEAD)
    if end is None:
        return None, 0
    return read_head(bytes(window.held[: end.end()])), end.end()


def _uri(window: Window) -> str | None:
    """Return the address that a damaged head still tells."""
    other = RECORD.search(window.held, 1, _LONGEST_HEAD)
    told = _URI.search(window.held, 0, other.start() if other else _LONGEST_HEAD)
    return target_of({"warc-target-uri": told[1].decode("utf-8", "replace")}) if told else None


def _record(window: Window, head: Head, behind: int, limit: int) -> Framed | Damage:
    """Return the record at the window's start, whose block begins ``behind`` its head."""
    start, size = window.at, head.length
    if size > limit:
        window.fill(behind + _KEPT_OF_LONG)
        block = bytes(window.held[behind : behind + min(size, _KEPT_OF_LONG)])
        window.drop(behind + size)
        if window.at == start + behind + size and _ends_here(window, 0):
            return Framed(start, head.headers, block, size)
        window.back(start)
        behind = behind if window.at == start else 0
    else:
        window.fill(behind + size)
        block = bytes(window.held[behind : behind + size])
        if len(block) == size and _ends_here(window, behind + size):
            digest = head.headers.get("warc-block-digest")
            sure = fits(digest, block) if digest else not _SWALLOWED.search(block)
            if sure:
                window.drop(behind + size)
                return Framed(start, head.headers, block, size)
            swallowed = _SWALLOWED.search(block)
            window.drop(behind + (swallowed.start() if swallowed else size))
            return _unfit(start, head) if digest else _misfit(start, head)
    window.drop(behind)
    found = window.seek(RECORD)
    if not found and window.size is not None and start + behind + size > window.size:
        detail = f"The archive ends within this record, which should have {size:,} bytes. Fetch it again."
        return Damage(start, head.uri, "truncated", detail)
    return _broken_off(window, _misfit(start, head))


def _unfit(start: int, head: Head) -> Damage:
    return Damage(start, head.uri, "bad-digest", "The record's bytes are not those that its block digest was made of.")


def _misfit(start: int, head: Head) -> Damage:
    return Damage(start, head.uri, "bad-length", f"The record does not have the {head.length:,} bytes that it tells.")


def _ends_here(window: Window, at: int) -> bool:
    """Tell whether a record can end ``at`` bytes on: at line ends and the next head, or at a sound end.

    Two line ends alone will do; if what comes behind them is no record, that is not this one's fault.
    """
    most = at + 64
    window.fill(most)
    rest = bytes(window.held[at:most])
    after = rest.lstrip(BLANK)
    if not after:
        return window.fault is None
    return after.startswith(b"WARC/") or rest.startswith(_BETWEEN)


def _broken_off(window: Window, damage: Damage) -> Damage:
    """Return the damage; where the segment broke off within it, that is the reason."""
    if window.fault is None or not window.ended or window.held:
        return damage
    return replace(damage, reason=window.fault.reason, detail=window.fault.detail)
