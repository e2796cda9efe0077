"""What a given name tells: whether it is mostly a man's or a woman's."""

from functools import cache
from typing import Literal

from bede.knowledge.resources import read_rows
from bede.text.normalise import fold

Gender = Literal["m", "f"]


def gender_of(name: str) -> Gender | None:
    """Return the gender that the given names of a whole name mostly have, the first that tells; None where none does.

    The last word, and a name of one word, tell nothing: many family names are given names too ("Sharon").
    """
    table = _genders()
    return next((table[word] for word in fold(name).split()[:-1] if word in table), None)


def is_given_name(word: str) -> bool:
    """Return whether a word is a given name of the table."""
    return fold(word) in _genders()


@cache
def _genders() -> dict[str, Gender]:
    return {name: "f" if gender == "f" else "m" for name, gender in read_rows("words/en/given_names.tsv")}
