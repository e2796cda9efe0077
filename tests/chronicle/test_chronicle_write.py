import zlib
from dataclasses import replace
from datetime import datetime

import pytest
from helpers_chronicle import (
    NORLAND,
    make_claim,
    make_coded,
    make_document,
    make_event,
    make_family,
    make_page,
    make_run,
    sizes,
    values,
)

from bede.chronicle import Chronicle, CodedPage, Written
from bede.chronicle.tables.watching import NOTICED_RUNS
from bede.chronicle.write import coder_key
from bede.errors import ChronicleError
from bede.model import Actor, Party, Reject, Resolution, RunCounts, Sector
from bede.settings import ChronicleOptions, Settings, WatchOptions, to_json


def test_batch_fills_every_table_of_the_record(tmp_path):
    coded = make_coded(claims=2)
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        assert chronicle.write_batch([coded]) == Written(captures=1, documents=1, claims=2)
        assert sizes(chronicle) == {
            "captures": 1,
            "bodies": 1,
            "documents": 1,
            "blocks": 2,
            "claims": 2,
            "claim_actors": 4,
            "claim_voices": 2,
            "claim_amounts": 2,
            "entities": 3,
            "places": 1,
        }


def test_writing_the_same_again_adds_nothing(tmp_path):
    batch = [make_coded(claims=2), make_coded(b"two", "two.html")]
    path = tmp_path / "x.duckdb"
    with Chronicle.open(path) as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch(batch)
        before = sizes(chronicle)
        assert chronicle.write_batch(batch) == Written()
        assert chronicle.write_batch([batch[0]]) == Written()
    with Chronicle.open(path) as chronicle:
        chronicle.begin_run(make_run("run-2"))
        assert chronicle.write_batch([*batch, *batch]) == Written()
        assert sizes(chronicle) == before
        assert values(chronicle, "SELECT DISTINCT run_id FROM documents") == ["run-1"]


