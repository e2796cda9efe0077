"""Indexes of archives (CDX, CDXJ): only the records that they name are read, wherever they lie in their archives."""

import hashlib
import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.archives.archive import Archive, Place
from bede.pages.archives.framing import Damage
from bede.pages.archives.originals import Originals
from bede.pages.archives.records import At, Records
from bede.pages.archives.shelf import Shelf
from bede.pages.files import Found
from bede.settings import PagesOptions
from bede.text.normalise import printable, squeeze

_LONGEST_LINE = 64 * 1024
_COMMENTS = ("!", "@", "#")
_HEADER = "CDX "
_USUAL = "N b a m s k r M S V g".split()
"""Fields of a CDX line where no header tells others. Of use: a address, S length, V offset, g file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of an index: the record of ``uri`` begins at ``offset`` of ``file``. ``length`` None: it is not told.

    Raises ValueError where it can't be so.
    """

    uri: str | None
    file: str
    offset: int
    length: int | None

    def __post_init__(self) -> None:
        if self.offset < 0 or (self.length or 0) < 0 or not self.file:
            raise ValueError(self.offset)


def read_index(
    stream: io.BufferedIOBase, found: Found, options: PagesOptions, originals: Originals
) -> Iterator[Page | Reject]:
    """Yield the pages that an index names, in its order, and a Reject for each line that leads to none.

    Archives are looked for beside the index, then in the folder ``archive`` beside the index's own, as crawlers lay
    them out. Pages keep the hash of their record, since reading whole archives for theirs is what an index spares.
    """
    folder = found.path.parent if found.path else Path()
    with closing(Shelf()) as shelf, closing(Records(options, originals)) as records:
        for number, line in _entries(stream):
            records.taken += 1
            try:
                outcome = _read(_raised(line), folder, shelf, records)
            except RejectedInput as error:
                uri = line.uri if isinstance(line, Entry) else None
                outcome = Reject(uri or found.uri, f"line {number}", error.reason, error.detail)
            if outcome is not None:
                yield outcome
        yield from records.summary(found.uri)


def _read(entry: Entry, folder: Path, shelf: Shelf, records: Records) -> Page | Reject | None:
    """Return what the record of an entry comes to. Raises RejectedInput where there is none."""
    archive = _archive(entry, folder, shelf)
    place = Place(entry.offset)
    found = archive.record(place, records.options) if entry.offset < archive.raw.size else None
    if isinstance(found, Damage):
        found = replace(found, uri=found.uri or entry.uri)
    if found is None:
        raise RejectedInput("no-record", f"'{archive.name}' ends before offset {entry.offset}. Is the index of it?")
    return records.outcome(found, At(archive, place, _sha256(archive, entry, records.options)))


def _archive(entry: Entry, folder: Path, shelf: Shelf) -> Archive:
    name = Path(entry.file)
    for path in (folder / name, folder / name.name, folder.parent / "archive" / name.name):
        try:
            if not path.is_file():
                continue
            archive = shelf.archive(path.resolve())
        except (OSError, ValueError) as error:
            raise RejectedInput("unreadable", f"'{name.name}' can't be read ({error}). Check that you may.") from None
        if archive is None:
            raise RejectedInput("no-record", f"'{name.name}' is no web archive. Is the index of it?")
        return archive
    detail = f"The archive '{name.name}' is neither beside its index nor in a folder 'archive' there. Fetch it."
    raise RejectedInput("not-found", detail)


def _sha256(archive: Archive, entry: Entry, options: PagesOptions) -> str | None:
    """Return the hash of the record's bytes; None where the index does not tell how many they are."""
    if entry.length is None or entry.length > options.max_bytes:
        return None
    return hashlib.sha256(archive.raw.exactly(entry.offset, entry.length)).hexdigest()


def _raised(line: Entry | RejectedInput) -> Entry:
    if isinstance(line, RejectedInput):
        raise line
    return line


def _entries(stream: io.BufferedIOBase) -> Iterator[tuple[int, Entry | RejectedInput]]:
    """Yield (number from 1, entry) of each line that is one, or what is wrong with it."""
    letters = _USUAL
    number = 0
    while raw := stream.readline(_LONGEST_LINE):
        number += 1
        line = raw.decode("utf-8", "replace").strip()
        if line.startswith(_HEADER):
            letters = line.split()[1:]
        elif line and not line.startswith(_COMMENTS):
            try:
                yield number, _of_json(line) if line.endswith("}") else _of_fields(line, letters)
            except (ValueError, KeyError, TypeError, AttributeError):
                detail = "This line of the index does not tell file and offset of a record. Make the index anew."
                yield number, RejectedInput("bad-index", detail)


def _of_json(line: str) -> Entry:
    """Read a line of CDXJ (key, time, JSON) or of JSON alone. Raises what JSON and dictionaries do."""
    told: dict[str, Any] = json.loads(line[line.index("{") :])
    length = told.get("length")
    return Entry(
        uri=_uri(told.get("url")),
        file=str(told["filename"]),
        offset=int(told["offset"]),
        length=int(length) if length not in (None, "", "-") else None,
    )


def _of_fields(line: str, letters: list[str]) -> Entry:
    """Read a line of CDX by the letters of its header. Raises ValueError, KeyError."""
    told = dict(zip(letters, line.split(), strict=False))
    length = told.get("S", "-")
    return Entry(_uri(told.get("a")), told["g"], int(told["V"]), int(length) if length != "-" else None)


def _uri(told: Any) -> str | None:
    return squeeze(printable(told)) if isinstance(told, str) else None
