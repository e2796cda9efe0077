"""What looks like a date and is none."""

from itertools import pairwise

import pytest

from bede.knowledge.words.times import find_times, time_patterns


def found(text):
    return [match.group().strip() for _, match in find_times(text)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "He may, march or not, sing.",
        "It cost 2014 people their homes.",
        "The army lost in 2000 soldiers what it won in tanks.",
        "A report by the Sunday Times said so.",
        "She wrote for the Mail on Sunday.",
        "The Good Friday Agreement held.",
        "The side won 3-2.",
        "In 2,000 cases nothing was done.",
        "She is 12 years old.",
        "A 12-year-old boy won.",
        "He married May Smith.",
        "A letter by May said no.",
        "The mayor spoke to the marchers.",
        "They met at 20 Augustus Street.",
        "Room 1999 was empty.",
        "The 2014-2015 and 3:16 lines.",
    ],
)
def test_no_date(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In March 5,000 people fled.", ["March"]),
        ("In March 20 people died.", ["March"]),
        ("In May 2000 people were held.", ["May"]),
        ("On May 9 he may march.", ["May 9"]),
        ("On March 3 and 10 people died.", ["March 3"]),
        ("Between March 3 and 10 the town fell.", ["March 3"]),
        ("They came on Monday and left on Tuesday night.", ["Monday", "Tuesday night"]),
        ("It began on February 24, 2022, and went on in 2023.", ["February 24, 2022", "2023"]),
        ("On Wednesday, Feb. 26, he spoke.", ["Wednesday, Feb. 26"]),
        ("Two days later the town fell.", ["Two days later"]),
        ("By the end of last week it was over.", ["the end of last week"]),
        ("He left in 2014.", ["2014"]),
        ("“since Monday’s vote”", ["Monday"]),
    ],
)
def test_dates_in_a_sentence(text, dates):
    assert found(text) == dates


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("from 28 December to 3 January", "28 December to 3 January"),
        ("between March 3 and 10", "March 3 and 10"),
        ("from 2014 to 2016", "2014 to 2016"),
        ("Friday and Saturday", "Friday and Saturday"),
    ],
)
def test_two_dates_of_a_text_are_one_range_where_they_are_the_words_of_one_act(words, whole):
    assert [match.group() for _, match in find_times(words, alone=True)] == [whole]
    assert len(found(words)) == 2 or words.startswith("between")


def test_dating_phrases_come_in_order_and_do_not_overlap():
    text = "From Monday to Wednesday, and again on 3 March 2022, as in early 2014 and the 1990s, they met last week."
    spans = [match.span() for _, match in find_times(text)]
    assert len(spans) == 6
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_what_a_pattern_needs_is_in_all_that_it_finds():
    text = """On Monday, Feb. 24-25, 24 February 2022, between July and September, from 2014 to 2016, last week, by the
    end of the year, in the past 24 hours, two months ago, within 30 days, the first quarter of 2024, early 2014,
    summer 2023, since the 1990s, in December, on the 24th, the next day, three days later, over the weekend"""
    found = [(pattern, match.group()) for pattern in time_patterns() for match in pattern.regex.finditer(text)]
    assert len({pattern.rule for pattern, _ in found}) > 15
    assert [words for pattern, words in found if not pattern.needs.search(words)] == []


def test_a_phrase_is_found_however_far_into_the_text_it_stands():
    filler = "word " * 200
    assert found(f"{filler}on 3 March 2022 {filler}since last week {filler}") == ["3 March 2022", "last week"]