def test_same_bytes_at_another_uri_are_a_capture_and_no_document(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([make_coded(uri="a.html"), make_coded(uri="b.html")])
        assert chronicle.write_captures([make_coded(uri="c.html").page]) == 1
        assert values(chronicle, "SELECT uri FROM captures ORDER BY uri") == ["a.html", "b.html", "c.html"]
        assert values(chronicle, "SELECT uri FROM documents") == ["a.html"]
        assert values(chronicle, "SELECT count(*) FROM bodies") == [1]


def test_changed_file_is_a_new_document_beside_the_old_one(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([make_coded(b"old", "a.html")])
        assert chronicle.write_batch([make_coded(b"new", "a.html")]).documents == 1
        assert values(chronicle, "SELECT uri FROM captures") == ["a.html", "a.html"]
        assert values(chronicle, "SELECT count(*) FROM documents") == [2]


def test_known_pages_are_those_of_the_same_coder(tmp_path):
    coded = make_coded()
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        assert chronicle.known_pages() == set()
        chronicle.write_batch([coded])
        assert chronicle.known_pages() == {bytes.fromhex(coded.page.id)}
        chronicle.begin_run(make_run("run-2", reader="reader-2"))
        assert chronicle.known_pages() == set()


def test_known_pages_hold_when_only_linking_or_keeping_changes(tmp_path):
    coded = make_coded()
    other = Settings(chronicle=ChronicleOptions(keep_bytes=False))
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([coded])
        chronicle.begin_run(replace(make_run("run-2"), settings=to_json(other)))
        assert chronicle.known_pages() == {bytes.fromhex(coded.page.id)}
        chronicle.begin_run(replace(make_run("run-3"), knowledge="k2"))
        assert chronicle.known_pages() == set()


def test_other_coder_replaces_the_coding_of_a_document(tmp_path):
    coded = make_coded(claims=3)
    extra = Actor("Q9", "Ostmark", "OST", Sector.GOV)
    changed = make_claim(
        coded.document, 1, recipients=(Party("", None, Resolution("", extra, "carried", 0.5)),), place=None
    )
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([coded, make_coded(b"other", "o.html")])
        chronicle.begin_run(make_run("run-2", reader="reader-2"))
        written = chronicle.write_batch([replace(coded, claims=(changed,))])
        assert written == Written(captures=0, documents=1, claims=1)
        assert values(chronicle, "SELECT count(*) FROM documents") == [2]
        own = f"FROM claims WHERE document_id = '{coded.document.id}'"
        assert values(chronicle, f"SELECT claim_id {own}") == [changed.id]
        assert values(chronicle, f"SELECT run_id {own}") == ["run-2"]
        parties = f"SELECT entity FROM claim_actors WHERE claim_id = '{changed.id}' ORDER BY role"
        assert values(chronicle, parties) == ["Q1001", "Q9"]
        assert values(chronicle, "SELECT count(*) FROM blocks") == [4]


def test_finish_forgets_parties_that_no_claim_names_any_more(tmp_path):
    coded = make_coded()
    only = replace(coded.claims[0], recipients=(), voices=(), place=None)
    run = make_run("run-2", reader="reader-2")
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([coded])
        chronicle.finish_run(make_run())
        assert values(chronicle, "SELECT entity FROM entities ORDER BY 1") == ["Q1001", "Q1002", "mara-velt"]
        assert values(chronicle, "SELECT place FROM places") == ["geonames:77001"]
        chronicle.begin_run(run)
        chronicle.write_batch([replace(coded, claims=(only,))])
        chronicle.finish_run(run)
        assert values(chronicle, "SELECT entity FROM entities") == [NORLAND.entity]
        assert values(chronicle, "SELECT place FROM places") == []


def test_claim_ids_that_stand_twice_become_a_reject(tmp_path):
    coded = make_coded(claims=2)
    twins = replace(coded, claims=(*coded.claims, replace(coded.claims[0], score=0.1)))
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        assert chronicle.write_batch([twins]).claims == 2
        assert values(chronicle, "SELECT score FROM claims") == [0.75, 0.75]
        assert values(chronicle, "SELECT reason FROM rejects") == ["claim-id-twice"]


def test_a_batch_that_fails_leaves_nothing(tmp_path):
    good, bad = make_coded(), make_coded(b"bad", "bad.html")
    bad = replace(bad, document=replace(bad.document, text=None), claims=())
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        with pytest.raises(ChronicleError, match="NOT NULL"):
            chronicle.write_batch([good, bad])
        assert sizes(chronicle) == {}
        assert chronicle.write_batch([good]).documents == 1


def test_rejects_are_counted_once_a_run(tmp_path):
    reject = Reject("a.pdf", "", "not-text", "It is a picture. Give text or HTML.")
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        assert chronicle.write_rejects([reject, reject]) == 1
        assert chronicle.write_rejects([reject]) == 0
        chronicle.begin_run(make_run("run-2"))
        assert chronicle.write_rejects([reject]) == 1


def test_run_is_unfinished_until_it_is_finished(tmp_path):
    run = make_run()
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(run)
        assert values(chronicle, "SELECT finished FROM runs") == [None]
        chronicle.finish_run(replace(run, finished=run.started, counts=RunCounts(pages=3, rejects=1)))
        (row,) = chronicle.rows("SELECT * FROM runs")
        assert row["finished"] == run.started.replace(tzinfo=None)
        assert (row["pages"], row["rejects"], row["inputs"]) == (3, 1, ["news"])


def test_events_are_dropped_and_built_anew(tmp_path):
    coded = make_coded(claims=2)
    event = make_event(*coded.claims)
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([coded])
        for _ in range(2):
            assert chronicle.replace_events([event], [make_family(coded.document)]) == 1
        derived = ("events", "event_actors", "event_claims", "families")
        assert [sizes(chronicle)[name] for name in derived] == [1, 2, 2, 1]
        chronicle.replace_events([], [])
        assert not set(derived) & set(sizes(chronicle))


def test_events_stay_when_rebuilding_them_fails(tmp_path):
    coded = make_coded()
    event = make_event(*coded.claims)

    def broken():
        yield replace(event, id="e-other")
        raise RuntimeError("linking broke")

    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.replace_events([event], [])
        with pytest.raises(RuntimeError, match="linking broke"):
            chronicle.replace_events(broken(), [])
        assert values(chronicle, "SELECT event_id FROM events") == [event.id]


def test_nothing_is_written_before_a_run(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        for call in (
            lambda: chronicle.write_batch([make_coded()]),
            chronicle.known_pages,
            lambda: chronicle.write_rejects([]),
        ):
            with pytest.raises(ChronicleError, match="before a run has begun"):
                call()


def test_bytes_are_kept_once_or_not_at_all(tmp_path):
    body = b"<p>text</p>" * 100
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([make_coded(body)])
        (kept,) = values(chronicle, "SELECT body FROM bodies")
        assert zlib.decompress(kept) == body
    options = ChronicleOptions(keep_bytes=False)
    with Chronicle.open(tmp_path / "y.duckdb", options=options) as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([make_coded(body)])
        assert values(chronicle, "SELECT size FROM captures") == [len(body)]
        assert values(chronicle, "SELECT body FROM bodies") == []


def test_file_names_that_are_not_utf8_can_be_written(tmp_path):
    page = make_page(b"x", uri="caf\udce9.html")
    document = make_document(page)
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([CodedPage(page, document, ())])
        assert values(chronicle, "SELECT uri FROM captures") == ["caf\ufffd.html"]
        assert chronicle.known_pages() == {bytes.fromhex(page.id)}


def test_rows_are_put_in_the_place_of_those_with_their_key(tmp_path):
    first, second = {"run_id": "a", "noticed": None}, {"run_id": "b", "noticed": None}
    moment = datetime(2024, 3, 4, 12, 0)
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.put([(NOTICED_RUNS, [row | {"noticed": moment} for row in (first, second, first)])])
        chronicle.put([(NOTICED_RUNS, [first | {"noticed": moment.replace(hour=13)}])])
        rows = list(chronicle.rows("SELECT run_id, hour(noticed) AS hour FROM noticed_runs ORDER BY run_id"))
    assert rows == [{"run_id": "a", "hour": 13}, {"run_id": "b", "hour": 12}]


def test_what_is_written_beside_a_batch_is_written_with_it_or_not_at_all(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        with pytest.raises(ChronicleError):
            chronicle.write_batch([make_coded()], beside=[(NOTICED_RUNS, [{"run_id": "a", "noticed": None}])])
        assert sizes(chronicle) == {}


def test_options_of_watching_have_no_part_in_how_a_page_is_coded():
    run = make_run()
    other = replace(run, settings=to_json(Settings(watch=WatchOptions(every=1.0))))
    assert coder_key(replace(run, settings=to_json(Settings()))) == coder_key(other)
