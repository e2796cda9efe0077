"""What amounts allow, and which contradict each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.claims.amounts import read_amount
from bede.events.agreeing.ranges import Range, Whom, range_of, unit_of, whom
from bede.model import Amount, AmountKind, Span


def amount(text, kind=AmountKind.KILLED):
    low, best, high, unit = read_amount(text)
    return Amount(kind, text, Span(0, len(text)), low, best, high, unit)


@pytest.mark.parametrize(
    ("first", "second", "meet"),
    [
        ("12 people", "twelve people", True),
        ("12 people", "13 people", False),
        ("about 100", "104", True),
        ("about 100", "140", False),
        ("100", "104", True),  # a round figure
        ("104", "108", False),
        ("40", "42", False),  # small figures are meant
        ("$1.2bn", "$1.24bn", True),
        ("$15bn", "$17bn", False),
        ("at least 12", "40", True),
        ("at least 12", "11", False),
        ("at least twelve", "11", False),
        ("more than 30,000", "34,500", True),
        ("up to 180", "150", True),
        ("up to 180", "35", False),
        ("up to 180", "190", False),
        ("nearly 50", "48", True),
        ("nearly 50", "30", False),
        ("fewer than 50", "3", True),
        ("dozens", "31", True),
        ("dozens", "20", True),
        ("dozens", "9", False),
        ("hundreds", "1,200", True),
        ("between 10 and 20", "15", True),
        ("between 10 and 20", "25", False),
    ],
)
def test_which_figures_contradict(first, second, meet):
    a, b = range_of(amount(first)), range_of(amount(second))
    assert a.meets(b) is meet
    assert b.meets(a) is meet


def test_words_without_a_figure_have_no_range():
    assert range_of(amount("several people")) is None


@given(st.floats(1, 1e12), st.sampled_from(["", "about ", "nearly ", "up to "]))
def test_a_figure_lies_within_its_own_range(figure, words):
    given_amount = Amount(AmountKind.MONEY, f"{words}{figure}", Span(0, 1), None, figure, None, None)
    found = range_of(given_amount)
    assert found.least <= figure <= found.most


@given(st.tuples(st.floats(0, 100), st.floats(0, 100)), st.tuples(st.floats(0, 100), st.floats(0, 100)))
def test_ranges_meet_where_a_figure_is_in_both(first, second):
    a, b = Range(*sorted(first)), Range(*sorted(second))
    assert a.meets(b) is (max(a.least, b.least) <= min(a.most, b.most))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("12 people", AmountKind.KILLED, Whom.ALL),
        ("12", AmountKind.KILLED, Whom.ALL),
        ("three children", AmountKind.KILLED, Whom.CIVILIANS),
        ("up to 180 foreign mercenaries", AmountKind.KILLED, Whom.FIGHTERS),
        ("five soldiers", AmountKind.INJURED, Whom.FIGHTERS),
        ("five soldiers", AmountKind.TROOPS, Whom.ALL),
    ],
)
def test_who_is_counted(text, kind, expected):
    assert whom(amount(text, kind)) is expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("$15bn", AmountKind.MONEY, "USD"),
        ("€11bn", AmountKind.MONEY, "EUR"),
        ("ten tanks", AmountKind.UNITS, "tank"),
        ("one tank", AmountKind.UNITS, "tank"),
        ("ten people", AmountKind.KILLED, None),
    ],
)
def test_under_which_unit_amounts_are_compared(text, kind, expected):
    assert unit_of(amount(text, kind)) == expected
