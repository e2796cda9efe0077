"""The heads of records and of the HTTP answers within them."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bede.text.normalise import printable, squeeze

_END = re.compile(rb"\r?\n\r?\n")
_VERSION = re.compile(r"WARC/[01]\.\d{1,2}")
_LONGEST = 64 * 1024
_BARE_LINE_END = re.compile(rb"(?<!\r)\n")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a record. ``headers``: names in lower case."""

    headers: Mapping[str, str]
    length: int
    uri: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer. ``headers``: names in lower case; ``body`` as it was sent."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def read_head(data: bytes) -> Head | None:
    """Return the head of a record, or None where it lacks a type or a length."""
    status, headers = _parsed(data)
    length = headers.get("content-length", "").strip()
    if (
        not _VERSION.fullmatch(status.strip())
        or not headers.get("warc-type")
        or not (length.isascii() and length.isdigit())
    ):
        return None
    return Head(headers, int(length[:18]), target_of(headers))


def target_of(headers: Mapping[str, str]) -> str | None:
    """Return the address that a record is of; some programs write it in angle brackets."""
    return squeeze(printable(headers.get("warc-target-uri", ""))).strip("<>") or None


def read_answer(block: bytes) -> Answer | None:
    """Return the HTTP answer that a block holds, behind interim ones; None where it holds none."""
    while block.startswith(b"HTTP/"):
        end = _END.search(block, 0, _LONGEST)
        if end is None:
            return None
        status, headers = _parsed(block[: end.end()])
        code = status.split()[1:2]
        if not code or not re.fullmatch("[1-9][0-9][0-9]", code[0]):
            return None
        body = block[end.end() :]
        if code[0].startswith("1") and body.startswith(b"HTTP/"):  # "100 Continue" and the like
            block = body
            continue
        return Answer(int(code[0]), headers, body)
    return None


def _parsed(data: bytes) -> tuple[str, dict[str, str]]:
    """Return the first line of a head and its headers, repeated ones joined by commas."""
    from fastwarc.warc import HeaderMap  # noqa: PLC0415  few inputs are archives

    parsed = HeaderMap()
    parsed.parse(io.BytesIO(_BARE_LINE_END.sub(b"\r\n", data)))
    headers: dict[str, str] = {}
    for name, value in parsed.to_tuples():
        key = name.strip().lower()
        headers[key] = f"{headers[key]},{value}" if key in headers else value
    return parsed.status_line or "", headers
