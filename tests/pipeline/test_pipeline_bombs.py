"""Pages made to cost time and memory: each ends as a reject by name, and the page beside them is coded."""

import gzip
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from helpers_pipeline import column, html_page

HEAD = '<html lang="en"><head><title>Russia signs</title></head><body>'
BOMBS = {
    "attributes.html": HEAD + "<p " + " ".join(f'a{number}="x"' for number in range(100_000)) + ">Russia signed.</p>",
    "comments.html": HEAD + "<!--" * 1_000_000,
    "lines.txt": "a\n" * 4_000_000,
    "long.txt": "x" * 9_000_000,
    "nested.html": HEAD + "<div>" * 1_000_000 + "<p>Russia signed a treaty.</p>" + "</div>" * 1_000_000,
    "paragraphs.html": HEAD + "<p>Russia signed a treaty with Turkey.</p>" * 200_000,
    "table.html": HEAD + "<table><tr><td>" * 200_000,
    "wide.html": HEAD + "<p>Russia signed.</p>" * 5_500_000,
}
SENTENCE = "Long\n\n4 March 2022\n\nRussia and Turkey signed " + " and ".join(["a pact with France"] * 12_500) + ".\n"


@pytest.mark.slow
def test_article_bombs_cost_bounded_memory_and_end_as_rejects(tmp_path: Path):
    folder, file = tmp_path / "pages", tmp_path / "x.duckdb"
    folder.mkdir()
    for name, text in BOMBS.items():
        (folder / name).write_text(text)
    (folder / "zip.html.gz").write_bytes(gzip.compress(b"<html>" + b" " * 300_000_000, 9))
    (folder / "sentence.txt").write_text(SENTENCE)  # 50,000 words that are one sentence: kept, and not read
    (folder / "good.html").write_text(html_page(1))
    command = [sys.executable, "-m", "bede", "build", str(folder), "-o", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    rejects = column(file, "SELECT parse_filename(uri) || ' ' || reason FROM rejects ORDER BY 1")
    assert rejects == sorted(f"{name} too-large" for name in (*BOMBS, "zip.html.gz"))
    assert column(file, "SELECT parse_filename(uri) FROM documents ORDER BY 1") == ["good.html", "sentence.txt"]
    assert column(file, "SELECT DISTINCT parse_filename(d.uri) FROM claims JOIN documents d USING (document_id)") == [
        "good.html"
    ]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak < 1_000_000, f"{peak} KiB"
