"""Identical tellings in copies are one before anything is compared."""

import numpy as np

from bede.events.linking.columns import make_columns
from bede.events.linking.copies import representatives
from factories import FRANCE, make_claim

WORDS = {"sentence": "Troops struck the harbour of Halm"}
FAMILY = {"d1": "f1", "d2": "f1", "d3": "f1"}


def stands_for(claims, family_of=None, alone=()):
    rows = sorted(claims, key=lambda c: c.id)
    columns = make_columns(rows, FAMILY if family_of is None else family_of)
    apart = np.array([row.id in alone for row in rows], np.bool_)
    return {row.id: rows[first].id for row, first in zip(rows, representatives(columns, apart).tolist(), strict=True)}


def test_the_copy_told_first_stands_for_all():
    claims = [
        make_claim("c1", "d1", published="2022-02-27", **WORDS),
        make_claim("c2", "d2", published="2022-02-26", **WORDS),
        make_claim("c3", "d3", published=None, **WORDS),
    ]
    assert stands_for(claims) == {"c1": "c2", "c2": "c2", "c3": "c2"}


def test_documents_of_no_common_family_stand_for_themselves():
    claims = [make_claim("c1", "d1", **WORDS), make_claim("c2", "d2", **WORDS)]
    assert stands_for(claims, {}) == {"c1": "c1", "c2": "c2"}


def test_other_words_or_values_are_no_copy():
    claims = [
        make_claim("c1", "d1", **WORDS),
        make_claim("c2", "d2", sentence="The harbour was struck"),
        make_claim("c3", "d3", actors=(FRANCE,), **WORDS),
    ]
    assert stands_for(claims) == {"c1": "c1", "c2": "c2", "c3": "c3"}


def test_two_acts_of_one_sentence_stay_two():
    claims = [
        make_claim("c1", "d1", start=10, **WORDS),
        make_claim("c2", "d1", start=90, **WORDS),
        make_claim("c3", "d2", start=90, **WORDS),
        make_claim("c4", "d2", start=10, **WORDS),
    ]
    assert stands_for(claims) == {"c1": "c1", "c2": "c2", "c3": "c2", "c4": "c1"}


def test_a_judged_claim_stands_for_itself():
    claims = [make_claim(f"c{n}", f"d{n}", **WORDS) for n in (1, 2, 3)]
    assert stands_for(claims, alone={"c1"}) == {"c1": "c1", "c2": "c2", "c3": "c2"}


def test_no_claims_have_no_copies():
    assert stands_for([]) == {}
