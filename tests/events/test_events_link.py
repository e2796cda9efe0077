"""Which claims are joined into one event, and which never."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events import link
from bede.model import (
    Actor,
    EventType,
    Family,
    Place,
    PlacePrecision,
    Precision,
    Sector,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)
from bede.settings import EventsOptions
from factories import FRANCE, PESKOV, RUSSIA, RUSSIAN_ARMY, UKRAINE, make_claim

OPTIONS = EventsOptions()
HALM = Place("Halm", "UKR", 50.0, 30.0, PlacePrecision.SETTLEMENT, 1)
ORSK = Place("Orsk", "UKR", 51.0, 31.0, PlacePrecision.SETTLEMENT, 2)
PARIS = Place("Paris", "FRA", 48.9, 2.3, PlacePrecision.SETTLEMENT, 3)
UKRAINIAN_LAND = Place("Ukraine", "UKR", 49.0, 32.0, PlacePrecision.COUNTRY, 4)
FAMILY = Family("f1", ("d1", "d2"), ("the first known", "the same text"))


def clusters(*claims, families=()):
    return sorted(sorted(event.claims) for event in link(claims, families, OPTIONS))


def pair(**changes):
    """Return two claims in two documents; the second has these differences."""
    return make_claim("c1", "d1"), make_claim("c2", "d2", **changes)


ONE, TWO = [["c1", "c2"]], [["c1"], ["c2"]]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ONE),
        ({"trigger": "struck"}, ONE),
        ({"mode": "aerial"}, ONE),
        ({"status": Status.ONGOING}, ONE),
        ({"status": Status.PLANNED}, TWO),
        ({"status": Status.NOT_OCCURRED}, TWO),
        ({"type": EventType.COERCE}, TWO),
        ({"actors": (RUSSIAN_ARMY,)}, ONE),  # a state and its own forces
        ({"actors": (PESKOV,)}, ONE),
        ({"actors": (FRANCE,)}, TWO),
        ({"actors": (RUSSIA, FRANCE)}, ONE),
        ({"actors": ()}, TWO),
        ({"recipients": (FRANCE,)}, TWO),
        ({"day": date(2022, 2, 25)}, TWO),
        ({"earliest": date(2022, 2, 20), "latest": date(2022, 2, 26), "precision": Precision.WEEK}, ONE),
        ({"earliest": date(2022, 1, 1), "latest": date(2022, 12, 31), "precision": Precision.YEAR}, TWO),
        ({"day": None}, TWO),
        ({"place": HALM}, ONE),
    ],
)
def test_two_documents(changes, expected):
    assert clusters(*pair(**changes)) == expected


def test_two_organs_of_one_state_are_two_parties():
    first = make_claim("c1", "d1", actors=(RUSSIAN_ARMY,))
    assert clusters(first, make_claim("c2", "d2", actors=(PESKOV,))) == TWO


def test_unknown_countries_are_not_one_country():
    crowd, rebels = Actor("crowd", "crowd", None, Sector.CVL), Actor("rebels", "rebels", None, Sector.REB)
    first = make_claim("c1", "d1", actors=(crowd,))
    assert clusters(first, make_claim("c2", "d2", actors=(rebels,))) == TWO


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (HALM, HALM, ONE),
        (HALM, ORSK, TWO),
        (HALM, PARIS, TWO),
        (HALM, UKRAINIAN_LAND, ONE),
        (PARIS, UKRAINIAN_LAND, TWO),
        (HALM, None, ONE),
    ],
)
def test_places_must_not_contradict(first, second, expected):
    assert clusters(make_claim("c1", "d1", place=first), make_claim("c2", "d2", place=second)) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"place": HALM}, {"place": ORSK}),
        ({"place": HALM}, {"place": PARIS}),
        ({"mode": "aerial"}, {"mode": "drone"}),
        ({"day": date(2022, 2, 24)}, {"day": date(2022, 2, 25)}),
    ],
)
def test_a_claim_in_between_joins_no_contradiction(left, right):
    wide = {"earliest": date(2022, 2, 20), "latest": date(2022, 2, 26), "precision": Precision.WEEK}
    claims = make_claim("c1", "d1", **left), make_claim("c2", "d2", **wide), make_claim("c3", "d3", **right)
    events = link(claims, (), OPTIONS)
    assert not [event for event in events if {"c1", "c3"} <= set(event.claims)]
    assert len(events) == 2


def test_undated_claims_join_within_a_document_and_a_family_only():
    undated = {"day": None, "latest": date(2022, 2, 25)}
    first, second = make_claim("c1", "d1", **undated), make_claim("c2", "d2", **undated)
    assert clusters(first, second) == TWO
    assert clusters(first, second, families=[FAMILY]) == ONE
    assert clusters(first, make_claim("c2", "d1", **undated)) == ONE
    assert clusters(first, make_claim("c2", "d1", trigger="shelled", **undated)) == TWO


def test_news_is_not_joined_with_what_the_page_tells_of_long_ago():
    undated = make_claim("c1", "d1", day=None, latest=date(2022, 2, 25))
    assert clusters(undated, make_claim("c2", "d1", day=date(2022, 2, 24))) == ONE
    assert clusters(undated, make_claim("c2", "d1", day=date(2022, 1, 24))) == TWO


def test_an_undated_act_told_before_is_not_a_later_one():
    undated = make_claim("c1", "d1", day=None, latest=date(2022, 2, 20))
    later = make_claim("c2", "d2", day=date(2022, 3, 1))
    assert clusters(undated, later, families=[FAMILY]) == TWO


def test_open_intervals_must_not_contradict():
    since = {"earliest": date(2022, 3, 1), "latest": None, "basis": TimeBasis.EXPLICIT}
    until = {"earliest": None, "latest": date(2022, 2, 1), "basis": TimeBasis.EXPLICIT}
    claims = make_claim("c1", "d1", **since), make_claim("c2", "d1", **until)
    assert clusters(*claims) == TWO


DAYS = st.dates(date(2022, 2, 20), date(2022, 2, 27))


@st.composite
def claims(draw):
    rows = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.none() | DAYS)
        end = start + timedelta(days=draw(st.integers(0, 6))) if start else draw(st.none() | DAYS)
        rows.append(
            make_claim(
                f"c{number}",
                draw(st.sampled_from(["d1", "d2", "d3"])),
                earliest=start,
                latest=end,
                basis=TimeBasis.RELATIVE if start else TimeBasis.NONE,
                precision=draw(st.sampled_from(Precision)),
                actors=draw(st.sampled_from([(), (RUSSIA,), (RUSSIAN_ARMY,), (PESKOV, FRANCE)])),
                recipients=draw(st.sampled_from([(), (UKRAINE,)])),
                mode=draw(st.sampled_from([None, "aerial", "drone"])),
                place=draw(st.sampled_from([None, HALM, ORSK, PARIS, UKRAINIAN_LAND])),
                status=draw(st.sampled_from([Status.OCCURRED, Status.ONGOING, Status.PLANNED])),
                stance=draw(st.sampled_from([Stance.ASSERTS, Stance.DENIES])),
                speakers=draw(st.sampled_from([(), ((PESKOV, SpeakerKind.NAMED_PERSON),)])),
                published=draw(st.sampled_from([None, "2022-02-25", "2022-02-27"])),
                trigger=draw(st.sampled_from(["attacked", "struck"])),
            )
        )
    return rows


@settings(max_examples=60)
@given(claims(), st.randoms(), st.booleans())
def test_the_order_of_claims_does_not_matter(rows, random, related):
    families = [FAMILY] if related else []
    assert link(random.sample(rows, len(rows)), families, OPTIONS) == link(rows, families, OPTIONS)


@settings(max_examples=60)
@given(claims(), st.booleans())
def test_every_claim_is_in_one_event_and_no_event_contradicts_itself(rows, related):
    events = link(rows, [FAMILY] if related else [], OPTIONS)
    assert sorted(c for event in events for c in event.claims) == sorted(row.id for row in rows)
    by_id = {row.id: row for row in rows}
    for event in events:
        members = [by_id[c] for c in event.claims]
        starts = [m.earliest for m in members if m.dated]
        ends = [m.latest for m in members if m.dated]
        if starts:
            assert (event.earliest, event.latest) == (max(starts).isoformat(), min(ends).isoformat())
            assert event.earliest <= event.latest
        assert len({m.mode for m in members if m.mode}) <= 1
        assert len({m.place.country for m in members if m.place}) <= 1
