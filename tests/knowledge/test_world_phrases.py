import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.knowledge.world.entries import Form
from bede.knowledge.world.phrases import Phrases, pieces, prefixes

NAMES = ("North", "North Vale", "North Vale Water Board", "Vale's Court", "Vale")


def of(names):
    phrases = Phrases()
    for name in names:
        phrases.add(Form(name, ambiguous=False, exact=False), name)
    return phrases


@pytest.mark.parametrize(
    ("text", "length", "name"),
    [
        ("North Vale Water Board met", 4, "North Vale Water Board"),
        ("North Vale Water met", 2, "North Vale"),
        ("North Vale's Water Board", 2, "North Vale"),
        ("North wind", 1, "North"),
        ("Vale's Court sat", 2, "Vale's Court"),
        ("Vale's mayor", 1, "Vale"),
    ],
)
def test_the_longest_name_counts_though_a_shorter_one_begins_it(text, length, name):
    found = of(NAMES).longest(text.split(), 0)
    assert found is not None
    assert (found[0], [candidate.value for candidate in found[1]]) == (length, [name])


@given(st.lists(st.sampled_from(["North", "Vale", "Vale's", "Water", "Board", "Court", "'s"]), min_size=1))
def test_it_finds_what_a_look_at_every_end_finds(tokens):
    keys = {" ".join(key for _, key in pieces(name)): name for name in NAMES}
    ends = [(length, keys[key]) for length, _, key in prefixes(tokens, 0, 9) if key in keys]
    found = of(NAMES).longest(tokens, 0)
    assert (None if found is None else (found[0], found[1][0].value)) == (ends[-1] if ends else None)
