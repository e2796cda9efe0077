import gzip
import re

import pytest

from bede.errors import KnowledgeError
from bede.knowledge import resources
from bede.knowledge.resources import digest, read_rows, read_toml, table_names


def test_toml_and_rows_are_read():
    assert read_toml("world/seats.toml")["seat"][0]["name"] == "Kremlin"
    first = next(iter(read_rows("world/countries.tsv")))
    assert first[0] == "AFG"
    assert len(first) == 21


def test_rows_have_as_many_cells_as_their_header():
    assert {len(row) for row in read_rows("world/countries.tsv")} == {21}


def test_compressed_rows_are_read(tmp_path, monkeypatch):
    (tmp_path / "small.tsv.gz").write_bytes(gzip.compress(b"name\tsize\n# a comment\nIrpin\t60\n"))
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    assert list(read_rows("small.tsv.gz")) == [["Irpin", "60"]]


def test_missing_table_is_a_knowledge_error_that_says_what_to_do():
    with pytest.raises(KnowledgeError, match=r"install bede again"):
        read_toml("world/no-such.toml")


def test_folders_are_listed_sorted():
    names = table_names("ontology/types")
    assert len(names) == 16
    assert list(names) == sorted(names)


def test_digest_is_a_stable_sha256():
    assert re.fullmatch(r"[0-9a-f]{64}", digest())
    before = digest()
    digest.cache_clear()
    assert digest() == before
