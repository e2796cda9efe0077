from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bede.pages.fetching import back_off, retry_after
from bede.settings import WatchOptions

NOON = datetime(2024, 3, 4, 12, 0, tzinfo=UTC)
OPTIONS = WatchOptions(wait_first=300.0, wait_most=86_400.0)


@given(uri=st.text(), failures=st.integers(1, 10**9))
def test_waits_double_up_to_a_day_and_are_the_same_each_time(uri, failures):
    wait = back_off(uri, failures, OPTIONS)
    full = min(300.0 * 2 ** min(failures - 1, 30), 86_400.0)
    assert timedelta(seconds=full / 2) <= wait <= timedelta(seconds=full)
    assert back_off(uri, failures, OPTIONS) == wait


def test_addresses_that_failed_together_do_not_come_back_together():
    assert len({back_off(f"https://a.example/{number}", 3, OPTIONS) for number in range(50)}) == 50


def test_retry_after_is_read_as_seconds_and_as_date():
    assert retry_after("120", NOON) == NOON + timedelta(minutes=2)
    assert retry_after(" 0 ", NOON) == NOON
    assert retry_after("Mon, 04 Mar 2024 13:30:00 GMT", NOON) == NOON + timedelta(minutes=90)
    assert retry_after("Mon, 04 Mar 2024 11:00:00 GMT", NOON) == NOON
    for nothing in (None, "", "soon", "-5", "1.5", "٣", "9" * 30, "Mon, 99 Mar 2024 11:00:00 GMT"):
        assert retry_after(nothing, NOON) is None


@given(st.text())
def test_no_header_breaks_it(text):
    found = retry_after(text, NOON)
    assert found is None or found >= NOON
