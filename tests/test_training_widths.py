"""Batches of recurring widths: every sentence once, one width a batch, never more than the room."""

from hypothesis import given
from hypothesis import strategies as st
from training.widths import WIDTH, batches_by_length, filled

LENGTHS = st.lists(st.integers(3, 192), max_size=200)


@given(LENGTHS, st.integers(200, 2000), st.integers(0, 9))
def test_every_item_is_in_one_batch_and_batches_keep_to_the_room(lengths, room, seed):
    batches = batches_by_length(lengths, room, seed)
    assert sorted(n for batch in batches for n in batch) == list(range(len(lengths)))
    for batch in batches:
        widths = {filled(lengths[n]) for n in batch}
        assert len(widths) == 1
        assert len(batch) == 1 or len(batch) * widths.pop() <= room


@given(LENGTHS, st.integers(200, 2000))
def test_of_each_width_all_batches_but_one_are_of_one_size(lengths, room):
    sizes: dict[int, list[int]] = {}
    for batch in batches_by_length(lengths, room, 1):
        sizes.setdefault(filled(lengths[batch[0]]), []).append(len(batch))
    for found in sizes.values():
        assert len(set(sorted(found)[1:])) <= 1


def test_an_order_is_drawn_by_its_seed():
    lengths = [3 + n % 150 for n in range(400)]
    assert batches_by_length(lengths, 500, 4) == batches_by_length(lengths, 500, 4)
    assert batches_by_length(lengths, 500, 4) != batches_by_length(lengths, 500, 5)


def test_lengths_are_filled_to_the_next_multiple():
    assert [filled(n) for n in (1, WIDTH, WIDTH + 1)] == [WIDTH, WIDTH, 2 * WIDTH]
