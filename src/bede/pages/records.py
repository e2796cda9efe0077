"""JSON records: one page for every object of a JSON Lines file, of an array, or of objects in a row."""

import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, BinaryIO

from bede.errors import RejectedInput
from bede.model import Page, Reject
from bede.pages.sniff import JSON, is_object
from bede.pages.unpack import too_large
from bede.settings import PagesOptions
from bede.text.decode import decode
from bede.text.normalise import printable, squeeze

TEXT_KEYS = (
    "text", "event_text", "body", "content", "article_body", "articlebody", "maintext", "fulltext", "html", "raw_html",
)  # fmt: skip
"""Keys, in any letter case, that may hold the article; at least one must. As NGEC, news-please, NewsAPI and crawlers
name them."""
URL_KEYS = ("url", "uri", "link", "documentidentifier")
FETCHED_KEYS = ("date_download", "fetched", "crawl_date", "retrieved")

_CUT_SHORT = re.compile(r"\[\+\d+ chars\]\s*\Z")  # NewsAPI gives 200 characters and counts the others
_SKIPPED = 1024 * 1024  # bytes at a time, of a line that is too long
_NO_TEXT = f"The record has none of {', '.join(TEXT_KEYS)}. Give the article under one of these keys."
_DECODER = json.JSONDecoder(strict=False)  # raw newlines within strings are common, and their meaning is plain


def read_records(
    stream: BinaryIO | io.BufferedIOBase,
    uri: str,
    options: PagesOptions,
    *,
    file_sha256: str | None = None,
    budget: int | None = None,
) -> Iterator[Page | Reject]:
    """Yield a Page for each line of a JSON Lines stream, as soon as the line is there.

    ``body`` is the line's exact bytes without the white space around it, ``locator`` is ``line 12``, ``uri``
    the record's own address if it has one, else the stream's. In files of UTF-16 the line was first turned
    into UTF-8. ``file_sha256`` None: the stream is live and
    nobody has seen its end, so each record stands for itself with its own hash. A bad line is a Reject and
    the next is read. RejectedInput ``too-large`` after ``budget`` bytes, if given.
    """
    for number, line in _lines(stream, options.max_record_bytes, budget):
        locator = f"line {number}"
        try:
            if line is None:
                raise too_large(options.max_record_bytes)
            if line:
                yield _page(_parsed(line), line, uri, locator, file_sha256)
        except RejectedInput as error:
            yield Reject(uri, locator, error.reason, error.detail)


def read_json(data: bytes, uri: str, options: PagesOptions, file_sha256: str) -> Iterator[Page | Reject]:
    """Yield a Page for each element of an array, or for each of one or more objects in a row.

    ``body`` is the element as canonical JSON (keys sorted, no spaces, UTF-8), since its bytes in the file
    depend on the layout around it; ``locator`` is ``record 3``. Elements before a fault are kept; after
    it nothing can be told apart, unless the file proves to be JSON Lines with a bad start.
    """
    elements = _elements(_json_text(data))
    number = 0
    while True:
        number += 1
        locator = f"record {number}"
        try:
            value = next(elements)
            body = canonical(value)
            if len(body) > options.max_record_bytes:
                raise too_large(options.max_record_bytes)
            yield _page(value, body, uri, locator, file_sha256)
        except StopIteration:
            break
        except RejectedInput as error:
            yield Reject(uri, locator, error.reason, error.detail)
        except (ValueError, RecursionError) as error:
            if number == 1 and any(is_object(line) for line in _json_text(data).split("\n")):
                yield from read_records(io.BytesIO(data), uri, options, file_sha256=file_sha256)
            else:
                yield Reject(uri, locator, "bad-json", f"{_fault(error)} What follows was not read. Mend the file.")
            return
    if number == 1:
        yield Reject(uri, "", "empty", "The JSON array holds no records.")


def record_page(body: bytes, uri: str, locator: str, file_sha256: str | None, fetched: datetime | None = None) -> Page:
    """Return the Page of bytes that are one JSON record. ``fetched`` is put over what the record tells.

    Raises RejectedInput ``bad-json`` or ``no-text``.
    """
    page = _page(_parsed(body), body, uri, locator, file_sha256)
    return replace(page, fetched=fetched) if fetched else page


