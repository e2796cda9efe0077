"""Pages coded: bytes in, document and claims out, each a pure function of the page and the settings."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from bede.chronicle import CodedPage
from bede.claims import code
from bede.documents import clean
from bede.errors import RejectedInput
from bede.model import Claim, Document, Page, Parse, Reject
from bede.parses import Reader, TrainedReader, annotate, annotate_all
from bede.resolutions import resolve
from bede.resolutions.background import date_by_background
from bede.settings import Settings

_READABLE = ("en", "und")

TOGETHER = 16
"""Pages whose sentences are read together. From some 128 sentences on, which short reports have then, more of them make
the batches no better (docs/profile.md)."""

TOGETHER_BYTES = 256 * 1024
"""Bytes from which no further page is read together with those before: large pages have sentences enough."""

Made = TypeVar("Made")


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
``try_page``, wherever it is made and whatever beside; a ``Seen`` or a ``Reject`` is handed on as it is.
"""


def in_turn(reader: Reader, settings: Settings) -> Engine:
    """Return the engine that codes in this process, some pages at a time."""
    return in_groups(lambda pages: try_pages(pages, reader, settings))


def in_groups(code_pages: Callable[[Sequence[Page]], Iterable[Outcome]]) -> Engine:
    """Return the engine that lets a function code some pages at a time; it gives their outcomes in order."""

    def coded(items: Iterable[Item]) -> Iterator[Outcome]:
        for some in together(items):
            yield from in_place(some, code_pages(pages_of(some)))

    return coded


def pages_of(items: Iterable[Item]) -> list[Page]:
    """Return the pages among the items."""
    return [item for item in items if isinstance(item, Page)]


def together(items: Iterable[Item], most: int = TOGETHER, most_bytes: int = TOGETHER_BYTES) -> Iterator[list[Item]]:
    """Yield the items in lists of at most ``most``, each full from ``most_bytes`` of bytes on."""
    some: list[Item] = []
    size = 0
    for item in items:
        some.append(item)
        size += bytes_of(item)
        if len(some) >= most or size >= most_bytes:
            yield some
            some, size = [], 0
    if some:
        yield some


def bytes_of(item: Item) -> int:
    """Return how many bytes wait with an item."""
    if isinstance(item, Reject):
        return 0
    return len(item.body if isinstance(item, Page) else item.page.body)


def in_place(items: Iterable[Item], coded: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yield the items, each page's place taken by what was made of it, given in the pages' order."""
    made = iter(coded)
    for item in items:
        yield next(made) if isinstance(item, Page) else item


def make_reader(settings: Settings) -> Reader:
    """Return the reader that the settings ask for. Raises ModelError where its model can't be used."""
    return TrainedReader(settings.parses)


def code_page(page: Page, reader: Reader, settings: Settings) -> CodedPage:
    """Return the document and the claims of one page: a pure function of the page and the settings.

    Documents in a language that the reader does not read are kept without claims. Raises RejectedInput.
    """
    return _coded(page, _document(page, settings), {}, reader, settings)


def code_document(document: Document, reader: Reader, settings: Settings) -> tuple[Claim, ...]:
    """Return the claims of a document."""
    return _claims(document, annotate(document, reader, settings.parses), settings)


def try_page(page: Page, reader: Reader, settings: Settings) -> CodedPage | Refused:
    """Return the coded page, or why there is none; no page can stop a batch."""
    return _tried(page, lambda: code_page(page, reader, settings))


def try_pages(pages: Sequence[Page], reader: Reader, settings: Settings) -> list[CodedPage | Refused]:
    """Return what ``try_page`` gives for each page. Their sentences are read together, which costs less."""
    cleaned = [(page, _tried(page, partial(_document, page, settings))) for page in pages]
    parses = _read_together([one for _, one in cleaned if isinstance(one, Document)], reader, settings)
    return [
        one if isinstance(one, Refused) else _tried(page, partial(_coded, page, one, parses, reader, settings))
        for page, one in cleaned
    ]


def _document(page: Page, settings: Settings) -> Document:
    """Return the document of a page, dated by its background where nothing else tells its day."""
    document = clean(page, settings.documents)
    if not is_read(document.language):
        return document
    return date_by_background(document, page.fetched.date() if page.fetched else None)


def _read_together(documents: Sequence[Document], reader: Reader, settings: Settings) -> dict[str, Parse]:
    """Return the parses of documents by their ids; none where one of them can't be read."""
    read = [document for document in documents if is_read(document.language)]
    try:
        return {parse.document_id: parse for parse in annotate_all(read, reader, settings.parses)}
    except Exception:  # a defect of ours: read alone, it will cost one page and be named
        return {}


def _coded(
    page: Page, document: Document, parses: Mapping[str, Parse], reader: Reader, settings: Settings
) -> CodedPage:
    if not is_read(document.language):
        return CodedPage(page, document, ())
    parse = parses.get(document.id) or annotate(document, reader, settings.parses)
    return CodedPage(page, document, _claims(document, parse, settings))


def _claims(document: Document, parse: Parse, settings: Settings) -> tuple[Claim, ...]:
    return code(document, parse, resolve(document, parse, settings.resolutions))


def _tried(page: Page, work: Callable[[], Made]) -> Made | Refused:
    """Return what some work makes of a page, or why it makes nothing."""
    try:
        return work()
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
