"""Building twice, after changes, from copies: what a chronicle gains and what it never loses."""

import json
from dataclasses import replace

import pytest
from helpers_pipeline import built, column, content, counts, html_page, page, write_pages

import bede.pipeline.building
from bede.chronicle import Chronicle
from bede.model import Reject
from bede.pages import read
from bede.pipeline import Progress, build, code_page, make_reader, relink
from bede.settings import EventsOptions, Settings

CLAIM_IDS = "SELECT claim_id FROM claims ORDER BY claim_id"
EVENT_IDS = "SELECT event_id FROM events ORDER BY event_id"


def test_first_build_reads_codes_and_links(tmp_path):
    folder, file = write_pages(tmp_path / "pages", range(6)), tmp_path / "x.duckdb"
    done = built(folder, into=file)
    assert done.rejects == ()
    told = done.run.counts
    assert (told.pages, told.documents, told.known, told.rejects) == (6, 6, 0, 0)
    found = counts(file)
    assert (found["captures"], found["documents"], found["bodies"]) == (6, 6, 6)
    assert told.claims == found["claims"] >= 6
    assert told.events == found["events"] >= 1
    assert column(file, "SELECT count(*) FROM claims ANTI JOIN event_claims USING (claim_id)") == [0]
    assert column(file, "SELECT finished IS NOT NULL FROM runs") == [True]
    reader = make_reader(Settings())
    assert column(file, "SELECT DISTINCT reader FROM runs") == [f"{reader.name} {reader.digest}"]


def test_building_twice_adds_nothing(tmp_path):
    folder, file = write_pages(tmp_path / "pages", range(8)), tmp_path / "x.duckdb"
    built(folder, into=file)
    before = content(file)
    again = built(folder, into=file)
    assert content(file) == before
    told = again.run.counts
    assert (told.pages, told.documents, told.known, told.claims) == (8, 0, 8, 0)
    assert told.events == len(before["events"])
    assert column(file, "SELECT count(*) FROM runs") == [2]


def test_two_builds_elsewhere_are_equal(tmp_path):
    folder = write_pages(tmp_path / "pages", range(6))
    built(folder, into=tmp_path / "one.duckdb")
    built(folder, into=tmp_path / "two.duckdb")
    assert content(tmp_path / "one.duckdb") == content(tmp_path / "two.duckdb")


def test_page_by_page_comes_to_the_same_as_all_at_once(tmp_path):
    folder = write_pages(tmp_path / "pages", range(5))
    built(folder, into=tmp_path / "one.duckdb")
    for path in sorted(folder.iterdir(), reverse=True):
        built(path, into=tmp_path / "two.duckdb")
    assert content(tmp_path / "one.duckdb") == content(tmp_path / "two.duckdb")


def test_batches_make_no_difference(tmp_path, monkeypatch):
    folder = write_pages(tmp_path / "pages", range(7))
    (folder / "copy.txt").write_bytes((folder / "001.txt").read_bytes())
    built(folder, into=tmp_path / "one.duckdb")
    monkeypatch.setattr(bede.pipeline.building, "BATCH", 2)
    done = built(folder, into=tmp_path / "two.duckdb")
    assert content(tmp_path / "one.duckdb") == content(tmp_path / "two.duckdb")
    assert (done.run.counts.pages, done.run.counts.documents, done.run.counts.known) == (8, 7, 1)


def test_a_changed_file_gives_a_new_capture_and_document_and_the_old_stays(tmp_path):
    folder, file = write_pages(tmp_path / "pages", range(3)), tmp_path / "x.duckdb"
    built(folder, into=file)
    before = content(file)
    changed = folder / "001.txt"
    changed.write_text(page(1).replace("killing 3 people", "killing 7 people"), encoding="utf-8")
    done = built(folder, into=file)
    assert (done.run.counts.documents, done.run.counts.known) == (1, 2)
    after = content(file)
    for table in ("captures", "bodies", "documents", "claims", "claim_actors"):
        assert set(after[table]) > set(before[table]), table
    uri = changed.as_uri()
    assert column(file, f"SELECT count(*) FROM captures WHERE uri = '{uri}'") == [2]
    low_or_best = (
        "SELECT coalesce(a.best, a.low) FROM claim_amounts a JOIN claims c USING (claim_id) "
        f"WHERE c.uri = '{uri}' ORDER BY 1"
    )
    assert column(file, low_or_best) == [3.0, 7.0]


def test_the_same_bytes_at_another_place_are_one_document_with_two_captures(tmp_path):
    folder, file = write_pages(tmp_path / "pages", range(2)), tmp_path / "x.duckdb"
    built(folder, into=file)
    before = counts(file)
    (folder / "copy.txt").write_bytes((folder / "001.txt").read_bytes())
    done = built(folder, into=file)
    assert (done.run.counts.documents, done.run.counts.known) == (0, 3)
    after = counts(file)
    assert after == {**before, "captures": before["captures"] + 1}
    assert sorted(column(file, "SELECT count(*) FROM captures GROUP BY page_id")) == [1, 2]


