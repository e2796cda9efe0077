"""Measures on readings built by hand, where every figure can be counted on fingers."""

import json
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.evaluate import as_json, as_table, measure
from bede.evaluate.measure import ALL
from bede.evaluate.pairs import pair
from bede.evaluate.tally import Agreement
from bede.gold.decode import claim_of, document_of
from bede.gold.exported import reading_of
from bede.gold.records import Reading
from bede.model import Span
from bede.text.heads import head_of
from gold.helpers_gold import TEXT, claim_row, denial_row, document_row, spot


def reading(*claims, **changes):
    document, parties = document_of(document_row(**changes))
    return Reading(document, parties, tuple(claim_of(claim) for claim in claims))


def fields(wanted, given_):
    return measure([(wanted, given_)])[ALL].fields


def counts(tally):
    return tally.right, tally.given, tally.wanted


def test_a_reading_measured_against_itself_is_right_in_all():
    same = reading(claim_row(), denial_row())
    for name, tally in fields(same, same).items():
        assert tally.right == tally.given == tally.wanted, name


def test_what_is_missed_costs_detection_only():
    found = fields(reading(claim_row(), denial_row()), reading(claim_row()))
    assert counts(found["trigger"]) == (1, 1, 2)
    assert found["trigger"].recall == 0.5
    assert counts(found["status"]) == (1, 1, 1)


def test_each_field_is_judged_by_itself():
    other = claim_row(
        type="COERCE",
        mode=None,
        status="planned",
        actors=[{"party": "n", "span": None}],
        recipients=[{"party": "n", "span": None}],
        time={**claim_row()["time"], "earliest": "2014-03-01"},
        place=None,
        voices=[],
    )
    found = fields(reading(claim_row()), reading(other))
    assert counts(found["trigger"]) == (1, 1, 1)
    assert counts(found["trigger + type"]) == (0, 1, 1)
    assert counts(found["mode"]) == (0, 1, 1)
    assert counts(found["status"]) == (0, 1, 1)
    assert counts(found["stance"]) == (1, 1, 1)
    assert counts(found["actors exact"]) == (0, 0, 1)
    assert counts(found["actors country"]) == (1, 1, 1)
    assert counts(found["recipients country"]) == (0, 1, 1)
    assert counts(found["speakers exact"]) == (0, 0, 1)
    assert counts(found["time words"]) == (1, 1, 1)
    assert counts(found["actors name"]) == (1, 1, 1)
    assert counts(found["recipients name"])[0] == 0
    assert counts(found["time value"]) == (0, 1, 1)
    assert counts(found["time inside"]) == (1, 1, 1)
    assert counts(found["place words"]) == (0, 0, 1)


def test_phrases_of_other_extent_share_their_head():
    wider = claim_row(place=None, actors=[{"party": "n", "span": spot("Norland struck")}])
    found = fields(reading(claim_row(actors=[{"party": "n", "span": spot("struck")}])), reading(wider))
    assert counts(found["actors exact"]) == (0, 1, 1)
    assert counts(found["actors head"]) == (1, 1, 1)
    assert counts(found["actors overlap"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("several US officials who spoke on condition of anonymity", "officials"),
        ("the governor of the Lviv region", "governor"),
        ("Russian Foreign Minister Sergei Lavrov", "Lavrov"),
        ("Norland's", "Norland"),
        ("the U.S.", "U.S"),
        ("at least nine people", "people"),
        ("of", "of"),
        ("...", "..."),
    ],
)
def test_head_of_a_phrase(phrase, head):
    found = head_of(phrase, Span(0, len(phrase)))
    assert phrase[found.start : found.end] == head


