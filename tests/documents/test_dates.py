"""Date lines of many outlets, and lines that only look like one."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.documents.dates import find_published, is_date_line
from bede.model import Precision, TimeBasis


def hours(n: float) -> timezone:
    return timezone(timedelta(hours=n))


@pytest.mark.parametrize(
    ("line", "instant", "text", "method"),
    [
        ("Wednesday 28 November 2018 00:15 GMT", datetime(2018, 11, 28, 0, 15, tzinfo=hours(0)), None, "text.date-line"),
        ("Last updated: 05 Mar 2014 19:16", datetime(2014, 3, 5, 19, 16), "05 Mar 2014 19:16", "text.last-updated"),
        ("March 14, 2014 / 8:16 AM / 4 years ago", datetime(2014, 3, 14, 8, 16), "March 14, 2014 / 8:16 AM", "text.date-line"),
        ("Publish : 2022-03-14 17:13:00", datetime(2022, 3, 14, 17, 13), "2022-03-14 17:13:00", "text.published"),
        ("14/03/2022 17:13", datetime(2022, 3, 14, 17, 13), None, "text.date-line"),
        ("03/14/2022 5:13 pm", datetime(2022, 3, 14, 17, 13), None, "text.date-line"),
        ("2022-03-14T17:13:00Z", datetime(2022, 3, 14, 17, 13, tzinfo=hours(0)), None, "text.date-line"),
        ("2022-03-14T17:13:00.000+02:00", datetime(2022, 3, 14, 17, 13, tzinfo=hours(2)), None, "text.date-line"),
        ("Mar 5, 2014, 7:16 PM EST", datetime(2014, 3, 5, 19, 16, tzinfo=hours(-5)), None, "text.date-line"),
        ("5 March 2014 - 19:16 CET", datetime(2014, 3, 5, 19, 16, tzinfo=hours(1)), None, "text.date-line"),
        ("First published on Wed 5 Mar 2014 19.16 GMT", datetime(2014, 3, 5, 19, 16, tzinfo=hours(0)), "Wed 5 Mar 2014 19.16 GMT", "text.published"),
        ("Updated 1916 GMT (0316 HKT) March 5, 2014", datetime(2014, 3, 5, 19, 16, tzinfo=hours(0)), "1916 GMT (0316 HKT) March 5, 2014", "text.last-updated"),
        ("5:53 AM EDT, Tue April 26, 2022", datetime(2022, 4, 26, 5, 53, tzinfo=hours(-4)), None, "text.date-line"),
        ("November 21, 2023 at 7:04 a.m. EST", datetime(2023, 11, 21, 7, 4, tzinfo=hours(-5)), None, "text.date-line"),
        ("Wednesday 5th March 2014, 10:12AM IST", datetime(2014, 3, 5, 10, 12), None, "text.date-line"),
        ("12 a.m. MSK 5 March 2014", datetime(2014, 3, 5, 0, 0, tzinfo=hours(3)), None, "text.date-line"),
        ("By Jane Doe | 5 March 2014 12:00 UTC+2", datetime(2014, 3, 5, 12, 0, tzinfo=hours(2)), "5 March 2014 12:00 UTC+2", "text.date-line"),
    ],
)  # fmt: skip
def test_a_date_line_with_a_clock_is_read_to_the_minute(line, instant, text, method):
    found = find_published([line])
    assert found.value is not None
    assert found.value.instant == instant
    assert (found.value.instant.tzinfo is None) == (instant.tzinfo is None)
    assert found.value.earliest == found.value.latest == instant.date()
    assert (found.value.precision, found.value.basis) == (Precision.MINUTE, TimeBasis.EXPLICIT)
    assert (found.text, found.method) == (text or line, method)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published on 3 Feb 2023", date(2023, 2, 3)),
        ("Posted: 05.03.2014", date(2014, 3, 5)),
        ("2014/03/05", date(2014, 3, 5)),
        ("March 5th, 2014", date(2014, 3, 5)),
        ("Thursday, 24 February 2022", date(2022, 2, 24)),
        ("05/05/2014", date(2014, 5, 5)),
        ("5-Mar-2014", date(2014, 3, 5)),
        ("The Evening Post, Sept. 5, 2014", date(2014, 9, 5)),
        ("5 March 2014 25:10", date(2014, 3, 5)),
    ],
)
def test_a_date_line_without_a_clock_is_read_to_the_day(line, day):
    when = find_published([line]).value
    assert when is not None
    assert (when.earliest, when.latest, when.precision, when.instant) == (day, day, Precision.DAY, None)


@pytest.mark.parametrize(
    "line",
    [
        "On 5 March 2014 he said",
        "On March 14, 2014, Kerry met Lavrov in London.",
        "5 March 2014: parliament votes to leave",
        "Wednesday",
        "Updated 3 hours ago",
        "LONDON, March 14 (Reuters) -",
        "May 2014",
        "30 Feb 2014",
        "Call 0044 2014 1234",
        "",
    ],
)
def test_prose_and_dates_without_day_or_year_are_no_date_lines(line):
    assert not is_date_line(line)
    found = find_published([line])
    assert (found.value, found.method, found.text) == (None, "none", "")


def test_day_and_month_that_can_be_swapped_stay_unknown():
    found = find_published(["Posted 05/03/2014 10:00"])
    assert (found.value, found.method, found.text) == (None, "ambiguous", "05/03/2014 10:00")
    assert [when.earliest for when in found.rivals] == [date(2014, 3, 5), date(2014, 5, 3)]
    assert find_published(["05/03/2014"]).value is None
    assert is_date_line("05/03/2014")


@pytest.mark.parametrize(("dateline", "day"), [("March 5", date(2014, 3, 5)), ("3 May", date(2014, 5, 3))])
def test_a_dateline_settles_which_is_the_month(dateline, day):
    assert find_published(["05/03/2014"], dateline).value.earliest == day


def test_another_date_line_goes_before_an_ambiguous_one():
    found = find_published(["05/03/2014", "5 March 2014"])
    assert found.value.earliest == date(2014, 3, 5)
    assert [when.earliest for when in found.rivals] == [date(2014, 5, 3)]


def test_published_goes_before_a_plain_date_and_that_before_an_update():
    lines = ["Updated 7 March 2014", "6 March 2014", "Published 5 March 2014"]
    assert find_published(lines).value.earliest == date(2014, 3, 5)
    assert [when.earliest for when in find_published(lines).rivals] == [date(2014, 3, 6), date(2014, 3, 7)]
    assert find_published(lines[:2]).value.earliest == date(2014, 3, 6)
    assert find_published(lines[:1]).method == "text.last-updated"


def test_a_line_may_hold_both_dates():
    line = "Published: 08:15 EDT, 3 March 2014 | Updated: 12:20 EDT, 4 March 2014"
    found = find_published([line])
    assert found.text == "08:15 EDT, 3 March 2014"
    assert found.value.instant == datetime(2014, 3, 3, 8, 15, tzinfo=hours(-4))
    assert [when.instant.day for when in found.rivals] == [4]


def test_a_dateline_alone_needs_a_year_from_elsewhere():
    assert find_published([], "March 14").value is None
    found = find_published([], "March 14", 2014)
    assert (found.value.earliest, found.method) == (date(2014, 3, 14), "dateline+year")
    assert find_published([], "February 30", 2014).value is None


@given(st.text(max_size=200))
def test_any_line_can_be_asked(line):
    when = find_published([line]).value
    assert when is None or when.earliest == when.latest is not None


@given(st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)), st.sampled_from(["%d %B %Y %H:%M", "%b %d, %Y, %I:%M %p", "%Y-%m-%d %H:%M:%S"]))  # fmt: skip
def test_what_is_written_is_read_back(moment, form):
    when = find_published([f"Published: {moment.strftime(form)}"]).value
    assert when is not None
    assert when.instant == moment.replace(microsecond=0, second=moment.second if "%S" in form else 0)
