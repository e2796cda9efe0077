"""One page after the other: bytes in, document and claims out, each a pure function of the page and the settings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bede.chronicle import CodedPage
from bede.claims import code
from bede.documents import clean
from bede.errors import RejectedInput
from bede.model import Claim, Document, Page, Reject
from bede.parses import Reader, TrainedReader, annotate
from bede.resolutions import resolve
from bede.resolutions.background import date_by_background
from bede.settings import Settings

_READABLE = ("en", "und")


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that is coded already or on its way, seen once more."""

    page: Page


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that could not be coded, and why."""

    page: Page
    reject: Reject


Item = Page | Seen | Reject
"""What comes to an engine: a page to code, or what it only hands on."""

Outcome = CodedPage | Refused | Seen | Reject
"""What an engine makes of an item."""

Engine = Callable[[Iterable[Item]], Iterator[Outcome]]
"""What codes pages, be it here or in many processes: one outcome for each item, in the order of the items.

It may read ahead of what it gives, but no further than a bounded memory lets it. For a page, the outcome is that of
``try_page``, wherever it is made; a ``Seen`` or a ``Reject`` is handed on as it is.
"""


def in_turn(reader: Reader, settings: Settings) -> Engine:
    """Return the engine that codes in this process, one page at a time."""

    def coded(items: Iterable[Item]) -> Iterator[Outcome]:
        for item in items:
            yield try_page(item, reader, settings) if isinstance(item, Page) else item

    return coded


def make_reader(settings: Settings) -> Reader:
    """Return the reader that the settings ask for. Raises ModelError where its model can't be used."""
    return TrainedReader(settings.parses)


def code_page(page: Page, reader: Reader, settings: Settings) -> CodedPage:
    """Return the document and the claims of one page: a pure function of the page and the settings.

    Documents in a language that the reader does not read are kept without claims. Raises RejectedInput.
    """
    document = clean(page, settings.documents)
    if not is_read(document.language):
        return CodedPage(page, document, ())
    document = date_by_background(document, page.fetched.date() if page.fetched else None)
    return CodedPage(page, document, code_document(document, reader, settings))


def code_document(document: Document, reader: Reader, settings: Settings) -> tuple[Claim, ...]:
    """Return the claims of a document."""
    parse = annotate(document, reader, settings.parses)
    return code(document, parse, resolve(document, parse, settings.resolutions))


def try_page(page: Page, reader: Reader, settings: Settings) -> CodedPage | Refused:
    """Return the coded page, or why there is none; no page can stop a batch."""
    try:
        return code_page(page, reader, settings)
    except RejectedInput as error:
        return refused(page, error.reason, error.detail)
    except Exception as error:  # a defect of ours must cost one page, be named, and not the batch
        detail = f"{type(error).__name__}: {error}. This is a defect of bede; please report it with the page."
        return refused(page, "defect", detail)


def refused(page: Page, reason: str, detail: str) -> Refused:
    """Return the page as one that could not be coded."""
    return Refused(page, Reject(page.uri, page.locator, reason, detail))


def is_read(language: str) -> bool:
    """Return whether the reader reads a language, by its ISO 639-1 code."""
    return language.lower().startswith(_READABLE)
