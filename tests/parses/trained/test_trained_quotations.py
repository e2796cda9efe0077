"""Stretches between quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.model import Span
from bede.parses.trained.quotations import quotations


def found(text, *, sentences=None):
    spans = sentences or [Span(0, len(text))]
    return [text[span.start : span.end] for span in quotations(text, spans)]


def split(*sentences, between=" "):
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + between
    return found(text, sentences=spans)


@pytest.mark.parametrize("mark", [("“", "”"), ('"', '"'), ("``", "''")])
def test_marks_of_several_kinds(mark):
    first, last = mark
    assert found(f"He spoke of {first}peace{last} and {first}work{last}.") == ["peace", "work"]


def test_a_quotation_runs_over_sentences_until_it_is_closed():
    assert split('"They came.', "They left.", 'Nobody helped," she said.', "Rain.") == [
        "They came. They left. Nobody helped,"
    ]


def test_a_paragraph_ends_a_quotation_unless_it_takes_it_up():
    assert split("“They came.", "Rain fell.", between="\n\n") == ["They came."]
    assert split("“They came.", "“They left.”", between="\n\n") == ["They came.\n\n“They left."]


def test_marks_that_nothing_opened_and_empty_ones_are_none():
    assert found('They came," he said.') == []
    assert found("An empty “” one.") == []


@given(st.lists(st.text(alphabet='ab "“”\n', min_size=1, max_size=12), min_size=1, max_size=6))
def test_stretches_are_apart_in_order_and_hold_no_closing_mark(parts):
    text, spans = "", []
    for part in parts:
        spans.append(Span(len(text), len(text) + len(part)))
        text += part + " "
    told = quotations(text, spans)
    assert all(span.start < span.end for span in told)
    assert all(one.end < other.start for one, other in pairwise(told))
    assert all("”" not in text[span.start : span.end] for span in told)
