"""One watcher at a time: a file beside the chronicle that a process holds as long as it lives."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bede.errors import ChronicleLocked

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(chronicle: Path) -> Iterator[None]:
    """Hold the chronicle against other watchers; whatever ends the process lets go of it.

    Raises ChronicleLocked where another process holds it. A folder that is not there is left to who opens the file.
    """
    if not chronicle.parent.is_dir():
        yield
        return
    beside = Path(f"{chronicle}.watch")
    handle = _taken(beside)
    try:
        yield
    finally:
        beside.unlink(missing_ok=True)  # while it is held: who opened it meanwhile sees that it is gone
        os.close(handle)


def _taken(beside: Path) -> int:
    while True:
        handle = os.open(beside, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            raise ChronicleLocked(
                f"Another process watches into this chronicle already ({beside} is held). One is enough: give it all "
                "feeds in one list, or end it first."
            ) from error
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)  # its holder has just ended and taken it away
