"""A chronicle as published: a copy of the file that readers and a writer of the file never lock each other out of.

DuckDB lets nobody in while one process writes, and nobody write while one reads. So the file itself is only copied,
byte by byte and without a lock, and the pages read the copy. A copy counts only if the file was the same before and
after: then it is a state of which DuckDB, after a crash, would go on too.
"""

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bede.chronicle.pages.prepare import index, prepare
from bede.chronicle.quiet_copy import Stamp, copy_quiet, stamp_of, told_of
from bede.chronicle.write import Chronicle
from bede.errors import ChronicleError

_LOOK = 1.0
"""Seconds between looks at the file."""

_LEFT_BEHIND = 60.0
"""Seconds after which a log beside the file is taken for that of a writer that was killed, and is read too."""


@dataclass(slots=True)
class Snapshot:
    """A copy that is open for reading, with the tables of the pages. ``id`` differs for every state of the file."""

    id: str
    made: datetime
    chronicle: Chronicle
    folder: "tempfile.TemporaryDirectory[str]"
    readers: int = 0
    retired: bool = False

    def close(self) -> None:
        """Close the copy and delete it."""
        self.chronicle.close()
        self.folder.cleanup()


class Published:
    """The published state of a file: opened once, renewed when the file has changed. May be used by many threads."""

    def __init__(self, path: Path) -> None:
        """Publish the file. Raises ChronicleError where it can't be used."""
        self.path = path
        self.trouble: str | None = None
        """Why the last renewal failed; None: it did not. The state before is shown further."""
        self._guard = threading.Lock()
        self._renewing = threading.Lock()
        self._looked = time.monotonic()
        self._stamp = stamp_of(path)
        self._current = self._publish()

    @contextmanager
    def reading(self) -> Iterator[Snapshot]:
        """Give the current state; it stays open until the block ends. A changed file is looked for meanwhile."""
        self._look()
        with self._guard:
            snapshot = self._current
            snapshot.readers += 1
        try:
            yield snapshot
        finally:
            with self._guard:
                snapshot.readers -= 1
                idle = snapshot.retired and snapshot.readers == 0
            if idle:
                snapshot.close()

    def renew(self) -> None:
        """Publish the file anew if it has changed. Raises ChronicleError where it can't be used; nothing is lost."""
        with self._renewing:
            stamp = stamp_of(self.path)
            if stamp == self._stamp:
                return
            fresh = self._publish()
            with self._guard:
                old, self._current = self._current, fresh
                old.retired = True
                idle = old.readers == 0
            self.trouble = None
            if idle:
                old.close()

    def close(self) -> None:
        """Close the current state, once nobody reads it."""
        with self._renewing, self._guard:
            self._current.retired = True
            idle = self._current.readers == 0
        if idle:
            self._current.close()

    def _look(self) -> None:
        """Begin to renew in a thread of its own where the file has changed and its writer is done."""
        with self._guard:
            if time.monotonic() - self._looked < _LOOK or self._renewing.locked():
                return
            self._looked = time.monotonic()
        try:
            stamp = stamp_of(self.path)
        except ChronicleError as error:
            self.trouble = str(error)
            return
        if stamp != self._stamp and not _is_at_work(stamp):
            threading.Thread(target=self._try_to_renew, name="renew", daemon=True).start()

    def _try_to_renew(self) -> None:
        try:
            self.renew()
        except ChronicleError as error:
            self.trouble = str(error)

    def _publish(self) -> Snapshot:
        folder = tempfile.TemporaryDirectory(prefix="bede-", ignore_cleanup_errors=True)
        copy = Path(folder.name) / self.path.name
        try:
            self._stamp = copy_quiet(self.path, copy)
            with told_of(self.path, copy):
                Chronicle.open(
                    copy, read_only=True
                ).close()  # an old schema is refused here, and not brought up to date
                with Chronicle.open(copy) as chronicle:
                    prepare(chronicle)
                    index(chronicle)
                opened = Chronicle.open(copy, read_only=True)
        except BaseException:
            folder.cleanup()
            raise
        return Snapshot(self._stamp.id, datetime.now(UTC).replace(microsecond=0), opened, folder)


def _is_at_work(stamp: Stamp) -> bool:
    """Return whether somebody seems to write: the log is there, and not so old that it was left behind."""
    if stamp.log is None:
        return False
    return time.time() - stamp.log[2] / 1e9 < _LEFT_BEHIND
