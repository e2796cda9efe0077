"""An archive's file as segments: each gzip member or zstd frame is one, mostly one record; a plain file is one.

A segment is where reading can begin afresh. So what damages one, or cuts it off, costs no other: the next begins at
the next magic number behind which a record unfolds.
"""

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from bede.errors import RejectedInput
from bede.pages.archives.raw import BLANK, Raw
from bede.settings import PagesOptions

RECORD = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n(?:WARC-[A-Za-z-]{1,40}|Content-(?:Type|Length)):", re.IGNORECASE)
"""How a record begins."""

_VERSION = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
_ENOUGH = 16  # bytes of content that show whether a record begins
_PIECE = 256 * 1024  # bytes of content at a time
_FED = 16 * 1024  # bytes of a file given to zlib at a time; it is told how much it may unfold
_TASTED = 512  # ... where only the beginning is wanted
_FED_ZSTD = 1024  # ... and to zstd, which is not told: a bomb makes 32 MiB of one such piece
_SOUGHT = 16 * 1024 * 1024  # bytes within which a record must follow on a damaged start
_SKIPPABLE = re.compile(rb"[\x50-\x5f]\x2a\x4d\x18.{4}", re.DOTALL)
_DICTIONARY = b"\x5d\x2a\x4d\x18"
_MOST_DICTIONARY = 4 * 1024 * 1024
_BETWEEN = b"\r\n\r\n"
_LOOKED_AT = 256 * 1024  # bytes of a file that show how it begins; a zstd block has up to 128 KiB
_FALSE_STARTS = 10_000  # magic numbers without a record behind them; by chance there is one in 16 MiB
_FAIR_RATIO = 100  # unpacked to packed size; pages pack 4 to 20 times, a bomb 1000 times


class Packing(Protocol):
    """A way in which archives are packed.

    ``joined``: by blocks of equal size, as some programs do, whatever records begin and end in them.
    """

    magic: re.Pattern[bytes]
    joined: bool

    def skipped(self, raw: Raw, place: int) -> int:
        """Return the place behind what holds no content, by the rules of the packing."""
        ...

    def unfold(self, raw: Raw, start: int, fed: int = _FED) -> Iterator[tuple[bytes, int]]:
        """Yield (content, place in the file behind what was used) of what begins at ``start``, up to its end.

        Raises RejectedInput ``truncated`` or ``bad-...``.
        """
        ...


class Plain:
    """No packing."""

    magic = RECORD
    joined = False

    def skipped(self, raw: Raw, place: int) -> int:  # noqa: ARG002  nothing is
        """Return the same place."""
        return place

    def unfold(self, raw: Raw, start: int, fed: int = _FED) -> Iterator[tuple[bytes, int]]:
        """Yield the rest of the file."""
        place = start
        while piece := raw.read(place, _PIECE if fed == _FED else fed):
            place += len(piece)
            yield piece, place


class Gzip:
    """Gzip members, RFC 1952."""

    magic = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")

    def __init__(self) -> None:
        self.joined = False

    def skipped(self, raw: Raw, place: int) -> int:  # noqa: ARG002  nothing is
        """Return the same place."""
        return place

    def unfold(self, raw: Raw, start: int, fed: int = _FED) -> Iterator[tuple[bytes, int]]:
        """Yield what a member holds; its checksum is proved at its end."""
        engine, place = zlib.decompressobj(31), start
        while not engine.eof:
            rest = raw.read(place, fed)
            if not rest:
                raise _cut("gzip")
            place += len(rest)
            while True:
                try:
                    piece = engine.decompress(rest, _PIECE)
                except zlib.error as error:
                    raise _damaged("gzip", error) from None
                rest = engine.unconsumed_tail
                yield piece, place - len(engine.unused_data)
                if engine.eof or (not rest and len(piece) < _PIECE):
                    break


class Zstd:
    """Zstandard frames, RFC 8878; a dictionary may stand before them, as the WARC-zstd convention has it."""

    magic = re.compile(rb"\x28\xb5\x2f\xfd")

    def __init__(self, dictionary: bytes = b"") -> None:
        self.dictionary = dictionary
        self.joined = False

    def skipped(self, raw: Raw, place: int) -> int:
        """Return the place behind skippable frames."""
        while _SKIPPABLE.match(head := raw.exactly(place, 8)):
            place += 8 + int.from_bytes(head[4:], "little")
        return place

    def unfold(self, raw: Raw, start: int, fed: int = _FED) -> Iterator[tuple[bytes, int]]:
        """Yield what a frame holds."""
        from zstandard import ZstdCompressionDict, ZstdDecompressor, ZstdError  # noqa: PLC0415  few archives need it

        try:
            shared = ZstdCompressionDict(self.dictionary) if self.dictionary else None
            engine, place = ZstdDecompressor(dict_data=shared, max_window_size=1 << 27).decompressobj(), start
        except ZstdError as error:
            raise _damaged("zstd", error) from None
        while not engine.eof:
            rest = raw.read(place, min(fed, _FED_ZSTD))
            if not rest:
                raise _cut("zstd")
            place += len(rest)
            try:
                piece = engine.decompress(rest)
            except ZstdError as error:
                raise _damaged("zstd", error) from None
            yield piece, place - len(engine.unused_data)


