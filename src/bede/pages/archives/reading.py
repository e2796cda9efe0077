"""The pages of a whole archive, in its order, with one record in memory."""

import io
from collections.abc import Iterator
from contextlib import closing

from bede.model import Page, Reject
from bede.pages.archives.archive import Archive, Place, longest_block
from bede.pages.archives.framing import framed
from bede.pages.archives.originals import Originals
from bede.pages.archives.records import At, Records
from bede.pages.archives.segments import Gap, segments
from bede.pages.files import Found
from bede.pages.unpack import digest
from bede.settings import PagesOptions


def open_archive(file: io.BufferedIOBase, found: Found) -> Archive | None:
    """Return the archive that an open file is by its content, or None."""
    return Archive.of(file, found.uri, found.path)


def read_archive(archive: Archive, options: PagesOptions, originals: Originals) -> Iterator[Page | Reject]:
    """Yield the pages of an archive, and a Reject for each record that is damaged or can't be used.

    Captures that hold no page (images, scripts, errors) are told by one Reject at the end. The file is read twice:
    first for the hash that its pages keep, which takes two seconds per GB.
    """
    file_sha256 = digest(archive.file)
    with closing(archive), closing(Records(options, originals)) as records:
        for segment in segments(archive.raw, archive.packing, options):
            if isinstance(segment, Gap):
                records.taken += 1
                yield _of_gap(segment, archive)
                continue
            for found in framed(segment, longest_block(options)):
                at = At(archive, archive.place(segment, found.inner), file_sha256)
                outcome = records.outcome(found, at)
                if outcome is not None:
                    yield outcome
        yield from records.summary(archive.uri)


def _of_gap(gap: Gap, archive: Archive) -> Reject:
    detail = f"{gap.size:,} bytes between the records are none. What follows them was read."
    return Reject(archive.uri, Place(gap.start).told(archive.name), "no-record", detail)
