"""Sentences side by side."""

from hypothesis import given
from hypothesis import strategies as st

from bede.parses.trained.batches import batched
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


def test_batches_are_even_in_number_and_about_equal_in_work():
    batches = list(batched([pieces(n) for n in (10, 12, 14, 16, 18, 20, 30, 40, 60)], 8))
    assert len(batches) == 2
    work = [int(inputs["mask"].sum()) for _, inputs in batches]
    assert max(work) < 2 * min(work)


def test_no_batches_of_nothing():
    assert list(batched([], 8)) == []
