"""Tokens with exact offsets, and the words that must be cut so that tables can be looked up."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bede.text.tokens import tokenise

CASES = {
    "U.S. troops": ["U.S.", "troops"],
    "Mr. Putin’s men": ["Mr.", "Putin", "’s", "men"],
    "Mr Putin's": ["Mr", "Putin", "'s"],
    "didn’t can't won't cannot": ["did", "n’t", "ca", "n't", "wo", "n't", "can", "not"],
    "$15bn, €1.5m and 2.5 million": ["$15bn", ",", "€1.5m", "and", "2.5", "million"],
    "at 19:16 on 1,000": ["at", "19:16", "on", "1,000"],
    "March 3rd, 2014.": ["March", "3rd", ",", "2014", "."],
    "pro-Russian counter-offensive": ["pro-Russian", "counter-offensive"],
    "“We met,” he said...": ["“", "We", "met", ",", "”", "he", "said", "..."],
    "Kyiv (Ukraine) -- now": ["Kyiv", "(", "Ukraine", ")", "--", "now"],
    "they've they’re I'm": ["they", "'ve", "they", "’re", "I", "'m"],
    "John F. Kerry": ["John", "F.", "Kerry"],
    "40% of 😀": ["40%", "of", "😀"],
    "soldiers' camp": ["soldiers", "'", "camp"],
    "": [],
    " \n\t ": [],
}


@pytest.mark.parametrize("text", CASES)
def test_cuts(text):
    assert [token.text for token in tokenise(text, 0)] == CASES[text]


def test_look_up_has_small_letters_and_a_plain_apostrophe():
    assert [token.lower for token in tokenise("Putin’s Kyiv", 7)] == ["putin", "'s", "kyiv"]


words = st.sampled_from(list(CASES)) | st.text(max_size=12)


@given(st.lists(words, max_size=6).map(" ".join), st.text(max_size=10))
@example("e\u0301 İstanbul ﬁn 👩\u200d👩\u200d👧 \u202eשלום\u202c", "x")
@example("U.S.", "")
@settings(max_examples=200, deadline=None)
def test_offsets_are_exact_and_no_character_is_lost(text, before):
    tokens = tokenise(text, len(before))
    whole, at = before + text, len(before)
    for token in tokens:
        assert token.start >= at
        assert whole[token.start : token.end] == token.text
        assert whole[at : token.start].strip() == "", "only white space stands between tokens"
        at = token.end
    assert whole[at:].strip() == ""
