"""Sentences side by side."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from bede.parses.trained.batches import RUN, batched, shares
from bede.parses.trained.pieces import Pieces


def pieces(length: int) -> Pieces:
    return Pieces(*(tuple(range(1, length + 1)) for _ in range(4)), (True,) * length)


@given(st.lists(st.integers(2, 90), max_size=60), st.integers(1, 12))
def test_each_sentence_stands_in_one_batch_with_all_of_its_pieces(lengths, size):
    seen = []
    for numbers, inputs in batched([pieces(n) for n in lengths], size):
        assert {len(values) for values in inputs.values()} == {len(numbers)}
        for row, number in enumerate(numbers):
            assert int(inputs["mask"][row].sum()) == lengths[number]
            assert inputs["ids"][row].tolist()[: lengths[number]] == list(range(1, lengths[number] + 1))
        seen += numbers
    assert sorted(seen) == list(range(len(lengths)))


@given(st.lists(st.integers(2, 90), min_size=1, max_size=9), st.integers(1, 5))
def test_no_cuts_through_the_order_of_length_cost_less(lengths, most):
    def cost(batches):
        return sum(RUN + len(batch) * max(lengths[number] for number in batch) for batch in batches)

    order = sorted(range(len(lengths)), key=lambda number: -lengths[number])
    inner = range(1, len(order))
    ways = [
        [order[start:end] for start, end in pairwise([0, *cuts, len(order)])]
        for count in range(len(order))
        for cuts in combinations(inner, count)
    ]
    found = list(shares(lengths, most))
    assert [number for batch in found for number in batch] == order
    assert cost(found) == min(cost(way) for way in ways if max(map(len, way)) <= most)


def test_long_documents_keep_to_the_most():
    assert max(len(batch) for batch in shares([7] * 200, 16)) == 16


def test_no_batches_of_nothing():
    assert list(batched([], 8)) == []
