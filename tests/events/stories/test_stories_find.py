"""Events of invented countries, and the stories that they fall into."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events import find_stories
from bede.model import (
    Actor,
    Event,
    EventType,
    Place,
    PlacePrecision,
    Precision,
    Sector,
    Standing,
    Status,
    Story,
    TimeBasis,
)
from bede.settings import EventsOptions

NORLAND = Actor("norland", "Norland", "XNO", Sector.GOV)
SUDERIA = Actor("suderia", "Suderia", "XSU", Sector.GOV)
OSTMARK = Actor("ostmark", "Ostmark", "XOS", Sector.GOV)
STONE = Actor("ada-stone", "Ada Stone", "XNO", Sector.GOV)
HALM = Place("Halm", "XSU", 50.5, 30.25, PlacePrecision.SETTLEMENT, None)
INLAND = Place("Suderia", "XSU", 50.0, 30.0, PlacePrecision.COUNTRY, None)


def make_event(
    name: str,
    day: str | None,
    actors=(NORLAND,),
    recipients=(SUDERIA,),
    *,
    until: str | None = None,
    place: Place | None = None,
    documents: tuple[str, ...] | None = None,
    told: str | None = None,
) -> Event:
    dated = day is not None
    return Event(
        id=name,
        type=EventType.ASSAULT,
        mode=None,
        status=Status.OCCURRED,
        actors=tuple(actors),
        recipients=tuple(recipients),
        earliest=day,
        latest=until or day or told,
        time_precision=Precision.DAY if dated else Precision.UNKNOWN,
        time_basis=TimeBasis.EXPLICIT if dated else TimeBasis.NONE,
        place=place,
        claims=(f"c-{name}",),
        sides=(),
        links=(),
        documents=documents or (f"d-{name}",),
        families=(),
        publishers=(),
        origins=1,
        copies=0,
        amounts=(),
        disputes=(),
        standing=Standing.OWN_REPORTING,
        standing_rule="",
        standing_claims=(),
        first_told=told or day,
        last_told=told or day,
    )


def tell(*events: Event) -> tuple[Story, ...]:
    return find_stories(events, EventsOptions())


def grouped(stories) -> list[list[str]]:
    return sorted(sorted(story.events) for story in stories)


def test_a_story_is_named_by_parties_place_and_period():
    (story,) = tell(
        make_event("a", "2018-11-25", place=HALM),
        make_event("b", "2018-11-26", (SUDERIA,), (NORLAND,), place=HALM),
        make_event("c", "2018-11-28", place=INLAND),
    )
    assert story.name == "Norland–Suderia: Halm, November 2018"
    assert (story.place, story.earliest, story.latest) == (HALM, "2018-11-25", "2018-11-28")
    assert [actor.name for actor in story.actors] == ["Norland", "Suderia"]
    assert story.events == ("a", "b", "c")


def test_a_place_of_one_event_names_no_story():
    (story,) = tell(make_event("a", "2018-11-25", place=HALM), make_event("b", "2018-11-26"))
    assert story.name == "Norland–Suderia, November 2018"


@pytest.mark.parametrize(
    ("last", "period"),
    [
        ("2018-11-30", "November 2018"),
        ("2018-12-02", "November–December 2018"),
        ("2018-12-03", "November–December 2018"),
    ],
)
def test_periods_in_months(last, period):
    (story,) = tell(make_event("a", "2018-11-25"), make_event("b", last))
    assert story.name.endswith(f", {period}")


def test_a_period_over_the_turn_of_the_year():
    (story,) = tell(make_event("a", "2018-12-25"), make_event("b", "2019-01-02"))
    assert story.name == "Norland–Suderia, December 2018 – January 2019"


def test_two_stories_of_one_month_have_days_in_their_names():
    stories = tell(*(make_event(str(n), f"2018-11-{day:02}") for n, day in enumerate((1, 2, 27, 28))))
    assert sorted(story.name for story in stories) == [
        "Norland–Suderia, 1–2 November 2018",
        "Norland–Suderia, 27–28 November 2018",
    ]


def test_a_gap_of_more_than_two_weeks_ends_a_story():
    days = ("2018-11-01", "2018-11-15", "2018-11-30", "2018-12-01")
    stories = tell(*(make_event(str(n), day) for n, day in enumerate(days)))
    assert grouped(stories) == [["0", "1"], ["2", "3"]]


def test_a_pair_in_the_news_every_day_falls_into_quarters():
    first = date(2020, 1, 1)
    stories = tell(*(make_event(f"e{n:04}", (first + timedelta(n)).isoformat()) for n in range(900)))
    lengths = [(date.fromisoformat(s.latest) - date.fromisoformat(s.earliest)).days for s in stories]
    assert max(lengths) <= EventsOptions().story_longest
    assert 9 <= len(stories) <= 20
    assert sum(len(story.events) for story in stories) == 900


def test_a_long_story_is_cut_at_its_widest_gap():
    days = [*range(60), *range(67, 130)]
    events = [make_event(f"e{n:03}", (date(2020, 1, 1) + timedelta(n)).isoformat()) for n in days]
    assert sorted(len(story.events) for story in tell(*events)) == [60, 63]


def test_what_a_third_state_does_about_it_belongs_to_it():
    document = ("d1",)
    (story,) = tell(
        make_event("a", "2018-11-25", documents=document),
        make_event("b", "2018-11-26", documents=document),
        make_event("c", "2018-11-26", (OSTMARK,), (SUDERIA,), documents=document),
    )
    assert story.events == ("a", "b", "c")


def test_events_without_parties_belong_to_what_their_document_is_about():
    document = ("d1",)
    (story,) = tell(
        make_event("a", "2018-11-25", documents=document),
        make_event("b", "2018-11-25", (), (), documents=document),
    )
    assert story.events == ("a", "b")


def test_two_pairs_are_two_stories():
    stories = tell(
        make_event("a", "2018-11-25"),
        make_event("b", "2018-11-26"),
        make_event("c", "2018-11-25", (OSTMARK,), (SUDERIA,)),
        make_event("d", "2018-11-26", (OSTMARK,), (SUDERIA,)),
    )
    assert grouped(stories) == [["a", "b"], ["c", "d"]]


def test_events_of_one_party_need_a_document_or_place_in_common():
    alone = {"recipients": ()}
    stories = tell(
        make_event("a", "2018-11-25", documents=("d1",), **alone),
        make_event("b", "2018-11-26", documents=("d1",), **alone),
        make_event("c", "2018-11-26", documents=("d2",), **alone),
    )
    assert grouped(stories) == [["a", "b"]]


def test_who_moves_in_another_country_is_a_pair_with_it():
    stories = tell(
        make_event("a", "2018-11-25", recipients=(), place=HALM), make_event("b", "2018-11-26", (STONE,), (SUDERIA,))
    )
    assert grouped(stories) == [["a", "b"]]


def test_undated_events_stand_at_their_first_telling_and_wide_ones_nowhere():
    (story,) = tell(
        make_event("a", "2018-11-25"),
        make_event("b", None, told="2018-11-27"),
        make_event("c", "2018-01-01", until="2018-12-31"),
    )
    assert (story.events, story.latest) == (("a", "b"), "2018-11-27")


def test_one_event_is_no_story():
    assert tell(make_event("a", "2018-11-25")) == ()
    assert tell() == ()


_PARTY = st.sampled_from([(), (NORLAND,), (SUDERIA,), (OSTMARK,), (NORLAND, OSTMARK)])
_EVENTS = st.lists(
    st.tuples(st.integers(0, 200), _PARTY, _PARTY, st.sampled_from([None, HALM, INLAND]), st.integers(0, 4)),
    max_size=25,
)


@given(_EVENTS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_input_does_not_matter(rows, random):
    events = [
        make_event(
            f"e{n:02}",
            (date(2020, 1, 1) + timedelta(day)).isoformat(),
            actors,
            recipients,
            place=place,
            documents=(f"d{document}",),
        )
        for n, (day, actors, recipients, place, document) in enumerate(rows)
    ]
    stories = tell(*events)
    told = [event for story in stories for event in story.events]
    assert len(told) == len(set(told))
    assert len({story.id for story in stories}) == len(stories)
    random.shuffle(events)
    assert tell(*events) == stories
