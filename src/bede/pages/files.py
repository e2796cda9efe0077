"""From what the user named to the files meant: folders walked, globs expanded, each real file once."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from bede.model import Reject
from bede.pages.bundles.companions import is_companion
from bede.text.normalise import printable

STDIN_URI = "stdin:"
_MAGIC = frozenset("*?[")
_Key = tuple[int, int]  # device and inode: what a file or folder really is, under whatever name


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. ``uri`` is its resolved path as ``file:///...``; ``path`` None: standard input."""

    uri: str
    path: Path | None


def find(paths: Iterable[str]) -> list[Found | Reject]:
    """Return the files that ``paths`` mean, in the order they will be read, without opening any of them.

    Order: as given; within folders by name. Hidden files and folders are skipped unless
    named, and so are the folders that browsers save beside a page (``Page_files`` beside ``Page.html``).
    """
    return list(walk(paths))


def walk(paths: Iterable[str]) -> Iterator[Found | Reject]:
    """Yield the same as ``find``, one by one."""
    visitor = _Visitor()
    for path in paths:
        yield from visitor.given(path)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A path on the way. ``places``: where in the glob its name led to; ``above``: its folders."""

    path: Path
    places: frozenset[int]
    above: frozenset[_Key] = frozenset()


@dataclass(slots=True)
class _Visitor:
    """What was met so far, over all given paths. ``met`` counts what was meant, be it new or not."""

    files: set[_Key] = field(default_factory=set)
    folders: set[_Key] = field(default_factory=set)
    stdin: bool = False
    met: int = 0

    def given(self, name: str) -> Iterator[Found | Reject]:
        """Yield what one argument means."""
        if name == "-":
            if not self.stdin:
                self.stdin = True
                yield Found(STDIN_URI, None)
        elif not name or (_MAGIC.isdisjoint(name) and not _exists(name)):
            yield Reject(_uri(name), "", "not-found", f"'{_shown(name)}' does not exist. Check the spelling.")
        else:
            yield from self._expand(name)

    def _expand(self, name: str) -> Iterator[Found | Reject]:
        """Walk a path or glob that may be there; say so if nothing is."""
        root, pattern = (Path(name), ()) if _exists(name) else _split(Path(name))
        before = self.met
        yield from self._tree(root.absolute(), pattern)
        if self.met == before:
            what = f"The pattern '{_shown(name)}' matches" if pattern else f"The folder '{_shown(name)}' holds"
            yield Reject(_uri(name), "", "no-match", f"{what} no file. Hidden files count only if named in full.")

    def _tree(self, root: Path, pattern: tuple[str, ...]) -> Iterator[Found | Reject]:
        """Walk depth first, with a stack of our own: folders may nest deeper than Python's calls."""
        stack = [_Entry(root, _closed(pattern, {0}))]
        passed: set[tuple[_Key, frozenset[int]]] = set()
        while stack:
            entry = stack.pop()
            chosen = len(pattern) in entry.places
            try:
                status = entry.path.stat()
                key = (status.st_dev, status.st_ino)
                if not stat.S_ISDIR(status.st_mode):
                    yield from self._file(entry, status) if chosen else ()
                elif key in entry.above:
                    self.met += 1
                    yield _loop(entry.path)
                elif key in self.folders or (key, entry.places) in passed:
                    self.met += chosen
                else:
                    # A folder that a glob only passes through may be meant by the next argument.
                    passed.add((key, entry.places))
                    self.folders |= {key} if chosen else set()
                    stack += _children(entry, key, pattern)
            except (OSError, ValueError) as error:
                if chosen or isinstance(error, PermissionError):
                    self.met += 1
                    yield _unreadable(entry.path, error)

    def _file(self, entry: _Entry, status: os.stat_result) -> Iterator[Found | Reject]:
        """Yield the file unless it was met before under this or another name."""
        self.met += 1
        key = (status.st_dev, status.st_ino)
        if not stat.S_ISREG(status.st_mode):
            yield Reject(_uri(entry.path), "", "not-a-file", "Pipes, sockets and devices are not read. Use '-'.")
        elif key not in self.files:
            self.files.add(key)
            real = _real(entry)
            yield Found(_uri(real), real)


def _children(entry: _Entry, key: _Key, pattern: tuple[str, ...]) -> list[_Entry]:
    """Return what a folder holds and the glob allows, last name first, for a stack.

    Left out are hidden things, and the folder that a browser saves beside a page, which belongs to the page.
    """
    real = _real(entry)
    names = sorted((name for name in os.listdir(real) if not name.startswith(".")), reverse=True)  # noqa: PTH208
    beside = set(names)
    names = [name for name in names if not is_companion(name, beside)]
    above = entry.above | {key}
    children = (_Entry(real / name, _step(pattern, entry.places, name), above) for name in names)
    return [child for child in children if child.places]


def _real(entry: _Entry) -> Path:
    """Return the path without links. Below the root, parents are real already."""
    return entry.path.resolve() if not entry.above or entry.path.is_symlink() else entry.path


def _split(pattern: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the folder that a glob starts from, and its parts from the first wildcard on."""
    parts = pattern.parts
    first = next(index for index, part in enumerate(parts) if not _MAGIC.isdisjoint(part))
    return Path(*parts[:first]), parts[first:]


def _step(pattern: tuple[str, ...], places: frozenset[int], name: str) -> frozenset[int]:
    """Return the places in the glob after one more name; none: nothing here or below can match.

    The place after the last part is a match, and holds for all that lies below (a folder means its files).
    """
    end = len(pattern)
    if end in places:
        return frozenset({end})
    stay = {place for place in places if pattern[place] == "**"}
    go = {place + 1 for place in places - stay if fnmatchcase(name, pattern[place])}
    return _closed(pattern, stay | go)


def _closed(pattern: tuple[str, ...], places: set[int]) -> frozenset[int]:
    """Add the places that are reached without a name: ``**`` may stand for no folder at all."""
    reached = set(places)
    for place, part in enumerate(pattern):
        if place in reached and part == "**":
            reached.add(place + 1)
    return frozenset(reached)


def _exists(name: str) -> bool:
    """Tell whether there is such a path, be it a broken link or under a folder that is closed to us."""
    try:
        Path(name).lstat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return True


def _loop(path: Path) -> Reject:
    return Reject(
        _uri(path),
        "",
        "directory-loop",
        "This link leads back to a folder above it; its files are read once there.",
    )


def _unreadable(path: Path, error: Exception) -> Reject:
    why = getattr(error, "strerror", None) or str(error)
    what = f"The link '{_shown(path)}' leads nowhere" if path.is_symlink() else f"'{_shown(path)}' can't be opened"
    return Reject(_uri(path), "", "unreadable", f"{what} ({why}). Check that it is there and that you may read it.")


def _uri(path: str | Path) -> str:
    """Return the absolute path as a URI, for any name that a file system or a typing slip can make."""
    try:
        return Path(path).absolute().as_uri()
    except (OSError, ValueError):
        return _shown(path)


def _shown(path: str | Path) -> str:
    """Return the name as text that can be printed and stored."""
    return printable(str(path).encode("utf-8", "backslashreplace").decode("utf-8"))
