"""Dating phrases of a text as TIMEX3. The document's day is Thursday, 27 February 2025."""

from datetime import date

import pytest

from bede.resolutions.times.expressions import find_expressions
from factories import THURSDAY

# sentence, then each phrase: extent, type, value (- for none)
TABLE = """
They met on Wednesday.                              | Wednesday; DATE; 2025-02-26
They will meet on Wednesday.                        | Wednesday; DATE; 2025-03-05
He said Monday that they will meet on Friday.       | Monday; DATE; 2025-02-24 | Friday; DATE; 2025-02-28
It has rained since February 24.                    | February 24; DATE; 2025-02-24
Late Sunday they fled.                              | Late Sunday; DATE; 2025-02-23
On Tuesday night they fled.                         | Tuesday night; TIME; 2025-02-25TNI
They fled this morning.                             | this morning; TIME; 2025-02-27TMO
They fled last night.                               | last night; TIME; 2025-02-26TNI
They fled early today.                              | early today; DATE; 2025-02-27
He left yesterday and comes back tomorrow.          | yesterday; DATE; 2025-02-26 | tomorrow; DATE; 2025-02-28
The raid began at 9 a.m. Tuesday.                   | 9 a.m. Tuesday; TIME; 2025-02-25T09:00
On Monday they left at 10:30 p.m.                   | Monday; DATE; 2025-02-24 | 10:30 p.m; TIME; 2025-02-24T22:30
At noon they stopped.                               | noon; TIME; 2025-02-27T12:00
They rested over the weekend.                       | the weekend; DATE; 2025-W08-WE
They fought last week.                              | last week; DATE; 2025-W08
They met the week of March 10, 2025.                | the week of March 10, 2025; DATE; 2025-W11
They won in March 2014.                             | March 2014; DATE; 2014-03
They won in January.                                | January; DATE; 2025-01
They will vote in March.                            | March; DATE; 2025-03
They will vote on March 9.                          | March 9; DATE; 2025-03-09
They won in early 2014.                             | early 2014; DATE; 2014
They won in the summer of 2014.                     | the summer of 2014; DATE; 2014-SU
They won last fall.                                 | last fall; DATE; 2024-FA
They lost in the first quarter of 2014.             | the first quarter of 2014; DATE; 2014-Q1
A third-quarter loss was told.                      | third-quarter; DATE; 2024-Q3
In the third quarter they lost it, as a year ago.   | the third quarter; DATE; 2024-Q3 | a year ago; DATE; 2023-Q3
It lost in fourth quarter 2013, as in first half 2014. | fourth quarter 2013; DATE; 2013-Q4 | first half 2014; DATE; 2014-H1
It won less than a year before.                     | a year before; DATE; 2024
It owed more at end-2014, compared with 2013.       | end-2014; DATE; 2014 | 2013; DATE; 2013
It won in a quarter-to-quarter count.               |
They left more than a year ago.                     | more than a year ago; DATE; 2024
They lost more than in the second half of 2014.     | the second half of 2014; DATE; 2014-H2
They lost in fiscal 1989.                           | fiscal 1989; DATE; 1989
They lost in the 1980s.                             | the 1980s; DATE; 198
They lost in the late 1980s.                        | the late 1980s; DATE; 198
They lost in the 20th century.                      | the 20th century; DATE; 19
They lost in nineteen ninety-six.                   | nineteen ninety-six; DATE; 1996
They left two months ago.                           | two months ago; DATE; 2024-12
They left two weeks ago.                            | two weeks ago; DATE; 2025-W07
They left about two years ago.                      | about two years ago; DATE; 2023
They left a decade ago.                             | a decade ago; DATE; 2015
They left in 2010 and came back that year.          | 2010; DATE; 2010 | that year; DATE; 2010
They left on 3 May 2014 and came back two days later. | 3 May 2014; DATE; 2014-05-03 | two days later; DATE; 2014-05-05
They left on 3 May 2014 and came back the next day. | 3 May 2014; DATE; 2014-05-03 | the next day; DATE; 2014-05-04
By the end of the year they will leave.             | the end of the year; DATE; 2025
They will leave by year-end.                        | year-end; DATE; 2025-12-31
It lasted three days.                               | three days; DURATION; P3D
It lasted three months.                             | three months; DURATION; P3M
It took 24 hours.                                   | 24 hours; DURATION; PT24H
It took two and a half years.                       | two and a half years; DURATION; P30M
It took several weeks.                              | several weeks; DURATION; PXW
It took at least two decades.                       | at least two decades; DURATION; P20Y
A two-day visit ended.                              | two-day; DURATION; P2D
They fought for years.                              | years; DURATION; PXY
They fought in the past three days.                 | the past three days; DURATION; P3D
They will fight over the next two weeks.            | the next two weeks; DURATION; P2W
They fought in recent weeks.                        | recent weeks; DURATION; PXW
They meet every Thursday.                           | every Thursday; SET; XXXX-WXX-4
They meet on Tuesday nights.                        | Tuesday nights; SET; XXXX-WXX-2TNI
They meet daily.                                    | daily; SET; P1D
They meet every two years.                          | every two years; SET; P2Y
They fled on July 21 last year.                     | July 21 last year; DATE; 2024-07-21
They fled on 9 November of this year.               | 9 November of this year; DATE; 2025-11-09
In May 1993 they won and in July of that year lost. | May 1993; DATE; 1993-05 | July of that year; DATE; 1993-07
They fled by the end of 1792.                       | the end of 1792; DATE; 1792
It took 1,000 days.                                 | 1,000 days; DURATION; P1000D
It took 30 seconds.                                 | 30 seconds; DURATION; PT30S
It took half an hour.                               | half an hour; DURATION; PT30M
It took half a century.                             | half a century; DURATION; P50Y
It grew for two quarters.                           | two quarters; DURATION; P2Q
They won three quarters of the votes.               |
A week-long siege ended.                            | week-long; DURATION; P1W
They meet three times a week.                       | a week; SET; P1W
It pumps 5,000 barrels per day.                     | per day; SET; P1D
A recent raid failed.                               | recent; DATE; PAST_REF
They left not long ago.                             | not long ago; DATE; PAST_REF
They spoke of the future.                           | the future; DATE; FUTURE_REF
They are now leaving.                               | now; DATE; PRESENT_REF
In the morning they fled.                           | the morning; TIME; 2025-02-27TMO
The raid on Feb. 7 killed six people.               | Feb. 7; DATE; 2025-02-07
The raid of Feb. 7: what is known.                  | Feb. 7; DATE; 2025-02-07
It is in USA Today.                                 |
The raids came after Sept. 11.                      | Sept. 11; DATE; 2001-09-11
They recently left.                                 | recently; DATE; PAST_REF
In the past they left.                              | the past; DATE; PAST_REF
They will leave in the near future.                 | the near future; DATE; FUTURE_REF
They left from 2014 to 2016.                        | 2014; DATE; 2014 | 2016; DATE; 2016
The report covers March-June.                       | March-June; DATE; 2024-06
"""

ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]


