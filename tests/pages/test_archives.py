"""Web archives that are sound: what becomes of each kind of record, however the file is packed."""

import gzip
import hashlib
import io
import json
from datetime import UTC, datetime

import pytest
import zstandard
from warcio.archiveiterator import ArchiveIterator as Warcio

from bede.model import Page, Reject
from bede.pages import Originals, find, read, read_found
from bede.settings import PagesOptions
from bench.made_archives import DATE, answer, as_it_is, chunked, gzipped, laid_out, record, response, revisit, sha1
from carriers import WORDS, pdf

OPTIONS = PagesOptions()
NEWS = "https://news.example/"
LATER = "2022-03-05T08:30:00Z"


def html(number, words="Troops crossed the river."):
    return f"<!DOCTYPE html><html><body><p>{words} {number}</p></body></html>".encode()


def zstd(data):
    return zstandard.compress(data)


def put(folder, data, name="a.warc.gz"):
    path = folder / name
    path.write_bytes(data)
    return path


def outcomes(path, options=OPTIONS):
    return list(read([str(path)], options))


def pages(path, options=OPTIONS):
    return [page for page in outcomes(path, options) if isinstance(page, Page)]


def rejects(path, options=OPTIONS):
    return [reject for reject in outcomes(path, options) if isinstance(reject, Reject)]


@pytest.mark.parametrize("pack", [as_it_is, gzipped, zstd])
def test_each_record_is_a_page_with_its_place(tmp_path, pack):
    archive, offsets = laid_out([response(f"{NEWS}{n}", html(n)) for n in range(3)], pack)
    path = put(tmp_path, archive)
    assert outcomes(path) == [
        Page(
            id=hashlib.sha256(html(n)).hexdigest(),
            uri=f"{NEWS}{n}",
            locator=f"offset {offsets[n]} in a.warc.gz",
            body=html(n),
            media_type="text/html",
            file_sha256=hashlib.sha256(archive).hexdigest(),
            fetched=datetime(2022, 3, 3, 10, tzinfo=UTC),
            charset="utf-8",
        )
        for n in range(3)
    ]


def test_a_pdf_is_its_text_and_a_scan_is_counted(tmp_path):
    head = {"Content-Type": "application/pdf"}
    printed, scan = pdf([[(72, 700, 12, WORDS)]]), pdf([[]])
    records = [
        response(f"{NEWS}note.pdf", printed, head),
        response(f"{NEWS}scan.pdf", scan, head),
        response(f"{NEWS}torn.pdf", b"%PDF-1.4\nnothing of the kind", head),
        revisit(f"{NEWS}note.pdf", printed, date=LATER),
    ]
    page, torn, again, counted = outcomes(put(tmp_path, laid_out(records)[0]))
    assert (page.body.decode(), page.media_type, page.uri) == (WORDS, "text/plain", f"{NEWS}note.pdf")
    assert (torn.reason, torn.uri) == ("bad-pdf", f"{NEWS}torn.pdf")
    assert (again.id, again.fetched.day) == (page.id, 5)
    assert counted.detail == "1 capture holds no page and was passed over: 1 application/pdf."


def test_offsets_are_those_of_other_readers(tmp_path):
    path = put(tmp_path, laid_out([response(f"{NEWS}{n}", html(n)) for n in range(3)])[0])
    with path.open("rb") as file:
        iterator = Warcio(file)
        told = [f"offset {iterator.get_record_offset()} in a.warc.gz" for _ in iterator]
    assert [page.locator for page in pages(path)] == told


@pytest.mark.parametrize("pack", [gzipped, zstd])
def test_a_file_that_is_packed_as_a_whole(tmp_path, pack):
    plain, offsets = laid_out([response(f"{NEWS}{n}", html(n)) for n in range(3)], as_it_is)
    found = pages(put(tmp_path, pack(plain)))
    assert [page.body for page in found] == [html(n) for n in range(3)]
    assert [page.locator for page in found[1:]] == [f"offset 0+{offset} in a.warc.gz" for offset in offsets[1:]]


