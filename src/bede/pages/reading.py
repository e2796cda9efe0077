"""The verb of the step: from paths to pages, lazily, in a fixed order, with one file or record in memory."""

import hashlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import BinaryIO

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages import sniff
from bede.pages.archives import Originals, open_archive, read_archive, read_index
from bede.pages.bundles import tar_pages, zip_pages
from bede.pages.exports import export_pages, factiva_articles, nexis_articles
from bede.pages.feeds import feed_pages
from bede.pages.files import Found, walk
from bede.pages.mail import mail_pages, mailbox_pages
from bede.pages.pdf import pdf_pages
from bede.pages.records import read_json, read_records
from bede.pages.sniff import SAMPLE, media_type
from bede.pages.tables import table_pages
from bede.pages.unpack import carrier_faults, digest, head, unpacked, whole
from bede.settings import PagesOptions
from bede.text.decode import decode, wide_charset

_FAIR_RATIO = 100  # unpacked to packed size of JSON Lines; news packs about 4 to 10 times, a bomb 1000 times


_Read = Callable[[io.BufferedIOBase, str, PagesOptions], Iterator[Page | Reject]]
"""What yields the pages of an open file, given its uri."""


def read(paths: Sequence[str], options: PagesOptions, stdin: BinaryIO | None = None) -> Iterator[Page | Reject]:
    """Yield the pages in files, folders, globs and standard input, and a Reject for what can't be used.

    Order: as given, within folders by name, within files as written. ``-`` is ``stdin``, by
    default the process's own.
    """
    with closing(Originals()) as originals:
        for found in walk(paths):
            if isinstance(found, Reject):
                yield found
            else:
                yield from read_found(found, options, stdin, originals)


def read_found(
    found: Found, options: PagesOptions, stdin: BinaryIO | None = None, originals: Originals | None = None
) -> Iterator[Page | Reject]:
    """Yield the pages of one file that ``find`` listed; never raises for what the file holds.

    ``originals``: what was read of archives so far, to which records of later ones may refer.
    """
    try:
        with carrier_faults(), _opened(found, stdin) as file, closing(Originals()) as own:
            yield from _pages(file, found, options, originals or own)
    except RejectedInput as error:
        yield Reject(found.uri, "", error.reason, error.detail)


def _opened(found: Found, stdin: BinaryIO | None) -> io.BufferedIOBase:
    """Open the file; standard input is laid down on disk first, to hash and look at it before reading."""
    if found.path is not None:
        return found.path.open("rb")
    spool = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    shutil.copyfileobj(stdin or sys.stdin.buffer, spool)
    return spool


def _pages(
    file: io.BufferedIOBase, found: Found, options: PagesOptions, originals: Originals
) -> Iterator[Page | Reject]:
    """Yield the pages of an open file by what its content is."""
    if archive := open_archive(file, found):
        yield from read_archive(archive, options, originals)
        return
    kind = media_type(head(unpacked(file), SAMPLE))
    if kind == sniff.CDX:
        yield from read_index(unpacked(file), found, options, originals)
    elif kind == sniff.WARC:
        raise RejectedInput("unsupported", "This WARC archive is packed twice. Unpack it once.")
    else:
        yield from _READERS[kind](file, found.uri, options)


def _single(kind: str) -> _Read:
    """Return the reader of files that are one page of a kind."""

    def read_one(file: io.BufferedIOBase, uri: str, options: PagesOptions) -> Iterator[Page | Reject]:
        body = whole(unpacked(file), options.max_record_bytes)
        yield Page(hashlib.sha256(body).hexdigest(), uri, "", body, kind, digest(file))

    return read_one


def read_within(body: bytes, uri: str, options: PagesOptions) -> Iterator[Page | Reject]:
    """Yield the pages in bytes that lay within a file or came over the web, by what their content is; never raises.

    Bundles are ``nested`` here. ``file_sha256`` of the pages is that of the bytes.
    """
    file = io.BytesIO(body)
    try:
        with carrier_faults():
            kind = media_type(head(unpacked(file), SAMPLE))
            if kind in _OUTERMOST or kind not in _READERS:
                raise RejectedInput("nested", "A bundle within a bundle is not opened. Unpack it first.")
            yield from _READERS[kind](file, uri, options)
    except RejectedInput as error:
        yield Reject(uri, "", error.reason, error.detail)


def _json_lines(file: io.BufferedIOBase, uri: str, options: PagesOptions) -> Iterator[Page | Reject]:
    return _records(file, uri, options, lines=True)


def _json(file: io.BufferedIOBase, uri: str, options: PagesOptions) -> Iterator[Page | Reject]:
    return _records(file, uri, options, lines=False)


def _records(file: io.BufferedIOBase, uri: str, options: PagesOptions, *, lines: bool) -> Iterator[Page | Reject]:
    """Yield the pages of a JSON file. Lines flow; an array, and text in UTF-16 or UTF-32, is held whole."""
    wide = wide_charset(head(unpacked(file), SAMPLE)) is not None
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


_READERS: dict[str, _Read] = {
    sniff.HTML: _single(sniff.HTML),
    sniff.PLAIN: _single(sniff.PLAIN),
    sniff.JSON: _json,
    sniff.JSON_LINES: _json_lines,
    sniff.FEED: feed_pages,
    sniff.SITEMAP: feed_pages,
    sniff.PDF: pdf_pages,
    sniff.NEXIS: partial(export_pages, articles=nexis_articles),
    sniff.FACTIVA: partial(export_pages, articles=factiva_articles),
    sniff.CSV: table_pages,
    sniff.MAIL: partial(mail_pages, read_inner=read_within),
    sniff.MBOX: partial(mailbox_pages, read_inner=read_within),
    sniff.ZIP: partial(zip_pages, read=read_within),
    sniff.TAR: partial(tar_pages, read=read_within),
}
"""Who reads files of a kind."""

_OUTERMOST = frozenset((sniff.MBOX, sniff.ZIP, sniff.TAR))
"""Kinds that are opened only as files of their own, so that nothing unfolds without end."""
