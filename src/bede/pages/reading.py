"""The verb of the step: from paths to pages, lazily, in a fixed order, with one file or record in memory."""

import hashlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.files import Found, walk
from bede.pages.records import read_json, read_records
from bede.pages.sniff import JSON, JSON_LINES, SAMPLE, media_type
from bede.pages.unpack import carrier_faults, digest, head, unpacked, whole
from bede.settings import PagesOptions
from bede.text.decode import decode, wide_charset

_FAIR_RATIO = 100  # unpacked to packed size of JSON Lines; news packs about 4 to 10 times, a bomb 1000 times


def read(paths: Sequence[str], options: PagesOptions, stdin: BinaryIO | None = None) -> Iterator[Page | Reject]:
    """Yield the pages in files, folders, globs and standard input, and a Reject for what can't be used.

    Order: as given, within folders by name, within files as written. ``-`` is ``stdin``, by
    default the process's own.
    """
    for found in walk(paths):
        if isinstance(found, Reject):
            yield found
        else:
            yield from read_found(found, options, stdin)


def read_found(found: Found, options: PagesOptions, stdin: BinaryIO | None = None) -> Iterator[Page | Reject]:
    """Yield the pages of one file that ``find`` listed; never raises for what the file holds."""
    try:
        with carrier_faults(), _opened(found, stdin) as file:
            yield from _pages(file, found.uri, options)
    except RejectedInput as error:
        yield Reject(found.uri, "", error.reason, error.detail)


def _opened(found: Found, stdin: BinaryIO | None) -> io.BufferedIOBase:
    """Open the file; standard input is laid down on disk first, to hash and look at it before reading."""
    if found.path is not None:
        return found.path.open("rb")
    spool = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    shutil.copyfileobj(stdin or sys.stdin.buffer, spool)
    return spool


def _pages(file: io.BufferedIOBase, uri: str, options: PagesOptions) -> Iterator[Page | Reject]:
    """Yield the pages of an open file by what its content is."""
    sample = head(unpacked(file), SAMPLE)
    kind = media_type(sample)
    if kind in {JSON, JSON_LINES}:
        yield from _records(file, uri, options, lines=kind == JSON_LINES, wide=wide_charset(sample) is not None)
        return
    body = whole(unpacked(file), options.max_record_bytes)
    yield Page(hashlib.sha256(body).hexdigest(), uri, "", body, kind, digest(file))


def _records(
    file: io.BufferedIOBase, uri: str, options: PagesOptions, *, lines: bool, wide: bool
) -> Iterator[Page | Reject]:
    """Yield the pages of a JSON file. Lines flow; an array, and text in UTF-16 or UTF-32, is held whole."""
    file_sha256 = digest(file)
    size = file.seek(0, os.SEEK_END)
    stream = unpacked(file)
    if lines and not wide:
        budget = None if stream is file else max(options.max_bytes, _FAIR_RATIO * size)
        yield from read_records(stream, uri, options, file_sha256=file_sha256, budget=budget)
        return
    body = whole(stream, options.max_bytes)
    if wide:
        body = decode(body).text.encode()
    if lines:
        yield from read_records(io.BytesIO(body), uri, options, file_sha256=file_sha256)
    else:
        yield from read_json(body, uri, options, file_sha256)
