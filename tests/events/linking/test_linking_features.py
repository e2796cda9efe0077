"""What features say of a pair, one by one, and that nothing else has a say."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.events.linking.columns import make_columns
from bede.events.linking.features import FEATURES, features
from bede.events.linking.scores import log_odds, parts, weights
from bede.knowledge.resources import read_rows
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    EventType,
    Place,
    PlacePrecision,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Status,
)
from factories import FRANCE, PESKOV, RUSSIA, RUSSIAN_ARMY, UKRAINE, make_claim

ONE_DOCUMENT = {"document_id": "d1"}
TWO_DOCUMENTS = {"document_id": "d2"}


def of_pair(first: dict, second: dict) -> dict[str, float]:
    """Return the features of two claims that are not 0."""
    claims = [make_claim("c1", **{"document_id": "d1", **first}), make_claim("c2", **{"document_id": "d1", **second})]
    row = features(make_columns(claims, {}), np.array([0], np.int32), np.array([1], np.int32))[0]
    return {name: float(value) for name, value in zip(FEATURES, row, strict=True) if value}


def killed(best: float | None = None, low: float | None = None, high: float | None = None) -> tuple[Amount, ...]:
    return (Amount(AmountKind.KILLED, "n", Span(0, 1), low, best, high, None),)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ({"type": EventType.COERCE}, {}, "near types"),
        ({"type": EventType.CONSULT}, {}, "unlike types"),
        ({"type": EventType.CONSULT}, {"type": EventType.CONSULT}, "both meetings"),
        ({"type": EventType.ACCUSE}, {"type": EventType.ACCUSE}, "both words of mouth"),
        ({}, {}, "both assaults"),
        ({"mode": "aerial"}, {"mode": "aerial"}, "same mode"),
        ({"mode": "aerial"}, {"mode": "drone"}, "other mode"),
        ({"status": Status.ONGOING}, {}, "done and under way"),
        ({"status": Status.PLANNED}, {}, "done and ahead"),
        ({"status": Status.PROMISED}, {"status": Status.POSSIBLE}, "ahead and a mere word"),
        ({"status": Status.PROMISED}, {"status": Status.REQUESTED}, "other words of it"),
        ({"status": Status.NOT_OCCURRED}, {}, "one not done"),
        ({"stance": Stance.DENIES}, {}, "one denies it"),
        ({"actors": (PESKOV,)}, {"actors": (PESKOV,)}, "same actor"),
        ({}, {}, "same state as actor"),
        ({"actors": (RUSSIAN_ARMY,)}, {}, "actor a state and its organ"),
        ({"actors": (FRANCE,)}, {}, "actor of other countries"),
        ({"actors": ()}, {}, "actor told once"),
        ({"actors": ()}, {"actors": ()}, "actor told never"),
        ({}, {}, "every recipient the same"),
        ({"actors": (UKRAINE,), "recipients": (RUSSIA,)}, {}, "sides changed"),
        ({}, {}, "same day"),
        ({"day": None}, {}, "one undated, told within days"),
        ({"day": date(2022, 1, 3)}, {"day": None, "published": "2022-02-25"}, "one undated, told long after"),
        ({"trigger": "seized"}, {"trigger": "seized"}, "same words for it"),
        ({"trigger": "seized"}, {"trigger": "seizure"}, "same word for it"),
        ({"trigger": "shot and killed"}, {"trigger": "killing"}, "shared word for it"),
        ({"trigger": "attack"}, {"trigger": "attacks"}, "same word, one plural"),
        ({"sentence": "Norland struck Halm."}, {"sentence": "Norland struck Halm."}, "one sentence"),
        ({"start": 0, "sentence": "a"}, {"start": 200, "sentence": "b"}, "the next sentence"),
        ({"amounts": killed(35)}, {"amounts": killed(35)}, "same figure"),
        ({"amounts": killed(35)}, {"amounts": killed(12)}, "other figure"),
    ],
)  # fmt: skip
def test_feature_holds(first, second, name):
    assert name in of_pair(first, second)


def test_a_denial_of_what_the_same_words_tell_stands_in_no_sentence_of_its_own():
    same = {"sentence": "Norland accused Tarn of striking Halm, and Tarn denied it.", "start": 3}
    assert "one sentence" in of_pair(same, same)
    assert "one sentence" not in of_pair(same, {**same, "stance": Stance.DENIES})
    assert "one sentence" in of_pair(same, {**same, "stance": Stance.DENIES, "start": 9})


def test_a_feature_reads_the_same_both_ways():
    first, second = {"type": EventType.COERCE, "day": None, "trigger": "seizure"}, {"trigger": "seized"}
    assert of_pair(first, second) == of_pair(second, first)


def test_figures_that_can_both_be_right_are_no_other_figure():
    assert "other figure" not in of_pair({"amounts": killed(35)}, {"amounts": killed(high=180)})
    assert "other figure" not in of_pair({"amounts": killed(low=24)}, {"amounts": killed(35)})
    assert "other figure" in of_pair({"amounts": killed(low=40)}, {"amounts": killed(35)})


def test_words_near_in_meaning_are_nearer_than_others():
    near = of_pair({"trigger": "killed"}, {"trigger": "murder"})["words near in meaning"]
    far = of_pair({"trigger": "killed"}, {"trigger": "praised"}).get("words near in meaning", 0)
    assert near > far + 0.2


def test_a_trigger_that_points_back_is_seen_in_the_later_claim_only():
    first = {"trigger": "attack", "sentence": "Norland began an attack on Halm.", "start": 10}
    second = {"trigger": "attack", "sentence": "The attack lasted two days.", "start": 90}
    assert "the later points back" in of_pair(first, second)
    assert "the later points back" not in of_pair({**first, "start": 190}, second)
    assert "the later is a new one" in of_pair({**first, "start": 190}, second)


def test_places_count_by_name_and_country():
    halm = Place("Halm", "UKR", None, None, PlacePrecision.SETTLEMENT, None)
    camp = Place("camp near Halm", "UKR", None, None, PlacePrecision.SITE, None)
    land = Place("Ukraine", "UKR", None, None, PlacePrecision.COUNTRY, None)
    assert "same town or site" in of_pair({"place": halm}, {"place": halm})
    assert "places of one country" in of_pair({"place": halm}, {"place": land})
    assert "same area" in of_pair({"place": land}, {"place": land})
    assert "place told once" in of_pair({"place": camp}, {})


def test_the_doers_own_count_in_the_next_sentence():
    officer = Actor("officer", "officer", "UKR", Sector.MIL)
    ministry = Actor("RUS.defence-ministry", "ministry", "RUS", Sector.GOV)
    told = {
        "sentence": "Missiles of Norland struck the camp, killing 12, a Suderian officer said.", "start": 20, "day": None,
        "recipients": (), "amounts": killed(12), "speakers": ((officer, SpeakerKind.UNNAMED_OFFICIAL),),
    }  # fmt: skip
    own = {
        "sentence": "Norland's ministry reported 40 fighters killed.", "start": 120, "day": None, "trigger": "killed",
        "actors": (), "recipients": (), "amounts": killed(40), "speakers": ((ministry, SpeakerKind.NAMED_BODY),),
    }  # fmt: skip
    name = "the doer's own count of it"
    assert name in of_pair(told, own)
    assert name in of_pair(own, told)
    assert name not in of_pair(told, {**own, "actors": (RUSSIA,)})
    assert name not in of_pair(told, {**own, "start": 900})
    assert name not in of_pair(told, {**own, "speakers": told["speakers"]})


def test_documents_are_compared_by_the_words_of_all_their_claims():
    talk = "Envoys of Suderia and Norland discussed the ferry tariff in Tarn."
    claims = [
        make_claim("c1", "d1", sentence=talk), make_claim("c2", "d2", sentence="They met again."),
        make_claim("c3", "d2", sentence=talk), make_claim("c4", "d3", sentence="They met again."),
    ]  # fmt: skip
    columns = make_columns(claims, {})
    found = features(columns, np.array([0, 0], np.int32), np.array([1, 3], np.int32))
    alike = found[:, FEATURES.index("documents alike")]
    assert alike[0] > 0.5 > alike[1]


sentences = st.sampled_from(["Norland struck Halm.", "The attack on Halm.", "Talks in Tarn.", ""])
claims_ = st.builds(
    dict,
    document_id=st.sampled_from(["d1", "d2"]),
    trigger=st.sampled_from(["struck", "attack", "attacks", "talks", "shot and killed"]),
    type=st.sampled_from([EventType.ASSAULT, EventType.COERCE, EventType.CONSULT]),
    sentence=sentences,
    start=st.integers(0, 900),
    day=st.sampled_from([None, date(2022, 2, 24), date(2022, 2, 20)]),
    actors=st.sampled_from([(), (RUSSIA,), (UKRAINE, FRANCE)]),
)


@given(st.lists(claims_, min_size=3, max_size=6))
def test_other_claims_change_no_digit_of_a_pair(kinds):
    rows = [make_claim(f"c{n}", **kind) for n, kind in enumerate(kinds)]
    zero, one = np.array([0], np.int32), np.array([1], np.int32)
    two = {"d1", "d2"} - {row.document_id for row in rows[:2]}
    fewer = rows[:2] + [row for row in rows[2:] if row.document_id not in two]  # words of documents are of all claims
    assert np.array_equal(features(make_columns(rows, {}), zero, one), features(make_columns(fewer, {}), zero, one))


@given(st.lists(claims_, min_size=2, max_size=2))
def test_the_parts_of_a_score_add_up_to_it(kinds):
    columns = make_columns([make_claim(f"c{n}", **kind) for n, kind in enumerate(kinds)], {})
    zero, one = np.array([0], np.int32), np.array([1], np.int32)
    total = sum(part.weight for part in parts(columns, zero, one)[0])
    assert total == pytest.approx(float(log_odds(columns, zero, one)[0]), abs=0.05)


def test_every_feature_has_its_weights_and_a_meaning():
    rows = list(read_rows("links.tsv"))
    assert [row[0] for row in rows] == ["bias", *FEATURES]
    assert all(row[-1] for row in rows)
    assert len(weights().of) == len(FEATURES) == len(set(FEATURES))
