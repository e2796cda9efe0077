"""From paths to pages: kinds, gzip, limits, and faults that stop nothing else."""

import gzip
import hashlib
import io
import json
import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bede.model import Page, Reject
from bede.pages import find, read, read_found
from bede.settings import PagesOptions

OPTIONS = PagesOptions()
SMALL = PagesOptions(max_bytes=4000, max_record_bytes=1000)
HTML = b"<!DOCTYPE html><html><body><p>Troops crossed the river.</p></body></html>"
TEXT = b"Troops crossed the river on Monday, officials said.\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256))
RECORD = {"id": "a1", "text": "Troops crossed the river."}


def sha(data):
    return hashlib.sha256(data).hexdigest()


def only(path, options=OPTIONS):
    (result,) = read([str(path)], options)
    return result


def put(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


def test_read_html_file(tmp_path):
    path = put(tmp_path, "a.dat", HTML)
    assert only(path) == Page(sha(HTML), path.as_uri(), "", HTML, "text/html", sha(HTML), None, None)


def test_read_gzip_keeps_the_hash_of_the_file_on_disk(tmp_path):
    packed = gzip.compress(TEXT)
    page = only(put(tmp_path, "a.txt", packed))
    assert (page.id, page.body, page.file_sha256) == (sha(TEXT), TEXT, sha(packed))
    assert page.media_type == "text/plain"


def test_read_gzip_twice_but_not_thrice(tmp_path):
    twice = gzip.compress(gzip.compress(HTML))
    assert only(put(tmp_path, "two.gz", twice)).body == HTML
    thrice = only(put(tmp_path, "three.gz", gzip.compress(twice)))
    assert (thrice.reason, "gzip in gzip in gzip" in thrice.detail) == ("not-text", True)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0" * 5000, b"\xef\xbb\xbf\n", gzip.compress(b" ")])
def test_read_empty(tmp_path, data):
    assert only(put(tmp_path, "e.html", data)).reason == "empty"


def test_read_jpeg_named_html(tmp_path):
    reject = only(put(tmp_path, "photo.html", JPEG))
    assert reject.reason == "not-text"
    assert "JPEG image" in reject.detail


def test_read_truncated_gzip(tmp_path):
    assert only(put(tmp_path, "cut.gz", gzip.compress(HTML)[:-12])).reason == "truncated-gzip"
    assert only(put(tmp_path, "stub.gz", b"\x1f\x8b")).reason == "truncated-gzip"


def test_read_damaged_gzip(tmp_path):
    packed = bytearray(gzip.compress(HTML))
    packed[-6] ^= 0xFF
    assert only(put(tmp_path, "bad.gz", bytes(packed))).reason == "bad-gzip"


def test_read_truncated_gzip_keeps_the_lines_before_the_break(tmp_path):
    noise = random.Random(1)
    rows = [json.dumps({"text": f"{n} {noise.getrandbits(400):x}"}).encode() for n in range(2000)]
    path = put(tmp_path, "cut.jsonl.gz", gzip.compress(b"\n".join(rows))[:60_000])
    *pages, last = read([str(path)], OPTIONS)
    assert (last.reason, last.locator) == ("truncated-gzip", "")
    assert len(pages) > 500
    assert [page.body for page in pages] == rows[: len(pages)]


def test_read_short_truncated_gzip_of_lines(tmp_path):
    noise = random.Random(2)
    rows = [json.dumps({"text": f"{noise.getrandbits(4000):x}"}).encode() for _ in range(9)]
    path = put(tmp_path, "cut.gz", gzip.compress(b"\n".join(rows))[:-200])
    *pages, last = read([str(path)], OPTIONS)
    assert last.reason == "truncated-gzip"
    assert all(page.body == row for page, row in zip(pages, rows, strict=False))


@pytest.mark.parametrize("data", [b"a " * 501, b"<p>" + b"a " * 501])
def test_read_too_large(tmp_path, data):
    assert only(put(tmp_path, "big", data), SMALL).reason == "too-large"
    assert only(put(tmp_path, "big.gz", gzip.compress(data)), SMALL).reason == "too-large"
    assert only(put(tmp_path, "fits", data[:1000]), SMALL).body == data[:1000]


def test_read_gzip_bomb_of_text(tmp_path):
    bomb = put(tmp_path, "bomb.gz", gzip.compress(b"a" * 50_000_000, 1))
    began = time.process_time()
    assert only(bomb).reason == "too-large"
    assert time.process_time() - began < 20  # of the processor


def test_read_gzip_bomb_of_lines(tmp_path):
    row = json.dumps(RECORD).encode() + b"\n"
    *pages, last = read([str(put(tmp_path, "bomb.gz", gzip.compress(row * 20_000)))], SMALL)
    assert last.reason == "too-large"
    assert 0 < len(pages) < 20_000


def test_read_invalid_utf8_is_kept(tmp_path):
    data = b"Officials said the caf\xe9 was hit \xff\xfe by shelling.\n"
    page = only(put(tmp_path, "latin.txt", data))
    assert (page.body, page.media_type) == (data, "text/plain")


def test_read_50_mb_lines(tmp_path):
    good = json.dumps(RECORD).encode()
    long = b'{"text": "' + b"a" * 50_000_000 + b'"}'
    lines = put(tmp_path, "lines.jsonl", b"\n".join([good, long, good, b""]))
    began = time.process_time()
    first, middle, last = read([str(lines)], OPTIONS)
    assert (first.locator, middle.locator, last.locator) == ("line 1", "line 2", "line 3")
    assert (middle.reason, last.body) == ("too-large", good)
    assert only(put(tmp_path, "plain.txt", b"a" * 50_000_000)).reason == "too-large"
    assert time.process_time() - began < 20  # of the processor


def test_read_folder_with_everything_broken_still_reads_the_good(tmp_path):
    put(tmp_path, "1-empty.html", b"")
    put(tmp_path, "2-photo.html", JPEG)
    put(tmp_path, "3-cut.html.gz", gzip.compress(HTML)[:-9])
    put(tmp_path, "4-latin.txt", b"Fran\xe7ois went.")
    put(tmp_path, "5-good.html", HTML)
    put(tmp_path, "6-lines.jsonl", b'{"text": "One."}\nnot json\n{"text": "Two."}\n')
    (tmp_path / "7-loop").symlink_to(tmp_path)
    (tmp_path / "8-dead").symlink_to(tmp_path / "nothing")
    results = list(read([str(tmp_path)], OPTIONS))
    assert [r.reason if isinstance(r, Reject) else r.media_type for r in results] == [
        "empty",
        "not-text",
        "truncated-gzip",
        "text/plain",
        "text/html",
        "application/json",
        "bad-json",
        "application/json",
        "directory-loop",
        "unreadable",
    ]
    assert all(r.uri.startswith(tmp_path.resolve().as_uri()) for r in results)
    assert all(r.detail for r in results if isinstance(r, Reject))


def test_read_is_lazy(tmp_path):
    put(tmp_path, "a.html", HTML)
    second = put(tmp_path, "b.html", HTML)
    pages = read([str(tmp_path)], OPTIONS)
    assert next(pages).body == HTML
    second.unlink()
    assert next(pages).reason == "unreadable"


def test_read_vanished_file(tmp_path):
    path = put(tmp_path, "a.html", HTML)
    (found,) = find([str(path)])
    path.unlink()
    (reject,) = read_found(found, OPTIONS)
    assert (reject.reason, reject.uri) == ("unreadable", path.as_uri())


@pytest.mark.parametrize("wrap", [bytes, gzip.compress])
def test_read_standard_input(wrap):
    sent = wrap(HTML)
    (page,) = read(["-", "-"], OPTIONS, io.BytesIO(sent))
    assert page == Page(sha(HTML), "stdin:", "", HTML, "text/html", sha(sent))


def test_read_standard_input_of_lines():
    row = json.dumps(RECORD).encode()
    (page,) = read(["-"], OPTIONS, io.BytesIO(row + b"\n"))
    assert (page.locator, page.id, page.file_sha256) == ("line 1", sha(row), sha(row + b"\n"))


@pytest.mark.parametrize("charset", ["utf-16", "utf-32", "utf-16-le"])
def test_read_wide_json(tmp_path, charset):
    rows = '{"text": "Zoë went."}\noops\n{"text": "Bo came."}\n'
    first, bad, last = read([str(put(tmp_path, "w.jsonl", rows.encode(charset)))], OPTIONS)
    assert (first.body, first.locator) == ('{"text": "Zoë went."}'.encode(), "line 1")
    assert (bad.reason, bad.locator, last.locator) == ("bad-json", "line 2", "line 3")
    array = '[{"text": "Zoë"}]'.encode(charset)
    assert only(put(tmp_path, "w.json", array)).body == '{"text":"Zoë"}'.encode()


def test_read_wide_text(tmp_path):
    data = "Zoë said “no” on Monday.".encode("utf-16")
    page = only(put(tmp_path, "w.txt", data))
    assert (page.body, page.media_type) == (data, "text/plain")


STARTS = st.sampled_from(
    [b"", b"\x1f\x8b\x08", b"{", b'[{"', b"<html>", b"\xff\xfe", b'{"text": "a"}\n', gzip.compress(HTML)]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(start=STARTS, rest=st.binary(max_size=300), packed=st.booleans())
def test_read_never_raises(tmp_path, start, rest, packed):
    data = start + rest
    path = put(tmp_path, "fuzz", gzip.compress(data) if packed else data)
    results = list(read([str(path)], SMALL))
    assert results or not data.strip()
    assert all(isinstance(result, Page | Reject) for result in results)
