"""Documents that copy one another, and documents that only share phrases."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.events import find_families
from bede.settings import EventsOptions
from factories import make_link_document

OPTIONS = EventsOptions()


def prose(seed, words=120):
    """Return words that no other seed shares in the same order."""
    return " ".join(f"w{seed}x{random.Random(f'{seed}-{n}').randrange(10**6)}" for n in range(words))


def families(*documents, options=OPTIONS):
    return [set(family.documents) for family in find_families(documents, options)]


def test_the_same_text_is_a_family_with_its_earliest_member_first():
    late = make_link_document("a", prose(1), "2022-03-02")
    early = make_link_document("b", prose(1), "2022-03-01")
    (family,) = find_families([late, early], OPTIONS)
    assert family.documents == ("b", "a")
    assert family.reasons == ("the first known", "the same text")


def test_case_quotes_and_spaces_hide_no_copy():
    text = "“Norland’s ships,” he said, " + prose(1)
    plain = '"Norland\'s ships," he   said,\n' + prose(1).upper()
    assert families(make_link_document("a", text), make_link_document("b", plain)) == [{"a", "b"}]


def test_an_edited_reprint_keeps_about_a_third():
    reprint = " ".join(prose(1).split()[:50]) + " " + prose(2, 70)
    (family,) = find_families([make_link_document("a", prose(1)), make_link_document("b", reprint)], OPTIONS)
    assert family.reasons[1].startswith("shares 46 runs of words, 40% of the shorter text")


def test_an_excerpt_is_a_copy_of_the_long_text():
    excerpt = " ".join(prose(1, 600).split()[200:260])
    assert families(make_link_document("a", prose(1, 600)), make_link_document("b", excerpt)) == [{"a", "b"}]


def test_a_shared_credit_is_told():
    documents = [make_link_document(d, prose(1), credit="NPA") for d in "ab"]
    assert find_families(documents, OPTIONS)[0].reasons[1] == "the same text, both credit NPA"


def test_unrelated_texts_stay_apart():
    assert families(*(make_link_document(f"d{n}", prose(n)) for n in range(5))) == []


def test_a_shared_statement_of_two_sentences_is_no_copy():
    statement = prose(9, 15)
    documents = [make_link_document(f"d{n}", f"{prose(n, 30)} {statement}") for n in range(2)]
    assert families(*documents) == []


def test_stock_phrases_say_nothing():
    options = EventsOptions(stock_phrase=3)
    stock = prose("stock", 60)
    documents = [make_link_document(f"d{n}", f"{stock} {prose(n, 60)}") for n in range(6)]
    found = families(*documents, options=options)
    assert found == [{"d0", "d1", "d2"}]  # what came before it was known for a stock phrase
    assert families(*documents[:2], options=options) == [{"d0", "d1"}]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_later_version_at_the_same_address(scheme):
    uri = f"{scheme}://example.org/story"
    documents = [make_link_document("a", prose(1), uri=uri), make_link_document("b", prose(2), uri=uri)]
    (family,) = find_families(documents, OPTIONS)
    assert family.reasons == ("the first known", "a later version at the same address")


@pytest.mark.parametrize("uri", ["file:///data/news.jsonl", "-", "news.jsonl"])
def test_records_of_one_file_are_not_versions_of_one_another(uri):
    assert families(make_link_document("a", prose(1), uri=uri), make_link_document("b", prose(2), uri=uri)) == []


def test_a_chain_of_copies_is_one_family():
    middle = prose(1) + " " + prose(2)
    documents = [make_link_document("a", prose(1)), make_link_document("b", middle), make_link_document("c", prose(2))]
    assert families(*documents) == [{"a", "b", "c"}]


def test_texts_without_words_are_no_copies():
    assert families(make_link_document("a", ""), make_link_document("b", ""), make_link_document("c", "...")) == []


@given(st.permutations(range(6)))
def test_the_order_of_documents_does_not_matter(order):
    documents = [make_link_document(f"d{n}", prose(n // 2), f"2022-03-0{n + 1}") for n in range(6)]
    shuffled = [documents[n] for n in order]
    assert set(find_families(shuffled, OPTIONS)) == set(find_families(documents, OPTIONS))
