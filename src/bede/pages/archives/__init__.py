"""Web archives: WARC files, plain, gzip or zstd, whole or damaged, and the indexes (CDX, CDXJ) of their records.

``reading`` gives the pages of a whole archive, ``indexes`` those that an index names. Below them, each on the next:
``records`` (what a record stands for), ``framing`` (where it begins and ends), ``segments`` (what unfolds together),
``raw`` (the file).
"""

from bede.pages.archives.indexes import read_index
from bede.pages.archives.originals import Originals
from bede.pages.archives.reading import open_archive, read_archive

__all__ = ["Originals", "open_archive", "read_archive", "read_index"]
