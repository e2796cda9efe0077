"""Which claims tell the taking of a land, and that tellings of it join over a wide time where strikes do not."""

from datetime import date

import numpy as np
import pytest

from bede.events import link
from bede.events.linking.columns import make_columns
from bede.events.linking.features import FEATURES, features
from bede.events.linking.land import taken_land
from bede.model import Actor, EventType, Place, PlacePrecision, Precision, Sector, Status, TimeBasis
from bede.settings import EventsOptions
from factories import FRANCE, UKRAINE, make_claim

TARNLAND = Actor("tarnland", "Tarnland", "UKR", Sector.GOV)
REGION = Place("Tarnland", "UKR", 45.0, 34.0, PlacePrecision.REGION, 7)
OBLAST = Place("Tarnland Oblast", "UKR", 45.0, 34.0, PlacePrecision.REGION, 8)
TAKEN = {"recipients": (TARNLAND,), "place": REGION}
BY_DAY = {**TAKEN, "trigger": "took over", "sentence": "Soldiers took over Tarnland at dawn", "day": date(2022, 3, 1)}
BY_YEAR = {
    **TAKEN,
    "trigger": "annexed",
    "sentence": "The strait lies near Tarnland, which Russia annexed in 2022",
    "earliest": date(2022, 1, 1),
    "latest": date(2022, 12, 31),
    "precision": Precision.YEAR,
    "basis": TimeBasis.EXPLICIT,
    "published": "2026-11-28",
}


@pytest.mark.parametrize(
    ("changes", "taken"),
    [
        ({}, True),
        ({"trigger": "annexation"}, True),
        ({"type": EventType.COERCE}, True),
        ({"place": OBLAST}, True),
        ({"trigger": "shelled"}, False),
        ({"type": EventType.REQUEST}, False),
        ({"status": Status.POSSIBLE}, False),
        ({"place": None}, False),
        ({"recipients": ()}, False),
        ({"recipients": (UKRAINE,)}, False),  # something of Ukraine's is seized in Tarnland
        ({"recipients": (UKRAINE,), "place": Place("Ukraine", "UKR", 49.0, 32.0, PlacePrecision.COUNTRY, 4)}, False),
    ],
)
def test_a_land_is_taken_where_it_is_both_place_and_recipient(changes, taken):
    claim = make_claim("c1", **{**BY_DAY, **changes})
    assert (taken_land(claim) is not None) is taken


def of_pair(first, second):
    claims = [make_claim("c1", "d1", **first), make_claim("c2", "d2", **second)]
    row = features(make_columns(claims, {}), np.array([0], np.int32), np.array([1], np.int32))[0]
    return {name for name, value in zip(FEATURES, row, strict=True) if value}


def test_taking_one_land_is_one_word_whatever_it_is_called():
    assert "same word for it" in of_pair(BY_DAY, BY_YEAR)
    assert "same word for it" not in of_pair({**BY_DAY, "trigger": "shelled"}, BY_YEAR)
    assert "same word for it" not in of_pair({**BY_DAY, "place": OBLAST}, BY_YEAR)


def test_a_day_within_a_year_speaks_against_strikes_but_not_against_the_taking_of_a_land():
    strikes = ({**BY_DAY, "trigger": "shelled"}, {**BY_YEAR, "trigger": "shelled"})
    assert "day within a wide time" in of_pair(*strikes)
    assert "day within a wide time" not in of_pair(BY_DAY, BY_YEAR)


def events_of(*told):
    claims = [make_claim(f"c{n}", f"d{n}", **changes) for n, changes in enumerate(told)]
    found = [sorted(event.claims) for event in link(claims, (), EventsOptions())]
    assert found == [sorted(event.claims) for event in link(claims[::-1], (), EventsOptions())]
    return found


def test_a_land_taken_on_a_day_and_in_that_year_is_one_happening():
    assert events_of(BY_DAY, BY_YEAR) == [["c0", "c1"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"earliest": date(2021, 1, 1), "latest": date(2021, 12, 31)},
        {"actors": (FRANCE,)},
        {"place": OBLAST},
        {"recipients": (UKRAINE,)},
        {"trigger": "shelled"},
        {"status": Status.POSSIBLE},
    ],
)
def test_another_land_year_taker_or_act_is_another_happening(changes):
    assert events_of(BY_DAY, {**BY_YEAR, **changes}) == [["c0"], ["c1"]] or events_of(
        BY_DAY, {**BY_YEAR, **changes}
    ) == [["c1"], ["c0"]]


def test_the_year_joins_no_two_takings_on_different_days():
    later = {**BY_DAY, "day": date(2022, 9, 5), "published": "2022-09-06"}
    together = events_of(BY_DAY, BY_YEAR, later)
    assert all(not {"c0", "c2"} <= set(event) for event in together)


def test_a_year_of_attacks_joins_no_single_strike():
    year = {**BY_YEAR, "trigger": "attacked", "recipients": (UKRAINE,), "place": None}
    days = [{"day": date(2022, month, 1), "published": f"2022-{month:02}-02"} for month in (3, 4, 5)]
    assert len(events_of(year, *days)) == 4


def test_of_two_days_the_year_joins_the_one_that_is_told_in_its_words():
    treaty = {**BY_DAY, "trigger": "annexing", "sentence": "A treaty annexing Tarnland", "day": date(2022, 3, 18)}
    assert sorted(events_of(BY_DAY, {**treaty, "published": "2022-03-18"}, BY_YEAR)) == [["c0"], ["c1", "c2"]]
