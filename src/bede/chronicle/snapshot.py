"""A chronicle as published: a copy of the file that readers and a writer of the file never lock each other out of.

DuckDB lets nobody in while one process writes, and nobody write while one reads. So the file itself is only copied,
byte by byte and without a lock, and the pages read the copy. A copy counts only if the file was the same before and
after: then it is a state of which DuckDB, after a crash, would go on too.
"""

import hashlib
import secrets
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bede.chronicle.pages.prepare import index, prepare
from bede.chronicle.write import Chronicle
from bede.errors import ChronicleError, ChronicleLocked

_TRIES = 50
_PAUSE = 0.2
"""Seconds between tries; with 50 of them, ten seconds for a writer to pause for as long as copying takes."""

_LOOK = 1.0
"""Seconds between looks at the file."""

_LEFT_BEHIND = 60.0
"""Seconds after which a log beside the file is taken for that of a writer that was killed, and is read too."""

# Two processes never share an ETag, for their programs may differ.
_PROCESS = secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What tells two states of a file apart; of the write-ahead log beside it too, where there is one."""

    main: tuple[int, int, int]
    log: tuple[int, int, int] | None

    @property
    def id(self) -> str:
        return hashlib.sha256(f"{_PROCESS} {self.main} {self.log}".encode()).hexdigest()[:12]


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
        self._stamp = _stamp(path)
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
            stamp = _stamp(self.path)
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
            stamp = _stamp(self.path)
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
            with _told_of(self.path, copy):
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


def copy_quiet(path: Path, copy: Path) -> _Stamp:
    """Copy the file, and the log beside it, in a moment in which nobody writes to them; return their state.

    Raises ChronicleLocked where no such moment comes, ChronicleError where the file can't be read.
    """
    log, log_copy = _log(path), _log(copy)
    for _ in range(_TRIES):
        before = _stamp(path)
        try:
            shutil.copyfile(path, copy)
            log_copy.unlink(missing_ok=True)
            if before.log is not None:
                shutil.copyfile(log, log_copy)
        except FileNotFoundError:
            continue  # the log went away meanwhile
        except OSError as error:
            raise ChronicleError(f"{path} could not be copied to be shown: {error.strerror or error}.") from error
        if _stamp(path) == before:
            return before
        time.sleep(_PAUSE)
    raise ChronicleLocked(f"{path} is being written without a pause. Wait until that is done; then try again.")


@contextmanager
def _told_of(path: Path, copy: Path) -> Iterator[None]:
    """Have errors name the file and not its copy."""
    try:
        yield
    except ChronicleError as error:
        raise type(error)(str(error).replace(str(copy), str(path))) from error


def _stamp(path: Path) -> _Stamp:
    try:
        main = _values(path)
    except OSError:
        # The door of the chronicle says what is wrong: no such file, a folder, no permission.
        Chronicle.open(path, read_only=True).close()
        raise ChronicleError(f"{path} could not be looked at. Try again.") from None
    try:
        return _Stamp(main, _values(_log(path)))
    except OSError:
        return _Stamp(main, None)


def _values(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    if path.is_dir():
        raise IsADirectoryError(path)
    return found.st_ino, found.st_size, found.st_mtime_ns


def _log(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _is_at_work(stamp: _Stamp) -> bool:
    """Return whether somebody seems to write: the log is there, and not so old that it was left behind."""
    if stamp.log is None:
        return False
    return time.time() - stamp.log[2] / 1e9 < _LEFT_BEHIND