def test_a_file_that_is_packed_by_blocks(tmp_path):
    plain, offsets = laid_out([response(f"{NEWS}{n}", html(n)) for n in range(9)], as_it_is)
    blocks = b"".join(gzipped(plain[at : at + 1000]) for at in range(0, len(plain), 1000))
    found = outcomes(put(tmp_path, blocks))
    assert [page.body for page in found] == [html(n) for n in range(9)]
    assert found[8].locator == f"offset 0+{offsets[8]} in a.warc.gz"


def test_zstd_with_a_dictionary(tmp_path):
    samples = [response(f"{NEWS}{n}", html(n)) for n in range(200)]
    dictionary = zstandard.train_dictionary(4096, samples)
    packer = zstandard.ZstdCompressor(dict_data=dictionary)
    for held in (dictionary.as_bytes(), zstd(dictionary.as_bytes())):
        frame = b"\x5d\x2a\x4d\x18" + len(held).to_bytes(4, "little") + held
        path = put(tmp_path, frame + b"".join(packer.compress(sample) for sample in samples[:3]))
        assert [page.body for page in outcomes(path)] == [html(n) for n in range(3)]


def test_standard_input():
    archive, _ = laid_out([response(NEWS, html(1)), revisit(NEWS, html(1), date=LATER)])
    first, second = read(["-"], OPTIONS, io.BytesIO(archive))
    assert (first.locator, second.body) == ("offset 0", html(1))


@pytest.mark.parametrize("version", ["WARC/1.0", "WARC/1.1", "WARC/0.18"])
@pytest.mark.parametrize("line_end", [b"\r\n", b"\n"])
def test_versions_and_line_ends(tmp_path, version, line_end):
    one = record("response", f"<{NEWS}>", answer(html(1)), content_type="application/http", version=version)
    head, _, rest = one.partition(b"\r\n\r\n")
    block = rest.removesuffix(b"\r\n\r\n")
    odd = head.replace(b"\r\n", line_end) + line_end * 2 + block + line_end * 2
    (page,) = outcomes(put(tmp_path, odd, "a.warc"))
    assert (page.uri, page.body) == (NEWS, html(1))


def test_records_that_hold_no_capture_are_passed_over(tmp_path):
    around = [
        record("warcinfo", None, b"software: x\r\n", content_type="application/warc-fields"),
        record("request", NEWS, b"GET / HTTP/1.1\r\n\r\n", content_type="application/http; msgtype=request"),
        response(NEWS, html(1)),
        record("metadata", NEWS, b"fetchTimeMs: 5\r\n", content_type="application/warc-fields"),
    ]
    (page,) = outcomes(put(tmp_path, laid_out(around)[0]))
    assert page.body == html(1)


def test_an_archive_without_captures_is_told(tmp_path):
    (reject,) = outcomes(put(tmp_path, gzipped(record("warcinfo", None, b"a: b"))))
    assert reject.reason == "empty"


def test_resource_and_conversion_records(tmp_path):
    text = "Troops crossed the river.\n{ and a brace } <b>"
    records = [
        record("resource", NEWS, html(1), content_type="text/html; charset=windows-1252"),
        record("conversion", NEWS, text.encode(), content_type="text/plain"),
        record("resource", NEWS, json.dumps({"text": text}).encode(), content_type="application/json"),
    ]
    page, wet, one = outcomes(put(tmp_path, laid_out(records)[0]))
    assert (page.body, page.media_type, page.charset) == (html(1), "text/html", "windows-1252")
    assert (wet.body, wet.media_type, wet.uri) == (text.encode(), "text/plain", NEWS)
    assert one.media_type == "application/json"


