"""Indexes of archives: only what they name is read, and each line that leads nowhere is named."""

import json

import pytest

from bede.model import Page
from bede.pages import read
from bede.settings import PagesOptions
from bench.made_archives import as_it_is, gzipped, laid_out, response, revisit

OPTIONS = PagesOptions()
NEWS = "https://news.example/"
RECORDS = [response(f"{NEWS}{n}", f"<html><p>Troops crossed river number {n}.</p></html>".encode()) for n in range(4)]


def line(number, offset, length, name="a.warc.gz", **more):
    told = {"url": f"{NEWS}{number}", "offset": str(offset), "length": str(length), "filename": name, **more}
    return f"example,news)/{number} 20220303100000 {json.dumps(told)}\n"


@pytest.fixture
def archive(tmp_path):
    """An archive of four pages; its path, offsets and lengths."""
    data, offsets = laid_out(RECORDS)
    (tmp_path / "a.warc.gz").write_bytes(data)
    ends = [*offsets[1:], len(data)]
    return tmp_path / "a.warc.gz", offsets, [end - start for start, end in zip(offsets, ends, strict=True)]


def outcomes(path, text, pack=as_it_is):
    path.write_bytes(pack(text.encode()))
    return [
        (found.uri, found.locator if isinstance(found, Page) else found.reason) for found in read([str(path)], OPTIONS)
    ]


@pytest.mark.parametrize("pack", [as_it_is, gzipped])
def test_the_records_of_a_cdxj_index_are_read_in_its_order(archive, tmp_path, pack):
    _, offsets, sizes = archive
    text = "!meta 1.0 {}\n" + line(2, offsets[2], sizes[2]) + line(0, offsets[0], sizes[0])
    assert outcomes(tmp_path / "i.cdxj", text, pack) == [
        (f"{NEWS}2", f"offset {offsets[2]} in a.warc.gz"),
        (f"{NEWS}0", "offset 0 in a.warc.gz"),
    ]


def test_pages_are_the_same_as_those_of_the_whole_archive(archive, tmp_path):
    path, offsets, sizes = archive
    index = tmp_path / "i.cdxj"
    index.write_text("".join(line(n, offsets[n], sizes[n]) for n in range(4)))
    whole, named = list(read([str(path)], OPTIONS)), list(read([str(index)], OPTIONS))
    assert [(p.id, p.uri, p.locator, p.fetched) for p in named] == [(p.id, p.uri, p.locator, p.fetched) for p in whole]


def test_cdx_by_its_header(archive, tmp_path):
    _, offsets, sizes = archive
    eleven = " CDX N b a m s k r M S V g\n"
    text = eleven + f"example,news)/1 20220303 {NEWS}1 text/html 200 X - - {sizes[1]} {offsets[1]} a.warc.gz\n"
    assert outcomes(tmp_path / "i.cdx", text) == [(f"{NEWS}1", f"offset {offsets[1]} in a.warc.gz")]
    nine = " CDX N b a m s k r V g\n"
    text = nine + f"example,news)/3 20220303 {NEWS}3 text/html 200 X - {offsets[3]} a.warc.gz\n"
    assert outcomes(tmp_path / "i.cdx", text) == [(f"{NEWS}3", f"offset {offsets[3]} in a.warc.gz")]


def test_json_alone_as_index_servers_answer(archive, tmp_path):
    _, offsets, _ = archive
    told = {"urlkey": "example,news)/1", "url": f"{NEWS}1", "offset": offsets[1], "filename": "crawl/x/a.warc.gz"}
    assert outcomes(tmp_path / "i.json", json.dumps(told) + "\n") == [(f"{NEWS}1", f"offset {offsets[1]} in a.warc.gz")]


def test_archives_beside_the_folder_of_indexes(archive, tmp_path):
    path, offsets, sizes = archive
    (tmp_path / "archive").mkdir()
    (tmp_path / "indexes").mkdir()
    path.rename(tmp_path / "archive" / path.name)
    found = outcomes(tmp_path / "indexes" / "i.cdxj", line(1, offsets[1], sizes[1]))
    assert found == [(f"{NEWS}1", f"offset {offsets[1]} in a.warc.gz")]


def test_lines_that_lead_nowhere_are_named(archive, tmp_path):
    _, offsets, sizes = archive
    (tmp_path / "b.warc.gz").write_text("Troops crossed the river.")
    text = (
        line(0, 0, sizes[0])
        + line(1, 0, 5, "gone.warc.gz")
        + "example,news)/2 20220303 {broken}\n"
        + line(3, 10**9, 5)
        + line(4, offsets[1] + 7, 5)
        + line(5, 0, 5, "b.warc.gz")
        + line(6, -1, 5)
        + line(7, offsets[1], sizes[1])
    )
    index = tmp_path / "i.cdxj"
    assert outcomes(index, text) == [
        (f"{NEWS}0", "offset 0 in a.warc.gz"),
        (f"{NEWS}1", "not-found"),
        (index.as_uri(), "bad-index"),
        (f"{NEWS}3", "no-record"),
        (f"{NEWS}4", "bad-gzip"),
        (f"{NEWS}5", "no-record"),
        (index.as_uri(), "bad-index"),
        (f"{NEWS}1", f"offset {offsets[1]} in a.warc.gz"),
    ]


def test_an_index_of_archives_that_are_missing_tells_each_line_and_no_more(tmp_path):
    text = line(1, 0, 5, "gone.warc.gz") + line(2, 9, 5, "gone.warc.gz")
    assert outcomes(tmp_path / "i.cdxj", text) == [(f"{NEWS}1", "not-found"), (f"{NEWS}2", "not-found")]


def test_a_revisit_finds_its_original_through_the_index(tmp_path):
    body = b"<html><p>Troops crossed.</p></html>"
    (tmp_path / "1.warc").write_bytes(response(NEWS, body))
    (tmp_path / "2.warc").write_bytes(revisit(NEWS, body, date="2022-03-05T00:00:00Z"))
    found = outcomes(tmp_path / "i.cdxj", line("", 0, 9, "1.warc") + line("", 0, 9, "2.warc"))
    assert found == [(NEWS, "offset 0 in 1.warc"), (NEWS, "offset 0 in 2.warc")]
