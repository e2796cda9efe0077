"""What holds of every dating phrase on every day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bede.knowledge.words.times import find_times
from bede.resolutions.times.read import Act, read_time
from bede.settings import ResolutionsOptions
from bede.text.calendar import MONTHS, WEEKDAYS

_OPTIONS = ResolutionsOptions()
_NAMES = [name.capitalize() for name in (*MONTHS, *WEEKDAYS) if len(name) > 2]
_WORDS = st.sampled_from(
    """since until by from before after between early late mid- the end of start last next this past coming in on over
    recent ago earlier later within weekend week month quarter half year decade days hours weeks months years first
    second spring winter summer today yesterday tomorrow overnight two three several a 24 24th 31 29 2014 1999 2096
    1990s 2022-02-30 0 999 the same day that following and to - – , 's""".split()
    + _NAMES
)
PHRASES = st.lists(_WORDS, min_size=1, max_size=7).map(" ".join)
DAYS = st.dates()


@given(PHRASES, st.none() | DAYS, st.booleans(), st.none() | DAYS)
def test_intervals_are_never_upside_down_and_nothing_fails(words, day, ahead, anchor):
    found = read_time(words, day, Act(ahead, anchor=anchor), _OPTIONS)
    when = found.value
    if when is not None:
        assert when.earliest or when.latest
        assert not (when.earliest and when.latest) or when.earliest <= when.latest
        assert found.method != "none"


@given(st.text(max_size=60), st.none() | DAYS, st.booleans())
def test_no_text_and_no_day_makes_it_fail(text, day, ahead):
    found = read_time(text, day, Act(ahead), _OPTIONS)
    assert found.text in text
    assert (found.value is None) == (found.score == 0)


@given(st.sampled_from([d.capitalize() for d in WEEKDAYS if d.endswith("day")]), DAYS, st.booleans())
def test_a_weekday_is_the_nearest_on_the_side_of_the_act(name, day, ahead):
    when = read_time(f"on {name}", day, Act(ahead), _OPTIONS).value
    if when is None:  # the first and last week of the calendar
        assert day < date.min + timedelta(days=7) or day > date.max - timedelta(days=7)
        return
    assert when.earliest == when.latest
    assert when.earliest.weekday() == WEEKDAYS[name.lower()]
    assert 0 <= ((when.earliest - day) if ahead else (day - when.earliest)).days <= 6


@given(PHRASES, st.booleans())
def test_without_a_reference_only_explicit_dates_have_a_value(words, ahead):
    when = read_time(words, None, Act(ahead), _OPTIONS).value
    assert when is None or when.basis == "explicit"


@given(PHRASES)
def test_phrases_are_what_stands_there(words):
    end = 0
    for _, match in find_times(words):
        assert match.start() >= end
        assert match.group()
        end = match.end()