def test_what_is_no_page_is_counted_in_one_line(tmp_path):
    image = {"Content-Type": "image/png"}
    records = [
        response(NEWS, html(1)),
        *(response(f"{NEWS}{n}.png", b"\x89PNG\r\n\x1a\n" + bytes(n), image) for n in range(1300)),
        response(f"{NEWS}gone", html(404), status="404 Not Found"),
        response(f"{NEWS}old", b"", {"Location": NEWS}, status="301 Moved"),
        response(f"{NEWS}a.css", b"p {}", {"Content-Type": "text/css"}),
        response(f"{NEWS}api", b'{"total": 3}', {"Content-Type": "application/json"}),
        response(f"{NEWS}data", bytes(range(256)), {"Content-Type": "application/octet-stream"}),
        record("response", "dns:news.example", b"20220303\nnews.example. 1 IN A 1.2.3.4", content_type="text/dns"),
        record("something", NEWS, b"new"),
    ]
    _, last = outcomes(put(tmp_path, laid_out(records)[0]))
    assert (last.reason, last.locator, last.uri) == ("not-a-page", "", (tmp_path / "a.warc.gz").as_uri())
    assert last.detail.startswith("1,307 captures hold no page and were passed over: 1,300 image, 1 with status 404")
    for kind in (
        "with status 301",
        "text/css",
        "application/json",
        "application/octet-stream",
        "text/dns",
        "something",
    ):
        assert f"1 {kind}" in last.detail or f"1 records of type “{kind}”" in last.detail


def test_encodings_of_pages(tmp_path):
    words = "Zoë said “no” to the café."
    latin = words.replace("“", '"').replace("”", '"')
    bodies = [
        (words.encode("windows-1252"), {"Content-Type": "text/html; charset=windows-1252"}),
        (latin.encode("iso-8859-15"), {"Content-Type": "text/html; charset=ISO-8859-15"}),
        (f"<p>{words}".encode("utf-16"), {"Content-Type": "text/html"}),
        (gzipped(words.encode()), {"Content-Encoding": "gzip"}),
        (chunked(gzipped(words.encode()), 9), {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}),
        (words.encode(), {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}),
    ]
    records = [response(f"{NEWS}{n}", body, headers) for n, (body, headers) in enumerate(bodies)]
    found = outcomes(put(tmp_path, laid_out(records)[0]))
    assert [page.charset for page in found[:3]] == ["windows-1252", "iso-8859-15", None]
    assert [page.body for page in found[:3]] == [body for body, _ in bodies[:3]]
    assert [page.body for page in found[3:]] == [words.encode()] * 3


