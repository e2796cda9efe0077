"""The validator sees each fault by itself, and none where there is none."""

from dataclasses import replace

import pytest

from bede.gold.decode import claim_of, document_of
from bede.gold.records import Reading
from bede.gold.validate import complaints
from gold.helpers_gold import claim_row, denial_row, document_row, spot


def reading(*claims, **changes):
    document, parties = document_of(document_row(**changes))
    return Reading(document, parties, tuple(claim_of(claim) for claim in claims))


def test_a_right_annotation_has_no_faults():
    assert list(complaints(reading(claim_row(), denial_row()))) == []


VOICE = claim_row()["voices"][0]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (claim_row(mode="visit"), "ASSAULT has no mode visit"),
        (claim_row(trigger=spot("strike")), "trigger lies outside its sentence"),
        (claim_row(trigger=[8, 11]), "trigger cuts a word: 'str'"),
        (claim_row(sentence=7), "there is no such sentence"),
        (claim_row(actors=[{"party": "x", "span": None}]), "party x is not declared"),
        (claim_row(actors=[{"party": None, "span": None}]), "an actor or recipient without a party"),
        (claim_row(voices=[{**VOICE, "carried": True}]), "a carried speaker with words"),
        (claim_row(time={**claim_row()["time"], "latest": "2014-03-01"}), "an interval that runs backwards"),
        (claim_row(time={**claim_row()["time"], "span": None}), "a time with basis relative and no words"),
        (
            claim_row(amounts=[{"kind": "killed", "span": [8, 14], "low": 9, "best": 9, "high": 5, "unit": None}]),
            "an amount whose low is above its high",
        ),
    ],
)
def test_a_fault_of_a_claim_is_seen(claim, told):
    (fault,) = complaints(reading(claim))
    assert told in fault
    assert fault.startswith("t1, sentence ")


def test_a_claim_in_boilerplate_is_seen():
    in_menu = claim_row(sentence=2, trigger=spot("sport"), actors=[], recipients=[], voices=[], time=None, place=None)
    (fault,) = complaints(reading(in_menu))
    assert "a claim in boilerplate" in fault


def test_a_claim_that_stands_twice_is_seen_and_two_happenings_at_one_trigger_are_not():
    (fault,) = complaints(reading(claim_row(), claim_row()))
    assert "stands twice" in fault
    assert list(complaints(reading(claim_row(), claim_row(event="other")))) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"part": "nowhere"}, "part nowhere is not that of its hash"),
        ({"sentences": [[0, 60], [57, 83], [85, 102]]}, "sentence 1 begins before the end"),
        ({"boilerplate": [3]}, "boilerplate names a sentence that is not there"),
        ({"sentences": [[0, 56], [57, 83], [85, 999]]}, "ends behind the text"),
    ],
)
def test_a_fault_of_a_document_is_seen(changes, told):
    (fault,) = complaints(reading(**changes))
    assert told in fault


def test_a_text_that_is_not_the_annotated_one_is_seen():
    right = reading()
    other = Reading(replace(right.document, text="something else altogether"), right.parties, ())
    (fault,) = complaints(other)
    assert "its hash differs" in fault