@given(st.text(min_size=1), st.data())
def test_a_head_lies_in_its_phrase(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    head = head_of(text, Span(start, end))
    assert start <= head.start < head.end <= end


def test_pairs_prefer_the_same_type_then_the_same_words():
    wanted = [claim_of(claim_row()), claim_of(claim_row(type="COERCE", mode=None, event="b"))]
    given_ = [claim_of(claim_row(type="COERCE", mode=None)), claim_of(claim_row(trigger=spot("struck the port")))]
    found = pair(wanted, given_)
    assert [(a.type, b.type) for a, b in found.both] == [("COERCE", "COERCE"), ("ASSAULT", "ASSAULT")]
    assert found.wanted_only == found.given_only == ()


def test_the_order_of_claims_does_not_matter():
    claims = [claim_row(), denial_row(), claim_row(trigger=spot("said"), type="ACCUSE", mode=None)]
    given_ = [claim_row(status="possible"), claim_row(trigger=spot("denied"), type="REJECT", mode=None), denial_row()]
    figures = {
        json.dumps(as_json(measure([(reading(*first), reading(*second))])), sort_keys=True)
        for first in permutations(claims)
        for second in permutations(given_)
    }
    assert len(figures) == 1


def test_kappa_is_what_cohen_says():
    agreement = Agreement()
    for first, second, times in (("a", "a", 20), ("a", "b", 5), ("b", "a", 10), ("b", "b", 15)):
        for _ in range(times):
            agreement.add(first, second)
    assert agreement.kappa == pytest.approx(0.4)
    assert agreement.confusions() == [("b", "a", 10), ("a", "b", 5)]
    assert Agreement().kappa is None


def test_macro_f1_counts_every_code_alike():
    agreement = Agreement()
    for first, second in [("a", "a")] * 8 + [("b", "a"), ("b", "b"), ("a", "c")]:
        agreement.add(first, second)
    assert agreement.macro_f1 == pytest.approx(((2 * 8) / (9 + 9) + 2 / (2 + 1)) / 2)
    assert Agreement().macro_f1 is None


def test_strata_add_up_to_all():
    one = reading(claim_row())
    other = Reading(replace(one.document, doc="t2", genre="muc"), one.parties, one.claims)
    scores = measure([(one, one), (other, other)])
    assert list(scores) == [ALL, "sentences", "muc"]
    assert scores[ALL].documents == 2
    assert scores[ALL].fields["trigger"].wanted == sum(scores[g].fields["trigger"].wanted for g in ("sentences", "muc"))


def test_classes_count_detection_and_code_together():
    scores = measure([(reading(claim_row(), denial_row()), reading(claim_row()))])[ALL]
    assert counts(scores.classes["stance", "denies"]) == (0, 0, 1)
    assert counts(scores.classes["stance", "asserts"]) == (1, 1, 1)


def test_the_table_holds_every_measure_and_shows_unknown_as_unknown():
    lines = list(as_table(measure([(reading(claim_row()), reading())]), classes=True))
    assert lines[0] == "all: 1 documents, 2 sentences"
    (trigger,) = [line for line in lines if line.startswith("  trigger   ")][:1]
    assert trigger.split() == ["trigger", "–", "0.000", "0.000", "0", "of", "0,", "1"]
    assert any(line.startswith("  status occurred") for line in lines)


def test_rows_of_the_export_become_a_reading():
    row = {
        "trigger_start": 8, "trigger_end": 14, "type": "ASSAULT", "mode": "aerial", "status": "occurred",
        "stance": "asserts", "certainty": "certain", "actors": [
            {"text": "Norland", "entity": "Q1", "name": "Norland", "country": "NLD", "sector": "GOV", "start": 0, "end": 7},
        ],
        "recipients": [], "voices": [], "earliest": "2014-03-02", "latest": "2014-03-02", "time_precision": "day",
        "time_basis": "relative", "time_start": 35, "time_end": 41, "place": None, "amounts": [], "event_id": None,
    }  # fmt: skip
    found = reading_of(reading().document, [row])
    assert TEXT[8:14] == "struck"
    assert found.claims[0].sentence == 0
    assert found.parties["Q1"].country == "NLD"
    assert counts(fields(reading(claim_row()), found)["time value"]) == (1, 1, 1)
