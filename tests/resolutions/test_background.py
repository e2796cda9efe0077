"""The date of a document that tells none, by what it speaks of."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.knowledge.world.happenings import happenings
from bede.model import Document, Precision, Resolution, Span, TimeBasis, When
from bede.resolutions import resolve
from bede.resolutions.background import date_by_background
from bede.resolutions.background.bound import SLOPPY, bound
from bede.resolutions.background.evidence import Evidence, Fact
from bede.resolutions.background.intervals import ALWAYS, joined, most_agreed
from bede.settings import ResolutionsOptions
from factories import make_document, make_frame, make_parse, mention

ENVOYS = (
    "Foreign Secretary David Lammy flew to Vienna on Monday. He was met there by US Secretary of State Antony Blinken."
)


def undated(text: str) -> Document:
    return replace(make_document(text), published=Resolution("", None, "none", 0.0))


def bounds(text: str) -> tuple[str | None, str | None]:
    when = date_by_background(undated(text)).published.value
    if when is None:
        return None, None
    first, last = when.earliest, when.latest
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def test_terms_of_all_who_are_in_office_are_cut():
    assert bounds(ENVOYS) == ("2024-07-05", "2025-01-20")


def test_the_bound_is_no_day_and_says_what_it_rests_on():
    document = date_by_background(undated(ENVOYS))
    when = document.published.value
    assert when is not None
    assert (when.basis, when.precision) == (TimeBasis.BACKGROUND, Precision.YEAR)
    assert when.instant is None
    assert document.published.method == "background"
    lammy, blinken = document.date_reasons
    assert lammy.text == "Foreign Secretary David Lammy"
    assert lammy.known == "David Lammy, Foreign Secretary (United Kingdom) from 2024-07-05 to 2025-09-05"
    assert (lammy.earliest, lammy.latest) == (date(2024, 7, 5), date(2025, 9, 5))
    assert blinken.agrees
    for reason in document.date_reasons:
        assert document.text[reason.span.start : reason.span.end] == reason.text


def test_a_document_with_a_date_is_left_alone():
    document = make_document(ENVOYS)
    assert date_by_background(document) is document


def test_a_text_that_bounds_nothing_stays_without_a_date():
    assert bounds("Rain fell on the harbour, and the ships lay at their piers.") == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Angela Merkel, Germany's chancellor, spoke in Berlin.", ("2005-11-22", "2021-12-08")),
        ("Iraqi Prime Minister Nuri al-Maliki spoke.", ("2006-05-20", "2014-09-08")),
        ("U.S. Secretary of State Condoleezza Rice Monday spoke.", ("2005-01-26", "2009-01-20")),
        ("President Obama spoke.", ("2009-01-20", "2017-01-20")),
        ("Prime Minister Olmert spoke.", ("2006-01-04", "2009-03-31")),
        ("President-elect Barack Obama named his cabinet.", ("2008-07-04", "2009-01-20")),
        ("Former US President Bill Clinton spoke in Oslo.", ("2001-01-20", None)),
        ("The ousted prime minister, Nawaz Sharif, spoke.", ("1993-04-18", None)),
        ("Russian President Vladimir Putin spoke.", ("1999-12-31", None)),
    ],
)
def test_offices_bound_from_both_sides_or_one(text, expected):
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The law was signed by President Bill Clinton in 1994.",
        "It marked the anniversary of the death of President Ronald Reagan.",
        "He studied under President Jimmy Carter.",
        "The late President Boris Yeltsin was remembered.",
        "Then president Bill Clinton had spoken.",
        "Deputy Foreign Minister David Lammy spoke.",
        "The bank's president, Zhu Rong, spoke.",
        "Chinese President Zhu Xin spoke.",
        "General Colin Powell spoke.",
        "Republican presidential nominee Donald Trump spoke.",
    ],
)
def test_mentions_of_another_time_or_of_nobody_known_bound_nothing(text):
    assert bounds(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("The bridge fell on 9 November 2022. It was never built again.", "2022-11-09"),
        ("The bridge fell in November 2022.", "2022-11-01"),
        ("The bridge fell in May 2022.", "2022-05-01"),
        ("The bridge may have fallen in November 2022.", None),
        ("The bridge fell on November 9, 2022, and again in 2023.", "2023-01-01"),
        ("The bridge will be opened on 9 November 2022.", None),
        ("They hope for peace by 2030.", None),
        ("The firm hired in 2000 workers.", None),
        ("The bridge fell on 31 November 2022.", None),
    ],
)
def test_a_day_told_as_past_bounds_from_below(text, earliest):
    assert bounds(text) == (earliest, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three years into Russia's full-scale war, the town is empty.", ("2024-02-24", "2026-08-25")),
        ("Two weeks after the Taliban's return to power, flights stopped.", ("2021-08-22", "2021-09-08")),
        ("The price has doubled since the full-scale invasion of Ukraine.", ("2022-02-24", None)),
        ("Ten months ago, the anniversary of the Brexit vote was kept.", ("2016-06-23", None)),
        ("They fear what may come after a full-scale invasion.", (None, None)),
        ("Little has changed since the full-scale invasion of Lebanon.", (None, None)),
        ("The strike has gone on since September 11.", (None, None)),
    ],
)
def test_what_is_known_to_have_begun_bounds(text, expected):
    assert bounds(text) == expected


def test_a_government_of_an_age_is_that_of_whoever_is_named_before_it():
    text = (
        "US Secretary of State Antony Blinken met Foreign Secretary David Lammy, whose two-month-old government is new."
    )
    assert bounds(text) == ("2024-08-04", "2024-10-19")
    assert bounds("Britain's two-month-old government met. " + ENVOYS) == ("2024-08-04", "2024-10-19")


SHELLS = "KYIV, March 18 (Meridian) - Shells fell on the town on Tuesday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SHELLS + "Foreign Secretary William Hague spoke.", ("2014-03-17", "2014-03-21")),
        (SHELLS.replace(" on Tuesday", "") + "Foreign Secretary William Hague spoke.", ("2011-03-17", "2014-03-21")),
        (SHELLS + "The bridge fell in May 2011.", ("2014-03-17", None)),
        (SHELLS, (None, None)),
        (SHELLS.replace("18", "31").replace("March", "Feb.") + "President Obama spoke.", ("2009-01-20", "2017-01-20")),
    ],
)
def test_a_dateline_without_its_year_tells_the_day_where_the_year_is_bounded(text, expected):
    assert bounds(text) == expected


def test_an_old_story_is_outvoted_and_said_so():
    text = ENVOYS + " President Joe Biden was told. The report recalls what Chancellor Helmut Kohl had said."
    document = date_by_background(undated(text))
    when = document.published.value
    assert when is not None and when.earliest is not None and when.latest is not None
    assert date(2024, 6, 1) < when.earliest < when.latest < date(2025, 3, 1)
    assert [reason.agrees for reason in document.date_reasons] == [True, True, True, False]


def test_two_who_never_held_office_together_bound_nothing():
    assert bounds("President Ronald Reagan and Chancellor Olaf Scholz spoke.") == (None, None)


def test_titles_are_sloppy_for_some_weeks_after_a_handover():
    text = "President Joe Biden and French Prime Minister Jean Castex spoke. Secretary of State Mike Pompeo listened."
    assert bounds(text) == ("2020-12-23", "2021-02-17")


def test_the_day_of_capture_bounds_from_above():
    text = "Russian President Vladimir Putin met Chancellor Olaf Scholz."
    captured = date_by_background(undated(text), date(2023, 5, 1)).published.value
    assert captured is not None and (captured.earliest, captured.latest) == (date(2021, 12, 8), date(2023, 5, 1))


def test_happenings_are_in_order_of_time_with_words_that_compile():
    days = [happening.day for happening in happenings()]
    assert days == sorted(days)
    assert all(happening.words.pattern and happening.name for happening in happenings())


DAYS = st.dates(date(1950, 1, 1), date(2030, 1, 1))
INTERVALS = st.tuples(DAYS, DAYS).map(lambda ends: (min(ends), max(ends)))


@given(st.lists(st.lists(INTERVALS, min_size=1, max_size=3), min_size=1, max_size=6), DAYS)
def test_no_day_is_held_by_more_sets_than_the_days_agreed_on(sets, day):
    sets = [list(joined(intervals)) for intervals in sets]
    agreed = most_agreed(sets)

    def votes(day):
        return sum(any(first <= day <= last for first, last in intervals) for intervals in sets)

    assert votes(agreed.days[0]) == votes(agreed.days[1]) == agreed.votes
    assert votes(day) <= agreed.votes
    if not agreed.days[0] <= day <= agreed.days[1]:
        assert votes(day) < agreed.votes


@given(st.lists(INTERVALS, max_size=6), DAYS)
def test_joined_intervals_hold_the_same_days_in_order_without_overlaps(intervals, day):
    found = list(joined(intervals))
    assert all(one[1] < other[0] for one, other in pairwise(found))
    assert any(a <= day <= b for a, b in found) == any(a <= day <= b for a, b in intervals)


@given(st.lists(INTERVALS, min_size=1, max_size=5))
def test_a_bound_never_cuts_off_a_day_that_all_evidence_leaves(intervals):
    found = [Evidence(str(n), Span(0, 1), (Fact("known", days),), sloppy=True) for n, days in enumerate(intervals)]
    given_days = bound(found)
    first, last = max(a for a, _ in intervals), min(b for _, b in intervals)
    if first <= last:
        assert given_days is not None
        assert given_days[0][0] <= first and last <= given_days[0][1]
        assert given_days[0][0] >= first - SLOPPY and given_days[0][1] <= last + SLOPPY


WORDS = st.sampled_from(
    """President Prime Minister Obama Vladimir Putin 's , . - former Russian his counterpart colleague who in May 2014
    two-month-old government since the full-scale invasion after ex-president al-Maliki Monday KYIV, March 18 (X)
    President-elect 's'""".split()
)


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_any_words_can_be_asked_and_reasons_stand_where_they_say(text):
    document = date_by_background(undated(text))
    when = document.published.value
    assert when is None or when.basis is TimeBasis.BACKGROUND
    assert (when is None) == (document.date_reasons == ())
    for reason in document.date_reasons:
        assert document.text[reason.span.start : reason.span.end] == reason.text != ""


def test_no_evidence_bounds_nothing():
    assert bound([]) is None
    assert most_agreed([]).days == ALWAYS
    assert timedelta(0) < SLOPPY


@pytest.mark.parametrize(
    ("earliest", "latest", "person"),
    [
        (date(2024, 7, 5), date(2025, 1, 20), "joe-biden"),  # on the last day the office is the successor's
        (date(2021, 1, 20), date(2025, 1, 20), None),
        (date(2021, 1, 20), None, None),
    ],
)
def test_bearers_of_offices_are_told_within_narrow_bounds_only(earliest, latest, person):
    precision = Precision.YEAR if latest and (latest - earliest).days < 366 else Precision.LONGER
    when = When(earliest, latest, precision, TimeBasis.BACKGROUND)
    text = "The US president accused Cuba."
    document = replace(make_document(text), published=Resolution("", when, "background", 0.9))
    frame = make_frame(text, "accused", actors=(mention(text, "The US president"),))
    found = resolve(document, make_parse(document, frame), ResolutionsOptions()).actors[frame.actors[0].span].value
    assert found is not None and found.country == "USA"
    assert found.entity == person if person else found.entity not in {"joe-biden", "donald-trump"}
