"""Zip files of pages, read member by member; what they unfold to is bounded before it is unfolded."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.bundles.companions import without_companions
from bede.pages.bundles.members import Bundle, ReadMember, check_size, is_hidden, member_pages, shown
from bede.pages.unpack import digest, whole
from bede.settings import PagesOptions

_OFFICE = frozenset(("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"))
_ENCRYPTED = 0x1
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError)


def zip_pages(file: io.BufferedIOBase, uri: str, options: PagesOptions, read: ReadMember) -> Iterator[Page | Reject]:
    """Yield the pages in a zip file, in the order of its directory; the locator begins with the member's name."""
    try:
        archive = zipfile.ZipFile(file)
    except _FAULTS as error:
        raise RejectedInput("bad-zip", f"The zip file is damaged ({error}). Fetch it again.") from None
    with archive:
        members = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        if not _OFFICE.isdisjoint(members):
            what = "By its content this is an Office document, e-book or program. Give HTML, text or JSON Lines."
            raise RejectedInput("not-text", what)
        if len(members) > options.max_members:
            raise RejectedInput("too-large", f"The zip file holds more than {options.max_members:,} files. Split it.")
        bundle = Bundle(uri, digest(file), options, read)
        names = without_companions([name for name in members if not is_hidden(name)])
        for name in names:
            try:
                body = _content(archive, members[name], options)
                yield from member_pages(body, name, bundle)
            except RejectedInput as error:
                yield Reject(uri, shown(name), error.reason, error.detail)
        if not names:
            raise RejectedInput("empty", "The zip file holds no files.")


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, options: PagesOptions) -> bytes:
    """Return what a member holds; RejectedInput ``encrypted``, ``too-large`` or ``bad-zip``.

    The size that the directory tells may be a lie, so that the unfolding is bounded by it as well.
    """
    if info.flag_bits & _ENCRYPTED:
        raise RejectedInput("encrypted", "This is encrypted. Unpack the zip file with its password.")
    check_size(info.file_size, info.compress_size, options)
    try:
        with archive.open(info) as member:
            return whole(member, info.file_size)  # type: ignore[arg-type]
    except _FAULTS as error:
        raise RejectedInput("bad-zip", f"This part of the zip file is damaged ({error}). Fetch it again.") from None
