"""Word pieces keep their place in the text, and know what their word looks like."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from bede.parses.trained import TrainedReader
from bede.parses.trained.pieces import SHAPES, cut, shape_of
from bede.settings import ParsesOptions


@cache
def shipped() -> Tokenizer:
    return TrainedReader(ParsesOptions()).model.tokenizer


@pytest.fixture
def tokenizer() -> Tokenizer:
    return shipped()


def looks(tokenizer: Tokenizer, text: str) -> list[tuple[str, str]]:
    """The words of a text, each with its shape."""
    pieces = cut(tokenizer, [text], 256)[0]
    opens = [n for n, first in enumerate(pieces.opens) if first]
    ends = [*opens[1:], len(pieces.ids) - 1]
    return [
        (text[pieces.starts[n] : pieces.ends[end - 1]], SHAPES[pieces.shapes[n]])
        for n, end in zip(opens, ends, strict=True)
    ]


def test_words_and_their_shapes(tokenizer):
    assert looks(tokenizer, "The US told us that McKay’s F16 hit 12 men.") == [
        ("The", "opening"), ("US", "capitals"), ("told", "lower"), ("us", "lower"), ("that", "lower"),
        ("McKay", "mixed"), ("’", "mark"), ("s", "lower"), ("F16", "alphanumeric"), ("hit", "lower"),
        ("12", "digits"), ("men", "lower"), (".", "mark"),
    ]  # fmt: skip


def test_a_quotation_mark_does_not_open_a_sentence(tokenizer):
    assert looks(tokenizer, "“Russia struck Kyiv")[1:] == [
        ("Russia", "opening"),
        ("struck", "lower"),
        ("Kyiv", "title"),
    ]


def test_capitals_tell_nothing_where_all_is_in_capitals(tokenizer):
    shapes = {shape for _, shape in looks(tokenizer, "THE ARMY SAID TODAY THAT 12 REBELS DIED.")}
    assert shapes == {"shouted", "digits", "mark"}
    assert looks(tokenizer, "NATO said")[0] == ("NATO", "capitals")


@pytest.mark.parametrize(
    ("word", "shape"),
    [("I", "letter"), ("é", "lower"), ("Éire", "title"), ("8", "digits"), ("—", "mark"), ("", "mark")],
)
def test_shape_of_a_word(word, shape):
    assert shape_of(word) == shape


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
@settings(deadline=None, max_examples=200)
def test_offsets_lie_in_order_within_the_text(text):
    pieces = cut(shipped(), [text], 256)[0]
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.starts) == len(pieces.ends) == len(pieces.opens)
    inner = list(zip(pieces.starts, pieces.ends, strict=True))[1:-1]
    assert all(0 <= start <= end <= len(text) for start, end in inner)
    assert inner == sorted(inner)


def test_what_is_cut_off_has_no_pieces(tokenizer):
    pieces = cut(tokenizer, ["one two three four five six seven"], 6)[0]
    assert len(pieces.ids) == 6
    assert pieces.ends[-2] == len("one two three four")
