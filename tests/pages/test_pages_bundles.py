"""Zip and tar files, folders saved with a page, and tables of articles."""

import gzip
import io
import json
import tarfile
import time

import pytest

from bede.model import Page, Reject
from bede.pages import find, read
from bede.pages.bundles.companions import SUFFIXES, is_companion, without_companions
from bede.settings import PagesOptions
from carriers import WORDS, pdf, zipped

OPTIONS = PagesOptions()
HTML = f"<!DOCTYPE html><html><body><p>{WORDS}</p></body></html>".encode()
LINES = b'{"text": "One.", "url": "https://gazette.example/1"}\n{"text": \n{"text": "Two."}\n'


def results(data, options=OPTIONS):
    return list(read(["-"], options, io.BytesIO(data)))


def told(found):
    return [(r.locator, r.reason if isinstance(r, Reject) else r.media_type) for r in found]


def tarred(files, mode="w"):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return held.getvalue()


FILES = {
    "news/a.html": HTML,
    "news/b.jsonl": LINES,
    "news/a_files/ad.html": b"<html><body><p>Buy!</p></body></html>",
    "__MACOSX/._a.html": b"\0\5\26\7",
    "c.pdf": pdf([[(72, 700, 12, WORDS)]]),
    "d.html.gz": gzip.compress(HTML),
    "e.zip": zipped({"a.html": HTML}),
    "f.png": b"\x89PNG\r\n\x1a\n",
}


@pytest.mark.parametrize("pack", [zipped, tarred, lambda files: tarred(files, "w:gz")], ids=["zip", "tar", "tar.gz"])
def test_a_bundle_is_read_file_by_file(pack):
    data = pack(FILES)
    found = results(data)
    assert told(found) == [
        ("news/a.html", "text/html"),
        ("news/b.jsonl, line 1", "application/json"),
        ("news/b.jsonl, line 2", "bad-json"),
        ("news/b.jsonl, line 3", "application/json"),
        ("c.pdf", "text/plain"),
        ("d.html.gz", "text/html"),
        ("e.zip", "nested"),
        ("f.png", "not-text"),
    ]
    assert {page.file_sha256 for page in found if isinstance(page, Page)} == {next(p for p in found).file_sha256}
    assert found[1].uri == "https://gazette.example/1"


def test_bombs_are_bounded():
    began = time.process_time()
    assert told(results(zipped({"a.txt": b"a " * 20_000_000, "b.html": HTML}))) == [
        ("a.txt", "too-large"),
        ("b.html", "text/html"),
    ]
    assert [r.reason for r in results(zipped({f"{n}.txt": b"a" for n in range(9)}), PagesOptions(max_members=8))] == [
        "too-large"
    ]
    found = results(tarred({f"{n}.txt": b"a " * 400_000 for n in range(9)}, "w:gz"), PagesOptions(max_bytes=1_000_000))
    assert told(found) == [("0.txt", "text/plain"), ("", "too-large")]
    found = results(tarred({f"{n}.txt": b"News of the day." for n in range(9)}), PagesOptions(max_members=8))
    assert (len(found), found[-1].reason) == (9, "too-large")
    assert time.process_time() - began < 20  # of the processor


def test_a_directory_that_lies_about_sizes_is_named():
    data = bytearray(zipped({"a.html": HTML * 50, "b.html": HTML}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    first, second = results(bytes(data))
    assert first.reason in {"too-large", "bad-zip"}
    assert second.media_type == "text/html"


def test_damaged_and_locked_zips():
    data = zipped({"a.html": HTML * 9, "b.html": HTML})
    assert [r.reason for r in results(data[: len(data) // 2])] == ["bad-zip"]
    broken = bytearray(data)
    broken[60:70] = b"\xff" * 10
    assert told(results(bytes(broken))) == [("a.html", "bad-zip"), ("b.html", "text/html")]
    locked = bytearray(data)
    locked[data.index(b"PK\x01\x02") + 8] |= 1
    assert told(results(bytes(locked))) == [("a.html", "encrypted"), ("b.html", "text/html")]


def test_office_documents_are_no_bundles():
    for name in ("[Content_Types].xml", "mimetype"):
        assert [r.reason for r in results(zipped({name: b"x", "word/document.xml": b"<w/>"}))] == ["not-text"]


def test_empty_and_cut_off_bundles():
    assert [r.reason for r in results(zipped({"__MACOSX/a": b"x"}))] == ["empty"]
    data = tarred({"a.html": HTML, "b.html": HTML * 500})
    assert told(results(data[:6000])) == [("a.html", "text/html"), ("b.html", "bad-tar"), ("", "bad-tar")]


def test_links_in_a_tar_are_not_followed():
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        info = tarfile.TarInfo("../../a.html")
        info.size = len(HTML)
        archive.addfile(info, io.BytesIO(HTML))
    assert told(results(held.getvalue())) == [("../../a.html", "text/html")]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_folder_that_a_browser_saved_with_a_page_belongs_to_it(tmp_path, suffix):
    (tmp_path / "A vote.html").write_bytes(HTML)
    folder = tmp_path / f"A vote{suffix}"
    (folder / "deep").mkdir(parents=True)
    (folder / "frame.html").write_bytes(HTML + b" ")
    (folder / "deep" / "ad.htm").write_bytes(HTML + b"  ")
    lone = tmp_path / f"Other{suffix}"
    lone.mkdir()
    (lone / "page.html").write_bytes(HTML + b"   ")
    names = {found.path.name for found in find([str(tmp_path)])}
    assert names == {"A vote.html", "page.html"}
    assert [found.path.name for found in find([str(folder)])] == ["ad.htm", "frame.html"]


def test_companions_among_paths():
    assert is_companion("A_files", {"A.htm"})
    assert not is_companion("A_files", {"A.txt", "B.html"})
    assert not is_companion("_files", {".html"})
    paths = ["x/A.html", "x/A_files/b/c.html", "A_files/d.html", "x/A_files.html"]
    assert without_companions(paths) == ["x/A.html", "A_files/d.html", "x/A_files.html"]


def rows(text, charset="utf-8", options=OPTIONS):
    return results(text.encode(charset), options)


@pytest.mark.parametrize(
    ("delimiter", "charset"), [(",", "utf-8"), (";", "cp1252"), ("\t", "utf-16"), ("|", "utf-8-sig")]
)
def test_a_table_of_articles(delimiter, charset):
    table = '"url","Title","Text","date"\n"https://gazette.example/1","A ""vote""","Zoë went.\n\nShe stayed.","2022-03-14"\n,,,\n,B,Two.,\n'
    first, second = rows(table.replace(",", delimiter), charset)
    assert (first.locator, first.uri) == ("row 1", "https://gazette.example/1")
    assert json.loads(first.body) == {
        "url": "https://gazette.example/1", "Title": 'A "vote"', "Text": "Zoë went.\n\nShe stayed.", "date": "2022-03-14",
    }  # fmt: skip
    assert second.locator == "row 3"


def test_bad_rows_of_a_table_are_named():
    found = rows("title,text\nA,One.\nB\nC,Two.,three,four\nD,Three.\n")
    assert told(found) == [
        ("row 1", "application/json"),
        ("row 2", "no-text"),
        ("row 3", "bad-row"),
        ("row 4", "application/json"),
    ]
    small = PagesOptions(max_record_bytes=200)
    assert told(rows(f"title,text\nA,{'word ' * 100}\nB,Two.\n", options=small)) == [
        ("row 1", "too-large"),
        ("row 2", "application/json"),
    ]
