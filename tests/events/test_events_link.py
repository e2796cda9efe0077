"""Claims in, events out: what must hold whatever the weights say. What the weights decide stands in linking/."""

from datetime import date

import pytest

from bede.events import link
from bede.model import Place, PlacePrecision, Precision
from bede.settings import EventsOptions
from factories import FRANCE, make_claim, make_family

OPTIONS = EventsOptions()
HALM = Place("Halm", "UKR", 50.0, 30.0, PlacePrecision.SETTLEMENT, 1)
TARN = Place("Tarn", "UKR", 51.0, 31.0, PlacePrecision.SETTLEMENT, 2)
PARIS = Place("Paris", "FRA", 48.9, 2.3, PlacePrecision.SETTLEMENT, 3)
LAND = Place("Ukraine", "UKR", 49.0, 32.0, PlacePrecision.COUNTRY, 4)


def clusters(*claims, families=()):
    return sorted(sorted(event.claims) for event in link(claims, families, OPTIONS))


def pair(**changes):
    """Return two claims in two documents; the second has these differences."""
    return make_claim("c1", "d1"), make_claim("c2", "d2", **changes)


ONE, TWO = [["c1", "c2"]], [["c1"], ["c2"]]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"mode": "aerial"},
        {"place": HALM},
        {"earliest": date(2022, 2, 20), "latest": date(2022, 2, 26), "precision": Precision.WEEK},
        {"sentence": "Firing at the port of Halm from the sea, Russian troops attacked Ukraine"},
    ],
)
def test_two_tellings_of_one_act_are_one_event(changes):
    assert clusters(*pair(**changes)) == ONE


@pytest.mark.parametrize(
    "changes",
    [
        {"day": date(2022, 2, 25)},
        {"day": date(2023, 2, 24), "published": "2023-02-25"},
        {"actors": (FRANCE,), "recipients": (), "trigger": "praised", "sentence": "France praised the harvest"},
        {"earliest": date(2022, 1, 1), "latest": date(2022, 12, 31), "precision": Precision.YEAR},
    ],
)
def test_what_is_another_act_is_another_event(changes):
    assert clusters(*pair(**changes)) == TWO


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (HALM, HALM, ONE),
        (HALM, TARN, TWO),
        (HALM, PARIS, TWO),
        (HALM, LAND, ONE),
        (PARIS, LAND, TWO),
        (HALM, None, ONE),
    ],
)
def test_places_must_not_contradict(first, second, expected):
    assert clusters(make_claim("c1", "d1", place=first), make_claim("c2", "d2", place=second)) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"place": HALM}, {"place": TARN}),
        ({"place": HALM}, {"place": PARIS}),
        ({"day": date(2022, 2, 24)}, {"day": date(2022, 2, 25)}),
    ],
)
def test_a_claim_in_between_joins_no_contradiction(left, right):
    wide = {"earliest": date(2022, 2, 20), "latest": date(2022, 2, 26), "precision": Precision.WEEK}
    claims = make_claim("c1", "d1", **left), make_claim("c2", "d2", **wide), make_claim("c3", "d3", **right)
    events = link(claims, (), OPTIONS)
    assert not [event for event in events if {"c1", "c3"} <= set(event.claims)]
    assert len(events) == 2


def test_copies_of_one_sentence_are_one_event_and_one_origin():
    undated = {"day": None, "latest": date(2022, 2, 25)}
    copies = make_claim("c1", "d1", **undated), make_claim("c2", "d2", **undated)
    (event,) = link(copies, [make_family("f1", "d1", "d2")], OPTIONS)
    assert (event.claims, event.origins, event.copies) == (("c1", "c2"), 1, 1)


def test_an_undated_act_told_before_is_not_a_later_one():
    undated = make_claim("c1", "d1", day=None, latest=date(2022, 2, 20), published="2022-02-20")
    assert clusters(undated, make_claim("c2", "d2", day=date(2022, 3, 1))) == TWO


def test_open_intervals_must_not_contradict():
    since = {"earliest": date(2022, 3, 1), "latest": None}
    until = {"earliest": None, "latest": date(2022, 2, 1)}
    assert clusters(make_claim("c1", "d1", **since), make_claim("c2", "d1", **until)) == TWO


def test_no_claims_make_no_events():
    assert link([], [], OPTIONS) == ()
