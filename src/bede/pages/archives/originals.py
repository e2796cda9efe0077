"""Where the captures of a run lie in its archives, so that a later record can say "the same as that one"."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Original:
    """A place in an archive: its key, the start of a segment, the place in its content.

    ``is_page``: a page was found there.
    """

    file: str
    start: int
    inner: int
    is_page: bool


class Originals:
    """Captures by the names that revisit records give them: record id, digest, address with time.

    They are kept in a temporary file (SQLite removes it), about 100 bytes each, since an archive may hold millions.
    """

    def __init__(self) -> None:
        self._file: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Forget all. Closing twice does no harm."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def remember(self, names: Iterable[str], original: Original) -> None:
        """Keep where a capture lies. Of two with the same name the first stays, but a page outdoes what is none."""
        file = self._opened()
        file.execute("INSERT OR IGNORE INTO files (path) VALUES (?)", [original.file])
        row = [original.file, original.start, original.inner, original.is_page]
        file.executemany(_REMEMBER, [(_key(name), *row) for name in names])

    def find(self, names: Iterable[str]) -> Original | None:
        """Return the capture that one of the names means, the first name that means any."""
        for name in names if self._file is not None else ():
            row = self._opened().execute(_FIND, [_key(name)]).fetchone()
            if row is not None:
                return Original(row[0], row[1], row[2], bool(row[3]))
        return None

    def _opened(self) -> sqlite3.Connection:
        if self._file is None:
            # One generator reads at a time, but it may be drawn by another thread than began it.
            self._file = sqlite3.connect("", check_same_thread=False)
            self._file.executescript(_MAKE)
        return self._file


def _key(name: str) -> bytes:
    return hashlib.sha256(name.encode("utf-8", "backslashreplace")).digest()[:16]


_MAKE = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE files (file INTEGER PRIMARY KEY, path TEXT UNIQUE);
CREATE TABLE originals (
    name BLOB PRIMARY KEY, file INTEGER, start INTEGER, inside INTEGER, is_page INTEGER
) WITHOUT ROWID;
"""
_REMEMBER = """INSERT INTO originals VALUES (?, (SELECT file FROM files WHERE path = ?), ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET file = excluded.file, start = excluded.start, inside = excluded.inside, is_page = 1
WHERE excluded.is_page AND NOT is_page"""
_FIND = "SELECT path, start, inside, is_page FROM originals JOIN files USING (file) WHERE name = ?"
