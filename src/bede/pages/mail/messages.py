"""One message: a newsletter is an article, a saved page is the page, and attachments that can be read are pages too."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import Message
from email.utils import parsedate_to_datetime

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.mail import parts
from bede.pages.markup import visible
from bede.pages.records import article_page
from bede.pages.sniff import HTML
from bede.pages.unpack import digest, too_large, unpacked, whole
from bede.settings import PagesOptions
from bede.text.normalise import printable

ReadInner = Callable[[bytes, str, PagesOptions], Iterator[Page | Reject]]
"""How an attachment's bytes are read: what pages they hold, by their content."""

MOST = 5
"""Times the size of an article that a message may have: pictures and attachments come with it."""

_WITHIN = frozenset(("image", "audio", "video", "font"))
_SIGNATURES = frozenset(("application/pgp-signature", "application/pkcs7-signature", "text/calendar", "text/css"))
_READ_TYPES = frozenset(("text/html", "text/plain", "application/pdf"))
_READ_ENDINGS = (".eml", ".html", ".htm", ".pdf")
_DEEPEST = 2  # messages within messages that are opened: a reply to what was forwarded
_STUB = 200  # characters; with fewer, the HTML is a picture and the plain part says what there is


@dataclass(frozen=True, slots=True)
class MailFile:
    """The file that a message lies in, and how what is in it is read."""

    uri: str
    sha256: str
    options: PagesOptions
    read_inner: ReadInner


def mail_pages(
    file: io.BufferedIOBase, uri: str, options: PagesOptions, read_inner: ReadInner
) -> Iterator[Page | Reject]:
    """Yield the pages in a file that is one e-mail or MHTML page."""
    body = whole(unpacked(file), MOST * options.max_record_bytes)
    yield from message_pages(body, "", MailFile(uri, digest(file), options, read_inner))


def message_pages(body: bytes, locator: str, source: MailFile) -> Iterator[Page | Reject]:
    """Yield the pages in the bytes of one message: what it says, then what is attached to it.

    ``locator`` says where the message lies in the file; an attachment's adds its number and name.
    """
    try:
        message = parts.parse(body)
    except RejectedInput as error:
        yield Reject(source.uri, locator, error.reason, error.detail)
        return
    yield from _pages(message, locator, source, 0)


def _pages(message: Message, locator: str, source: MailFile, depth: int) -> Iterator[Page | Reject]:
    found = parts.leaves(message)
    own = [part for part in found if not parts.is_attached(part)]
    attached = [part for part in found if parts.is_attached(part)]
    try:
        yield _saved_page(message, own, locator, source) or _letter(message, own, locator, source)
    except RejectedInput as error:
        if not attached:
            yield Reject(source.uri, locator, error.reason, error.detail)
    for number, part in enumerate(attached, 1):
        where = ", ".join(filter(None, (locator, f"attachment {number}", parts.filename(part))))
        yield from _attachment(part, where, source, depth)


def _saved_page(message: Message, own: list[Message], locator: str, source: MailFile) -> Page | None:
    """Return the page that a browser saved as MHTML, or None where the message is a letter."""
    page = next((part for part in own if part.get_content_type() == HTML), None)
    address = parts.header(message, "Snapshot-Content-Location")
    if page is None or not (address or (message.get_content_subtype() == "related" and "Content-Location" in page)):
        return None
    address = address or parts.header(page, "Content-Location") or ""
    body = parts.content(page)
    if not body.strip():
        raise RejectedInput("empty", "The saved page in this MHTML file is empty. Save it again.")
    if len(body) > source.options.max_record_bytes:
        raise too_large(source.options.max_record_bytes)
    where = address if address.startswith(("http://", "https://")) else source.uri
    identity = hashlib.sha256(body).hexdigest()
    return Page(identity, where, locator, body, HTML, source.sha256, _sent(message), parts.charset(page))


def _letter(message: Message, own: list[Message], locator: str, source: MailFile) -> Page:
    """Return the page of what a letter says: its HTML, else its plain text.

    In HTML the headings and the furniture ("Unsubscribe") can be told from the news, and no line is wrapped.
    """
    plain = "\n\n".join(parts.text_of(part) for part in own if part.get_content_type() == "text/plain")
    markup = "\n".join(parts.text_of(part) for part in own if part.get_content_type() == HTML)
    if not plain.strip() and not visible(markup):
        raise RejectedInput("no-text", "This letter holds no text, at most pictures. Give the page that it links to.")
    said_in_html = len(visible(markup)) >= max(1, min(_STUB, len(plain)))
    article = {
        "title": parts.header(message, "Subject"),
        "date": parts.header(message, "Date"),
        "publisher": parts.sender(message),
        "text": "" if said_in_html else plain,
        "html": markup if said_in_html else "",
    }
    return article_page(article, source.uri, locator, source.sha256, source.options)


def _sent(message: Message) -> datetime | None:
    """Return when a browser saved the page, where it tells."""
    try:
        moment = parsedate_to_datetime(parts.header(message, "Date") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None


def _attachment(part: Message, where: str, source: MailFile, depth: int) -> Iterator[Page | Reject]:
    """Yield the pages in an attachment that may hold some; pictures and signatures are no news."""
    kind = part.get_content_type()
    inner = parts.message_in(part)
    if inner is not None and depth < _DEEPEST:
        yield from _pages(inner, where, source, depth + 1)
    elif inner is not None:
        yield Reject(source.uri, where, "nested", "A message within a message within one is not opened. Save it alone.")
    elif kind in _READ_TYPES or (parts.filename(part) or "").lower().endswith(_READ_ENDINGS):
        for result in source.read_inner(parts.content(part), source.uri, source.options):
            locator = ", ".join(filter(None, (where, result.locator)))
            if isinstance(result, Reject):
                yield replace(result, locator=locator)
            else:
                yield replace(result, locator=locator, file_sha256=source.sha256)
    elif kind.split("/", maxsplit=1)[0] not in _WITHIN and kind not in _SIGNATURES:
        detail = f"An attachment of type {printable(kind)} is not read. Give it as HTML, PDF or text."
        yield Reject(source.uri, where, "unsupported", detail)