def test_new_pages_join_the_events_of_old_ones(tmp_path):
    file = tmp_path / "x.duckdb"
    built(write_pages(tmp_path / "pages", range(1, 2)), into=file)
    old = column(file, CLAIM_IDS)
    (tmp_path / "later.html").write_text(html_page(1), encoding="utf-8")
    built(tmp_path / "later.html", into=file)
    assert set(column(file, CLAIM_IDS)) > set(old)
    told = column(file, "SELECT max(n) FROM (SELECT count(*) AS n FROM event_claims GROUP BY event_id)")
    assert told[0] >= 2


def test_relinking_is_a_pure_function_of_the_claims(tmp_path):
    folder, file = write_pages(tmp_path / "pages", range(6)), tmp_path / "x.duckdb"
    built(folder, into=file)
    before = content(file)
    with Chronicle.open(file) as chronicle:
        relink(chronicle, Settings())
    assert content(file) == before
    with Chronicle.open(file) as chronicle:  # no words make a copy, then: nothing is a copy of anything
        relink(chronicle, replace(Settings(), events=EventsOptions(min_runs=10**6)))
    assert counts(file)["families"] == 0
    assert content(file)["claims"] == before["claims"]


def test_a_document_in_another_language_is_kept_without_claims(tmp_path):
    (tmp_path / "de.html").write_text(
        "<!DOCTYPE html><html lang='de'><head><title>Treffen</title></head><body><article>"
        "<p>Am Samstag traf Kerry in Paris den Minister Lavrov, wie ein Sprecher des Weissen Hauses mitteilte.</p>"
        "<p>Ein Zitat stand darin auf Englisch: Russian forces shelled Kharkiv on Saturday, killing two.</p>"
        "</article></body></html>",
        encoding="utf-8",
    )
    file = tmp_path / "x.duckdb"
    done = built(tmp_path / "de.html", into=file)
    assert done.rejects == ()
    assert column(file, "SELECT language FROM documents") == ["de"]
    found = counts(file)
    assert (found["captures"], found["documents"], found["claims"], found["events"]) == (1, 1, 0, 0)
    assert built(tmp_path / "de.html", into=file).run.counts.known == 1


def test_standard_input_is_read_where_a_dash_stands(tmp_path):
    line = {"id": "a", "date": "2022-03-12", "text": page(4).split("\n\n", 2)[2], "url": "https://x.test/a"}
    done = built("-", into=tmp_path / "x.duckdb", stdin=json.dumps(line).encode() + b"\n")
    assert (done.run.counts.documents, done.rejects) == (1, ())
    assert column(tmp_path / "x.duckdb", "SELECT uri FROM documents") == ["https://x.test/a"]


def test_progress_tells_every_file_once_and_the_linking(tmp_path):
    folder, seen = write_pages(tmp_path / "pages", range(3)), list[Progress]()
    build([str(folder)], tmp_path / "x.duckdb", Settings(), report=seen.append)
    reading = [step for step in seen if step.stage == "reading"]
    assert [step.done for step in reading] == [0, 1, 2, 3]
    assert {step.total for step in reading} == {3}
    assert [step.uri for step in reading[:3]] == [path.as_uri() for path in sorted(folder.iterdir())]
    assert [step.stage for step in seen][-1] == "linking"


def test_bytes_are_not_kept_where_they_are_not_wanted(tmp_path):
    settings = replace(Settings(), chronicle=replace(Settings().chronicle, keep_bytes=False))
    folder, file = write_pages(tmp_path / "pages", range(2)), tmp_path / "x.duckdb"
    built(folder, into=file, settings=settings)
    found = counts(file)
    assert (found["bodies"], found["captures"], found["documents"]) == (0, 2, 2)


def test_coding_a_page_is_a_pure_function(tmp_path):
    settings = Settings()
    (one,) = read([str(next(iter(sorted(write_pages(tmp_path / "p", range(1)).iterdir()))))], settings.pages)
    assert not isinstance(one, Reject)
    reader = make_reader(settings)
    assert code_page(one, reader, settings) == code_page(one, make_reader(settings), settings)


@pytest.mark.parametrize("name", ["nowhere.txt", "*.nothing"])
def test_nothing_to_read_is_a_reject_that_is_kept(tmp_path, name):
    file = tmp_path / "x.duckdb"
    (reject,) = built(tmp_path / name, into=file).rejects
    assert reject.reason == {"nowhere.txt": "not-found", "*.nothing": "no-match"}[name]
    assert column(file, "SELECT reason FROM rejects") == [reject.reason]
