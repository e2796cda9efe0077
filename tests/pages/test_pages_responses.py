"""Answers of HTTP: encodings undone within bounds, headers that lie, and what is no page."""

import gzip
import hashlib
import io
import time
import zlib
from datetime import UTC, datetime

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from bede.errors import RejectedInput
from bede.model import Page
from bede.pages.responses import charset_of, response_page
from bede.settings import PagesOptions

OPTIONS = PagesOptions()
SMALL = PagesOptions(max_record_bytes=1000)
URI = "https://news.example/river"
HTML = b"<!DOCTYPE html><html><body><p>Troops crossed the river.</p></body></html>"


def raw_deflate(data):
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


def written(writer, data):
    packed = io.BytesIO()
    stream, rest = writer(packed), data
    while rest:
        rest = rest[stream.write(rest) :]
    stream.close()
    return packed.getvalue()


def chunked(data, size=7):
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;name=value\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def page(body, options=OPTIONS, status=200, kind=None, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return response_page(URI, "offset 7", named, body, options, status=status, kind=kind)


def reason(body, options=OPTIONS, **headers):
    with pytest.raises(RejectedInput) as caught:
        page(body, options, **headers)
    assert caught.value.detail
    return caught.value.reason


ENCODERS = {
    "gzip": gzip.compress,
    "X-GZip": gzip.compress,
    "deflate": zlib.compress,
    "DEFLATE": raw_deflate,
    "br": lambda data: written(BrotliWriter, data),
    "zstd": lambda data: written(ZstdWriter, data),
}


def test_a_page_keeps_what_the_answer_tells():
    fetched = datetime(2022, 3, 3, 9, tzinfo=UTC)
    headers = {"CONTENT-TYPE": 'text/html; Charset="Windows-1252"'}
    told = response_page(URI, "offset 7", headers, HTML, OPTIONS, fetched=fetched, file_sha256="f")
    identity = hashlib.sha256(HTML).hexdigest()
    assert told == Page(identity, URI, "offset 7", HTML, "text/html", "f", fetched, "windows-1252")
    assert page(HTML).file_sha256 == identity


@pytest.mark.parametrize("name", ENCODERS)
def test_content_encodings_are_undone(name):
    packed = ENCODERS[name](HTML)
    assert page(packed, Content_Encoding=name).body == HTML
    assert page(chunked(packed), Content_Encoding=name, Transfer_Encoding="chunked").body == HTML
    assert page(gzip.compress(packed), Content_Encoding=f"{name}, gzip").body == HTML


@pytest.mark.parametrize("name", ENCODERS)
def test_an_encoding_that_was_undone_already_or_never_applied_is_no_fault(name):
    assert page(HTML, Content_Encoding=name, Transfer_Encoding="chunked").body == HTML


def test_gzip_without_a_header_is_undone_and_what_follows_it_left_away():
    assert page(gzip.compress(HTML)).body == HTML
    assert page(gzip.compress(HTML[:30]) + gzip.compress(HTML[30:]) + b"\0\0", Content_Encoding="gzip").body == HTML


@pytest.mark.parametrize("name", ENCODERS)
def test_an_encoding_that_breaks_off_is_named(name):
    assert reason(ENCODERS[name](HTML * 9)[:-12], Content_Encoding=name) == "bad-encoding"


@pytest.mark.parametrize(
    "body", [chunked(HTML)[:-20], chunked(HTML).replace(b"\r\n7;", b"\r\nzz;", 1), b"ffffff\r\n" + HTML]
)
def test_broken_chunks_are_named(body):
    assert reason(body, Transfer_Encoding="chunked") == "bad-encoding"


@pytest.mark.parametrize("name", ENCODERS)
def test_bombs_cost_little_and_are_too_large(name):
    bomb = ENCODERS[name](bytes(20_000_000))
    began = time.process_time()
    assert reason(bomb, Content_Encoding=name) == "too-large"
    assert time.process_time() - began < 20  # of the processor


def test_limits():
    assert page(b"a " * 500, SMALL).media_type == "text/plain"
    assert reason(b"a " * 501, SMALL) == "too-large"
    assert reason(b"a " * 9, Content_Encoding="gzip, gzip, gzip, gzip, gzip") == "bad-encoding"


def test_what_is_no_page_is_named():
    assert reason(b"\xff\xd8\xff\xe0JFIF") == "not-text"
    assert reason(b"") == "empty"
    assert reason(HTML, status=404) == "http-status"
    assert reason(b'{"a": 1}', Content_Type="application/json") == "no-text"
    assert reason(b'[{"text": "One."}]') == "bad-json"
    assert reason(b"<?xml version='1.0'?><rss version='2.0'></rss>") == "unsupported"
    assert reason(bytes(range(256)), Content_Encoding="br") == "bad-encoding"


def test_a_json_record_is_a_page():
    fetched = datetime(2022, 3, 3, tzinfo=UTC)
    body = b'{"text": "Troops crossed.", "url": "https://a.example/1"}'
    told = response_page(URI, "offset 7", {}, body, OPTIONS, fetched=fetched)
    assert (told.media_type, told.body, told.uri, told.fetched) == (
        "application/json",
        body,
        "https://a.example/1",
        fetched,
    )


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=UTF-8", "utf-8"),
        ("text/html;charset='iso-8859-15'; boundary=x", "iso-8859-15"),
        ("text/html", None),
        ("text/html; charset=", None),
        (None, None),
    ],
)
def test_charset_of(header, charset):
    assert charset_of(header) == charset


@given(
    body=st.binary(max_size=300),
    start=st.sampled_from([b"", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"5\r\n", b"\x78\x9c", b"<html>"]),
    coding=st.sampled_from(["", *ENCODERS, "gzip, br", "identity", ","]),
    moved=st.sampled_from(["", "chunked", "gzip, chunked"]),
)
def test_any_bytes_are_a_page_or_named(body, start, coding, moved):
    try:
        told = page(start + body, SMALL, Content_Encoding=coding, Transfer_Encoding=moved)
    except RejectedInput as error:
        assert error.reason and error.detail
    else:
        assert len(told.body) <= 1000


@given(st.binary().map(lambda body: b"<p>" + body), st.sampled_from(sorted(ENCODERS)))
def test_encodings_lose_nothing(body, name):
    assert page(ENCODERS[name](body), kind="text/html", Content_Encoding=name).body == body
