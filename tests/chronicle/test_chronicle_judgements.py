"""Judgements kept in the file: made in acts, withdrawn by who made them, passed on as a list."""

import io
import json
from datetime import UTC, datetime

import pytest
from helpers_chronicle import SUDERIA, make_claim, make_coded, make_event, make_run, values

from bede.chronicle import Chronicle
from bede.chronicle.derived import Further
from bede.chronicle.doubtful import doubtful, twins
from bede.chronicle.given_values import read_value
from bede.chronicle.judged_rows import Correction
from bede.chronicle.judgements import (
    By,
    add_judgements,
    correct,
    judgement_rows,
    load_judgements,
    merge,
    on_claims,
    read_judgement,
    read_judgement_lines,
    split,
    withdraw,
)
from bede.chronicle.query import claims as query_claims
from bede.errors import UsageError
from bede.events.corrections import corrected
from bede.events.rulings import rule
from bede.model import Verdict
from factories import make_claim as make_link_claim

NOW = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)
ADA = By("Ada", NOW, "it says so")


@pytest.fixture
def chronicle(tmp_path):
    """Two claims of one document, in one event each."""
    coded = make_coded(claims=2)
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch([coded])
        chronicle.replace_events([make_event(claim) for claim in coded.claims], ())
        yield chronicle


@pytest.fixture
def ids(chronicle):
    return values(chronicle, "SELECT claim_id FROM claims ORDER BY claim_id")


def test_a_judgement_needs_a_person():
    with pytest.raises(UsageError, match="needs a name"):
        By(" ", NOW)


def test_a_merge_is_a_chain_and_a_split_parts_each_from_each():
    merged = merge(ADA, ["c3", "c1"], ["c2", "c1"])
    assert [(j.left, j.right) for j in merged] == [("c1", "c2"), ("c2", "c3")]
    parted = split(ADA, ["c3"], ["c1", "c2"])
    assert [(j.left, j.right) for j in parted] == [("c1", "c3"), ("c2", "c3")]
    with pytest.raises(UsageError, match="given twice"):
        split(ADA, ["c1"], ["c1"])


def test_a_judgement_that_comes_twice_is_kept_once(chronicle, ids):
    made = on_claims(ADA, Verdict.WRONG, ids[:1])
    assert [add_judgements(chronicle, made), add_judgements(chronicle, made)] == [1, 0]
    assert list(load_judgements(chronicle)) == list(made)


def test_withdrawing_keeps_the_judgement_and_takes_back_the_whole_act(chronicle, ids):
    made = on_claims(ADA, Verdict.WRONG, ids)
    add_judgements(chronicle, made)
    later = datetime(2024, 5, 2, 8, tzinfo=UTC)
    assert len(withdraw(chronicle, made[0].id[:6], "Ada", later)) == 2
    assert [judgement.withdrawn for judgement in load_judgements(chronicle)] == [later, later]
    with pytest.raises(UsageError, match="withdrawn already"):
        withdraw(chronicle, made[0].id, "Ada", later)


def test_nobody_withdraws_the_word_of_another(chronicle, ids):
    made = on_claims(ADA, Verdict.WRONG, ids[:1])
    add_judgements(chronicle, made)
    with pytest.raises(UsageError, match="only who made a judgement takes it back"):
        withdraw(chronicle, made[0].id, "Ben", NOW)
    assert [judgement.withdrawn for judgement in load_judgements(chronicle)] == [None]


def test_a_list_that_was_withdrawn_elsewhere_is_withdrawn_here(chronicle, ids):
    made = on_claims(ADA, Verdict.WRONG, ids[:1])
    add_judgements(chronicle, made)
    row = {**next(judgement_rows(chronicle)), "withdrawn": "2024-05-03T10:00:00+02:00"}
    add_judgements(chronicle, [read_judgement(row)])
    (kept,) = load_judgements(chronicle)
    assert kept.withdrawn == datetime(2024, 5, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"verdict": "maybe"}, "maybe"),
        ({"person": ""}, "without a person"),
        ({"reason": "another"}, "was altered"),
        ({"right_claim": "c9"}, "is on one claim"),
        ({"verdict": "same"}, "is on two claims"),
        ({"verdict": "corrected"}, "A field and a value"),
        ({"verdict": "corrected", "field": "mode", "value": '"flying"'}, "no value of mode"),
        ({"made": "yesterday"}, "yesterday"),
    ],
)
def test_a_list_with_a_fault_is_refused_by_line(chronicle, ids, change, told):
    add_judgements(chronicle, on_claims(ADA, Verdict.WRONG, ids[:1]))
    row = next(judgement_rows(chronicle))
    text = "\n".join(json.dumps(line) for line in (row, {**row, **change}))
    with pytest.raises(UsageError, match=f"(?s)Line 2.*{told}"):
        read_judgement_lines(io.BytesIO(text.encode()))


