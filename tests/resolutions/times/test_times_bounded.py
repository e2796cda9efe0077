"""Dating words of documents whose day is known only within bounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.model import MentionKind, Precision, Resolution, Status, TimeBasis, When
from bede.resolutions.times.frames import frame_times
from bede.resolutions.times.read import Act, read_time
from bede.settings import ResolutionsOptions
from factories import make_document, make_frame, make_parse, mention

_OPTIONS = ResolutionsOptions()
EARLY, LATE = date(2024, 7, 5), date(2025, 1, 20)
BOUNDS = When(EARLY, LATE, Precision.LONGER, TimeBasis.BACKGROUND)


def read(words, reference=BOUNDS, ahead=False):
    return read_time(words, reference, Act(ahead), _OPTIONS)


@pytest.mark.parametrize("words", ["3 March 2022", "in 2014", "from 2014 to 2016", "the 1990s"])
def test_words_that_need_no_day_mean_what_they_say(words):
    assert read(words).value == read(words, EARLY).value
    assert read(words).value.basis == "explicit"


def test_words_that_hang_on_the_day_span_all_that_they_may_mean():
    when = read("last week").value
    assert (when.earliest, when.latest) == (date(2024, 6, 24), date(2025, 1, 19))
    assert (when.basis, when.precision) == ("background", "longer")


def test_words_that_mean_the_same_from_both_ends_are_certain():
    bounds = When(date(2024, 7, 5), date(2024, 7, 6), Precision.DAYS, TimeBasis.BACKGROUND)
    when = read("on Wednesday", bounds).value
    assert (when.earliest, when.latest, when.basis) == (date(2024, 7, 3), date(2024, 7, 3), "relative")


def test_an_end_that_is_open_stays_open():
    when = read("in recent weeks").value
    assert (when.earliest, when.latest) == (None, LATE)


def test_what_runs_up_to_a_day_not_known_stays_open():
    when = read("since March 2022").value
    assert (when.earliest, when.latest, when.basis) == (date(2022, 3, 1), None, "explicit")


def test_a_day_of_which_only_one_bound_is_known_is_no_day():
    assert read("on Wednesday", When(None, LATE, Precision.UNKNOWN, TimeBasis.BACKGROUND)).value is None


def test_an_undated_past_act_is_bounded_by_the_later_end():
    text = "Troops struck the town. They seized it on Monday. They will leave in due course."
    document = make_document(text)
    published = Resolution("", BOUNDS, "background", 0.5)
    document = type(document)(**{**{f: getattr(document, f) for f in document.__slots__}, "published": published})
    frames = (
        make_frame(text, "struck"),
        make_frame(text, "seized", time=mention(text, "on Monday", MentionKind.TIME)),
        make_frame(text, "leave", status=Status.PLANNED, time=mention(text, "in due course", MentionKind.TIME)),
    )
    struck, seized, leave = (r.value for r in frame_times(document, make_parse(document, *frames), _OPTIONS))
    assert (struck.earliest, struck.latest, struck.basis) == (None, LATE, "none")
    assert (seized.earliest, seized.latest, seized.basis) == (date(2024, 7, 1), LATE, "background")
    assert (leave.earliest, leave.latest, leave.basis) == (EARLY, None, "background")


@given(
    st.sampled_from(
        ["on Monday", "last week", "two months ago", "in March", "over the weekend", "yesterday", "Feb. 3"]
    ),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.integers(0, 400),
    st.floats(0, 1),
)
def test_no_day_within_the_bounds_gives_what_the_bounds_do_not(words, first, width, where):
    last = date.fromordinal(first.toordinal() + width)
    day = date.fromordinal(first.toordinal() + round(width * where))
    when = read(words, When(first, last, Precision.LONGER, TimeBasis.BACKGROUND)).value
    told = read(words, day).value
    assert when.earliest <= told.earliest
    assert told.latest <= when.latest


def test_what_begins_and_ends_nowhere_is_no_date():
    found = read("since recent", date(2000, 1, 1))
    assert (found.value, found.method, found.score) == (None, "past:untold", 0.0)