def article_page(
    article: Mapping[str, str | None],
    uri: str,
    locator: str,
    file_sha256: str,
    options: PagesOptions,
) -> Page:
    """Return the page of an article that has none of its own and was taken out of the file ``uri``.

    ``article`` holds url, title, date, publisher, byline, language, text or html, under any name that
    ``documents/records.py`` reads; what is None or blank is left out. ``body`` is the record as canonical JSON, so that
    the same article has the same id out of every file. Raises RejectedInput ``no-text`` or ``too-large``.
    """
    told = {name: value for name, value in article.items() if value and value.strip()}
    body = canonical(told)
    if len(body) > options.max_record_bytes:
        raise too_large(options.max_record_bytes)
    return _page(told, body, uri, locator, file_sha256)


def _lines(stream: BinaryIO | io.BufferedIOBase, limit: int, budget: int | None) -> Iterator[tuple[int, bytes | None]]:
    """Yield (number from 1, line without white space around it); None for one longer than ``limit``."""
    number = total = 0
    while raw := stream.readline(limit + 1):
        number += 1
        total += len(raw)
        long = len(raw) > limit and not raw.endswith(b"\n")
        while long and raw and not raw.endswith(b"\n"):
            raw = stream.readline(_SKIPPED)
            total += len(raw)
            if budget is not None and total > budget:
                break
        if budget is not None and total > budget:
            raise too_large(budget)
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        yield number, None if long else raw.strip(b" \t\r\n\x00")


def _elements(text: str) -> Iterator[Any]:
    """Yield the elements one by one; ValueError or RecursionError where the JSON is broken."""
    at = _next(text, 0)
    array = text.startswith("[", at)
    at = _next(text, at + 1) if array else at
    while at < len(text):
        if array and text[at] == "]":
            return
        value, at = _DECODER.raw_decode(text, at)
        yield value
        at = _next(text, at)
    if array:
        raise ValueError("the array is not closed")


def _next(text: str, at: int) -> int:
    """Return the place of the next character that is neither white space nor a comma."""
    while at < len(text) and text[at] in " \t\r\n,\x00":
        at += 1
    return at


def _parsed(line: bytes) -> Any:
    """Return the value of a line of JSON; RejectedInput ``bad-json`` if there is none."""
    try:
        return json.loads(_json_text(line), strict=False)
    except (ValueError, RecursionError) as error:
        raise RejectedInput("bad-json", f"{_fault(error)} Write one JSON object a line.") from None


def _json_text(data: bytes) -> str:
    """Return JSON as text: UTF-8 as it is, anything else as best it can be read."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(data).text


def _fault(error: ValueError | RecursionError) -> str:
    """Say in a sentence what is wrong with the JSON."""
    why = "nested too deep" if isinstance(error, RecursionError) else printable(str(error))
    return f"This is not valid JSON ({why})."


def canonical(value: Any) -> bytes:
    """Return JSON that does not depend on layout. A lone surrogate keeps its escape."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def _page(value: Any, body: bytes, uri: str, locator: str, file_sha256: str | None) -> Page:
    """Return the Page of a record; RejectedInput if it is not an object or holds no text."""
    if not isinstance(value, dict):
        raise RejectedInput("bad-json", "This is JSON, but not an object. Write each article as {...}.")
    if _first(value, TEXT_KEYS) is None:
        raise RejectedInput("no-text", _NO_TEXT)
    if _CUT_SHORT.search(_first(value, TEXT_KEYS) or "") and _first(value, ("html", "raw_html")) is None:
        raise RejectedInput("teaser-only", "The text of this record is cut short by its source. Give the page itself.")
    identity = hashlib.sha256(body).hexdigest()
    return Page(
        id=identity,
        uri=_address(value) or uri,
        locator=locator,
        body=body,
        media_type=JSON,
        file_sha256=file_sha256 or identity,
        fetched=_fetched(value),
    )


def _address(record: dict[str, Any]) -> str | None:
    """Return the record's own URI; a value without a scheme ("n/a", a number) is none."""
    told = squeeze(printable(_first(record, URL_KEYS) or ""))
    return told if ":" in told else None


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    """Return the first of the keys' values that is a string with something in it, stripped."""
    by_name = {key.lower(): value for key, value in record.items() if isinstance(key, str)}
    values = (by_name.get(key) for key in keys)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _fetched(record: dict[str, Any]) -> datetime | None:
    """Return the time of capture that the record tells; a bare day is no time, and none is made up."""
    told = _first(record, FETCHED_KEYS)
    if told is None or ":" not in told:
        return None
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        return None
