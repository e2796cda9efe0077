"""A chronicle open for reading, whoever else has it open: where that one writes, a copy of its last state is read."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bede.chronicle.quiet_copy import copy_quiet, told_of
from bede.chronicle.write import Chronicle
from bede.errors import ChronicleLocked


@dataclass(frozen=True, slots=True)
class Readable:
    """A file that can be read. ``copied``: when (UTC) it was copied from one that is written; None: no copy."""

    path: Path
    copied: datetime | None = None


@contextmanager
def readable(path: Path) -> Iterator[Readable]:
    """Give the file, or a copy of it where another process writes it. Nobody waits for longer than copying takes.

    What that process has not committed yet is not in the copy. Raises ChronicleLocked where it writes without a
    pause, ChronicleError where the file can't be used.
    """
    try:
        Chronicle.open(path, read_only=True).close()
    except ChronicleLocked:
        with tempfile.TemporaryDirectory(prefix="bede-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / path.name
            copy_quiet(path, copy)
            with told_of(path, copy):
                yield Readable(copy, datetime.now(UTC).replace(microsecond=0))
        return
    yield Readable(path)
