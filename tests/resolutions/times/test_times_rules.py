"""Every rule of dating words, as a table. The document's day is Thursday, 27 February 2025, unless told otherwise."""

from datetime import date

import pytest

from bede.knowledge.words.times import time_patterns
from bede.resolutions.times.read import Act, read_time
from bede.resolutions.times.rules import RULES
from bede.settings import ResolutionsOptions
from factories import THURSDAY

PAST, AHEAD = False, True

# words, document's day, act ahead, earliest, latest, precision, basis, rule
TABLE = """
24 February 2022               | past  | 2022-02-24 | 2022-02-24 | day     | explicit | month_day
Feb. 24, 2022                  | past  | 2022-02-24 | 2022-02-24 | day     | explicit | month_day
February 24th                  | past  | 2025-02-24 | 2025-02-24 | day     | relative | month_day
the 24th of February           | past  | 2025-02-24 | 2025-02-24 | day     | relative | month_day
Friday, Feb. 21                | past  | 2025-02-21 | 2025-02-21 | day     | relative | month_day
on Dec. 31                     | past  | 2024-12-31 | 2024-12-31 | day     | relative | month_day
on Dec. 31                     | ahead | 2025-12-31 | 2025-12-31 | day     | relative | month_day
on March 2                     | past  | 2025-03-02 | 2025-03-02 | day     | relative | month_day
on January 15                  | ahead | 2026-01-15 | 2026-01-15 | day     | relative | month_day
Feb. 29                        | past  | 2024-02-29 | 2024-02-29 | day     | relative | month_day
since February 24              | past  | 2025-02-24 | 2025-02-27 | days    | relative | month_day
since February 24              | ahead | 2025-02-24 | 2025-02-27 | days    | relative | month_day
Since 24 February 2022         | past  | 2022-02-24 | 2025-02-27 | longer  | explicit | month_day
from March 14                  | ahead | 2025-03-14 |            | unknown | relative | month_day
by March 14                    | ahead | 2025-02-27 | 2025-03-14 | days    | relative | month_day
by Feb. 20                     | past  |            | 2025-02-20 | unknown | relative | month_day
before Feb. 20                 | past  |            | 2025-02-19 | unknown | relative | month_day
after Feb. 20                  | past  | 2025-02-20 | 2025-02-27 | days    | relative | month_day
after March 14                 | ahead | 2025-03-14 |            | unknown | relative | month_day
2022-02-24                     | past  | 2022-02-24 | 2022-02-24 | day     | explicit | iso_day
Feb. 24-25                     | past  | 2025-02-24 | 2025-02-25 | days    | relative | range_of_days
Feb. 24 and 25                 | past  | 2025-02-24 | 2025-02-25 | days    | relative | range_of_days
24-26 February 2022            | past  | 2022-02-24 | 2022-02-26 | days    | explicit | range_of_days
between Feb. 24 and March 3, 2022 | past | 2022-02-24 | 2022-03-03 | days  | explicit | range_of_days
from 24 February to 3 March 2022 | past | 2022-02-24 | 2022-03-03 | days   | explicit | range_of_days
Dec. 28 to Jan. 3              | past  | 2024-12-28 | 2025-01-03 | days    | relative | range_of_days
on the 24th                    | past  | 2025-02-24 | 2025-02-24 | day     | relative | day_of_month
on the 28th                    | past  | 2025-01-28 | 2025-01-28 | day     | relative | day_of_month
on the 24th                    | ahead | 2025-03-24 | 2025-03-24 | day     | relative | day_of_month
on Wednesday                   | past  | 2025-02-26 | 2025-02-26 | day     | relative | weekday
on Wednesday                   | ahead | 2025-03-05 | 2025-03-05 | day     | relative | weekday
later Monday                   | past  | 2025-02-24 | 2025-02-24 | day     | relative | weekday
late Sunday                    | past  | 2025-02-23 | 2025-02-23 | day     | relative | weekday
on Tuesday night               | past  | 2025-02-25 | 2025-02-25 | day     | relative | weekday
Thursday                       | past  | 2025-02-27 | 2025-02-27 | day     | relative | weekday
Thursday                       | ahead | 2025-02-27 | 2025-02-27 | day     | relative | weekday
last Thursday                  | past  | 2025-02-20 | 2025-02-20 | day     | relative | weekday
this past Sunday               | past  | 2025-02-23 | 2025-02-23 | day     | relative | weekday
next Thursday                  | ahead | 2025-03-06 | 2025-03-06 | day     | relative | weekday
this Saturday                  | ahead | 2025-03-01 | 2025-03-01 | day     | relative | weekday
since Monday                   | past  | 2025-02-24 | 2025-02-27 | days    | relative | weekday
since Monday                   | ahead | 2025-02-24 | 2025-02-27 | days    | relative | weekday
by Friday                      | ahead | 2025-02-27 | 2025-02-28 | days    | relative | weekday
until Tuesday                  | past  |            | 2025-02-25 | unknown | relative | weekday
Monday's                       | past  | 2025-02-24 | 2025-02-24 | day     | relative | weekday
from Monday to Wednesday       | past  | 2025-02-24 | 2025-02-26 | days    | relative | range_of_weekdays
between Saturday and Monday    | ahead | 2025-03-01 | 2025-03-03 | days    | relative | range_of_weekdays
over the weekend               | past  | 2025-02-22 | 2025-02-23 | days    | relative | weekend
over the weekend               | ahead | 2025-03-01 | 2025-03-02 | days    | relative | weekend
last weekend                   | past  | 2025-02-22 | 2025-02-23 | days    | relative | weekend
next weekend                   | ahead | 2025-03-01 | 2025-03-02 | days    | relative | weekend
Over the past weekend          | past  | 2025-02-22 | 2025-02-23 | days    | relative | weekend
today                          | past  | 2025-02-27 | 2025-02-27 | day     | relative | named_day
earlier today                  | past  | 2025-02-27 | 2025-02-27 | day     | relative | named_day
late yesterday                 | past  | 2025-02-26 | 2025-02-26 | day     | relative | named_day
tomorrow                       | ahead | 2025-02-28 | 2025-02-28 | day     | relative | named_day
Overnight                      | past  | 2025-02-26 | 2025-02-27 | days    | relative | named_day
last night                     | past  | 2025-02-26 | 2025-02-27 | days    | relative | named_day
this morning                   | past  | 2025-02-27 | 2025-02-27 | day     | relative | named_day
in March 2014                  | past  | 2014-03-01 | 2014-03-31 | month   | explicit | month_year
early March 2014               | past  | 2014-03-01 | 2014-03-10 | month   | explicit | month_year
by the end of March 2014       | past  |            | 2014-03-31 | unknown | explicit | month_year
since March 2014               | past  | 2014-03-01 | 2025-02-27 | longer  | explicit | month_year
in December                    | past  | 2024-12-01 | 2024-12-31 | month   | relative | month
in December                    | ahead | 2025-12-01 | 2025-12-31 | month   | relative | month
In February                    | past  | 2025-02-01 | 2025-02-28 | month   | relative | month
last February                  | past  | 2024-02-01 | 2024-02-29 | month   | relative | month
last December                  | past  | 2024-12-01 | 2024-12-31 | month   | relative | month
next March                     | ahead | 2025-03-01 | 2025-03-31 | month   | relative | month
since December                 | ahead | 2024-12-01 | 2025-02-27 | longer  | relative | month
by June                        | ahead | 2025-02-27 | 2025-06-30 | longer  | relative | month
in early December              | past  | 2024-12-01 | 2024-12-10 | month   | relative | month
late January                   | past  | 2025-01-21 | 2025-01-31 | month   | relative | month
mid-May                        | ahead | 2025-05-11 | 2025-05-20 | month   | relative | month
early in May                   | ahead | 2025-05-01 | 2025-05-10 | month   | relative | month
from March 2021 to June 2022   | past  | 2021-03-01 | 2022-06-30 | longer  | explicit | range_of_months
between November and January   | past  | 2024-11-01 | 2025-01-31 | longer  | relative | range_of_months
the first week of January      | past  | 2025-01-01 | 2025-01-07 | week    | relative | week_of_month
the last week of March 2022    | past  | 2022-03-25 | 2022-03-31 | week    | explicit | week_of_month
first quarter of 2024          | past  | 2024-01-01 | 2024-03-31 | quarter | explicit | quarter
the last quarter of last year  | past  | 2024-10-01 | 2024-12-31 | quarter | relative | quarter
the second half of 2023        | past  | 2023-07-01 | 2023-12-31 | season  | explicit | quarter
Q3 2023                        | past  | 2023-07-01 | 2023-09-30 | quarter | explicit | quarter
in early 2014                  | past  | 2014-01-01 | 2014-04-30 | season  | explicit | year_part
late 2001                      | past  | 2001-10-01 | 2001-12-31 | season  | explicit | year_part
2003                           | past  | 2003-01-01 | 2003-12-31 | year    | explicit | year
April                          | past  | 2024-04-01 | 2024-04-30 | month   | relative | month
in 1992 and 1993               | past  | 1992-01-01 | 1993-12-31 | longer  | explicit | range_of_years
the early 1950s                | past  | 1950-01-01 | 1953-12-31 | longer  | explicit | decade
September last year            | past  | 2024-09-01 | 2024-09-30 | month   | relative | month_year
since the beginning of this year | past | 2025-01-01 | 2025-02-27 | longer | relative | relative_unit
the early part of next year    | ahead | 2026-01-01 | 2026-04-30 | season   | relative | relative_unit
this year                      | past  | 2025-01-01 | 2025-02-27 | year    | relative | relative_unit
this year                      | ahead | 2025-01-01 | 2025-12-31 | year    | relative | relative_unit
this week                      | past  | 2025-02-24 | 2025-02-27 | week    | relative | relative_unit
Friday and Saturday            | past  | 2025-02-21 | 2025-02-22 | days    | relative | range_of_weekdays
Thursday through Saturday      | ahead | 2025-02-27 | 2025-03-01 | days    | relative | range_of_weekdays
mid-2023                       | past  | 2023-05-01 | 2023-08-31 | season  | explicit | year_part
by early 2026                  | ahead | 2025-02-27 | 2026-04-30 | longer  | explicit | year_part
by the end of 2023             | past  |            | 2023-12-31 | unknown | explicit | year_part
summer 2023                    | past  | 2023-06-01 | 2023-08-31 | season  | explicit | season_year
the winter of 2021             | past  | 2021-12-01 | 2022-02-28 | season  | explicit | season_year
In 2014                        | past  | 2014-01-01 | 2014-12-31 | year    | explicit | year
since 2014                     | past  | 2014-01-01 | 2025-02-27 | longer  | explicit | year
before 2014                    | past  |            | 2013-12-31 | unknown | explicit | year
by 2030                        | ahead | 2025-02-27 | 2030-12-31 | longer  | explicit | year
from 2014 to 2016              | past  | 2014-01-01 | 2016-12-31 | longer  | explicit | range_of_years
in 2014-15                     | past  | 2014-01-01 | 2015-12-31 | longer  | explicit | range_of_years
the 1990s                      | past  | 1990-01-01 | 1999-12-31 | longer  | explicit | decade
since the 1990s                | past  | 1990-01-01 | 2025-02-27 | longer  | explicit | decade
last week                      | past  | 2025-02-17 | 2025-02-23 | week    | relative | relative_unit
early next week                | ahead | 2025-03-03 | 2025-03-05 | week    | relative | relative_unit
next week                      | ahead | 2025-03-03 | 2025-03-09 | week    | relative | relative_unit
earlier this week              | past  | 2025-02-24 | 2025-02-27 | week    | relative | relative_unit
Last month                     | past  | 2025-01-01 | 2025-01-31 | month   | relative | relative_unit
late last month                | past  | 2025-01-21 | 2025-01-31 | month   | relative | relative_unit
later this month               | ahead | 2025-02-27 | 2025-02-28 | month   | relative | relative_unit
last year                      | past  | 2024-01-01 | 2024-12-31 | year    | relative | relative_unit
early next year                | ahead | 2026-01-01 | 2026-04-30 | season   | relative | relative_unit
since last year                | past  | 2024-01-01 | 2025-02-27 | longer  | relative | relative_unit
last quarter                   | past  | 2024-10-01 | 2024-12-31 | quarter | relative | relative_unit
last summer                    | past  | 2024-06-01 | 2024-08-31 | season  | relative | relative_unit
this winter                    | past  | 2024-12-01 | 2025-02-28 | season  | relative | relative_unit
last winter                    | past  | 2023-12-01 | 2024-02-29 | season  | relative | relative_unit
next summer                    | ahead | 2025-06-01 | 2025-08-31 | season  | relative | relative_unit
this spring                    | ahead | 2025-03-01 | 2025-05-31 | season  | relative | relative_unit
the past 24 hours              | past  | 2025-02-26 | 2025-02-27 | days    | relative | past_units
in the past 48 hours           | past  | 2025-02-25 | 2025-02-27 | days    | relative | past_units
over the past three days       | past  | 2025-02-24 | 2025-02-27 | days    | relative | past_units
in the past week               | past  | 2025-02-20 | 2025-02-27 | days    | relative | past_units
over the last two months       | past  | 2024-12-27 | 2025-02-27 | longer  | relative | past_units
in recent days                 | past  |            | 2025-02-27 | unknown | relative | past_units
two months ago                 | past  | 2024-12-01 | 2024-12-31 | month   | relative | units_ago
two weeks ago                  | past  | 2025-02-10 | 2025-02-16 | week    | relative | units_ago
three days ago                 | past  | 2025-02-24 | 2025-02-24 | day     | relative | units_ago
A year ago                     | past  | 2024-01-01 | 2024-12-31 | year    | relative | year_earlier
two decades ago                | past  | 2000-01-01 | 2009-12-31 | longer  | relative | units_ago
12 hours ago                   | past  | 2025-02-26 | 2025-02-27 | days    | relative | units_ago
20 minutes ago                 | past  | 2025-02-26 | 2025-02-27 | days    | relative | units_ago
several weeks ago              | past  |            | 2025-02-27 | unknown | relative | units_ago
more than two years ago        | past  |            | 2023-02-27 | unknown | relative | units_ago
within 30 days                 | ahead | 2025-02-27 | 2025-03-29 | days    | relative | duration
within 48 hours                | ahead | 2025-02-27 | 2025-03-01 | days    | relative | duration
over the next two weeks        | ahead | 2025-02-27 | 2025-03-13 | days    | relative | coming_units
in the coming days             | ahead | 2025-02-27 |            | unknown | relative | coming_units
by the end of the year         | ahead | 2025-02-27 | 2025-12-31 | longer  | relative | end_of_unit
by the end of this month       | ahead | 2025-02-27 | 2025-02-28 | days    | relative | end_of_unit
by the end of last week        | past  |            | 2025-02-23 | unknown | relative | end_of_unit
at the end of last year        | past  | 2024-11-01 | 2024-12-31 | year    | relative | end_of_unit
the Sept. 11 attacks           | past  | 2001-09-11 | 2001-09-11 | day     | explicit | known_day
Christmas Eve in 2020          | past  | 2020-12-24 | 2020-12-24 | day     | explicit | holiday
last Christmas                 | past  | 2024-12-25 | 2024-12-25 | day     | relative | holiday
New Year's Eve                 | ahead | 2025-12-31 | 2025-12-31 | day     | relative | holiday
Thanksgiving                   | past  | 2024-11-28 | 2024-11-28 | day     | relative | holiday
SATURDAY                       | past  | 2025-02-22 | 2025-02-22 | day     | relative | weekday
24 AND 25 FEBRUARY             | past  | 2025-02-24 | 2025-02-25 | days    | relative | range_of_days
Nov.1                          | past  | 2024-11-01 | 2024-11-01 | day     | relative | month_day
Feb. 26-March 7                | past  | 2025-02-26 | 2025-03-07 | days    | relative | range_of_days
1573                           | past  | 1573-01-01 | 1573-12-31 | year    | explicit | year
January 1841                   | past  | 1841-01-01 | 1841-01-31 | month   | explicit | month_year
as of Monday                   | past  |            | 2025-02-24 | unknown | relative | weekday
ahead of the 2014 vote         | past  |            | 2013-12-31 | unknown | explicit | year
after the 2008 war             | past  | 2008-01-01 | 2025-02-27 | longer  | explicit | year
since the coup in May 2021     | past  | 2021-05-01 | 2025-02-27 | longer  | explicit | month_year
the 2008 war                   | past  | 2008-01-01 | 2008-12-31 | year    | explicit | year
Friday's vote                  | past  | 2025-02-21 | 2025-02-21 | day     | relative | weekday
Tuesday and Wednesday          | past  | 2025-02-25 | 2025-02-26 | days    | relative | range_of_weekdays
on Monday, Tuesday and today   | past  | 2025-02-24 | 2025-02-27 | days    | relative | weekday
2017, 2018, and 2019           | past  | 2017-01-01 | 2019-12-31 | longer  | explicit | year
the 1930s and 1940s            | past  | 1930-01-01 | 1949-12-31 | longer  | explicit | decade
the '80s                       | past  | 1980-01-01 | 1989-12-31 | longer  | explicit | decade
the 19th century               | past  | 1800-01-01 | 1899-12-31 | longer  | explicit | century
nineteen ninety-seven          | past  | 1997-01-01 | 1997-12-31 | year    | explicit | spoken_year
the week of February 12        | past  | 2025-02-10 | 2025-02-16 | week    | relative | week_of_day
9 a.m. Tuesday                 | past  | 2025-02-25 | 2025-02-25 | day     | relative | clock
1430 hours                     | past  | 2025-02-26 | 2025-02-27 | days    | relative | clock
10 p.m. on Monday              | past  | 2025-02-24 | 2025-02-24 | day     | relative | clock
this quarter                   | past  | 2025-01-01 | 2025-03-31 | quarter | relative | told_quarter
the quarter                    | past  | 2024-10-01 | 2024-12-31 | quarter | relative | told_quarter
the year-ago quarter           | past  | 2023-10-01 | 2023-12-31 | quarter | relative | year_earlier
the same period last year      | past  | 2024-01-01 | 2024-12-31 | year    | relative | same_period
the first nine months of 2022  | past  | 2022-01-01 | 2022-09-30 | longer  | explicit | first_units
the third quarter              | past  | 2024-07-01 | 2024-09-30 | quarter | relative | quarter
the week                       | past  | 2025-02-24 | 2025-02-27 | week    | relative | the_unit
this past week                 | past  | 2025-02-20 | 2025-02-27 | days    | relative | relative_unit
over the next week             | ahead | 2025-02-27 | 2025-03-06 | days    | relative | relative_unit
over the past 14 years         | past  | 2011-01-01 | 2025-02-27 | longer  | relative | past_units
the last year and a half       | past  | 2023-08-27 | 2025-02-27 | longer  | relative | past_units
four or five years ago         | past  | 2020-01-01 | 2021-12-31 | longer  | relative | units_ago
before the end of the year     | ahead | 2025-02-27 | 2025-12-31 | longer  | relative | end_of_unit
through March 14               | ahead | 2025-02-27 | 2025-03-14 | days    | relative | month_day
recently                       | past  |            | 2025-02-27 | unknown | relative | past
so far                         | past  |            | 2025-02-27 | unknown | relative | past
soon                           | ahead | 2025-02-27 |            | unknown | relative | ahead
in the near future             | ahead | 2025-02-27 |            | unknown | relative | ahead
now                            | past  | 2025-02-27 | 2025-02-27 | day     | relative | present
the Korean War                 | past  | 1950-06-25 | 1953-07-27 | longer  | background | known_period
after World War II             | past  | 1945-09-02 | 2025-02-27 | longer  | background | known_period
under Margaret Thatcher        | past  | 1979-05-04 | 1990-11-28 | longer  | background | term_of_office
the Barack Obama administration | past | 2009-01-20 | 2017-01-20 | longer  | background | term_of_office
when Ronald Reagan was president | past | 1981-01-20 | 1989-01-20 | longer | background | term_of_office
by year's end                  | ahead | 2025-02-27 | 2025-12-31 | longer  | relative | end_of_unit
"""

ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
NEED_NO_REFERENCE = {
    "iso_day", "month_day", "range_of_days", "month_year", "range_of_months", "week_of_month", "quarter", "year_part",
    "season_year", "year", "range_of_years", "decade", "century", "spoken_year", "known_day", "holiday", "first_units",
}  # fmt: skip
ANCHORED = {"anchored_day", "anchored_units", "set_of_units"}


