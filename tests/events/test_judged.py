"""People's verdicts applied: claims corrected and struck out, pairs joined and parted, whatever the scores say."""

import random
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.errors import UsageError
from bede.events import link
from bede.events.corrections import canonical, check, corrected
from bede.events.judged import judged
from bede.events.rulings import State, pair_of, rule
from bede.model import (
    AmountKind,
    EventType,
    PlacePrecision,
    Precision,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
    Verdict,
)
from bede.settings import EventsOptions
from factories import AMERICA, FRANCE, RUSSIA, UKRAINE, make_claim
from judging import any_judgements, correction, judge

OPTIONS = EventsOptions()
TWO = (make_claim("c1", "d1"), make_claim("c2", "d2"))


def groups(claims, *judgements):
    return sorted(sorted(event.claims) for event in link(claims, (), OPTIONS, judgements))


def test_without_judgements_nothing_is_touched():
    assert judged(TWO, ()).claims == TWO
    assert groups(TWO) == [["c1", "c2"]]


def test_a_claim_judged_wrong_is_in_no_event():
    assert groups(TWO, judge(1, Verdict.WRONG, "c1")) == [["c2"]]


def test_what_nobody_judged_stays_as_it_was_read():
    read = make_claim("c1", type=EventType.AID, mode="aerial")  # a mode that its type does not have
    found = judged((read, TWO[1]), [judge(1, Verdict.RIGHT, "c2")]).claims
    assert read in found


def test_different_parts_what_the_scores_would_join():
    assert groups(TWO, judge(1, Verdict.DIFFERENT, "c1", "c2")) == [["c1"], ["c2"]]


def test_same_joins_what_contradicts_itself():
    far = make_claim("c2", "d2", day=date(2014, 3, 1), actors=(FRANCE,), recipients=(AMERICA,), type=EventType.AID)
    assert groups((TWO[0], far)) == [["c1"], ["c2"]]
    assert groups((TWO[0], far), judge(1, Verdict.SAME, "c2", "c1")) == [["c1", "c2"]]


def test_an_event_of_claims_of_several_types_has_a_mode_of_its_own_type():
    claims = (make_claim("c1", "d1", type=EventType.CONSULT, recipients=()), make_claim("c2", "d2", mode="aerial"))
    (event,) = link(claims, (), OPTIONS, [judge(1, Verdict.SAME, "c1", "c2")])
    assert (event.type, event.mode) in ((EventType.CONSULT, None), (EventType.ASSAULT, "aerial"))


def test_a_parted_claim_is_not_joined_through_a_third():
    three = (*TWO, make_claim("c3", "d3"))
    for found in (groups(three, judge(1, Verdict.DIFFERENT, "c1", "c3")),):
        assert not any({"c1", "c3"} <= set(group) for group in found)


def test_what_was_merged_stays_merged_when_a_claim_between_goes():
    days = {"c1": date(2014, 3, 1), "c2": date(2016, 3, 1), "c3": date(2018, 3, 1)}
    claims = [make_claim(name, f"d{name}", day=day) for name, day in days.items()]
    merged = [judge(1, Verdict.SAME, "c1", "c2"), judge(2, Verdict.SAME, "c2", "c3")]
    assert groups(claims, *merged) == [["c1", "c2", "c3"]]
    assert groups(claims, *merged, judge(3, Verdict.WRONG, "c2")) == [["c1", "c3"]]
    assert groups([claims[0], claims[2]], *merged) == [["c1", "c3"]]


@pytest.mark.parametrize("parted", ["c1", "c2", "c3"])
def test_who_is_parted_from_a_merge_leaves_the_others_together(parted):
    days = {"c1": date(2014, 3, 1), "c2": date(2016, 3, 1), "c3": date(2018, 3, 1)}
    claims = [make_claim(name, f"d{name}", day=day) for name, day in days.items()]
    merged = [replace(judge(1, Verdict.SAME, *pair), id=f"j{'-'.join(pair)}") for pair in pairwise(days)]
    others = sorted(days.keys() - {parted})
    split = [judge(2 + n, Verdict.DIFFERENT, parted, other) for n, other in enumerate(others)]
    assert groups(claims, *merged, *split) == sorted([others, [parted]])
    unsure = judge(5, Verdict.UNSURE, "c1", "c2")
    assert groups(claims, *merged, unsure) == [["c1"], ["c2", "c3"]]


def test_parting_reaches_what_was_said_to_be_the_same():
    same, apart = judge(1, Verdict.SAME, "c1", "c2"), judge(2, Verdict.DIFFERENT, "c2", "c3")
    found = judged([*TWO, make_claim("c3", "d3")], [same, apart])
    assert (found.together, found.apart) == ({("c1", "c2")}, {("c1", "c3")})


