"""What is dated by a year meets little else."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events.linking.candidates import candidates
from bede.events.linking.columns import make_columns
from bede.model import Actor, Place, PlacePrecision, Precision, Sector, TimeBasis
from bede.settings import EventsOptions
from factories import FRANCE, RUSSIA, UKRAINE, make_claim

OPTIONS = EventsOptions()
TARNLAND = Actor("tarnland", "Tarnland", "UKR", Sector.GOV)
REGION = Place("Tarnland", "UKR", 45.0, 34.0, PlacePrecision.REGION, 7)


def in_year(year=2022, years=1, **more):
    return {
        "earliest": date(year, 1, 1),
        "latest": date(year + years - 1, 12, 31),
        "precision": Precision.YEAR,
        "basis": TimeBasis.EXPLICIT,
        **more,
    }


TAKEN = {"recipients": (TARNLAND,), "place": REGION, "trigger": "annexed"}


def compared(*told, touched=None):
    rows = [make_claim(f"c{n}", f"d{n}", **changes) for n, changes in enumerate(told)]
    some = None if touched is None else np.array([row.id in touched for row in rows], np.bool_)
    chunks = candidates(make_columns(rows, {}), np.arange(len(rows), dtype=np.int32), OPTIONS, some)
    return {
        (rows[a].id, rows[b].id) for left, right in chunks for a, b in zip(left.tolist(), right.tolist(), strict=True)
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"recipients": (UKRAINE, FRANCE)}, True),
        ({"trigger": "praised"}, False),
        ({"actors": ()}, False),
        ({"actors": (FRANCE,)}, False),
        ({"recipients": ()}, False),
        ({"recipients": (FRANCE,)}, False),
        ({"published": "2022-06-25"}, False),  # told months later
        ({"published": None}, False),
        (in_year(2021), False),
        ({"latest": date(2022, 11, 30)}, False),  # another time, if nearly the same
    ],
)
def test_two_years_meet_where_all_is_the_same(changes, expected):
    assert bool(compared(in_year(), in_year(**changes) if "latest" not in changes else {**in_year(), **changes})) is (
        expected
    )


def test_a_year_meets_no_day_within_it():
    assert not compared(in_year(), {"day": date(2022, 2, 24)})


def test_a_decade_meets_nothing():
    decade = in_year(2013, 10, **TAKEN)
    assert not compared(decade, decade)
    assert not compared(decade, {**TAKEN, "day": date(2014, 3, 1)})


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"trigger": "took over"}, True),
        ({"published": "2026-11-28"}, True),
        ({"actors": ()}, True),
        ({"trigger": "shelled"}, False),
        ({"day": date(2021, 12, 31)}, False),
        ({"place": None}, False),
    ],
)
def test_the_taking_of_a_land_meets_its_year(changes, expected):
    assert bool(compared(in_year(**TAKEN), {**TAKEN, "day": date(2022, 3, 1), **changes})) is expected


def test_of_the_touched_one_is_one():
    told = (in_year(**TAKEN), {**TAKEN, "day": date(2022, 3, 1)}, in_year(**TAKEN))
    assert compared(*told) == {("c0", "c1"), ("c0", "c2"), ("c1", "c2")}
    assert compared(*told, touched={"c0"}) == {("c0", "c1"), ("c0", "c2")}


TIMES = st.sampled_from([in_year(), in_year(2021, 2), {"day": date(2022, 3, 1)}, {"day": None}])
TOLD = st.builds(
    lambda time, taken, actors, published: {**time, **taken, "actors": actors, "published": published},
    TIMES,
    st.sampled_from([{}, TAKEN, {**TAKEN, "trigger": "took over"}]),
    st.sampled_from([(), (RUSSIA,), (FRANCE, RUSSIA)]),
    st.sampled_from([None, "2022-03-02", "2022-12-24"]),
)


@settings(max_examples=60)
@given(st.lists(TOLD, max_size=7))
def test_whether_two_are_compared_depends_on_them_alone(told):
    every = compared(*told)
    for a in range(len(told)):
        for b in range(a + 1, len(told)):
            alone = bool(compared(told[a], told[b]))
            assert ((f"c{a}", f"c{b}") in every) is alone
