"""A copy of a chronicle's file, made without a lock while somebody else may write to it.

DuckDB lets nobody in while one process writes. So the file is copied byte by byte, with the log beside it, and a copy
counts only if both were the same before and after: then it is a state of which DuckDB, after a crash, would go on too.
"""

import hashlib
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bede.chronicle.write import Chronicle
from bede.errors import ChronicleError, ChronicleLocked

_TRIES = 50
_PAUSE = 0.2
"""Seconds between tries; with 50 of them, ten seconds for a writer to pause for as long as copying takes."""

# Two processes never share an ETag, for their programs may differ.
_PROCESS = secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells two states of a file apart; of the write-ahead log beside it too, where there is one."""

    main: tuple[int, int, int]
    log: tuple[int, int, int] | None

    @property
    def id(self) -> str:
        """A short name of the state."""
        return hashlib.sha256(f"{_PROCESS} {self.main} {self.log}".encode()).hexdigest()[:12]


def copy_quiet(path: Path, copy: Path) -> Stamp:
    """Copy the file, and the log beside it, in a moment in which nobody writes to them; return their state.

    Raises ChronicleLocked where no such moment comes, ChronicleError where the file can't be read.
    """
    log, log_copy = log_of(path), log_of(copy)
    for _ in range(_TRIES):
        before = stamp_of(path)
        try:
            shutil.copyfile(path, copy)
            log_copy.unlink(missing_ok=True)
            if before.log is not None:
                shutil.copyfile(log, log_copy)
        except FileNotFoundError:
            continue  # the log went away meanwhile
        except OSError as error:
            raise ChronicleError(f"{path} could not be copied to be shown: {error.strerror or error}.") from error
        if stamp_of(path) == before:
            return before
        time.sleep(_PAUSE)
    raise ChronicleLocked(f"{path} is being written without a pause. Wait until that is done; then try again.")


@contextmanager
def told_of(path: Path, copy: Path) -> Iterator[None]:
    """Have errors name the file and not its copy."""
    try:
        yield
    except ChronicleError as error:
        raise type(error)(str(error).replace(str(copy), str(path))) from error


def stamp_of(path: Path) -> Stamp:
    """Return the state of the file. Raises ChronicleError where it can't be looked at."""
    try:
        main = _values(path)
    except OSError:
        # The door of the chronicle says what is wrong: no such file, a folder, no permission.
        Chronicle.open(path, read_only=True).close()
        raise ChronicleError(f"{path} could not be looked at. Try again.") from None
    try:
        return Stamp(main, _values(log_of(path)))
    except OSError:
        return Stamp(main, None)


def _values(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    if path.is_dir():
        raise IsADirectoryError(path)
    return found.st_ino, found.st_size, found.st_mtime_ns


def log_of(path: Path) -> Path:
    """Return where DuckDB keeps the write-ahead log of a file."""
    return path.with_name(f"{path.name}.wal")
