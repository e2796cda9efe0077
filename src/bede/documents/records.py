"""One JSON record taken apart: an article as data sets and crawlers deliver it, under the names they use.

A record's text is trusted to be the article: nothing in it is judged boilerplate.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from math import isfinite
from typing import Any

from bede.documents import html
from bede.documents.credits import find_dateline, find_text_credit
from bede.documents.draft import Draft, DraftBlock
from bede.documents.extraction import of_trusted
from bede.documents.jsonld import text_of, texts_of
from bede.documents.metadata import clean_names, language_code
from bede.documents.metatags import host_of
from bede.documents.published import Reading, settle_dates
from bede.documents.timestamps import read_timestamp
from bede.errors import RejectedInput
from bede.knowledge.words.speaking import section_in
from bede.model import BlockKind, Resolution, When
from bede.settings import DocumentsOptions
from bede.text.normalise import printable, squeeze

Record = Mapping[str, Any]

KEYS: dict[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "story_id", "stories_id", "uuid"),
    "uri": ("url", "uri", "link", "documentidentifier"),
    "title": ("title", "headline", "title_page"),
    "text": ("text", "event_text", "body", "content", "article_body", "articlebody", "maintext", "fulltext"),
    "html": ("html", "raw_html"),
    "date": ("date", "pub_date", "published", "publish_date", "date_publish", "publication_date",
             "publishedat", "published_at", "pubdate", "datepublished", "seendate", "timestamp"),
    "publisher": ("publisher", "media_name", "outlet", "source_name", "source", "source_domain", "sourcecommonname",
                  "domain"),
    "author": ("author", "authors", "byline", "creator"),
    "language": ("language", "lang"),
    "section": ("section", "articlesection", "category"),
}  # fmt: skip
"""What a field is called, most telling name first: NGEC, news-please, Media Cloud, NewsAPI, schema.org,
GDELT and plain exports. Letter case does not matter."""


def take_apart(record: Record, uri: str, options: DocumentsOptions, not_after: date | None = None) -> Draft:
    """Return the draft of a record. Its text is taken where it has one, else its HTML is read as a page.

    A date that can't be read leaves ``published`` without value, method ``record.date-unreadable``. Raises
    ``RejectedInput`` with the reason ``no-text`` where the record holds neither text nor HTML.
    """
    address = value_of(record, "uri") or uri
    text, markup = raw_of(record, "text"), raw_of(record, "html")
    if text:
        draft = _of_text(record, text, address, options)
    elif markup:
        draft = _over(record, html.take_apart(markup, address, options, not_after))
    else:
        names = ", ".join(KEYS["text"] + KEYS["html"])
        raise RejectedInput("no-text", f"{uri}: the record has no text under any of the keys {names}.")
    return replace(draft, published=find_published(record, draft.published))


def value_of(record: Record, field: str) -> str | None:
    """Return the first value that a record has for a field of ``KEYS``, as one line of text, or None."""
    return next(filter(None, (_line(record[key]) for key in _present(record, field))), None)


def raw_of(record: Record, field: str) -> str | None:
    """Return the first string but white space that a record has for a field, as it stands, or None."""
    values = (record[key] for key in _present(record, field))
    return next((value for value in values if isinstance(value, str) and value.strip()), None)


def find_published(record: Record, otherwise: Resolution[When]) -> Resolution[When]:
    """Return the record's date; ``otherwise`` gives rivals and a clock time, or stands in for it."""
    texts = [line for key in _present(record, "date") if (line := _line(record[key]))]
    readings: list[Reading] = [("record.date", text, when) for text in texts if (when := read_timestamp(text))]
    if not texts:
        return otherwise
    if not readings:
        return Resolution(texts[0], None, "record.date-unreadable", 0.0)
    if otherwise.value is not None:
        readings.append((otherwise.method, otherwise.text, otherwise.value))
    return settle_dates(readings)


def _of_text(record: Record, text: str, address: str, options: DocumentsOptions) -> Draft:
    title = value_of(record, "title")
    body = html.without_title(of_trusted(text, "record.text", options.max_wrap), title)
    if not body:
        raise RejectedInput("no-text", f"{address}: the record's text holds nothing but markup.")
    headline = [DraftBlock(BlockKind.HEADLINE, title, "record.title")] if title else []
    authors = _authors(record)
    language = value_of(record, "language")
    return Draft(
        title=title,
        blocks=(*headline, *body),
        publisher=_publisher(record) or host_of(address),
        byline=", ".join(authors) or None,
        credit=find_text_credit(body, authors),
        dateline=find_dateline(body),
        published=Resolution("", None, "none", 0.0),
        language=language_code(language) if language else None,
        section=value_of(record, "section") or section_in(address),
    )


def _over(record: Record, page: Draft) -> Draft:
    """Return the draft of the record's page, with what the record itself says put over it."""
    language = value_of(record, "language")
    title = value_of(record, "title")
    return replace(
        page,
        title=title or page.title,
        blocks=_headed(page, title) if title else page.blocks,
        publisher=_publisher(record) or page.publisher,
        byline=", ".join(_authors(record)) or page.byline,
        credit=page.credit or find_text_credit((), _authors(record)),
        language=(language_code(language) if language else None) or page.language,
        section=value_of(record, "section") or page.section,
    )


def _headed(page: Draft, title: str) -> tuple[DraftBlock, ...]:
    """Return the page's blocks under the record's title."""
    body = [block for block in page.blocks if block.kind is not BlockKind.HEADLINE]
    return (DraftBlock(BlockKind.HEADLINE, title, "record.title"), *html.without_title(body, title))


def _publisher(record: Record) -> str | None:
    """Return the outlet's name; of an address that stands in its place, the host."""
    told = value_of(record, "publisher")
    return host_of(told) or told if told and "://" in told else told


def _authors(record: Record) -> tuple[str, ...]:
    found = (clean_names(texts_of(record[key])) for key in _present(record, "author"))
    return next(filter(None, found), ())


def _present(record: Record, field: str) -> list[str]:
    """Return the record's own keys for a field, in the order of ``KEYS``."""
    by_name = {key.lower(): key for key in reversed(list(record)) if isinstance(key, str)}
    return [by_name[name] for name in KEYS[field] if name in by_name]


def _line(value: Any) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if isfinite(value) else None
    text = text_of(value)
    return squeeze(printable(text)) or None if text else None