def read(words, day=THURSDAY, ahead=PAST, **more):
    return read_time(words, day, Act(ahead, **more), ResolutionsOptions())


def iso(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} ({row[1]})")
def test_dating_words(row):
    words, tense, earliest, latest, precision, basis, rule = row
    found = read(words, ahead=tense == "ahead")
    when = found.value
    assert (when.earliest, when.latest) == (iso(earliest), iso(latest))
    assert (when.precision, when.basis, found.method) == (precision, basis, rule)


def test_every_rule_has_patterns_and_every_pattern_a_rule():
    assert {pattern.rule for pattern in time_patterns()} == set(RULES)


def test_every_rule_stands_in_the_table():
    assert {row[-1] for row in ROWS} | ANCHORED == set(RULES)


@pytest.mark.parametrize("row", [r for r in ROWS if r[5] == "relative"], ids=lambda row: f"{row[0]} ({row[1]})")
def test_relative_words_have_no_value_without_a_reference(row):
    found = read(row[0], day=None, ahead=row[1] == "ahead")
    assert found.value is None
    assert found.method == f"{row[-1]}:no-reference"


@pytest.mark.parametrize("row", [r for r in ROWS if r[5] == "explicit"], ids=lambda row: row[0])
def test_explicit_dates_need_no_reference(row):
    assert row[-1] in NEED_NO_REFERENCE
    when = read(row[0], day=None, ahead=row[1] == "ahead").value
    assert when.earliest == iso(row[2]) or when.latest == iso(row[3])


