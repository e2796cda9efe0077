"""A web archive of thousands of pages with every fault that archives have, and what must come of each record.

    python -m bench.archive_world ../shared/corpora [--pages 2000] [--keep FILE]

The pages are saved ones of the corpora, each made another by paragraphs, title and date of newswire texts, sent in
four charsets and six encodings. One record in nine is a revisit, one in twelve is bad in one of sixteen ways, some
are images, errors and requests, and the file is cut off in its last record. Printed are what came of the records
against what must, and the speed of reading. Nothing is coded.
"""

import argparse
import re
import sys
import tarfile
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

from fastwarc.stream_io import BrotliWriter

from bede.model import Page, Reject
from bede.pages import read
from bede.settings import PagesOptions
from bede.text.decode import decode
from bench.made_archives import DATE, answer, chunked, gzipped, record, response, revisit, sha1

PARAGRAPHS = 6
"""Paragraphs of newswire that a page gets; the rest of its own are taken out, so that coding it takes no minute."""

_PARAGRAPH = re.compile(r"(<p\b[^>]*>)(.*?)(</p>)", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"(<title\b[^>]*>).*?(</title>)", re.IGNORECASE | re.DOTALL)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(r"<meta\b[^>]*\bcharset\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]+>")
_SHORT = 80  # characters; shorter paragraphs are furniture and stay


@dataclass(frozen=True, slots=True)
class Made:
    """A record as it lies in the archive, and what must come of it.

    ``reason`` None: a page with this ``body``; "": nothing, for it holds no capture, or is counted only.
    """

    packed: bytes
    reason: str | None = None
    uri: str = ""
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Capture:
    """A page as it was sent: ``body`` in its charset, ``sent`` with its encodings, under these headers."""

    uri: str
    body: bytes
    sent: bytes
    headers: dict[str, str]


