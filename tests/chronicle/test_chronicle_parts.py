"""Parts: written apart, taken in together, the first of each key by the place at which its page came in."""

import json
from dataclasses import replace

import pytest
from helpers_chronicle import make_coded, make_run, sizes, values

from bede.chronicle import Chronicle
from bede.chronicle.hashes import table_hashes
from bede.chronicle.parts import Manifest, PartInput, PartWriter, capture_key, known_parts, read_parts
from bede.chronicle.write import coder_key
from bede.errors import ChronicleError
from bede.model import Reject, RunCounts
from bede.settings import ChronicleOptions

CODER = coder_key(make_run())
BAD = Reject("file:///bad.bin", "", "not-text", "By its content this is a program. Give text.")


def write_part(folder, name, coded, places, *, coder=CODER, seen=(), rejects=(), keep_bytes=True):
    """A part with some coded pages at some places, pages seen once more behind them, and rejects."""
    order = {capture_key(page): place for page, place in zip([*(c.page for c in coded), *seen], places, strict=True)}
    counts = RunCounts(pages=len(places), documents=len(coded), rejects=len(rejects))
    inputs = (PartInput(f"file:///{name}", 1, 2, 0, 1),)
    with PartWriter(folder, name, coder, order, keep_bytes=keep_bytes) as part:
        part.write_batch(coded)
        part.write_captures(seen)
        part.write_rejects(rejects)
        part.finish(Manifest(name, coder, "reader", "{}", inputs, counts))


def take_in(file, folder, run="run-1", **options):
    with Chronicle.open(file, options=ChronicleOptions(**options)) as chronicle:
        chronicle.begin_run(make_run(run))
        return chronicle.take_in(list(read_parts([folder])))


def hashes(file):
    with Chronicle.open(file, read_only=True) as chronicle:
        return table_hashes(chronicle)


