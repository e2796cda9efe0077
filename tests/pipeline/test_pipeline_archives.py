"""Builds of web archives: what comes in, what is named, and that a kill at any point costs nothing."""

from pathlib import Path

import pytest
from helpers_pipeline import built, column, counts, html_page

from bede.chronicle import Chronicle
from bede.chronicle.evidence import BodyState
from bede.chronicle.why import why
from bench.archive_kill import compare
from bench.archive_world import make_world
from bench.made_archives import gzipped, laid_out, response, revisit, sha1

NEWS = "https://news.example/"
LATER = "2022-04-02T08:30:00Z"


def archive(path: Path, pages: int) -> Path:
    """An archive of pages: every third is found unchanged later, every seventh is bad, and the end is cut off."""
    records = []
    for number in range(pages):
        uri, body = f"{NEWS}{number}", html_page(number).encode()
        bad = {"WARC-Block-Digest": sha1(b"other")} if number % 7 == 6 else {}
        records.append(response(uri, body, more=bad))
        if number % 3 == 0 and not bad:
            records.append(revisit(uri, body, date=LATER))
    path.write_bytes(laid_out(records, gzipped)[0][:-30])
    return path


def test_an_archive_is_coded_and_its_evidence_kept(tmp_path):
    path, file = archive(tmp_path / "a.warc.gz", 8), tmp_path / "x.duckdb"
    done = built(path, into=file)
    assert [(each.uri, each.reason) for each in done.rejects] == [
        (f"{NEWS}6", "bad-digest"),
        (f"{NEWS}7", "truncated"),
    ]
    kept = counts(file)
    assert (kept["documents"], kept["captures"], kept["bodies"]) == (6, 8, 6)
    assert kept["claims"] > 0
    assert column(file, f"SELECT fetched::VARCHAR FROM captures WHERE uri = '{NEWS}3' ORDER BY ALL") == [
        "2022-03-03 10:00:00",
        "2022-04-02 08:30:00",
    ]
    path.unlink()
    (claim, *_) = column(
        file, f"SELECT claim_id FROM claims JOIN documents USING (document_id) WHERE documents.uri = '{NEWS}3'"
    )
    with Chronicle.open(file, read_only=True) as chronicle:
        (told,) = why(chronicle, str(claim)).claims
    assert {capture.body for capture in told.document.captures} == {BodyState.OK}
    assert all(capture.locator.endswith(" in a.warc.gz") for capture in told.document.captures)
    assert all(span.intact for span in told.spans)


def test_built_again_nothing_is_added(tmp_path):
    path, file = archive(tmp_path / "a.warc.gz", 3), tmp_path / "x.duckdb"
    built(path, into=file)
    before = counts(file)
    assert built(path, into=file).run.counts.documents == 0
    assert counts(file) | {"rejects": 0} == before | {"rejects": 0}


@pytest.mark.slow
def test_killed_at_ten_points_the_rows_are_the_same(tmp_path):
    calm, killed, places = compare(archive(tmp_path / "a.warc.gz", 60), tmp_path, kills=10, cheap=True)
    assert len(places) == 10
    assert len(calm["documents"]) > 40
    assert len(calm["claims"]) > 40
    assert killed == calm


@pytest.mark.slow
@pytest.mark.shared
def test_an_archive_of_the_corpora_with_every_fault_survives_kills(shared, tmp_path):
    data, _ = make_world(shared / "corpora", 60)
    path = tmp_path / "world.warc.gz"
    path.write_bytes(data)
    calm, killed, _ = compare(path, tmp_path, kills=10, cheap=True)
    assert len(calm["documents"]) > 40
    assert killed == calm
