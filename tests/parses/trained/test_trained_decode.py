"""From tags to stretches, by hand."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.model import Span
from bede.parses.trained.decode import STAY, anchor_end, likeliest, softmax, span_of, stretches
from bede.parses.trained.pieces import Pieces

LABELS = ("O", "B-actor", "I-actor", "B-recipient", "I-recipient")


def chances(*tags: str) -> np.ndarray:
    """Probabilities by which each piece has the tag named with 0.9."""
    rows = np.full((len(tags), len(LABELS)), 0.1 / 4, dtype=np.float32)
    for row, tag in enumerate(tags):
        rows[row, LABELS.index(tag)] = 0.9
    return rows


def found(*tags: str, words: tuple[int, ...] | None = None) -> list[tuple[int, int, str]]:
    words = tuple(range(len(tags))) if words is None else words
    return [(s.first, s.end, s.kind) for s in stretches(chances(*tags), LABELS, words)]


def test_a_stretch_runs_to_the_next_word():
    assert found("B-actor", "I-actor", "O", "B-recipient", "O") == [(0, 2, "actor"), (3, 4, "recipient")]


def test_a_stretch_that_goes_to_the_end_has_no_word_behind():
    assert found("O", "B-actor", "I-actor") == [(1, -1, "actor")]


def test_two_stretches_side_by_side():
    assert found("B-actor", "B-actor", "O") == [(0, 1, "actor"), (1, 2, "actor")]


def test_an_inside_tag_begins_nothing():
    likely = chances("O", "O", "O")
    likely[1] = [0.55, 0.01, 0.42, 0.01, 0.01]
    assert list(stretches(likely, LABELS, (0, 1, 2))) == []


def test_a_phrase_does_not_break_off_where_it_is_likely_to_go_on():
    article = chances("B-actor", "O", "I-actor", "O")
    article[1] = [0.5, 0.01, 0.47, 0.01, 0.01]
    assert [(s.first, s.end) for s in stretches(article, LABELS, (0, 1, 2, 3))] == [(0, 3)]


TAG = st.floats(-8, 0, allow_nan=False)


@given(st.lists(st.lists(TAG, min_size=5, max_size=5), min_size=1, max_size=5))
def test_the_likeliest_sequence_is_the_best_of_all_that_are_allowed(rows):
    def worth(path: tuple[int, ...]) -> float:
        total = 0.0
        for at, tag in enumerate(path):
            goes_on = tag in (2, 4) and at > 0 and path[at - 1] in (tag, tag - 1)
            if tag in (2, 4) and not goes_on:
                return -np.inf
            total += rows[at][tag] + (STAY if goes_on else 0)
        return total

    best = max(worth(path) for path in product(range(5), repeat=len(rows)))
    assert worth(tuple(likeliest(rows))) == pytest.approx(best)


def test_pieces_inside_a_word_say_nothing():
    assert found("O", "B-actor", "O", "I-actor", "O", words=(0, 1, 3, 4)) == [(1, 4, "actor")]


def test_no_words_no_stretches():
    assert found(words=()) == []


def test_the_score_is_that_of_the_weakest_tag():
    weak = chances("B-actor", "I-actor", "O")
    weak[1] = [0.2, 0.1, 0.6, 0.05, 0.05]
    assert next(stretches(weak, LABELS, (0, 1, 2))).score == pytest.approx(0.6)


def test_softmax_sums_to_one():
    assert softmax(np.array([[1.0, 2.0, 1000.0]], dtype=np.float32)).sum() == pytest.approx(1.0)


def test_a_trigger_ends_where_the_next_begins():
    tags = np.array([[0, 9, 0], [0, 0, 9], [0, 4, 9], [9, 0, 0]], dtype=np.float32)
    assert anchor_end(tags, (0, 1, 2, 3), 0, {0}) == 3
    assert anchor_end(tags, (0, 1, 2, 3), 0, {0, 2}) == 2


def test_spans_count_from_the_sentence():
    pieces = Pieces((101, 7, 8, 9, 102), (0,) * 5, (0, 0, 3, 7, 0), (0, 2, 6, 9, 0), (False, True, True, False, False))
    assert span_of(pieces, 1, 2, 100) == Span(100, 102)
    assert span_of(pieces, 2, -1, 100) == Span(103, 109)