def test_parts_come_to_the_same_rows_as_batches(tmp_path):
    coded = [make_coded(b"%d" % number, f"{number}.html") for number in range(6)]
    again = replace(coded[0].page, uri="elsewhere.html")
    write_part(tmp_path / "parts", "part-b", coded[:3], [0, 1, 2, 7], seen=[again], rejects=[BAD])
    write_part(tmp_path / "parts", "part-a", coded[3:], [3, 4, 5], rejects=[BAD])
    written = take_in(tmp_path / "parts.duckdb", tmp_path / "parts")
    with Chronicle.open(tmp_path / "batches.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch(coded)
        chronicle.write_captures([again])
        chronicle.write_rejects([BAD])
    assert (written.captures, written.documents, written.claims) == (7, 6, 6)
    assert hashes(tmp_path / "parts.duckdb") == hashes(tmp_path / "batches.duckdb")
    assert {one.table: one.rows for one in hashes(tmp_path / "parts.duckdb")}["claim_voices"] == 6


def test_taking_in_again_adds_nothing(tmp_path):
    write_part(tmp_path / "parts", "part-a", [make_coded(b"1"), make_coded(b"2", "2.html")], [0, 1])
    take_in(tmp_path / "x.duckdb", tmp_path / "parts")
    before = hashes(tmp_path / "x.duckdb")
    written = take_in(tmp_path / "x.duckdb", tmp_path / "parts", "run-2")
    assert (written.captures, written.documents, written.claims) == (0, 0, 0)
    assert hashes(tmp_path / "x.duckdb") == before


@pytest.mark.parametrize("first", ["part-a", "part-b"])
def test_of_a_page_in_two_parts_the_one_that_came_in_first_is_taken(tmp_path, first):
    for name in ("part-a", "part-b"):
        write_part(tmp_path / "parts", name, [make_coded(b"same", f"{name}.html")], [5 if name == first else 9])
    assert take_in(tmp_path / "x.duckdb", tmp_path / "parts").documents == 1
    with Chronicle.open(tmp_path / "x.duckdb", read_only=True) as chronicle:
        assert values(chronicle, "SELECT uri FROM documents") == [f"{first}.html"]
        assert sorted(values(chronicle, "SELECT uri FROM captures")) == ["part-a.html", "part-b.html"]
        assert sizes(chronicle)["claims"] == sizes(chronicle)["bodies"] == 1
        assert set(values(chronicle, "SELECT first_run FROM captures UNION SELECT run_id FROM claims")) == {"run-1"}


def test_a_document_by_another_coder_is_replaced_and_one_by_the_same_left_alone(tmp_path):
    write_part(tmp_path / "old", "part-a", [make_coded(b"1")], [0], coder="another coder")
    write_part(tmp_path / "new", "part-b", [make_coded(b"1")], [0])
    take_in(tmp_path / "x.duckdb", tmp_path / "old")
    assert take_in(tmp_path / "x.duckdb", tmp_path / "new", "run-2").documents == 1
    with Chronicle.open(tmp_path / "x.duckdb", read_only=True) as chronicle:
        assert values(chronicle, "SELECT coder FROM documents") == [CODER]
        assert values(chronicle, "SELECT run_id FROM claims") == ["run-2"]


def test_bytes_are_left_out_where_they_are_not_wanted(tmp_path):
    write_part(tmp_path / "with", "part-a", [make_coded(b"1")], [0])
    write_part(tmp_path / "without", "part-b", [make_coded(b"2")], [0], keep_bytes=False)
    take_in(tmp_path / "x.duckdb", tmp_path / "with", keep_bytes=False)
    take_in(tmp_path / "x.duckdb", tmp_path / "without", "run-2")
    with Chronicle.open(tmp_path / "x.duckdb", read_only=True) as chronicle:
        assert values(chronicle, "SELECT count(*) FROM bodies") == [0]
        assert sizes(chronicle)["documents"] == 2


def test_a_part_that_is_not_whole_is_none(tmp_path):
    folder = tmp_path / "parts"
    with pytest.raises(ZeroDivisionError), PartWriter(folder, "part-a", CODER, {}, keep_bytes=True) as part:
        part.write_rejects([BAD])
        raise ZeroDivisionError
    assert list(folder.iterdir()) == []
    (folder / ".part-a-1-dead").mkdir()  # what a kill leaves behind
    (folder / ".part-a-1-dead" / "manifest.json").write_text("{}", encoding="utf-8")
    assert known_parts(folder) == {}
    assert known_parts(tmp_path / "nowhere") == {}
    with pytest.raises(ChronicleError, match="holds no parts"):
        read_parts([folder])


def test_of_two_who_finish_the_same_part_the_first_stays(tmp_path):
    write_part(tmp_path / "parts", "part-a", [make_coded(b"1")], [0])
    write_part(tmp_path / "parts", "part-a", [make_coded(b"1")], [0])
    assert [path.name for path in (tmp_path / "parts").iterdir()] == ["part-a"]


def test_a_part_in_two_folders_counts_once(tmp_path):
    for folder in ("one", "two"):
        write_part(tmp_path / folder, "part-a", [make_coded(b"1")], [0])
    assert len(read_parts([tmp_path / "one", tmp_path / "two"])) == 1


def test_parts_that_do_not_go_together_are_named(tmp_path):
    write_part(tmp_path / "parts", "part-a", [make_coded(b"1")], [0])
    write_part(tmp_path / "parts", "part-b", [make_coded(b"2")], [0], coder="another coder")
    with pytest.raises(ChronicleError, match="another coder"):
        read_parts([tmp_path / "parts"])
    manifest = tmp_path / "parts" / "part-b" / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "format": 99}), encoding="utf-8")
    with pytest.raises(ChronicleError, match="layout 99"):
        read_parts([tmp_path / "parts"])
    manifest.write_text("{", encoding="utf-8")
    with pytest.raises(ChronicleError, match="no manifest"):
        read_parts([tmp_path / "parts"])


def test_hashes_tell_any_other_value_and_nothing_else(tmp_path):
    coded = [make_coded(b"1"), make_coded(b"2", "2.html")]
    for name, order in (("a", coded), ("b", coded[::-1])):
        with Chronicle.open(tmp_path / f"{name}.duckdb") as chronicle:
            chronicle.begin_run(make_run(f"run-{name}"))
            for one in order:
                chronicle.write_batch([one])
    assert hashes(tmp_path / "a.duckdb") == hashes(tmp_path / "b.duckdb")
    with Chronicle.open(tmp_path / "b.duckdb") as chronicle:
        chronicle.run_all(["UPDATE claims SET score = score / 2 WHERE ordinal = 0"])
    differing = [
        one.table
        for one, other in zip(hashes(tmp_path / "a.duckdb"), hashes(tmp_path / "b.duckdb"), strict=True)
        if one != other
    ]
    assert differing == ["claims"]