@dataclass(slots=True)
class Segment:
    """A run of records that can be unfolded from ``start`` on.

    ``end``: the place behind what was unfolded so far, behind the segment itself once all was; then it is ``whole``.
    """

    raw: Raw
    start: int
    packing: Packing
    most: int
    end: int = field(init=False)
    whole: bool = False

    def __post_init__(self) -> None:
        self.end = self.start

    @property
    def size(self) -> int | None:
        """Bytes of the content, where it is not packed."""
        return self.raw.size - self.start if isinstance(self.packing, Plain) else None

    def unfold(self, at: int = 0) -> Iterator[bytes]:
        """Yield the content from a place in it on.

        Raises RejectedInput ``truncated``, ``bad-gzip``, ``bad-zstd`` or ``too-large``.
        """
        if self.size is not None:
            yield from (piece for piece, _ in self.packing.unfold(self.raw, self.start + at))
            return
        for piece in self._unpacked():
            yield piece[at:]
            at = max(0, at - len(piece))

    def _unpacked(self) -> Iterator[bytes]:
        total, start = 0, self.start
        while True:
            for piece, end in self.packing.unfold(self.raw, start):
                self.end = end
                total += len(piece)
                if total > max(self.most, _FAIR_RATIO * (self.end - self.start)):
                    raise RejectedInput("too-large", "This unfolds to over 100 times its size. No record was kept.")
                yield piece
            start = self.end
            if not (self.packing.joined and self.packing.magic.match(self.raw.exactly(start, 4))):
                self.whole = True
                return


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes between segments that belong to none."""

    start: int
    size: int


def segments(raw: Raw, packing: Packing, options: PagesOptions) -> Iterator[Segment | Gap]:
    """Yield the segments of a file in order; each must be unfolded, as far as it goes, before the next is asked for."""
    if isinstance(packing, Plain):
        yield Segment(raw, 0, packing, raw.size + 1)
        return
    place, segment = 0, None
    while (place := packing.skipped(raw, place)) < raw.size:
        start = _next(raw, place, packing, sure=segment is not None and not segment.whole)
        until = raw.size if start is None else start
        if (segment is None or segment.whole) and not raw.is_blank(place, until):
            yield Gap(place, until - place)
        if start is None:
            return
        segment = Segment(raw, start, packing, options.max_bytes)
        yield segment
        place = segment.end if segment.whole else start + 1


def _next(raw: Raw, place: int, packing: Packing, *, sure: bool, until: int | None = None) -> int | None:
    """Return where the next segment begins from ``place`` on; ``sure``: only where a record unfolds."""
    if not sure and packing.magic.match(raw.exactly(place, 4)):
        return place
    for found in islice(raw.matches(packing.magic, place), _FALSE_STARTS):
        if until is not None and found > until:
            return None
        if begins_record(raw, found, packing):
            return found
    return None


def packing_of(raw: Raw) -> Packing | None:
    """Return how an archive is packed; None where the file is no archive of web pages, or none can be made out."""
    start = raw.exactly(0, _LOOKED_AT)
    kinds: tuple[Packing, ...] = (Gzip(), Zstd(_dictionary(raw)), Plain())
    for packing in kinds:
        if begins_record(raw, packing.skipped(raw, 0), packing):
            packing.joined = _is_joined(raw, packing)
            return packing
    if start.lstrip()[:1] in {b"<", b"{", b"["} or any(_begins(raw, 0, packing) for packing in kinds[:2]):
        return None  # a page about archives, say, or another kind of packed file
    for packing in kinds:
        # Damaged at its start; an archive all the same if records follow.
        if packing.magic.search(start) and _next(raw, 0, packing, sure=True, until=_SOUGHT) is not None:
            return packing
    return None


def _is_joined(raw: Raw, packing: Packing) -> bool:
    """Tell whether the first segment stops within a record that the second goes on with."""
    if isinstance(packing, Plain):
        return False
    last, total, end = b"", 0, 0
    try:
        for piece, behind in packing.unfold(raw, packing.skipped(raw, 0)):
            last, total, end = (last + piece)[-len(_BETWEEN) :], total + len(piece), behind
            if total > _SOUGHT:
                return False
    except RejectedInput:
        return False
    more = _begins(raw, end, packing)
    return bool(more) and not more.startswith(b"WARC/") and last != _BETWEEN


def begins_record(raw: Raw, start: int, packing: Packing) -> bool:
    """Tell whether a record unfolds at ``start``."""
    return _VERSION.match(_begins(raw, start, packing)) is not None


def _begins(raw: Raw, start: int, packing: Packing) -> bytes:
    """Return the first bytes that unfold at ``start`` and are not blank; none where they don't."""
    begun = b""
    if not packing.magic.match(raw.exactly(start, 4)) and not isinstance(packing, Plain):
        return begun
    try:
        for piece, end in packing.unfold(raw, start, _TASTED):
            begun = (begun + piece[:_TASTED]).lstrip(BLANK)
            if len(begun) >= _ENOUGH or end - start > _LOOKED_AT:
                break
    except RejectedInput:
        pass
    return begun


def _dictionary(raw: Raw) -> bytes:
    """Return the dictionary that stands in a skippable frame at the start of the file, if one does."""
    head = raw.exactly(0, 8)
    if not head.startswith(_DICTIONARY):
        return b""
    held = raw.exactly(8, min(int.from_bytes(head[4:], "little"), _MOST_DICTIONARY))
    if not Zstd.magic.match(held):
        return held
    try:
        return b"".join(piece for piece, _ in Zstd().unfold(Raw(io.BytesIO(held)), 0))[:_MOST_DICTIONARY]
    except RejectedInput:
        return b""


def _cut(packing: str) -> RejectedInput:
    return RejectedInput("truncated", f"The file ends within its {packing} data. Fetch it again.")


def _damaged(packing: str, error: Exception) -> RejectedInput:
    return RejectedInput(f"bad-{packing}", f"The {packing} data is damaged here ({error}). Fetch the file again.")
