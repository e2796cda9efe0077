"""Measures of clusters: cases reckoned by hand, and what holds of all clusters."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.evaluate.clusters import b_cubed, ceaf_e, muc, score_clusters

WANTED = "aaabbc"
GIVEN = "xxyyyz"
"""Wanted {1 2 3} {4 5} {6}, given {1 2} {3 4 5} {6}."""

labels = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=14)


def test_b_cubed_averages_over_items():
    # Precision: 1 and 2 have 2/2, 3 has 1/3, 4 and 5 have 2/3, 6 has 1/1. Recall: 2/3 2/3 1/3 1 1 1.
    found = b_cubed(WANTED, GIVEN)
    assert found.precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3 + 1) / 6)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1 + 1) / 6)


def test_muc_counts_links():
    # Wanted needs 2 + 1 + 0 links; {1 2 3} falls into two pieces, so 1 + 1 are right; given makes 1 + 2 + 0.
    found = muc(WANTED, GIVEN)
    assert (found.precision, found.recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))


def test_muc_of_single_items_is_zero():
    assert muc("abc", "xyz").f1 == 0


def test_ceaf_pairs_clusters_one_to_one():
    # {1 2 3}-{1 2}: 4/5, {4 5}-{3 4 5}: 4/5, {6}-{6}: 1; the sum over three clusters on each side.
    found = ceaf_e(WANTED, GIVEN)
    assert (found.precision, found.recall) == (pytest.approx(2.6 / 3), pytest.approx(2.6 / 3))


def test_ceaf_takes_the_best_pairing_and_not_the_first():
    # a = {1..5}, b = {6..9}; x = {1 2 6 7 8 9}, y = {3 4 5}. Best: a-y 6/8 and b-x 8/10; a-x would leave b none.
    assert ceaf_e("aaaaabbbb", "xxyyyxxxx").recall == pytest.approx((6 / 8 + 8 / 10) / 2)


def test_purity_and_pieces():
    found = score_clusters(WANTED, GIVEN)
    assert found.purity == pytest.approx(5 / 6)
    assert found.pieces == pytest.approx(4 / 3)
    assert (found.items, found.wanted, found.given) == (6, 3, 3)
    assert found.conll == pytest.approx((found.muc.f1 + found.b_cubed.f1 + found.ceaf_e.f1) / 3)


def test_single_events_are_pure_and_in_pieces():
    found = score_clusters("aab", "xyz")
    assert (found.purity, found.pieces, found.b_cubed.precision) == (1, 1.5, 1)


@pytest.mark.parametrize(("wanted", "given_"), [("", ""), ("ab", "x")])
def test_labels_that_do_not_match_are_refused(wanted, given_):
    with pytest.raises(ValueError, match="labels"):
        score_clusters(wanted, given_)


@given(labels)
def test_right_clusters_score_one_under_any_names(pairs):
    wanted = [a for a, _ in pairs]
    found = score_clusters(wanted, [f"event {a}" for a in wanted])
    assert found.b_cubed.f1 == found.ceaf_e.f1 == found.purity == found.pieces == pytest.approx(1)
    assert found.muc.f1 == pytest.approx(1 if len(set(wanted)) < len(wanted) else 0)


@given(labels, st.randoms())
def test_the_order_of_items_does_not_matter(pairs, random):
    shuffled = random.sample(pairs, len(pairs))
    first, second = (score_clusters(*zip(*rows, strict=True)) for rows in (pairs, shuffled))
    assert first.conll == pytest.approx(second.conll)
    assert first.purity == second.purity


@given(labels)
def test_precision_is_recall_the_other_way_round(pairs):
    wanted, given_ = zip(*pairs, strict=True)
    for measure in (b_cubed, muc, ceaf_e):
        assert measure(wanted, given_).precision == pytest.approx(measure(given_, wanted).recall)


@given(labels)
def test_ceaf_is_the_best_of_all_pairings(pairs):
    wanted, given_ = zip(*pairs, strict=True)
    rows, columns = sorted(set(wanted)), sorted(set(given_))
    sizes = {(0, name): wanted.count(name) for name in rows} | {(1, name): given_.count(name) for name in columns}
    likeness = np.array([[2 * pairs.count((a, b)) / (sizes[0, a] + sizes[1, b]) for b in columns] for a in rows])
    if len(rows) > len(columns):
        likeness = likeness.T
    best = max(
        sum(likeness[row, column] for row, column in enumerate(order))
        for order in permutations(range(likeness.shape[1]), likeness.shape[0])
    )
    assert ceaf_e(wanted, given_).recall == pytest.approx(best / len(rows))
