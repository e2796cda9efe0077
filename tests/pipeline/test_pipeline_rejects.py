"""Bad input among good: each bad one named with its reason, no good one lost."""

import gzip
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from helpers_pipeline import built, column, counts, page, write_pages

import bede.pipeline.building
import bede.pipeline.coding
from bede.parses import Reading, Split

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)) * 8
LONG = 50_000_000
"""Bytes of the long line: five times what one article may have."""

BAD = {
    "empty.txt": "empty",
    "photo.html": "not-text",
    "cut.html.gz": "truncated-gzip",
    "noise.txt": "no-article",
    "long.txt": "too-large",
    "records.jsonl": "too-large",
    "loop": "directory-loop",
}
"""File of the bad folder -> reason of its reject."""

GOOD = {"001.txt", "002.txt", "005.html", "repaired.txt", "records.jsonl"}


@pytest.fixture
def bad_folder(tmp_path: Path) -> Path:
    folder = write_pages(tmp_path / "pages", range(1, 3))
    write_pages(folder, range(5, 6))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.html").write_bytes(JPEG)
    (folder / "cut.html.gz").write_bytes(gzip.compress(page(20).encode())[:-40])
    (folder / "noise.txt").write_bytes(bytes(range(0x80, 0x100)) * 40)
    article = page(21).encode()
    (folder / "repaired.txt").write_bytes(article[:200] + b"\xff\xfe\x80" + article[200:])
    (folder / "long.txt").write_bytes(b"x" * LONG)
    lines = [json.dumps({"text": page(number), "date": "2022-03-30"}).encode() for number in (22, 23)]
    (folder / "records.jsonl").write_bytes(b'%s\n{"text": "%s"}\n%s\n' % (lines[0], b"x" * LONG, lines[1]))
    (folder / "sub").mkdir()
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    return folder


def test_bad_files_are_named_and_good_ones_coded(bad_folder, tmp_path):
    file = tmp_path / "x.duckdb"
    command = [sys.executable, "-m", "bede", "build", str(bad_folder), "-o", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    told = done.stderr.splitlines()
    for name, reason in BAD.items():
        (at,) = [n for n, line in enumerate(told) if line.startswith("rejected") and f"/{name}" in line]
        assert f"rejected ({reason}): " in told[at]
        assert told[at + 1].startswith("    "), "and what to do about it"
    assert sum(line.startswith("rejected") for line in told) == len(BAD)
    assert "rejected (too-large): " + (bad_folder / "records.jsonl").as_uri() + " line 2" in told
    assert done.stdout.splitlines()[0] == "13 pages read: 6 new, 0 known already, 7 rejected."

    coded = column(file, "SELECT uri FROM documents SEMI JOIN claims USING (document_id)")
    assert {str(uri).rsplit("/", 1)[-1] for uri in coded} == GOOD
    assert len(coded) == 6
    stored = column(file, "SELECT reason FROM rejects")
    assert sorted(map(str, stored)) == sorted(BAD.values())


def test_rejects_come_again_and_the_rest_is_known(bad_folder, tmp_path):
    file = tmp_path / "x.duckdb"
    first, second = built(bad_folder, into=file), built(bad_folder, into=file)
    assert first.rejects == second.rejects
    assert (second.run.counts.documents, second.run.counts.known) == (0, 6)
    assert counts(file)["rejects"] == 2 * len(BAD)


class _Fragile:
    """A reader with a defect: it fails at one article."""

    name = "fragile.v1"
    digest = "0" * 64

    def read(self, documents: Sequence[Split]) -> list[Reading]:
        if any("depot number 2" in document.text for document, _ in documents):
            raise ZeroDivisionError("division by zero")
        return [Reading((), ()) for _ in documents]


def test_a_defect_costs_one_page(tmp_path, monkeypatch):
    folder, file = write_pages(tmp_path / "pages", range(1, 4)), tmp_path / "x.duckdb"
    monkeypatch.setattr(bede.pipeline.building, "make_reader", lambda settings: _Fragile())
    (reject,) = built(folder, into=file).rejects
    assert (reject.reason, reject.uri) == ("defect", (folder / "002.txt").as_uri())
    assert "ZeroDivisionError: division by zero" in reject.detail
    assert "report" in reject.detail
    assert counts(file)["documents"] == 2
    assert column(file, "SELECT reason FROM rejects") == ["defect"]

    monkeypatch.undo()  # the defect is mended: the next run reads what was lost, and all by the new reader
    done = built(folder, into=file)
    assert (done.rejects, done.run.counts.documents, counts(file)["documents"]) == ((), 3, 3)


def test_interruption_by_the_user_is_no_reject(tmp_path, monkeypatch):
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bede.pipeline.coding, "clean", stop)
    with pytest.raises(KeyboardInterrupt):
        built(write_pages(tmp_path / "pages", range(1)), into=tmp_path / "x.duckdb")
