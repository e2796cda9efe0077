from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.text.calendar import (
    add_months,
    month_end,
    month_number,
    safe_date,
    weekday_not_after,
    weekday_not_before,
    weekday_number,
)

DAYS = st.dates(date(1, 2, 1), date(9999, 11, 30))


@pytest.mark.parametrize(
    ("name", "number"),
    [("January", 1), ("Feb.", 2), ("sept", 9), ("SEP.", 9), ("May", 5), ("Dec", 12), ("Mayor", None), ("", None)],
)
def test_month_number_knows_names_and_abbreviations(name, number):
    assert month_number(name) == number


@pytest.mark.parametrize(("name", "number"), [("Monday", 0), ("Thurs.", 3), ("sun", 6), ("Tues", 1), ("today", None)])
def test_weekday_number_begins_on_monday(name, number):
    assert weekday_number(name) == number


def test_days_that_do_not_exist_are_none():
    assert safe_date(2025, 2, 30) is None
    assert safe_date(0, 1, 1) is None
    assert safe_date(2024, 2, 29) == date(2024, 2, 29)


def test_month_end_knows_leap_years():
    assert (month_end(2024, 2), month_end(2025, 2)) == (date(2024, 2, 29), date(2025, 2, 28))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 2, 27), -2, date(2024, 12, 27)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 1), 0, date(2025, 12, 1)),
    ],
)
def test_add_months_keeps_the_day_or_takes_the_last(day, months, then):
    assert add_months(day, months) == then


@given(DAYS, st.integers(0, 6))
def test_nearest_weekdays_lie_within_a_week(day, weekday):
    before, after = weekday_not_after(day, weekday), weekday_not_before(day, weekday)
    assert before.weekday() == after.weekday() == weekday
    assert 0 <= (day - before).days <= 6
    assert 0 <= (after - day).days <= 6
