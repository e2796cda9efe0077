import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.text.tokens import tokenise


def words(text):
    return [token.text for token in tokenise(text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("U.S. troops", ["U.S.", "troops"]),
        ("Mr. Kerry met", ["Mr.", "Kerry", "met"]),
        ("Russia's army", ["Russia", "'s", "army"]),
        ("Russia’s army", ["Russia", "’s", "army"]),
        ("didn't go", ["did", "n't", "go"]),
        ("won’t go, can't", ["wo", "n’t", "go", ",", "ca", "n't"]),
        ("$15bn in aid", ["$15bn", "in", "aid"]),
        ("$1.5 billion", ["$1.5", "billion"]),
        ("2,000 men.", ["2,000", "men", "."]),
        ("pro-Russian forces", ["pro-Russian", "forces"]),
        ("George W. Bush", ["George", "W.", "Bush"]),
        ("“We go,” he said", ["“", "We", "go", ",", "”", "he", "said"]),
        ("the 24th", ["the", "24th"]),
        ("at 10:30 ...", ["at", "10:30", "..."]),
        ("they're", ["they", "'re"]),
        ("cannot hold", ["can", "not", "hold"]),
    ],
)
def test_tokenise_cuts(text, expected):
    assert words(text) == expected


def test_lower_has_a_plain_apostrophe():
    assert [token.lower for token in tokenise("It’s", 0)] == ["it", "'s"]


@given(st.text(), st.integers(0, 1000))
def test_tokens_are_what_stands_at_their_offsets(text, offset):
    end = 0
    for token in tokenise(text, offset):
        start = token.start - offset
        assert text[start : token.end - offset] == token.text
        assert start >= end
        assert token.text.strip() == token.text != ""
        end = token.end - offset


@given(st.text())
def test_nothing_but_white_space_is_lost(text):
    kept = "".join(words(text))
    assert "".join(kept.split()) == "".join(text.split())


def test_the_same_line_elsewhere_has_its_own_offsets():
    first, second = tokenise("It’s here", 0), tokenise("It’s here", 100)
    assert [(t.text, t.start + 100, t.end + 100, t.lower) for t in first] == [tuple(t) for t in second]
