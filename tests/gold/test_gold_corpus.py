"""The annotated corpus that ships stand-off: its format always, its words too where the corpora are at hand."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bede.gold.read import Gold, read_gold
from bede.gold.validate import complaints
from bede.model import EventType, Stance, Status

GOLD = Path(__file__).resolve().parents[2] / "gold"


@cache
def without_texts() -> Gold:
    return read_gold(GOLD)


@pytest.mark.parametrize("folder", [".", "double/first", "double/second"])
def test_annotations_keep_the_format_without_texts(folder):
    gold = read_gold(GOLD / folder)
    assert gold.readings
    assert [fault for reading in gold.readings for fault in complaints(reading)] == []


def test_no_text_of_a_corpus_is_in_the_repository():
    assert all(reading.document.text is None for reading in without_texts().readings)


def test_there_is_enough_of_everything():
    readings = [*without_texts().readings, *read_gold(GOLD / "sentences").readings]
    documents = without_texts().readings
    claims = [claim for reading in readings for claim in reading.claims]
    counted = {name: Counter(getattr(claim, name) for claim in claims) for name in ("type", "status", "stance")}
    assert len(documents) >= 850
    assert sum(len(r.document.sentences) - len(r.document.boilerplate) for r in documents) >= 12_000
    assert sum(r.document.readings > 1 for r in documents) * 8 >= sum(map(is_of_all_parts, documents))
    assert all(counted["type"][kind] >= 150 for kind in EventType), counted["type"]
    assert all(counted["status"][status] >= 150 for status in Status), counted["status"]
    assert counted["stance"][Stance.DENIES] >= 150
    assert all(counted["stance"][stance] >= 60 for stance in Stance), counted["stance"]


def is_of_all_parts(reading):
    """Whether a document was drawn for all parts, and not later for training alone (names c001 to h999)."""
    return reading.document.doc[0] not in "cdefgh"


def test_what_was_drawn_for_training_trains():
    assert {r.document.part for r in without_texts().readings if not is_of_all_parts(r)} == {"train"}


def test_parts_are_about_70_15_15():
    parts = Counter(reading.document.part for reading in without_texts().readings if is_of_all_parts(reading))
    total = parts.total()
    assert 0.65 < parts["train"] / total < 0.75
    assert all(0.12 < parts[part] / total < 0.18 for part in ("dev", "test"))


@pytest.mark.shared
@pytest.mark.parametrize("folder", [".", "double/first", "double/second"])
def test_annotations_fit_the_texts(shared, folder):
    gold = read_gold(GOLD / folder, shared / "corpora")
    assert gold.missing == ()
    assert [fault for reading in gold.readings for fault in complaints(reading)] == []
