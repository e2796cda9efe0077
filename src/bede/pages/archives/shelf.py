"""The archives that were opened by their path, a few of them kept open."""

from pathlib import Path

from bede.pages.archives.archive import Archive

_OPEN = 8


class Shelf:
    """Opens archives that an index or a revisit record points to."""

    def __init__(self) -> None:
        self._open: dict[Path, Archive] = {}

    def archive(self, path: Path) -> Archive | None:
        """Return the archive at a path; None where the file is none. Raises OSError."""
        if path not in self._open:
            while len(self._open) >= _OPEN:
                self._close(next(iter(self._open)))
            file = path.open("rb")
            archive = Archive.of(file, path.as_uri(), path)
            if archive is None:
                file.close()
                return None
            self._open[path] = archive
        return self._open[path]

    def close(self) -> None:
        """Close all."""
        for path in list(self._open):
            self._close(path)

    def _close(self, path: Path) -> None:
        archive = self._open.pop(path)
        archive.close()
        archive.file.close()
