"""An archive that is open: its file, how it is packed, and one record of it by its place."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Self

from bede.errors import RejectedInput
from bede.pages.archives.framing import Damage, Framed, framed
from bede.pages.archives.raw import Raw
from bede.pages.archives.segments import Packing, Plain, Segment, packing_of
from bede.settings import PagesOptions
from bede.text.normalise import printable

_HEADS = 64 * 1024  # bytes of an HTTP head, which come on top of a page's own

Found = Framed | Damage


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies: the file's offset at which reading begins, and the bytes to unfold before the record."""

    start: int
    inner: int = 0

    def told(self, name: str) -> str:
        """Return the place as the locator of a page: ``offset 1234 in a.warc.gz``."""
        inner = f"+{self.inner}" if self.inner else ""
        return f"offset {self.start}{inner} in {name}" if name else f"offset {self.start}{inner}"


@dataclass(slots=True)
class Archive:
    """An open archive. ``path`` None: standard input; ``uri`` is the file's own."""

    uri: str
    path: Path | None
    file: io.BufferedIOBase
    packing: Packing
    raw: Raw
    _unfolded: tuple[int, io.BufferedIOBase] | None = field(default=None, init=False)

    @classmethod
    def of(cls, file: io.BufferedIOBase, uri: str, path: Path | None) -> Self | None:
        """Return the archive that an open file is, or None where it is none. Damage does not deceive it."""
        raw = Raw(file)
        packing = packing_of(raw)
        return cls(uri, path, file, packing, raw) if packing else None

    @property
    def name(self) -> str:
        """The file's name; "" for standard input."""
        return printable(self.path.name) if self.path else ""

    @property
    def key(self) -> str:
        """What tells archives apart: the path; "" for standard input, which comes but once."""
        return str(self.path or "")

    def place(self, segment: Segment, inner: int) -> Place:
        """Return the place of a record in a segment; in a plain file any offset will do to begin at."""
        if isinstance(self.packing, Plain):
            return Place(segment.start + inner)
        return Place(segment.start, inner)

    def record(self, place: Place, options: PagesOptions) -> Found | None:
        """Return the record at a place, None where there is nothing at all."""
        if place.inner:
            segment, inner = Segment(Raw(self._content(place.start, options)), place.inner, Plain(), 0), 0
        else:
            segment, inner = Segment(Raw(self.file), place.start, self.packing, options.max_bytes), place.inner
        return next(framed(segment, longest_block(options), inner), None)

    def close(self) -> None:
        """Let go of what was unfolded to disk. The file itself belongs to whom opened it."""
        if self._unfolded:
            self._unfolded[1].close()
            self._unfolded = None

    def _content(self, start: int, options: PagesOptions) -> io.BufferedIOBase:
        """Return the content of a segment of many records, unfolded to disk once, or each would cost all before it."""
        if self._unfolded is None or self._unfolded[0] != start:
            self.close()
            spool = TemporaryFile()  # noqa: SIM115  close() ends it
            self._unfolded = (start, spool)
            try:
                for piece in Segment(Raw(self.file), start, self.packing, options.max_bytes).unfold():
                    spool.write(piece)
            except RejectedInput:
                pass  # what unfolds before the break can be read
        return self._unfolded[1]


def longest_block(options: PagesOptions) -> int:
    """Return the most bytes of a record that are held."""
    return options.max_record_bytes + _HEADS