@pytest.mark.parametrize(
    ("words", "day", "ahead", "earliest", "latest"),
    [
        ("last weekend", date(2025, 3, 1), PAST, "2025-02-22", "2025-02-23"),  # told on a Saturday
        ("last weekend", date(2025, 3, 2), PAST, "2025-02-22", "2025-02-23"),  # told on a Sunday
        ("over the weekend", date(2025, 3, 2), PAST, "2025-03-01", "2025-03-02"),
        ("this weekend", date(2025, 3, 2), AHEAD, "2025-03-01", "2025-03-02"),
        ("next weekend", date(2025, 3, 1), AHEAD, "2025-03-08", "2025-03-09"),
        ("last winter", date(2025, 4, 9), PAST, "2024-12-01", "2025-02-28"),
        ("last summer", date(2025, 10, 1), PAST, "2025-06-01", "2025-08-31"),
        ("next summer", date(2025, 7, 1), AHEAD, "2026-06-01", "2026-08-31"),
        ("in January", date(2025, 1, 3), PAST, "2025-01-01", "2025-01-31"),
        ("last month", date(2025, 1, 31), PAST, "2024-12-01", "2024-12-31"),
        ("two months ago", date(2025, 4, 30), PAST, "2025-02-01", "2025-02-28"),
        ("on the 31st", date(2025, 3, 1), PAST, "2025-01-31", "2025-01-31"),
        ("at the end of the month", date(2025, 2, 28), PAST, "2025-02-26", "2025-02-28"),
    ],
)
def test_the_document_s_day_decides(words, day, ahead, earliest, latest):
    when = read(words, day, ahead).value
    assert (when.earliest.isoformat(), when.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("words", "ahead", "why"),
    [
        ("within 30 days", PAST, "counted from a day that the text knows, not from the document's"),
        ("in two weeks", PAST, "how long it took"),
        ("by the end of the year", PAST, "any year"),
        ("the next day", PAST, "no day was told before"),
        ("three days later", PAST, "no day was told before"),
        ("the 30th of February", PAST, "no such day"),
        ("2022-13-45", PAST, "no such day"),
        ("Feb. 26-24", PAST, "upside down"),
        ("from 2016 to 2014", PAST, "upside down"),
        ("the fourth half of 2024", PAST, "no such half"),
        ("in May 2031", AHEAD, "too far ahead to be believed"),
        ("the Bush administration", PAST, "one of two"),
        ("the Smith administration", PAST, "nobody who governed"),
    ],
)
def test_what_can_not_be_told_has_no_value(words, ahead, why):
    found = read(words, ahead=ahead)
    assert found.value is None, why
    assert found.method != "none"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("the same day", "2022-02-24"),
        ("later in the day", "2022-02-24"),
        ("later that day", "2022-02-24"),
        ("the next day", "2022-02-25"),
        ("the following morning", "2022-02-25"),
        ("the day after", "2022-02-25"),
        ("the previous day", "2022-02-23"),
        ("the day before", "2022-02-23"),
        ("three days later", "2022-02-27"),
        ("a day earlier", "2022-02-23"),
    ],
)
def test_days_that_hang_on_another_day_are_carried_from_it(words, day):
    when = read(words, anchor=date(2022, 2, 24)).value
    assert (when.earliest.isoformat(), when.latest.isoformat(), when.basis) == (day, day, "carried")


def test_weeks_from_another_day_are_a_week():
    when = read("two weeks later", anchor=date(2022, 2, 24)).value
    assert (when.earliest, when.latest, when.precision) == (date(2022, 3, 7), date(2022, 3, 13), "week")
