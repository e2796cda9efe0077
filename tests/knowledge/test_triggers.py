"""Families and meanings of words that name acts."""

import numpy as np
import pytest

from bede.knowledge.resources import read_bytes
from bede.knowledge.words.triggers import WIDTH, base_form, families_of, meaning_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("seized", "seizure"), ("met", "meeting"), ("died", "deaths"), ("withdrew", "withdrawal"), ("struck", "strikes"),
        ("took part in talks", "talked"), ("bombings", "bombed"), ("Agreed", "agreement"), ("invaded", "invasion"),
    ],
)  # fmt: skip
def test_words_of_one_family(first, second):
    assert families_of(first) == families_of(second)


def test_words_of_several_families_keep_their_order():
    assert families_of("shot and killed") == (*families_of("shoot"), *families_of("kill"))


def test_a_light_word_stands_where_there_is_no_other():
    assert families_of("took over")
    assert families_of("carried out attacks") == families_of("attack")


def test_unknown_words_are_families_of_their_own():
    assert families_of("zorbled") == families_of("zorbles") == ("zorbl",)
    assert families_of("zed") == ("zed",)
    assert families_of("…") == ("…",)
    assert not meaning_of(("zorbl",)).any()


@pytest.mark.parametrize(
    ("word", "base"), [("stopped", "stop"), ("tried", "try"), ("making", "make"), ("lying", "lie"), ("sent", "send")]
)
def test_base_forms(word, base):
    assert base_form(word, {"stop", "try", "make", "lie", "send"}) == base


def test_meanings_have_length_one_and_tell_near_from_far():
    kill, murder, praise = (meaning_of(families_of(word)) for word in ("kill", "murder", "praise"))
    assert kill.shape == (WIDTH,)
    assert float(kill @ kill) == pytest.approx(1, abs=1e-5)
    assert float(kill @ murder) > 0.4 > float(kill @ praise)
    assert np.isfinite(kill).all()


def test_the_tables_stay_small():
    assert sum(len(read_bytes(f"words/en/{name}.tsv")) for name in ("triggers", "rarity")) < 300_000
