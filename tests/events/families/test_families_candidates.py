"""Fingerprints, and which pairs they make worth a comparison."""

import random
from itertools import pairwise

from bede.events.families import fingerprint
from bede.events.families.candidates import RARE, find_candidates
from bede.events.families.fingerprints import SAMPLED
from bede.events.families.wording import read_wording
from events.families.helpers_families import prose, sentences
from factories import make_link_document


def prints(**texts):
    return [fingerprint(make_link_document(name, text)) for name, text in texts.items()]


def test_a_fingerprint_holds_about_a_quarter_of_the_runs():
    text = prose(1, 400)
    (one,) = prints(a=text)
    assert 0.8 < SAMPLED * len(one.runs) / len(read_wording(text).runs) < 1.2


def test_a_fingerprint_is_of_the_words_alone():
    one, other = prints(a=prose(1), b=prose(1).upper())
    assert one.digest == other.digest
    assert one.runs.tolist() == other.runs.tolist()


def test_an_excerpt_of_three_sentences_in_a_long_text_is_a_candidate():
    excerpt = " ".join([*sentences("own", 60), *sentences(1, 400)[100:103], *sentences("more", 60)])
    assert find_candidates(prints(a=prose(1, 400), b=excerpt)) == [("a", "b")]


def test_texts_apart_are_none():
    assert find_candidates(prints(**{f"d{n}": prose(n) for n in range(30)})) == []


def test_speech_makes_no_candidates():
    speech = '"' + " ".join(sentences("speech", 3)) + '" he said.'
    assert find_candidates(prints(a=prose(1) + speech, b=prose(2) + speech)) == []


def test_short_texts_of_the_same_words_are_candidates():
    assert find_candidates(prints(a="Two men were held", b="Two men were held", c="No men were held")) == [("a", "b")]


def test_documents_without_words_are_none():
    assert find_candidates(prints(a="", b="", c="...")) == []


def test_versions_at_one_address_are_candidates_on_the_web_only():
    def pair(uri):
        documents = [make_link_document(name, prose(name), uri=uri) for name in "ab"]
        return find_candidates([fingerprint(document) for document in documents])

    assert pair("https://example.org/story") == [("a", "b")]
    assert pair("file:///data/news.jsonl") == pair("-") == []


def test_what_everybody_has_pairs_each_with_few():
    stock = " ".join(sentences("stock", 5))
    many = 20 * RARE
    found = find_candidates(prints(**{f"d{n:04}": f"{prose(n, 4)}\n{stock}" for n in range(many)}))
    assert many <= len(found) <= 4 * many
    names = [f"d{n:04}" for n in range(many)]
    assert set(pairwise(names)) <= set(found)  # so that copies which everybody took still hang together


def test_the_order_of_fingerprints_does_not_matter():
    rows = prints(**{f"d{n}": prose(n // 3) for n in range(12)})
    assert find_candidates(random.Random(1).sample(rows, 12)) == find_candidates(rows)
