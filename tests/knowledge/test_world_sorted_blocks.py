import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.errors import KnowledgeError
from bede.knowledge.world import sorted_blocks
from bede.knowledge.world.sorted_blocks import SortedBlocks, pack

CELLS = st.text(st.characters(blacklist_characters="\t\n", blacklist_categories=("Cs",)), max_size=4)


@given(st.lists(st.tuples(st.text("abc #", min_size=1, max_size=3), CELLS), min_size=1, max_size=40), st.integers(1, 5))
def test_what_is_packed_is_found(rows, per_block):
    rows = sorted(rows)
    before, sorted_blocks.PER_BLOCK = sorted_blocks.PER_BLOCK, per_block
    try:
        table = SortedBlocks(pack(rows))
    finally:
        sorted_blocks.PER_BLOCK = before
    assert list(table) == rows
    for key in {key for key, _ in rows}:
        assert list(table.find(key)) == [row for row in rows if row[0] == key]
        assert table.begins(key[:1])
    assert list(table.find("zz")) == []
    assert not table.begins("zz")


def test_tabs_and_disorder_are_refused():
    with pytest.raises(ValueError, match="tab or newline"):
        pack([("a", "b\tc")])
    with pytest.raises(ValueError, match="out of order"):
        pack([(key, "") for n in range(sorted_blocks.PER_BLOCK) for key in ["b"]] + [("a", "")])


@pytest.mark.parametrize("raw", [b"", b"something else", sorted_blocks.MAGIC, sorted_blocks.MAGIC + b"\x04\0\0\0abcd"])
def test_broken_bytes_are_a_knowledge_error(raw):
    with pytest.raises(KnowledgeError):
        SortedBlocks(raw)
