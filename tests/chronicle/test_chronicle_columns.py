from pathlib import Path

import pytest

import bede.model.codes
from bede.chronicle.columns import Column, Table, View, arrow_table
from bede.chronicle.reference import columns_markdown
from bede.chronicle.schema import TABLES
from bede.chronicle.shapes import SHAPES
from bede.chronicle.views import VIEWS
from bede.chronicle.vocabularies import MEANINGS

PAGE = Path(__file__).parents[2] / "docs" / "columns.md"


def test_page_of_columns_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == columns_markdown(), (
        "run: python -m bede.chronicle.reference > docs/columns.md"
    )


@pytest.mark.parametrize("thing", [*TABLES, *VIEWS], ids=lambda thing: thing.name)
def test_every_column_has_a_name_of_its_own_and_a_sentence(thing: Table | View):
    names = [column.name for column in thing.columns]
    assert len(names) == len(set(names))
    for text in (thing.doc, *(column.doc for column in thing.columns)):
        assert text.endswith((".", ".)"))
        assert text[0] == "`" or text[0].isupper(), text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_keys_are_required_columns(table: Table):
    columns = {column.name: column for column in table.columns}
    assert all(columns[name].required for name in table.key if (table.name, name) != ("rejects", "detail"))


def test_vocabularies_are_complete():
    for vocabulary, meanings in MEANINGS.items():
        assert list(meanings) == [code.value for code in vocabulary], vocabulary.__name__
    used = {column.vocabulary for table in TABLES for column in table.columns if column.vocabulary}
    assert used <= set(MEANINGS)
    in_model = {getattr(bede.model.codes, name) for name in dir(bede.model.codes) if name[0].isupper()} - {
        bede.model.codes.StrEnum,
        bede.model.codes.MentionKind,
    }
    assert in_model <= set(MEANINGS)


def test_fields_of_nested_rows_have_names_of_their_own():
    for shape in SHAPES.values():
        names = [field.name for field in shape.fields]
        assert len(names) == len(set(names))


def test_rows_must_have_every_column():
    table = Table("t", "T.", ("a",), (Column("a", "VARCHAR", "A."), Column("b", "INTEGER", "B.")))
    assert arrow_table(table, [{"a": "x\ud800y", "b": 1}]).to_pylist() == [{"a": "x\ufffdy", "b": 1}]
    with pytest.raises(KeyError):
        arrow_table(table, [{"a": "x"}])
