"""Tables of articles as CSV: a header, then one article a row."""

import csv
import io
from collections.abc import Iterator

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.records import article_page
from bede.pages.signs import table_delimiter
from bede.pages.unpack import digest, unpacked, whole
from bede.settings import PagesOptions
from bede.text.decode import decode

_MOST_COLUMNS = 500


def table_pages(file: io.BufferedIOBase, uri: str, options: PagesOptions) -> Iterator[Page | Reject]:
    """Yield a page for each row of a table; the locator is ``row 3``, the header not counted.

    The names of the columns are those of JSON records. A cell may hold line breaks where it is quoted.
    """
    body = whole(unpacked(file), options.max_bytes)
    file_sha256 = digest(file)
    text = decode(body).text.lstrip()
    delimiter = table_delimiter(text)
    if delimiter is None:  # the start looked like one in another charset
        raise RejectedInput("unsupported", "This table has no column for text and another for title, date or url.")
    rows = _rows(text, delimiter, options)
    header = [name.strip() for name in next(rows) or []]
    for number, row in enumerate(rows, 1):
        locator = f"row {number}"
        try:
            if row is None:
                raise RejectedInput("bad-row", "This row can't be read: check its quotes. Rows after it are read.")
            if any(cell.strip() for cell in row):
                yield article_page(_cells(header, row), uri, locator, file_sha256, options)
        except RejectedInput as error:
            yield Reject(uri, locator, error.reason, error.detail)


def _rows(text: str, delimiter: str, options: PagesOptions) -> Iterator[list[str] | None]:
    """Yield the rows; None for one that can't be read.

    The library's limit of a field is a setting of the whole process; it is raised once and never lowered.
    """
    csv.field_size_limit(max(csv.field_size_limit(), options.max_record_bytes))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None


def _cells(header: list[str], row: list[str]) -> dict[str, str]:
    """Return a row by its names. RejectedInput ``bad-row`` where it has more cells than the header has names."""
    if len(row) > len(header) and any(cell.strip() for cell in row[len(header) :]):
        detail = f"This row has {len(row)} cells, the header {len(header)}: a quote or delimiter is missing."
        raise RejectedInput("bad-row", detail)
    return {name: cell for name, cell in zip(header, row, strict=False) if name}
