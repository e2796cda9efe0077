"""The outlet's own day of a moment that is told in universal time."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.documents.local_day import address_days, is_local_day, same_moment
from bede.documents.metadata import read_metadata
from bede.documents.timestamps import read_timestamp
from bede.documents.tree import parse_html
from bede.model import Resolution, When

STAMP = '<meta property="article:published_time" content="2023-11-09T05:30:59Z">'
MINNESOTA = timezone(timedelta(hours=-6))


def published(head: str, body: str = "", uri: str = "page.html") -> Resolution[When]:
    html = (
        f"<html><head>{head}<title>Mayor is elected</title></head><body><h1>Mayor is elected</h1>{body}</body></html>"
    )
    tree = parse_html(html)
    assert tree is not None
    return read_metadata(tree, html, uri).published


def day_of(found: Resolution[When]) -> date | None:
    assert found.value is not None and found.value.earliest == found.value.latest
    return found.value.earliest


def test_a_stamp_in_universal_time_alone_gives_its_own_day():
    found = published(STAMP)
    assert day_of(found) == date(2023, 11, 9)
    assert found.method == "meta.article:published_time"


def test_the_day_in_the_address_is_that_of_the_outlet():
    found = published(STAMP, uri="https://paper.example/2023/11/08/mayor-is-elected/")
    assert day_of(found) == date(2023, 11, 8)
    assert found.method == "meta.article:published_time:local-day"
    assert found.rivals[0].instant == datetime(2023, 11, 9, 5, 30, 59, tzinfo=UTC)


def test_an_address_of_another_week_is_no_local_day():
    assert day_of(published(STAMP, uri="https://paper.example/2023/11/01/mayor-is-elected/")) == date(2023, 11, 9)


def test_the_day_below_the_headline_is_that_of_the_outlet():
    assert day_of(published(STAMP, "<p>November 8, 2023</p><p>The town has a new mayor.</p>")) == date(2023, 11, 8)


def test_a_clock_without_a_zone_tells_the_zone():
    found = published(STAMP, '<time datetime="2023-11-08 23:30:59">Wednesday</time>')
    assert found.value is not None
    assert found.value.instant == datetime(2023, 11, 8, 23, 30, 59, tzinfo=MINNESOTA)
    assert day_of(found) == date(2023, 11, 8)


def test_the_same_moment_with_a_zone_gives_the_local_clock():
    found = published(STAMP, '<span itemprop="datePublished" content="2023-11-08T23:30:59-06:00"></span>')
    assert found.value is not None and found.value.instant == datetime(2023, 11, 8, 23, 30, 59, tzinfo=MINNESOTA)
    assert found.rivals == ()


def test_a_stamp_with_a_zone_of_its_own_is_left_alone():
    head = STAMP.replace("Z", "+01:00")
    assert day_of(published(head, uri="https://paper.example/2023/11/08/mayor/")) == date(2023, 11, 9)


@pytest.mark.parametrize(
    ("uri", "days"),
    [
        ("https://paper.example/2023/11/08/mayor/", [date(2023, 11, 8)]),
        ("https://paper.example/news/2023-11-8-mayor", [date(2023, 11, 8)]),
        ("https://paper.example/20231108/mayor.html", [date(2023, 11, 8)]),
        ("https://2023-11-08.example/mayor?seen=2023-11-09", []),
        ("https://paper.example/2023/11/mayor-of-30", []),
        ("https://paper.example/2023/02/31/mayor", []),
        ("https://paper.example/story-202311081", []),
        ("https://paper.example/story-2023118", []),
    ],
)
def test_days_in_addresses(uri, days):
    assert list(address_days(uri)) == days


MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1))


@given(MOMENTS, st.integers(-48, 56))
def test_a_moment_is_told_by_any_clock_of_the_world(moment, quarters):
    moment = moment.replace(microsecond=0)
    zone = timezone(timedelta(minutes=15 * quarters))
    local = moment.replace(tzinfo=UTC).astimezone(zone)
    assert is_local_day(moment.replace(tzinfo=UTC), local.date())
    other = read_timestamp(local.replace(tzinfo=None).isoformat(sep=" "))
    assert other is not None
    found = same_moment(moment.replace(tzinfo=UTC), [other])
    assert found is None if other.instant is None else found == local and found.utcoffset() == local.utcoffset()