def test_claims_show_their_judgements_beside_the_coded_values(chronicle, ids):
    made = (*on_claims(ADA, Verdict.RIGHT, ids[:1]), *merge(By("Ben", NOW), ids))
    add_judgements(chronicle, made)
    chronicle.replace_events((), (), Further(rulings=rule(made, ids)))
    shown = {row["claim_id"]: row["judgements"] for row in query_claims(chronicle)}
    assert sorted(j["verdict"] for j in shown[ids[0]]) == ["right", "same"]
    assert [(j["verdict"], j["other_claim"], j["person"], j["state"]) for j in shown[ids[1]]] == [
        ("same", ids[0], "Ben", "counts")
    ]


def test_counted_claims_leave_out_wrong_ones_and_have_corrected_values(chronicle, ids):
    value = read_value(chronicle, "recipients", "Norland")
    made = (*on_claims(ADA, Verdict.WRONG, ids[:1]), *correct(ADA, ids[1:], "recipients", value))
    add_judgements(chronicle, made)
    coded_claim = make_claim(make_coded().document)
    same = {name: getattr(coded_claim, name) for name in ("type", "mode", "status", "stance", "certainty")}
    claim = corrected(make_link_claim(ids[1], **same), [("recipients", value)])
    correction = Correction(claim, frozenset({"recipients"}))
    chronicle.replace_events((), (), Further(rulings=rule(made, ids), corrections=[correction]))
    (row,) = query_claims(chronicle, as_they_count=True)
    assert row["claim_id"] == ids[1]
    assert [(item["name"], item["text"], item["method"]) for item in row["recipients"]] == [("Norland", "", "judged")]
    coded = {row["claim_id"]: row for row in query_claims(chronicle)}
    assert [item["name"] for item in coded[ids[1]]["recipients"]] == [SUDERIA.name]
    assert row["actors"] == coded[ids[1]]["actors"]
    assert {name for name in row if row[name] != coded[ids[1]][name]} == {"recipients"}


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("recipients", "none", "[]"),
        ("recipients", "Norland, Q1002", '"Q1002"'),
        ("actors", "FRA", '"name": "France"'),
        ("actors", "RUS:MIL", '"sector": "MIL"'),
        ("actors", "NATO", '"country": "NATO"'),
        ("actors", "European Union", '"country": "EU"'),
        ("actors", "Ada Stone (NOR GOV)", '"entity": "ada-stone"'),
        ("actors", '[{"entity": "x", "name": "X"}]', '"X"'),
        ("speakers", "outlet", "[]"),
        ("speakers", "Mara Velt", '"kind": "named_person"'),
        ("type", "assault", '"ASSAULT"'),
        ("mode", "none", "null"),
        ("time", "2024-02", '"latest": "2024-02-29"'),
        ("time", "2024", '"precision": "year"'),
        ("time", "2024-03-01/2024-03-08", '"precision": "days"'),
        ("time", "/2024-03-08", '"earliest": null'),
        ("time", "none", "null"),
        ("place", "Halm", '"geonames": 77001'),
        ("place", "none", "null"),
        ("amounts", "killed=12", '"best": 12.0'),
        ("amounts", "killed=10-15", '"high": 15.0'),
        ("amounts", "killed>=40, money=5_000 USD", '"unit": "USD"'),
    ],
)
def test_what_a_person_types_for_a_value(chronicle, field, text, told):
    assert told in read_value(chronicle, field, text)


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("colour", "red", "There is no field “colour”"),
        ("recipients", "Norlund", "Do you mean Norland"),
        ("recipients", "[1", "begins like JSON"),
        ("status", "done", "is no value of status"),
        ("time", "March", "is no day, month or year"),
        ("time", "2024-02-30", "no day of the calendar"),
        ("place", "Paris", "Add the country"),
        ("place", "Xyzzy", "No place"),
        ("amounts", "many", "is no amount"),
        ("amounts", "mood=3", "is no amount"),
    ],
)
def test_what_means_nothing_or_too_much_is_refused(chronicle, field, text, told):
    with pytest.raises(UsageError, match=told):
        read_value(chronicle, field, text)


def test_the_least_sure_claims_come_first_and_not_again_to_who_judged_them(chronicle, ids):
    found = list(doubtful(chronicle, "Ada", 10))
    assert [doubt.weight for doubt in found] == sorted((doubt.weight for doubt in found), reverse=True)
    judged = found[0].claim
    add_judgements(chronicle, on_claims(ADA, Verdict.RIGHT, twins(chronicle, judged)))
    assert judged not in {doubt.claim for doubt in doubtful(chronicle, "Ada", 10)}
    assert judged in {doubt.claim for doubt in doubtful(chronicle, "Ben", 10)}
