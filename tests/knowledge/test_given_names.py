"""The table of given names."""

import pytest

from bede.knowledge.resources import read_rows
from bede.knowledge.words.names import gender_of, is_given_name
from bede.text.normalise import fold


def test_each_name_stands_once_folded_with_one_gender():
    rows = list(read_rows("words/en/given_names.tsv"))
    names = [name for name, _ in rows]
    assert names == sorted(set(names))
    assert all(name == fold(name) for name in names)
    assert {gender for _, gender in rows} == {"m", "f"}


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Sergei Lavrov", "m"), ("Angela Merkel", "f"), ("José Stone", "m"), ("Merkel", None), ("Ariel Sharon", "m"),
     ("Qqq Stone", None), ("", None)],
)  # fmt: skip
def test_the_given_name_tells_and_the_family_name_does_not(name, gender):
    assert gender_of(name) == gender


def test_given_names_are_known_in_any_case():
    assert is_given_name("ANGELA")
    assert not is_given_name("Canterbury")
