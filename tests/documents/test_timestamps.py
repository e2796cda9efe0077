from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bede.documents.timestamps import read_timestamp
from bede.model import Precision, TimeBasis

PLUS_TWO = timezone(timedelta(hours=2))
MINUS_FOUR = timezone(timedelta(hours=-4))


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2022-03-14T17:13:00Z", datetime(2022, 3, 14, 17, 13, tzinfo=UTC)),
        ("2022-03-14T17:13:00.123+0200", datetime(2022, 3, 14, 17, 13, 0, 123000, tzinfo=PLUS_TWO)),
        ("2022-03-14 17:13:00", datetime(2022, 3, 14, 17, 13)),
        ("2022-03-14 17:13:00 UTC", datetime(2022, 3, 14, 17, 13, tzinfo=UTC)),
        ("2022-03-14 17:13:00 +0200", datetime(2022, 3, 14, 17, 13, tzinfo=PLUS_TWO)),
        ("2022-3-4 7:05", datetime(2022, 3, 4, 7, 5)),
        ("Mon, 14 Mar 2022 17:13:00 GMT", datetime(2022, 3, 14, 17, 13, tzinfo=UTC)),
        ("Mon, 14 Mar 2022 17:13:00 +0200 (EET)", datetime(2022, 3, 14, 17, 13, tzinfo=PLUS_TWO)),
        ("Mar 14, 2022 5:13 PM EDT", datetime(2022, 3, 14, 17, 13, tzinfo=MINUS_FOUR)),
        ("Monday, 14 March 2022 at 17:13", datetime(2022, 3, 14, 17, 13)),
        ("20220314171300", datetime(2022, 3, 14, 17, 13)),
        ("1647277980", datetime(2022, 3, 14, 17, 13, tzinfo=UTC)),
        ("1647277980000", datetime(2022, 3, 14, 17, 13, tzinfo=UTC)),
    ],
)
def test_a_clock_time_is_kept_with_its_zone(text: str, instant: datetime):
    when = read_timestamp(text)
    assert when is not None
    assert when.instant == instant
    assert (when.instant.utcoffset() if when.instant else None) == instant.utcoffset()
    assert when.earliest == when.latest == instant.date()
    assert (when.precision, when.basis) == (Precision.MINUTE, TimeBasis.EXPLICIT)


@pytest.mark.parametrize(
    "text",
    ["2022-03-14", "20220314", "2022/3/14", "14.03.2022", "03/14/2022", "March 14, 2022", "14 March 2022",
     "Mon 14th Mar 2022", "2022-03-14T00:00:00Z", "2022-03-14 00:00:00"],
)  # fmt: skip
def test_a_day_without_a_clock_time_is_a_day(text: str):
    when = read_timestamp(text)
    assert when is not None
    assert (when.earliest, when.latest, when.instant) == (date(2022, 3, 14), date(2022, 3, 14), None)
    assert when.precision is Precision.DAY


def test_a_month_or_year_alone_is_an_interval():
    february, year = read_timestamp("February 2020"), read_timestamp("2020")
    assert february is not None and year is not None
    assert (february.earliest, february.latest) == (date(2020, 2, 1), date(2020, 2, 29))
    assert february.precision is Precision.MONTH
    assert (year.earliest, year.latest, year.precision) == (
        date(2020, 1, 1),
        date(2020, 12, 31),
        Precision.YEAR,
    )


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "03/04/2022", "2022-02-30", "0001-01-01T00:00:00Z", "1970-01-01", "0", "12345",
     "2022-13", "99999999999999", "9999999999", "14 Smarch 2022", "2022-03-14T27:61:00Z garbage"],
)  # fmt: skip
def test_what_cannot_be_told_stays_unknown(text: str):
    assert read_timestamp(text) is None
