"""HTTP answers: from headers and body, be they fresh from the web or out of an archive, to the page."""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime

from bede.errors import RejectedInput
from bede.model import Page
from bede.pages.encodings import undone
from bede.pages.pdf import pdf_text
from bede.pages.records import record_page
from bede.pages.sniff import HTML, JSON, JSON_LINES, PDF, PLAIN, SAMPLE, media_type
from bede.settings import PagesOptions

OK = 200
_CHARSET = re.compile(r"""\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)


def response_page(
    uri: str,
    locator: str,
    headers: Mapping[str, str],
    body: bytes,
    options: PagesOptions,
    *,
    fetched: datetime | None = None,
    file_sha256: str | None = None,
    status: int = OK,
    kind: str | None = None,
) -> Page:
    """Return the page that an HTTP answer holds.

    ``headers``: names in any case. ``body`` as it was sent or with its encodings undone already; the page's body is
    without them, and of a PDF its text. ``kind`` is its media type where that is sure; None: told by the content.
    ``file_sha256`` None: the answer stands for itself, with the hash of its body.

    Raises RejectedInput: ``http-status``, ``too-large``, ``bad-encoding``, ``empty``, ``not-text``, ``unsupported``,
    for JSON that is no article ``bad-json`` or ``no-text``, for a PDF ``bad-pdf``, ``encrypted`` or ``no-text``.
    """
    if status != OK:
        raise RejectedInput("http-status", f"The server answered with status {status}, not with the page.")
    known = {name.lower(): value for name, value in headers.items()}
    plain = undone(body, known, options.max_record_bytes)
    kind = kind or media_type(plain[:SAMPLE])
    if kind in {JSON, JSON_LINES}:
        return record_page(plain, uri, locator, file_sha256, fetched)
    carrier, charset = hashlib.sha256(plain).hexdigest(), charset_of(known.get("content-type"))
    if kind == PDF:
        plain, kind, charset = pdf_text(plain, options), PLAIN, "utf-8"
    if kind not in {HTML, PLAIN}:
        raise RejectedInput("unsupported", f"This is {kind}, not a page.")
    return Page(hashlib.sha256(plain).hexdigest(), uri, locator, plain, kind, file_sha256 or carrier, fetched, charset)


def charset_of(content_type: str | None) -> str | None:
    """Return the charset that a Content-Type header declares, in lower case, or None."""
    match = _CHARSET.search(content_type or "")
    return match[1].lower() if match else None


def type_of(content_type: str | None) -> str:
    """Return the media type of a Content-Type header, in lower case and without parameters; "" for none."""
    return (content_type or "").partition(";")[0].strip().lower()
