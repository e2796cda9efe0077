"""Tar files of pages, packed by gzip or not, read as a stream."""

import io
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import suppress

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.bundles.companions import without_companions
from bede.pages.bundles.members import FAIR_RATIO, Bundle, ReadMember, check_size, is_hidden, member_pages, shown
from bede.pages.unpack import digest, too_large, unpacked, whole
from bede.settings import PagesOptions

_FAULTS = (tarfile.TarError, EOFError, zlib.error, ValueError)


def tar_pages(file: io.BufferedIOBase, uri: str, options: PagesOptions, read: ReadMember) -> Iterator[Page | Reject]:
    """Yield the pages in a tar file in its order; the locator begins with the member's name. Links are not followed."""
    bundle = Bundle(uri, digest(file), options, read)
    most = max(options.max_bytes, FAIR_RATIO * file.seek(0, io.SEEK_END))
    kept = set(without_companions(_names(file, most, options)))
    with _opened(file) as archive:
        for member in _members(archive, most, options):
            if member.name not in kept:
                continue
            try:
                check_size(member.size, member.size, options)
                body = _content(archive, member)
            except RejectedInput as error:
                yield Reject(uri, shown(member.name), error.reason, error.detail)
                continue
            yield from member_pages(body, member.name, bundle)
    if not kept:
        raise RejectedInput("empty", "The tar file holds no files.")


def _names(file: io.BufferedIOBase, most: int, options: PagesOptions) -> list[str]:
    """Return the names of the files in the tar, up to damage: companion folders are told by what is beside them."""
    names = []
    with suppress(RejectedInput), _opened(file) as archive:  # told when the files are read
        for member in _members(archive, most, options):
            names.append(member.name)  # noqa: PERF401  what came before the damage must be kept
    return [name for name in names if not is_hidden(name)]


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    content = archive.extractfile(member)
    try:
        return whole(content, member.size) if content else b""  # type: ignore[arg-type]
    except _FAULTS as error:
        raise _damaged(error) from None


def _damaged(error: Exception) -> RejectedInput:
    return RejectedInput("bad-tar", f"The tar file is damaged here ({error}). What is before it was read.")


def _opened(file: io.BufferedIOBase) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=unpacked(file), mode="r|")
    except _FAULTS as error:
        raise _damaged(error) from None


def _members(archive: tarfile.TarFile, most: int, options: PagesOptions) -> Iterator[tarfile.TarInfo]:
    """Yield the regular files; RejectedInput ``bad-tar`` where it breaks, ``too-large`` where it is."""
    number = total = 0
    try:
        for member in archive:
            number += 1
            total += member.size
            if number > options.max_members:
                raise RejectedInput(
                    "too-large", f"The tar file holds more than {options.max_members:,} files. Split it."
                )
            if total > most:
                raise too_large(most)
            if member.isreg():
                yield member
    except _FAULTS as error:
        raise _damaged(error) from None
