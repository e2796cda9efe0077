"""Average linkage: the same groups as by brute force."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.events.linking.averages import average_groups


@st.composite
def tables(draw):
    """Return chances (sixteenths, so that sums are exact), forbidden pairs, and a threshold."""
    count = draw(st.integers(1, 8))
    cells = st.lists(st.tuples(st.integers(0, 16), st.integers(0, 9)), min_size=count**2, max_size=count**2)
    drawn = np.array(draw(cells), np.float64).reshape(count, count, 2)
    chances, forbidden = np.triu(drawn[..., 0], 1) / 16, np.triu(drawn[..., 1] == 0, 1)
    return chances + chances.T, forbidden | forbidden.T, draw(st.sampled_from([0.25, 0.5, 0.75]))


def by_hand(chances, forbidden, enough):
    groups = [[n] for n in range(len(chances))]
    while True:
        open_ = [
            (-sum(chances[i, j] for i in a for j in b) / (len(a) * len(b)), x, y)
            for x, a in enumerate(groups)
            for y, b in enumerate(groups)
            if x < y and not any(forbidden[i, j] for i in a for j in b)
        ]
        mean, x, y = min(open_, default=(0.0, 0, 0))
        if -mean < enough:
            return sorted(sorted(group) for group in groups)
        groups[x] += groups.pop(y)


def grouped(chances, forbidden, enough, sizes=None):
    sizes = np.ones(len(chances), np.int64) if sizes is None else np.array(sizes)
    label = average_groups(chances, forbidden, sizes, enough).tolist()
    return sorted([n for n, other in enumerate(label) if other == root] for root in set(label))


@given(tables())
def test_groups_are_those_of_brute_force(table):
    assert grouped(*table) == by_hand(*table)


def test_one_claim_in_between_does_not_join_two_groups():
    chances = np.array([[0, 0.9, 0, 0], [0.9, 0, 0.8, 0], [0, 0.8, 0, 0.9], [0, 0, 0.9, 0]])
    assert grouped(chances, np.zeros((4, 4), np.bool_), 0.5) == [[0, 1], [2, 3]]


@pytest.mark.parametrize(("size", "expected"), [(1, [[0, 1]]), (2, [[0], [1]])])
def test_a_node_of_several_claims_is_asked_for_all(size, expected):
    chances = np.array([[0, 0.8], [0.8, 0]])
    assert grouped(chances, np.zeros((2, 2), np.bool_), 0.5, [1, size]) == expected