def test_a_corrected_recipient_changes_the_event():
    value = canonical([asdict(FRANCE)])
    (event,) = link(TWO[:1], (), OPTIONS, [correction(1, "c1", "recipients", value)])
    assert event.recipients == (FRANCE,)
    assert event.actors == (RUSSIA,)


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("type", '"AID"', {"type": EventType.AID}),
        ("mode", '"aerial"', {"mode": "aerial"}),
        ("mode", "null", {"mode": None}),
        ("status", '"planned"', {"status": Status.PLANNED}),
        ("stance", '"denies"', {"stance": Stance.DENIES}),
        ("actors", "[]", {"actors": (), "unnamed_actors": ()}),
        (
            "speakers",
            canonical([{**asdict(UKRAINE), "kind": "named_body"}]),
            {"speakers": ((UKRAINE, SpeakerKind.NAMED_BODY),), "speaker_words": ("Ukraine",)},
        ),
        ("time", "null", {"earliest": None, "latest": None, "basis": TimeBasis.NONE}),
        (
            "time",
            '{"earliest": "2022-03-01", "latest": null, "precision": "unknown"}',
            {"earliest": date(2022, 3, 1), "latest": None, "precision": Precision.UNKNOWN},
        ),
        ("place", "null", {"place": None}),
    ],
)
def test_values_of_corrections(field, value, wanted):
    claim = make_claim(unnamed_actors=("he",))
    found = corrected(claim, [(field, value)])
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_a_place_and_an_amount_are_put_in():
    place = '{"name": "Halm", "country": "NOR", "lat": 1, "lon": 2, "precision": "settlement", "geonames": null}'
    found = corrected(make_claim(), [("place", place), ("amounts", '[{"kind": "killed", "best": 12}]')])
    assert (found.place.name, found.place.precision) == ("Halm", PlacePrecision.SETTLEMENT)
    assert [(a.kind, a.low, a.best) for a in found.amounts] == [(AmountKind.KILLED, None, 12.0)]


def test_an_undated_act_that_a_person_dates_rests_on_what_is_known():
    value = '{"earliest": "2022-03-01", "latest": "2022-03-01", "precision": "day"}'
    found = corrected(make_claim(day=None), [("time", value)])
    assert (found.basis, found.dated) == (TimeBasis.BACKGROUND, True)


def test_a_mode_that_the_corrected_type_does_not_have_is_dropped():
    assert corrected(make_claim(mode="aerial"), [("type", '"AID"')]).mode is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("colour", '"red"'),
        ("type", '"QUARREL"'),
        ("mode", '"flying"'),
        ("status", "not json"),
        ("actors", '[{"name": "Norland"}]'),
        ("actors", '"NOR"'),
        ("time", '{"earliest": null, "latest": null, "precision": "day"}'),
        ("time", '{"earliest": "2022-03-02", "latest": "2022-03-01", "precision": "day"}'),
        ("place", '{"name": "Halm"}'),
        ("amounts", '[{"kind": "killed"}]'),
    ],
)
def test_a_value_that_can_not_be_is_refused(field, value):
    with pytest.raises(UsageError):
        check(field, value)


CLAIMS = tuple(
    make_claim(f"c{number}", f"d{number}", day=date(2022, 2, 24 if number < 4 else 27)) for number in range(1, 7)
)
CORRECTIONS = (
    ("status", '"planned"'),
    ("mode", '"aerial"'),
    ("recipients", canonical([asdict(FRANCE)])),
    ("time", '{"earliest": "2014-03-01", "latest": "2014-03-01", "precision": "day"}'),
)


@settings(deadline=None)
@given(any_judgements(tuple(claim.id for claim in CLAIMS), CORRECTIONS), st.randoms())
def test_verdicts_hold_for_any_judgements_in_any_order(judgements, chance: random.Random):
    events = link(CLAIMS, (), OPTIONS, judgements)
    again = link(chance.sample(CLAIMS, len(CLAIMS)), (), OPTIONS, chance.sample(judgements, len(judgements)))
    assert events == again
    event_of = {claim: event.id for event in events for claim in event.claims}
    for ruling in rule(judgements, [claim.id for claim in CLAIMS]):
        judgement = ruling.judgement
        if ruling.state is not State.COUNTS:
            continue
        if judgement.verdict is Verdict.WRONG:
            assert judgement.left not in event_of
        elif judgement.verdict in (Verdict.SAME, Verdict.DIFFERENT):
            first, second = (event_of.get(claim) for claim in pair_of(judgement))
            if first and second:
                assert (first == second) == (judgement.verdict is Verdict.SAME)
        else:
            assert judgement.verdict is Verdict.UNSURE or judgement.left in event_of
