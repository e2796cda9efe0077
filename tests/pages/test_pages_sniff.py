"""Kinds by content."""

import duckdb
import pytest

from bede.errors import RejectedInput
from bede.pages.sniff import media_type


@pytest.mark.parametrize(
    ("sample", "kind"),
    [
        ("<!DOCTYPE html><html>", "text/html"),
        ("\n <!-- saved --> <!-- > --> <HTML lang=en>", "text/html"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "text/html"),
        ('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "text/html"),
        ("<p>A fragment.", "text/html"),
        ("A headline<p>One.</p><p>Two.</p>", "text/html"),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>", "text/html"),
        ('<script type="application/ld+json">\n{"@type": "NewsArticle"}\n</script>', "text/html"),
        ("KYIV, March 3 (Example) - Troops crossed.", "text/plain"),
        ("[Example Agency] Troops crossed the river.", "text/plain"),
        ("{Updates with a quote} Troops crossed.", "text/plain"),
        ("5 < 6, said the minister <sic>", "text/plain"),
        ("From: the capital\nTo: the front\nA long road.", "text/plain"),
        ("BMW said it would leave. MZ and ID3 too.", "text/plain"),
        ("Заявление министра", "text/plain"),
        ("One; two; three; {four}. And a good deal more of the story goes on here.", "text/plain"),
        ('{"text": "a"}', "application/x-ndjson"),
        ('{"text": "a"}\n{"text": "b"}\n', "application/x-ndjson"),
        ('{"html": "<html><p>a</p><p>b</p>"}', "application/x-ndjson"),
        ('{\n "text": "a"\n}', "application/json"),
        ('[{"html": "<html>"}]', "application/json"),
        ("{}", "application/x-ndjson"),
        ("WARC/1.0\r\nWARC-Type: response", "application/warc"),
        (" CDX N b a m s k r M S V g\nexample,news)/ 20220303", "application/x-cdx"),
        ('example,news)/ 20220303100000 {"url": "u", "filename": "a.warc.gz", "offset": "0"}', "application/x-cdx"),
        ('!OpenWayback-CDXJ 1.0\nexample,news)/ 20220303 {"offset": 0, "filename": "a"}', "application/x-cdx"),
        ('{"urlkey": "example,news)/", "offset": "0", "filename": "a"}', "application/x-cdx"),
        ('{"text": "a", "offset": "0", "filename": "a"}', "application/x-ndjson"),
        ('<?xml version="1.0"?><rss version="2.0"><description>&lt;p></p><p></p>', "application/feed"),
        ('<!-- by hand --><feed xmlns="http://www.w3.org/2005/Atom">', "application/feed"),
        ('<!DOCTYPE rss [<!ENTITY x "y">]><rss version="2.0">', "application/feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "application/feed"),
        ("<urlset>", "application/sitemap"),
        ('<?xml version="1.0"?><sitemapindex>', "application/sitemap"),
        ("From: <Saved by Blink>\r\nSubject: A\r\n folded\r\nMIME-Version: 1.0\r\n\r\n<html>", "message/rfc822"),
        ("Return-Path: <a@b.example>\nReceived: from x\n\tby y\nSubject: A\n\nText", "message/rfc822"),
        ("From: Desk <a@b.example>\nDate: Mon, 14 Mar 2022 08:00:00 +0000\nSubject: A\n\nText", "message/rfc822"),
        ("From a@b.example Mon Mar 14 08:00:00 2022\nSubject: A\n\nText", "application/mbox"),
        ("From 2022 on, troops crossed the river.\nThe talks: none.", "text/plain"),
        ("Monday: troops crossed.\nTuesday: troops crossed back.", "text/plain"),
        ("   1 of 12 DOCUMENTS\n\nThe Gazette", "text/x-nexis"),
        ("A vote\nThe Gazette\nLength: 512 words\nBody\n\nText", "text/x-nexis"),
        ("HD\nA vote\nWC\n9 words\nSN\nGazette\nLP\nText", "text/x-factiva"),
        ("HD\nA vote\nLP\nText", "text/plain"),
        ("A vote\n\nText\n\nDocument GAZETT0020220314ei3e0001x\n", "text/x-factiva"),
        ("title,text\nA,B\n", "text/csv"),
        ('"URL";"Body"\n"a";"<p>b</p><p>c</p>"\n', "text/csv"),
        ("Text, title and body of the law\nwere read aloud.", "text/plain"),
        ("title,te\rxt,text\nA,B,C", "text/plain"),
        ("Body\nThe body was found on Monday.", "text/plain"),
    ],
)
def test_media_type(sample, kind):
    assert media_type(sample.encode()) == kind
    assert media_type(b"\xef\xbb\xbf" + sample.encode()) == kind
    assert media_type(sample.encode("utf-16")) == kind


@pytest.mark.parametrize(
    ("sample", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"PK\x03\x04\x14\x00", "application/zip"),
        (b"x" * 257 + b"ustar\x00", "application/x-tar"),
    ],
)
def test_carriers_that_are_no_text(sample, kind):
    assert media_type(sample) == kind


@pytest.mark.parametrize(
    ("sample", "what"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\x7fELF\x02", "program"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", "program"),
        (b"BM\x36\x00\x0c\x00" + bytes(range(256)), "BMP"),
        (b"{\\rtf1\\ansi", "RTF"),
        (bytes(range(256)) * 4, "binary data"),
    ],
)
def test_not_text(sample, what):
    with pytest.raises(RejectedInput, match=what) as caught:
        media_type(sample)
    assert caught.value.reason == "not-text"


def test_a_duckdb_file_is_known(tmp_path):
    path = tmp_path / "out.html"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE t (a INTEGER)")
    with pytest.raises(RejectedInput, match="DuckDB"):
        media_type(path.read_bytes()[:65536])


@pytest.mark.parametrize(
    ("sample", "what"),
    [
        ('<?xml version="1.0"?><svg>', "XML"),
        ("body { color: red; }\np { margin: 0; }\n", "style sheet"),
        ("function a() { return 1; }\nvar b = {c: 2};\n", "script"),
    ],
)
def test_unsupported(sample, what):
    with pytest.raises(RejectedInput, match=what) as caught:
        media_type(sample.encode())
    assert caught.value.reason == "unsupported"


def test_text_padded_with_zeros_is_text():
    assert media_type(b"Troops crossed the river." + b"\0" * 4000) == "text/plain"


def test_many_comments_cost_no_time():
    assert media_type(b"<!---->" * 9000 + b"x") == "text/plain"