@pytest.mark.parametrize("made_of", [lambda body: body, lambda body: chunked(gzipped(body)), gzipped])
def test_a_payload_digest_may_be_made_before_or_after_encoding(tmp_path, made_of):
    sent = chunked(gzipped(html(1)))
    headers = {"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}
    one = response(NEWS, sent, headers, digests=False, more={"WARC-Payload-Digest": sha1(made_of(html(1)))})
    assert [page.body for page in outcomes(put(tmp_path, one))] == [html(1)]


@pytest.mark.parametrize(
    "digest",
    ["sha1:" + hashlib.sha1(html(1)).hexdigest(), "SHA-256:" + hashlib.sha256(html(1)).hexdigest(), "blake9:what"],
)
def test_digests_in_other_spellings(tmp_path, digest):
    one = response(NEWS, html(1), digests=False, more={"WARC-Payload-Digest": digest})
    assert len(pages(put(tmp_path, one))) == 1


def test_interim_answers_are_passed_over(tmp_path):
    block = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + answer(html(1))
    assert pages(put(tmp_path, record("response", NEWS, block, content_type="application/http")))[0].body == html(1)


def test_the_first_archive_in_a_folder_lends_its_captures_to_the_next(tmp_path):
    put(tmp_path, response(NEWS, html(1)), "1.warc")
    second = put(tmp_path, revisit(NEWS, html(1), date=LATER), "2.warc")
    first, again = outcomes(tmp_path)
    assert again == Page(
        first.id, NEWS, "offset 0 in 2.warc", html(1), "text/html", hashlib.sha256(second.read_bytes()).hexdigest(),
        datetime(2022, 3, 5, 8, 30, tzinfo=UTC), "utf-8",
    )  # fmt: skip
    assert [reject.reason for reject in outcomes(second)] == ["revisit-without-original"]


@pytest.mark.parametrize("pack", [as_it_is, gzipped, zstd, "whole"])
def test_revisits_in_the_same_archive(tmp_path, pack):
    sent = gzipped(html(2))
    records = [
        response(NEWS, html(1)),
        response(f"{NEWS}2", sent, {"Content-Encoding": "gzip", "Content-Type": "text/html; charset=iso-8859-15"}),
        response(f"{NEWS}3", html(3), digests=False),
        revisit(f"{NEWS}2", sent, date=LATER),
        revisit(f"{NEWS}3", html(3), date=LATER, head=False),
        revisit(f"{NEWS}copy", html(1), date=LATER),
    ]
    archive = gzipped(b"".join(records)) if pack == "whole" else laid_out(records, pack)[0]
    found = outcomes(put(tmp_path, archive))
    assert [page.uri for page in found[3:]] == [f"{NEWS}2", f"{NEWS}3", f"{NEWS}copy"]
    assert [page.body for page in found[3:]] == [html(2), html(3), html(1)]
    assert {page.fetched for page in found[3:]} == {datetime(2022, 3, 5, 8, 30, tzinfo=UTC)}
    assert found[3].charset == "iso-8859-15"


@pytest.mark.parametrize("names", ["id", "address"])
def test_a_revisit_may_name_its_original_without_a_digest(tmp_path, names):
    original = response(NEWS, html(1))
    identity = original.split(b"WARC-Record-ID: ")[1].split(b"\r\n")[0].decode()
    told = {
        "id": {"WARC-Refers-To": identity},
        "address": {"WARC-Refers-To-Target-URI": NEWS, "WARC-Refers-To-Date": DATE},
    }[names]
    block = answer(b"", status="304 Not Modified")
    later = record("revisit", NEWS, block, content_type="application/http", date=LATER, more=told)
    _, again = outcomes(put(tmp_path, laid_out([original, later])[0]))
    assert (again.body, again.fetched) == (html(1), datetime(2022, 3, 5, 8, 30, tzinfo=UTC))


def test_revisits_of_what_is_no_page_are_counted(tmp_path):
    png, head = b"\x89PNG\r\n\x1a\n", {"Content-Type": "image/png"}
    records = [
        response(f"{NEWS}a.png", png, head),
        revisit(f"{NEWS}a.png", png, date=LATER, head=False),
        record("revisit", f"{NEWS}b.png", answer(b"", head), content_type="application/http", date=LATER),
        record("revisit", f"{NEWS}c", answer(b"", status="404 No"), content_type="application/http", date=LATER),
    ]
    (reject,) = outcomes(put(tmp_path, laid_out(records)[0]))
    assert reject.reason == "not-a-page"
    assert "2 image" in reject.detail
    assert "1 revisits of captures that hold no page" in reject.detail
    assert "1 with status 404" in reject.detail


def test_a_revisit_of_a_damaged_capture_has_no_original(tmp_path):
    bad = response(NEWS, html(1), more={"WARC-Block-Digest": sha1(b"other")})
    told = rejects(put(tmp_path, laid_out([bad, revisit(NEWS, html(1), date=LATER)])[0]))
    assert [reject.reason for reject in told] == ["bad-digest", "revisit-without-original"]


def test_originals_hold_no_bodies_and_close(tmp_path):
    (found,) = find([str(put(tmp_path, response(NEWS, html(1))))])
    with Originals() as originals:
        assert len(list(read_found(found, OPTIONS, None, originals))) == 1
        assert originals.find([f"digest {sha1(html(1))}", "no such"]) is None
        assert originals.find([f"at {DATE} {NEWS}"]).is_page
    assert originals.find([f"at {DATE} {NEWS}"]) is None


def test_reading_is_lazy(tmp_path):
    path = put(tmp_path, laid_out([response(f"{NEWS}{n}", html(n)) for n in range(2000)])[0])
    flow = read([str(path)], OPTIONS)
    assert next(flow).body == html(0)
    with path.open("r+b") as file:  # what lies ahead is not read yet
        file.seek(-200, 2)
        file.write(bytes(200))
    assert next(flow).body == html(1)
    *_, last = flow
    assert isinstance(last, Reject)


def test_a_page_about_archives_is_a_page(tmp_path):
    page = b"<html><body><pre>" + response(NEWS, html(1)) + b"</pre></body></html>"
    (told,) = outcomes(put(tmp_path, page, "a.html"))
    assert told.media_type == "text/html"


def test_an_archive_packed_twice_is_told(tmp_path):
    (reject,) = outcomes(put(tmp_path, gzip.compress(gzipped(response(NEWS, html(1))))))
    assert (reject.reason, "twice" in reject.detail) == ("unsupported", True)
