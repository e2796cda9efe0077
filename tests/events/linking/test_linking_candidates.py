"""Which claims are compared at all; adding a document changes no other pair."""

from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events.linking.candidates import candidates
from bede.events.linking.columns import make_columns
from bede.model import EventType, Precision, TimeBasis
from bede.settings import EventsOptions
from factories import FRANCE, RUSSIAN_ARMY, UKRAINE, make_claim
from tellings import HALM, tellings

OPTIONS = EventsOptions()
BESIDE = {"trigger": "praised", "sentence": "The envoy praised the harvest"}
UNDATED = {"day": None, "latest": date(2022, 2, 25)}


def compared(claims, family_of=None, touched=None):
    """Return the pairs of ids that are compared."""
    rows = sorted(claims, key=lambda c: c.id)
    columns = make_columns(rows, family_of or {})
    everyone = np.arange(len(rows), dtype=np.int32)
    some = None if touched is None else np.array([c.id in touched for c in rows], np.bool_)
    chunks = candidates(columns, everyone, OPTIONS, some)
    return {
        (rows[a].id, rows[b].id) for left, right in chunks for a, b in zip(left.tolist(), right.tolist(), strict=True)
    }


def is_compared(**changes):
    return bool(compared([make_claim("c1", "d1"), make_claim("c2", "d2", **changes)]))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"actors": (RUSSIAN_ARMY,), "recipients": ()}, True),  # the country, the trigger and the type
        ({"actors": (FRANCE,), "recipients": ()}, True),  # the trigger, the type and rare words
        ({"actors": (FRANCE,), "recipients": (), **BESIDE}, False),  # no key
        ({"actors": (FRANCE,), **BESIDE}, False),  # one party and the type
        ({"actors": (FRANCE,), "trigger": "praised"}, True),  # one party, the type and rare words
        ({"actors": (), "recipients": (UKRAINE,)}, True),
        ({"type": EventType.COERCE}, True),
        ({"type": EventType.CONSULT}, True),  # another kind of act, and all else the same
        ({"type": EventType.CONSULT, "actors": (), **BESIDE}, False),
        ({"day": date(2022, 2, 25)}, False),
        ({"mode": "aerial"}, True),
        (UNDATED, True),  # told within days of its act
        ({**UNDATED, "published": "2022-03-25", "latest": date(2022, 3, 25)}, False),
        ({**UNDATED, "published": None, "latest": None}, False),
    ],
)
def test_two_documents(changes, expected):
    assert is_compared(**changes) is expected


@pytest.mark.parametrize(("days", "expected"), [(1, True), (7, True), (20, True), (31, True), (200, False)])
def test_wide_intervals_meet_narrow_ones_up_to_a_month(days, expected):
    start, end = date(2022, 2, 24), date.fromordinal(date(2022, 2, 24).toordinal() + days)
    wide = {"earliest": start, "latest": end, "precision": Precision.DAYS, "basis": TimeBasis.EXPLICIT}
    assert is_compared(**wide) is expected


def test_claims_without_any_party_are_filed_by_their_trigger():
    nobody = {"actors": (), "recipients": ()}
    assert compared([make_claim("c1", "d1", **nobody), make_claim("c2", "d2", **nobody)])
    assert not compared([make_claim("c1", "d1", **nobody), make_claim("c2", "d2", **nobody, **BESIDE)])


def test_all_that_does_not_contradict_is_compared_in_one_family():
    other = make_claim("c2", "d2", actors=(FRANCE,), recipients=(), type=EventType.CONSULT, **BESIDE)
    pair = [make_claim("c1", "d1"), other]
    assert not compared(pair)
    assert compared(pair, {"d1": "f1", "d2": "f1"})


@settings(max_examples=60)
@given(tellings(12), st.sets(st.integers(0, 11)))
def test_whether_two_claims_are_compared_depends_on_these_alone(claims, chosen):
    pairs = compared(claims)
    alone = {p for a, b in combinations(claims, 2) for p in compared([a, b])}
    assert pairs == alone
    some = {f"c{number:02}" for number in chosen}
    assert compared(claims, touched=some) == {pair for pair in pairs if some & set(pair)}


def test_towns_count_as_something_in_common():
    there = {"actors": (), "recipients": (), "place": HALM}
    assert compared([make_claim("c1", "d1", **there), make_claim("c2", "d2", trigger="struck", **there)])
