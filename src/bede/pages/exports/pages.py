"""The pages in an export of a press archive."""

import hashlib
import io
from collections.abc import Callable, Iterator

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.exports.article import Article
from bede.pages.records import article_page
from bede.pages.sniff import PLAIN
from bede.pages.unpack import digest, unpacked, whole
from bede.settings import PagesOptions
from bede.text.decode import decode

_CUT_OFF = "This piece of the export has no text, or the file breaks off in it. Export it again."


def export_pages(
    file: io.BufferedIOBase, uri: str, options: PagesOptions, articles: Callable[[str], Iterator[Article]]
) -> Iterator[Page | Reject]:
    """Yield a page for each article that ``articles`` finds; the locator is ``article 3``.

    A text in which none is found only looks like an export, and is one page of plain text.
    """
    body = whole(unpacked(file), options.max_bytes)
    file_sha256 = digest(file)
    found = list(articles(decode(body).text))
    if not any(found):
        if len(body) > options.max_record_bytes:
            raise RejectedInput("no-text", "This looks like an export of a press archive, but holds no article.")
        yield Page(hashlib.sha256(body).hexdigest(), uri, "", body, PLAIN, file_sha256)
        return
    for number, article in enumerate(found, 1):
        locator = f"article {number}"
        try:
            if not article:
                raise RejectedInput("cut-off", _CUT_OFF)
            yield article_page(article, uri, locator, file_sha256, options)
        except RejectedInput as error:
            yield Reject(uri, locator, error.reason, error.detail)
