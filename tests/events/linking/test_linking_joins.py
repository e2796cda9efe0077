"""Pairs that share a key: the same as by brute force."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.events.linking import joins
from bede.events.linking.joins import pairs_by_key

ENTRIES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), unique=True, max_size=40)
LEADING = st.sets(st.integers(0, 9))


def joined(entries, leading):
    keys = np.array([key for key, _ in entries], np.int64)
    rows = np.array([row for _, row in entries], np.int32)
    leads = np.array([row in leading for _, row in entries], np.bool_)
    chunks = list(pairs_by_key(keys, rows, leads))
    return [tuple(pair) for left, right in chunks for pair in zip(left.tolist(), right.tolist(), strict=True)], chunks


def by_hand(entries, leading):
    """Brute force: every pair of entries with one key, of which one leads."""
    found = []
    for (key, row), (other_key, other) in combinations(entries, 2):
        if key == other_key and leading & {row, other}:
            found.append((min(row, other), max(row, other)))
    return found


@given(ENTRIES, LEADING)
def test_pairs_are_those_that_share_a_key_and_have_a_leader(entries, leading):
    found, _ = joined(entries, leading)
    assert sorted(found) == sorted(by_hand(entries, leading))


@pytest.mark.parametrize("size", [1, 2, 7])
@given(ENTRIES, LEADING)
def test_small_chunks_give_the_same_pairs(size, entries, leading):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joins, "CHUNK", size)
        found, chunks = joined(entries, leading)
    assert sorted(found) == sorted(by_hand(entries, leading))
    assert all(len(left) <= max(size, 10) for left, _ in chunks)
