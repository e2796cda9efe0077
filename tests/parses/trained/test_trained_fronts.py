"""What the text before tells of a sentence."""

import pytest

from bede.model import Span
from bede.parses.trained.fronts import fronts


def shapes(*sentences: str, between: str = " ") -> list[str]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + between
    return list(fronts(text, spans))


def test_a_sentence_within_a_quotation_that_runs_on():
    told = shapes(
        '"We left at dawn," he said.', '"They came back.', "They burned the school.", 'Nobody helped."', "Rain."
    )
    assert told == ["special", "quoted", "quoting", "quoting", "quoted"]


@pytest.mark.parametrize("mark", [("“", "”"), ('"', '"'), ("``", "''")])
def test_marks_of_several_kinds(mark):
    assert shapes(f"{mark[0]}They came.", f"They left.{mark[1]}", "Rain fell.") == ["special", "quoting", "quoted"]


def test_a_mark_behind_a_word_or_a_stop_closes():
    assert shapes('He spoke of "peace".', "Rain fell.") == ["special", "quoted"]
    assert shapes('The "peace" (as "we" call it) held.', "Rain fell.") == ["special", "quoted"]


def test_a_new_paragraph_ends_a_quotation_that_it_does_not_take_up():
    assert shapes('"They came.', "Rain fell.", between="\n\n") == ["special", "quoted"]
    assert shapes('"They came.', '"They left."', between="\n\n") == ["special", "quoting"]


def test_nothing_is_carried_over_a_sentence_without_marks():
    assert shapes('"Come," he said.', "Rain fell.", "Snow fell.") == ["special", "quoted", "special"]


def test_no_sentences():
    assert list(fronts("", [])) == []