Outcome = tuple[int, str, str, bytes]
"""Offset, reason of a Reject or "", address and body of a page."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of the corpora's archives (.tar.xz)")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--keep", type=Path, help="write the archive here, and keep it")
    arguments = parser.parse_args()
    archive, wanted = make_world(arguments.corpora, arguments.pages)
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.keep or Path(folder) / "world.warc.gz"
        path.write_bytes(archive)
        begun = time.perf_counter()
        found = list(read([str(path)], PagesOptions()))
        seconds = time.perf_counter() - begun
    report(archive, wanted, found, seconds)


def report(archive: bytes, wanted: list[Outcome], found: list[Page | Reject], seconds: float) -> None:
    """Print what came of the archive, and end with 1 where it is not what must."""
    told = outcomes(found)
    reasons = Counter(reason or "pages" for _, reason, _, _ in told)
    unfolded = sum(len(each.body) for each in found if isinstance(each, Page))
    print(f"{len(archive) / 1e6:.1f} MB packed, {unfolded / 1e6:.1f} MB of pages")
    print(", ".join(f"{number:,} {reason}" for reason, number in reasons.most_common()))
    print(next(each.detail for each in found if isinstance(each, Reject) and each.reason == "not-a-page"))
    print(f"{len(told) / seconds:,.0f} outcomes/s, {len(archive) / seconds / 1e6:.1f} MB/s packed, {seconds:.1f} s")
    missing, unwanted = set(wanted) - set(told), set(told) - set(wanted)
    print(f"{len(missing)} outcomes are missing, {len(unwanted)} are not wanted, of {len(wanted):,}")
    sys.exit(1 if told != wanted else 0)


def outcomes(found: list[Page | Reject]) -> list[Outcome]:
    """Return what came of each record, without the line on what is no page."""
    return [
        (offset_of(each.locator), "", each.uri, each.body)
        if isinstance(each, Page)
        else (offset_of(each.locator), each.reason, "", b"")
        for each in found
        if each.locator
    ]


def offset_of(locator: str) -> int:
    """Return the offset of a record in its archive."""
    return int(locator.split()[1])


def make_world(corpora: Path, pages: int, seed: int = 1) -> tuple[bytes, list[Outcome]]:
    """Return the archive, cut off within its last record, and what must come of each record that is named or kept."""
    archive, wanted = bytearray(), list[Outcome]()
    for made in make_records(corpora, pages, seed):
        offset, last = len(archive), len(made.packed)
        archive += made.packed
        if made.reason is None:
            wanted.append((offset, "", made.uri, made.body))
        elif made.reason:
            wanted.append((offset, made.reason, "", b""))
    return bytes(archive[: -last // 2]), wanted


def make_records(corpora: Path, pages: int, seed: int) -> Iterator[Made]:
    """Yield records with ``pages`` captures of pages among them, the same for the same seed."""
    random = Random(seed)
    templates, texts = _templates(corpora), _texts(corpora)
    sound: list[Capture] = []
    yield Made(gzipped(record("warcinfo", None, b"software: by hand\r\n", content_type="application/warc-fields")), "")
    for number in range(pages):
        day = f"2022-{number % 12 + 1:02}-{number % 28 + 1:02}"
        page = _page(templates[number % len(templates)], texts[number % len(texts)], f"{number}", day)
        capture = _sent(f"https://news{number % 40}.example/{number}", page, number)
        lot = random.random()
        if lot < 1 / 12:
            yield BAD[random.choice(sorted(BAD))](capture)
        elif lot < 1 / 12 + 1 / 9 and sound:
            yield _again(random.choice(sound), number)
        else:
            sound.append(capture)
            yield Made(
                gzipped(_response(capture, date=f"{day}T{number % 24:02}:00:00Z")), None, capture.uri, capture.body
            )
        yield from _beside(capture.uri, number)
    yield Made(gzipped(_response(capture)), "truncated")


def _response(capture: Capture, **more: Any) -> bytes:
    return response(capture.uri, capture.sent, capture.headers, **more)


def _again(capture: Capture, number: int) -> Made:
    """Return a revisit record: the page was found unchanged a year later."""
    data = revisit(
        capture.uri, capture.sent, date=f"2023-01-01T{number % 24:02}:{number % 60:02}:00Z", head=number % 2 == 0
    )
    return Made(gzipped(data), None, capture.uri, capture.body)


def _beside(uri: str, number: int) -> Iterator[Made]:
    """Yield records that are no pages, as they lie between pages."""
    if number % 5 == 0:
        asked = f"GET /{number} HTTP/1.1\r\n\r\n".encode()
        yield Made(gzipped(record("request", uri, asked, content_type="application/http; msgtype=request")), "")
        yield Made(gzipped(response(f"{uri}.png", b"\x89PNG\r\n\x1a\n" + bytes(99), {"Content-Type": "image/png"})), "")
    if number % 11 == 0:
        yield Made(gzipped(response(f"{uri}/gone", b"<p>Gone.", status="404 Not Found")), "")


def _lost(capture: Capture) -> Made:
    packed = gzipped(_response(capture))
    half = len(packed) // 2
    return Made(packed[:half] + packed[half + 50 :], "bad-gzip")


def _spoilt(capture: Capture) -> Made:
    packed = bytearray(gzipped(_response(capture)))
    packed[-6] ^= 0x55  # the checksum
    return Made(bytes(packed), "bad-gzip")


def _bad(reason: str, make: Callable[[Capture], bytes]) -> Callable[[Capture], Made]:
    return lambda capture: Made(gzipped(make(capture)), reason)


def _block(capture: Capture) -> int:
    """Return the bytes of a capture's block."""
    return len(answer(capture.sent, capture.headers))


def _with(capture: Capture, sent: bytes, **headers: str) -> bytes:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return response(capture.uri, sent, {"Content-Type": "text/html", **named})


