"""Annotations from the disk: what is read, what is missing, and what is said of it."""

import io
import json
import random
import tarfile

import pytest

from bede.errors import GoldError
from bede.gold.read import read_gold
from gold.helpers_gold import TEXT, claim_row, denial_row, document_row

WITHOUT_TEXT = {key: value for key, value in document_row().items() if key != "text"}


def write(folder, documents, claims):
    folder.mkdir(exist_ok=True)
    for name, rows in (("documents", documents), ("claims", claims)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_a_text_that_ships_needs_no_corpora(tmp_path):
    gold = read_gold(write(tmp_path / "g", [document_row()], [claim_row(), denial_row()]))
    (reading,) = gold.readings
    assert gold.missing == ()
    assert reading.document.text == TEXT
    assert [claim.stance for claim in reading.claims] == ["asserts", "denies"]
    assert reading.party("n").country == "NLD"


def test_a_text_is_joined_from_an_unpacked_corpus(tmp_path):
    ref = "attribution/PolNeAR/data/train/text/a.txt"
    file = tmp_path / "corpora" / ref
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    folder = write(tmp_path / "g", [{**WITHOUT_TEXT, "ref": ref}], [claim_row()])
    (reading,) = read_gold(folder, tmp_path / "corpora").readings
    assert reading.document.text == TEXT


def test_a_text_is_joined_from_an_archive(tmp_path):
    ref = "attribution/PolNeAR/data/train/text/a.txt"
    with tarfile.open(tmp_path / "attribution.tar.xz", "w:xz") as tar:
        info = tarfile.TarInfo(f"./{ref}")
        info.size = len(TEXT.encode())
        tar.addfile(info, io.BytesIO(TEXT.encode()))
    folder = write(tmp_path / "g", [{**WITHOUT_TEXT, "ref": ref}], [claim_row()])
    (reading,) = read_gold(folder, tmp_path).readings
    assert reading.document.text == TEXT


def test_what_is_missing_is_named_and_the_rest_is_read(tmp_path):
    ref = "attribution/PolNeAR/data/train/text/a.txt"
    (tmp_path / "c" / ref).parent.mkdir(parents=True)
    (tmp_path / "c" / ref).write_text("another text", encoding="utf-8")
    documents = [
        {**WITHOUT_TEXT, "doc": "changed", "ref": ref},
        {**WITHOUT_TEXT, "doc": "absent", "ref": "names/none.txt"},
        document_row(),
    ]
    gold = read_gold(write(tmp_path / "g", documents, [claim_row()]), tmp_path / "c")
    assert {m.doc: m.reason for m in gold.missing} == {
        "changed": "the text is not the one that was annotated (its hash differs)",
        "absent": "the file is not in the corpora",
    }
    assert [r.document.text for r in gold.readings] == [None, None, TEXT]


def test_without_corpora_the_reason_is_told(tmp_path):
    gold = read_gold(write(tmp_path / "g", [WITHOUT_TEXT], []))
    assert [m.reason for m in gold.missing] == ["no corpora were named"]


def archive_of(folder, **files):
    with tarfile.open(folder / "attribution.tar.xz", "w:xz") as tar:
        for name, body in files.items():
            info = tarfile.TarInfo(f"attribution/PolNeAR/{name}.txt")
            info.size = len(body)
            tar.addfile(info, io.BytesIO(body))
    return folder / "attribution.tar.xz"


def broken_in_the_middle(packed):
    return packed[: len(packed) // 2]


def broken_by_other_bytes(packed):
    half = len(packed) // 2
    return packed[:half] + bytes(64) + packed[half + 64 :]


@pytest.mark.parametrize(
    ("damage", "before"),
    [(lambda _: b"no archive", None), (broken_in_the_middle, TEXT), (broken_by_other_bytes, TEXT)],
)
def test_a_damaged_archive_costs_what_stands_behind_the_damage(tmp_path, damage, before):
    noise = random.Random(1).randbytes(200_000)
    archive = archive_of(tmp_path, first=TEXT.encode(), noise=noise, last=TEXT.encode())
    archive.write_bytes(damage(archive.read_bytes()))
    lost = {**WITHOUT_TEXT, "doc": "lost", "ref": "attribution/PolNeAR/last.txt"}
    first = {**lost, "doc": "first", "ref": "attribution/PolNeAR/first.txt"}
    gold = read_gold(write(tmp_path / "g", [lost, first, document_row()], [claim_row()]), tmp_path)
    assert [reading.document.text for reading in gold.readings] == [None, before, TEXT]
    assert "lost" in {missing.doc for missing in gold.missing}
    assert all(missing.reason.startswith("attribution.tar.xz is damaged (") for missing in gold.missing)


def test_only_the_parts_that_are_asked_for_are_read(tmp_path):
    folder = write(tmp_path / "g", [document_row()], [claim_row()])
    part = document_row()["part"]
    others = {"train", "dev", "test"} - {part}
    assert len(read_gold(folder, parts=[part]).readings) == 1
    assert read_gold(folder, parts=others).readings == ()


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (claim_row(type="FIGHT"), "'FIGHT' is no EventType; known are AGREE"),
        (claim_row(status="done"), "'done' is no Status"),
        (claim_row(trigger=[5, 5]), "is no span"),
        (claim_row(trigger=None), "a span is missing"),
        (claim_row(time={**claim_row()["time"], "earliest": "2 March"}), "'2 March' is no day"),
        ({key: value for key, value in claim_row().items() if key != "voices"}, "KeyError: 'voices'"),
        (claim_row(doc="t2"), "claims of documents that are not listed: t2"),
    ],
)
def test_a_row_that_does_not_fit_says_where_and_why(tmp_path, claim, told):
    with pytest.raises(GoldError) as caught:
        read_gold(write(tmp_path / "g", [document_row()], [claim]))
    assert told in str(caught.value)


def test_a_line_that_is_no_json_is_named(tmp_path):
    folder = write(tmp_path / "g", [document_row()], [])
    (folder / "claims.jsonl").write_text('{"doc": "t1"', encoding="utf-8")
    with pytest.raises(GoldError, match=r"claims\.jsonl, line 1: no JSON"):
        read_gold(folder)


def test_a_folder_without_annotations_is_an_error(tmp_path):
    with pytest.raises(GoldError, match=r"no annotations here, documents\.jsonl and claims\.jsonl missing"):
        read_gold(tmp_path)
