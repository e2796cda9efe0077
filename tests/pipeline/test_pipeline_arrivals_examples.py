"""The examples, arriving a few at a time: the same tables, ladders and stories too, as all at once."""

from pathlib import Path

import pytest
from helpers_pipeline import built

from bede.chronicle import Chronicle
from bede.chronicle.hashes import table_hashes

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "crisis").iterdir())


def hashes(file: Path) -> dict[str, tuple[int, str]]:
    with Chronicle.open(file, read_only=True) as chronicle:
        return {row.table: (row.rows, row.sha256) for row in table_hashes(chronicle)}


@pytest.mark.slow
@pytest.mark.parametrize("order", [1, -1], ids=["in their order", "the last first"])
def test_the_examples_give_the_same_tables_however_they_arrive(tmp_path, order):
    built(*EXAMPLES, into=tmp_path / "at_once.duckdb")
    arriving = EXAMPLES[::order]
    for start in range(0, len(arriving), 3):
        built(*arriving[start : start + 3], into=tmp_path / "arrived.duckdb")
    expected = hashes(tmp_path / "at_once.duckdb")
    assert expected["ladders"][0] > 10
    assert expected["stories"][0] > 10
    assert hashes(tmp_path / "arrived.duckdb") == expected
