import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.knowledge.world import Title, kind_of, party_index
from bede.knowledge.world.index import _meaning
from bede.knowledge.world.phrases import pieces


def first(text):
    return party_index().longest(text.split(), 0)


def code(match):
    entry = match.entry
    return entry.country.code if match.kind == "demonym" else entry.code


@pytest.mark.parametrize(
    ("text", "length", "kind", "coded"),
    [
        ("U.S. officials", 1, "country", "USA"),
        ("US officials", 1, "country", "USA"),
        ("United States of America said", 4, "country", "USA"),
        ("U.N. Security Council members", 3, "body", "UNO"),
        ("Russian missiles", 1, "demonym", "RUS"),
        ("South Korean officials", 2, "demonym", "KOR"),
        ("Republic of Korea", 3, "country", "KOR"),
        ("Democratic Republic of the Congo", 5, "country", "COD"),
        ("Côte d'Ivoire", 2, "country", "CIV"),
        ("Cote d ' Ivoire", 4, "country", "CIV"),
        ("Guinea - Bissau", 3, "country", "GNB"),
        ("Guinea-Bissau 's", 1, "country", "GNB"),
        ("Türkiye", 1, "country", "TUR"),
        ("St. Lucia", 2, "country", "LCA"),
        ("al-Qaeda cell", 1, "body", None),
        ("Al Qaeda cell", 2, "body", None),
        ("Nato chief", 1, "body", "NATO"),
        ("State Department spokesman", 2, "body", "USA"),
        ("Downing Street said", 2, "seat", "GBR"),
        ("Kiev said", 1, "seat", "UKR"),
        ("Washington , D.C. said", 3, "seat", "USA"),
        ("Afghans", 1, "demonym", "AFG"),
        ("Frenchmen", 1, "demonym", "FRA"),
        ("Revolutionary Guards", 2, "body", "IRN"),
        ("Soviet troops", 1, "demonym", "SUN"),
        ("Scottish police", 1, "demonym", "GBR"),
        ("Russia's army", 1, "country", "RUS"),
        ("Russia 's army", 1, "country", "RUS"),
        ("Houthis' drones", 1, "body", "YEM"),
        ("Western powers", 2, "body", "WEST"),
    ],
)
def test_names_are_found(text, length, kind, coded):
    match = first(text)
    assert (match.length, match.kind, code(match)) == (length, kind, coded)


@pytest.mark.parametrize(
    "text", ["us all", "who said", "turkey farm", "polish the shoes", "is it", "ice", "swiss", "Us"]
)
def test_words_that_only_look_like_names_are_not(text):
    match = first(text)
    assert match is None or match.kind == "title"


@pytest.mark.parametrize(
    "text", ["Jordan", "Chad", "Georgia", "Georgian", "Congolese", "Korean", "Washington", "Brussels"]
)
def test_ambiguous_names_say_so(text):
    assert first(text).ambiguous


def test_rivals_are_listed_most_likely_first():
    congolese = first("Congolese")
    assert code(congolese) == "COD"
    assert [rival.country.code for rival in congolese.rivals] == ["COG"]
    assert {seat.code for seat in (first("Brussels").entry, *first("Brussels").rivals)} == {
        "EU",
        "NATO",
        "BEL",
    }
    assert first("Mexican").rivals == ()


def test_a_name_with_capitals_comes_before_a_role_word():
    assert first("Communist Party officials").kind == "body"
    assert first("communist party officials").kind == "title"


def test_titles_match_in_any_case():
    for text in ("Secretary of State John", "secretary of state john"):
        match = first(text)
        assert (match.length, match.entry.name) == (3, "secretary of state")
    assert first("gunmen fled").entry.name == "gunman"
    assert first("MPs voted").entry.name == "MP"


def test_punctuation_and_empty_tokens_name_nobody():
    for token in (",", "'", "-", "", "’s", "(", "."):
        assert party_index().longest([token], 0) is None


def test_no_two_entries_claim_the_same_unambiguous_name():
    clashes = []
    for key, candidates in party_index():
        for roles in (True, False):
            group = [c for c in candidates if isinstance(c.value, Title) == roles]
            meanings = {_meaning(c.value) for c in group}
            if len(meanings) > 1 and not all(c.form.ambiguous for c in group):
                clashes.append((key, sorted(meanings)))
    assert clashes == []


def test_every_name_is_found_as_it_is_written():
    lost = []
    for _key, candidates in party_index():
        for candidate in candidates:
            match = party_index().longest(candidate.form.text.split(), 0)
            if match is None or match.length != len(candidate.form.text.split()):
                lost.append((candidate.form.text, kind_of(candidate.value)))
    assert lost == []


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6))
def test_any_tokens_give_a_match_within_them_or_none(tokens):
    for start in range(len(tokens)):
        match = party_index().longest(tokens, start)
        assert match is None or 1 <= match.length <= len(tokens) - start


def test_pieces_keep_what_is_written_beside_the_key():
    assert pieces("U.S.") == (("US", "us"),)
    assert pieces("N'Djamena") == (("N", "n"), ("Djamena", "djamena"))
    assert pieces("Médecins") == (("Médecins", "medecins"),)
    assert pieces("-") == ()