BAD: dict[str, Callable[[Capture], Made]] = {
    "too small": _bad("bad-length", lambda c: _response(c, length=_block(c) - 100)),
    "too large": _bad("bad-length", lambda c: _response(c, length=_block(c) + 5000)),
    "far too large": _bad("bad-length", lambda c: _response(c, length=10**12)),
    "no length": _bad(
        "bad-record", lambda c: re.sub(rb"\r\nContent-Length: \d+\r\n\r\nHTTP", b"\r\n\r\nHTTP", _response(c))
    ),
    "other block": _bad("bad-digest", lambda c: _response(c, more={"WARC-Block-Digest": sha1(b"x")})),
    "other payload": _bad("bad-digest", lambda c: _response(c, more={"WARC-Payload-Digest": sha1(b"x")})),
    "no http": _bad("bad-http", lambda c: record("response", c.uri, c.body, content_type="application/http")),
    "gzip cut": _bad("bad-encoding", lambda c: _with(c, gzipped(c.body)[:-99], Content_Encoding="gzip")),
    "chunks": _bad("bad-encoding", lambda c: _with(c, chunked(c.body)[:-99], Transfer_Encoding="chunked")),
    "no bytes": _bad("empty", lambda c: _with(c, b"")),
    "image": _bad("not-text", lambda c: _with(c, b"\xff\xd8\xff\xe0" + bytes(500))),
    "bomb": _bad("too-large", lambda c: _with(c, gzipped(bytes(11 * 1024 * 1024)), Content_Encoding="gzip")),
    "no original": _bad("revisit-without-original", lambda c: revisit(c.uri, c.sent + b"x", date=DATE)),
    "lost bytes": _lost,
    "checksum": _spoilt,
    "junk": lambda _: Made(b"junk between records\r\n", "no-record"),
}
"""The ways in which records are bad."""

CHARSETS = ("utf-8", "windows-1252", "iso-8859-15", "utf-16")


def _brotli(data: bytes) -> bytes:
    packed = BytesIO()
    stream = BrotliWriter(packed)
    stream.write(data)
    stream.close()
    return packed.getvalue()


ENCODERS: tuple[tuple[dict[str, str], Callable[[bytes], bytes]], ...] = (
    ({}, bytes),
    ({"Content-Encoding": "gzip"}, gzipped),
    ({"Content-Encoding": "br"}, _brotli),
    ({"Content-Encoding": "deflate"}, zlib.compress),
    ({"Transfer-Encoding": "chunked"}, chunked),
    ({"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, lambda data: chunked(gzipped(data))),
)


def _sent(uri: str, page: str, number: int) -> Capture:
    charset = CHARSETS[number % len(CHARSETS)]
    headers, encode = ENCODERS[number % len(ENCODERS)]
    body = page.encode(charset, "xmlcharrefreplace")
    return Capture(uri, body, encode(body), {"Content-Type": f"text/html; charset={charset}", **headers})


def _page(template: str, text: list[str], mark: str, day: str) -> str:
    """Return a saved page with another article in it."""
    title, *rest = text
    paragraphs = iter(rest[:PARAGRAPHS])

    def changed(match: re.Match[str]) -> str:
        if len(_TAG.sub("", match[2])) < _SHORT:
            return match[0]
        paragraph = next(paragraphs, None)
        return f"{match[1]}{escape(paragraph)}{match[3]}" if paragraph else ""

    page = _PARAGRAPH.sub(changed, _CHARSET.sub("", template))
    page = _TITLE.sub(lambda match: f"{match[1]}{escape(title)} {mark}{match[2]}", page, count=1)
    date = f'<meta property="article:published_time" content="{day}T09:30:00Z">'
    return _HEAD.sub(lambda match: match[0] + date, page, count=1) + f"<!-- {mark} -->"


def _templates(corpora: Path) -> list[str]:
    """Return the saved pages in which articles can be put: those with some long paragraphs."""
    members = (*_members(corpora / "extraction.tar.xz", ".html"), *_members(corpora / "time.tar.xz", ".html"))
    pages = (decode(body, html=True).text for _, body in members)
    return [page for page in pages if sum(len(_TAG.sub("", m[2])) >= _SHORT for m in _PARAGRAPH.finditer(page)) >= 3]


def _texts(corpora: Path) -> list[list[str]]:
    """Return newswire texts: title and paragraphs."""
    found = []
    for _, body in _members(corpora / "newswire.tar.xz", ".tml"):
        title, _, text = decode(body).text.partition("</TITLE>")
        paragraphs = [" ".join(_TAG.sub("", part).split()) for part in text.split("\n\n")]
        paragraphs = [part for part in paragraphs if len(part) >= _SHORT]
        if len(paragraphs) >= 3:
            found.append([" ".join(_TAG.sub("", title.partition("<TITLE>")[2]).split()), *paragraphs])
    return found


def _members(path: Path, end: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive whose names end so, in the order of their names."""
    with tarfile.open(path) as tar:
        for member in sorted((each for each in tar if each.name.endswith(end)), key=lambda each: each.name):
            stream = tar.extractfile(member) if member.isfile() else None
            if stream:
                yield member.name, stream.read()


if __name__ == "__main__":
    main()