def timexes(text, day=THURSDAY, **more):
    found = find_expressions(text, day, **more)
    return [(text[e.span.start : e.span.end], e.type.value, e.value) for e in found]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_phrases_of_a_sentence(row):
    wanted = [tuple(part.strip() for part in cell.split(";")) for cell in row[1:] if cell]
    assert timexes(row[0]) == wanted


def test_the_word_that_leads_a_phrase_is_told_apart():
    since, by = find_expressions("Since Monday they have planned to leave by March 9.", THURSDAY)
    assert (since.direction, by.direction) == ("since", "by")
    assert (since.when.value.earliest, since.when.value.latest) == (date(2025, 2, 24), THURSDAY)
    assert (by.value, by.when.value.latest) == ("2025-03-09", date(2025, 3, 9))


def test_a_part_is_a_modifier_and_narrows_the_interval_but_not_the_value():
    (found,) = find_expressions("They fell in early March 2014.", THURSDAY)
    assert (found.value, found.mod) == ("2014-03", "START")
    assert (found.when.value.earliest, found.when.value.latest) == (date(2014, 3, 1), date(2014, 3, 10))


def test_without_a_day_the_value_tells_what_is_known():
    found = timexes("On Monday, May 3 and in June 2014 they met for two days.", None)
    assert [value for _, _, value in found] == ["XXXX-05-03", "2014-06", "P2D"]
    assert [value for _, _, value in timexes("They met on Monday.", None)] == ["XXXX-WXX-1"]


def test_a_date_far_on_one_side_lies_on_the_other():
    assert timexes("The bank closed; payment Nov. 13.", date(1989, 11, 2))[0][2] == "1989-11-13"
    assert timexes("The plan will rest on what they saw: April 8.", date(1999, 5, 5))[0][2] == "1999-04-08"


def test_a_feast_far_back_is_the_next_one():
    assert timexes("They want a vote before Christmas.", date(2024, 11, 4))[0][2] == "2024-12-25"
    assert timexes("They voted before Christmas.", date(2025, 1, 14))[0][2] == "2024-12-25"


def test_a_year_earlier_goes_by_what_is_reported():
    told = "It lost in the first quarter. For the nine months it won, and lost a year earlier."
    assert timexes(told)[-1][2] == "2024"
    told = "It lost in the third quarter. A fourth-quarter charge will result. It won a year ago."
    assert timexes(told, date(2025, 11, 3))[-1][2] == "2024-Q3"


def test_a_range_has_the_value_of_its_end():
    assert timexes("They met Feb. 24-25.") == [("Feb. 24-25", "DATE", "2025-02-25")]


def test_a_day_that_is_a_name_is_one_only_from_afar():
    assert timexes("They met on Sept. 11.", date(2024, 9, 20))[0][2] == "2024-09-11"
    assert timexes("They will meet on Sept. 11.", date(2024, 5, 20))[0][2] == "2024-09-11"
    assert timexes("They met on Sept. 11.", date(1998, 3, 20))[0][2] == "1997-09-11"


def test_a_given_side_is_not_guessed():
    assert timexes("They met on Monday.", future=True) == [("Monday", "DATE", "2025-03-03")]


def test_an_anchor_carries_the_day_told_before_the_text():
    assert timexes("The next day they left.", anchor=date(2014, 5, 3))[0][2] == "2014-05-04"
