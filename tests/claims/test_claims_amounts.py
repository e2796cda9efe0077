import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.claims.amounts import counted_by, read_amount
from bede.knowledge.words.amounts import amount_words
from bede.model import AmountKind, EventType


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "unit"),
    [
        ("35 people", None, 35, None, "people"),
        ("at least 35", 35, None, None, None),
        ("at least 596 civilians", 596, None, None, "civilians"),
        ("up to 180", None, None, 180, None),
        ("as many as 200 fighters", None, None, 200, "fighters"),
        ("more than two hundred", 200, None, None, None),
        ("no more than 40 men", None, None, 40, "men"),
        ("no fewer than 12", 12, None, None, None),
        ("fewer than 100", None, None, 100, None),
        ("about 1,200 prisoners", None, 1200, None, "prisoners"),
        ("an estimated 1,000 protesters", None, 1000, None, "protesters"),
        ("At least another 20", 20, None, None, None),
        ("the 12 soldiers", None, 12, None, "soldiers"),
        ("300 or more people", 300, None, None, "people"),
        ("1.5 million people", None, 1_500_000, None, "people"),
        ("2,000 troops", None, 2000, None, "troops"),
        ("2 000 troops", None, 2000, None, "troops"),
        ("2,000 troops from Norland", None, 2000, None, "troops"),
        ("a 500-strong battalion", None, 500, None, "battalion"),
        ("35", None, 35, None, None),
    ],
)
def test_figures(text, low, best, high, unit):
    assert read_amount(text) == (low, best, high, unit)


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "unit"),
    [
        ("$15bn", None, 15e9, None, "USD"),
        ("at least $15bn", 15e9, None, None, "USD"),
        ("$1.5 billion", None, 1.5e9, None, "USD"),
        ("up to €500m", None, None, 500e6, "EUR"),
        ("£20 million", None, 20e6, None, "GBP"),
        ("US$3m", None, 3e6, None, "USD"),
        ("A$250m", None, 250e6, None, "AUD"),
        ("nearly $60bn", None, None, 60e9, "USD"),
        ("300 million roubles", None, 300e6, None, "RUB"),
        ("$10m to $15m", 10e6, None, 15e6, "USD"),
        ("a million dollars", None, 1e6, None, "USD"),
    ],
)
def test_money(text, low, best, high, unit):
    assert read_amount(text) == (low, best, high, unit)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("dozens", 24),
        ("Dozens of people", 24),
        ("scores of villagers", 40),
        ("hundreds", 200),
        ("several hundred fighters", 200),
        ("thousands of people", 2000),
        ("a few thousand people", 2000),
        ("tens of thousands of people", 20_000),
        ("hundreds of thousands", 200_000),
        ("many dozens", 24),
    ],
)
def test_vague_numbers_have_a_low_and_nothing_else(text, low):
    assert read_amount(text)[:3] == (low, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three", 3),
        ("thirty-five people", 35),
        ("ninety", 90),
        ("a dozen men", 12),
        ("two dozen", 24),
        ("a hundred", 100),
        ("two hundred thousand", 200_000),
        ("one thousand two hundred", 1200),
        ("one hundred and five", 105),
        ("two million people", 2_000_000),
        ("3 dozen", 36),
        ("15 thousand", 15_000),
        ("500 m", 500),
        ("two of the five men", 2),
        ("20k", 20_000),
    ],
)
def test_number_words(text, value):
    assert read_amount(text)[1] == value


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 10 and 20 people", 10, 20),
        ("10 to 20", 10, 20),
        ("10-20 men", 10, 20),
        ("between ten and twelve", 10, 12),
        ("2 to 3 million", 2e6, 3e6),
        ("two or three", 2, 3),
    ],
)
def test_ranges_have_both_ends(text, low, high):
    assert read_amount(text)[:3] == (low, None, high)


def test_two_numbers_that_are_no_range():
    assert read_amount("12 and 20")[:3] == (None, 12, None)
    assert read_amount("35 - 12")[:3] == (None, 35, None)


@pytest.mark.parametrize("text", ["", "people", "the city", "someone", "weightone", "everyone"])
def test_words_without_a_number_have_no_value(text):
    assert read_amount(text)[:3] == (None, None, None)


def test_pounds_of_something_are_no_money():
    assert read_amount("500 pounds of explosives")[3] != "GBP"
    assert read_amount("500 pounds")[3] == "GBP"


@given(st.text(max_size=40))
def test_any_text_can_be_read(text):
    low, best, high, _ = read_amount(text)
    assert low is None or high is None or low <= high
    assert best is None or (low is None and high is None)


@given(st.integers(1, 10**9), st.sampled_from(sorted(amount_words().bounds)))
def test_every_bound_gives_the_figure_itself(number, bound):
    low, best, high, _ = read_amount(f"{bound} {number:,} people")
    expected = {"low": (number, None, None), "best": (None, number, None), "high": (None, None, number)}
    assert (low, best, high) == expected[amount_words().bounds[bound]]


@pytest.mark.parametrize(
    ("act", "read", "wanted"),
    [
        ((EventType.SANCTION, "expel"), AmountKind.KILLED, AmountKind.DISPLACED),
        ((EventType.COERCE, "arrest"), AmountKind.INJURED, AmountKind.DETAINED),
        ((EventType.COERCE, "arrest"), AmountKind.UNITS, AmountKind.UNITS),
        ((EventType.ASSAULT, "abduct"), AmountKind.KILLED, AmountKind.ABDUCTED),
        ((EventType.ASSAULT, None), AmountKind.INJURED, AmountKind.INJURED),
    ],
)
def test_the_act_says_what_the_persons_of_an_amount_are(act, read, wanted):
    assert counted_by(*act, read) is wanted


@pytest.mark.parametrize(
    ("before", "amount", "behind", "wanted"),
    [
        ("a mortar attack, killing ", "4 people", " and injuring 11 in a market", AmountKind.KILLED),
        ("killing 4 people and injuring ", "11", " in a market", AmountKind.INJURED),
        ("In the raid ", "nine", " were wounded, police said", AmountKind.INJURED),
        ("In the raid ", "nine", " others have been killed", AmountKind.KILLED),
        ("the flood left ", "2,000", " people homeless", AmountKind.DISPLACED),
        ("after ", "nine", " rockets killed a guard", AmountKind.TROOPS),
        ("police killed the leader of ", "nine", " men who fled", AmountKind.TROOPS),
    ],
)
def test_the_words_beside_a_count_say_what_its_persons_are(before, amount, behind, wanted):
    read = AmountKind.TROOPS if wanted is AmountKind.TROOPS else AmountKind.KILLED
    assert counted_by(EventType.ASSAULT, None, read, before, behind) is wanted


def test_words_farther_off_leave_a_count_as_it_was_read():
    assert counted_by(EventType.ASSAULT, None, AmountKind.INJURED, "killed in a blast that hit ", " shops") is (
        AmountKind.INJURED
    )


def test_a_trailing_and_is_no_unit():
    assert read_amount("35 people and") == (None, 35.0, None, "people")
