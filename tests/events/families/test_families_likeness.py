"""What is a family and what is none: copies of all kinds, and the hard cases that are no copies."""

import random

import pytest

from bede.events import find_families
from bede.settings import EventsOptions
from events.families.helpers_families import by, prose, sentences

OPTIONS = EventsOptions()
CRISIS = sentences("background", 3)


def families(*documents):
    return sorted(sorted(family.documents) for family in find_families(documents, OPTIONS))


def edited(text, share, seed=1):
    """Return the text with one word in so many changed."""
    chance = random.Random(seed)
    return " ".join(word if chance.random() > share else f"x{chance.randrange(10**9)}" for word in text.split(" "))


def test_the_same_text_in_two_outlets():
    assert families(by("Halm Post", "a", prose(1)), by("Tarn Echo", "b", prose(1))) == [["a", "b"]]


def test_a_reprint_that_changed_one_word_in_four():
    assert families(by("Halm Post", "a", prose(1, 20)), by("Tarn Echo", "b", edited(prose(1, 20), 0.25))) == [
        ["a", "b"]
    ]


def test_a_reprint_that_kept_a_third_and_added_as_much():
    cut = " ".join([*sentences(1, 12)[:4], *sentences("own", 4)])
    assert families(by("Halm Post", "a", prose(1, 12)), by("Tarn Echo", "b", cut)) == [["a", "b"]]


def test_an_excerpt_in_a_text_of_its_own():
    host = " ".join([*sentences("own", 15), *sentences(1, 40)[20:23], *sentences("more", 10)])
    assert families(by("Halm Post", "a", prose(1, 40)), by("Tarn Echo", "b", host)) == [["a", "b"]]


def test_unrelated_texts_stay_apart():
    assert families(*(by(f"outlet {n}", f"d{n}", prose(n)) for n in range(5))) == []


def test_one_quoted_statement_of_forty_words_makes_no_family():
    speech = '"' + " ".join(sentences("speech", 4)) + '" the minister said.'
    documents = [by(f"outlet {n}", f"d{n}", f"{prose(n)}\n{speech}\n{prose(-n, 4)}") for n in (1, 2, 3)]
    assert families(*documents) == []


def test_background_that_an_outlet_repeats_makes_no_family():
    documents = [by("Halm Post", f"d{n}", "\n".join([prose(n), *CRISIS])) for n in range(4)]
    assert families(*documents) == []


def test_nor_between_the_copies_of_its_reports():
    """The reprint and the other report share what the outlet itself repeats, so it shows nothing."""
    texts = ["\n".join([prose(n), *CRISIS]) for n in range(2)]
    first, second = (by("Halm Post", name, text) for name, text in zip("ab", texts, strict=True))
    assert families(first, second, by("Tarn Echo", "c", texts[1])) == [["b", "c"]]


def test_background_of_a_wire_in_reports_that_credit_it_makes_no_family():
    documents = [by(f"outlet {n}", f"d{n}", "\n".join([prose(n), *CRISIS]), credit="Reuters") for n in range(3)]
    assert families(*documents) == []


def test_two_edits_of_a_wire_report_share_its_opening():
    report = sentences(1, 20)
    first = by("Halm Post", "a", " ".join(report[:3] + sentences("one", 17)), credit="Reuters")
    second = by("Tarn Echo", "b", " ".join(report[:3] + sentences("two", 17)), credit="Reuters")
    assert families(first, second) == [["a", "b"]]


def test_lines_of_a_publishing_system_in_many_outlets_make_no_family():
    system = " ".join(sentences("system", 3))
    documents = [by(f"outlet {n}", f"d{n}", f"{prose(n, 20)}\n{system}") for n in range(8)]
    assert families(*documents) == []


def test_a_report_of_the_same_make_days_later_is_a_new_one():
    index = sentences("index", 6)
    monday = by("Halm Post", "a", " ".join([*index, *sentences("monday", 2)]), "2022-03-07")
    friday = by("Halm Post", "b", " ".join([*index, *sentences("friday", 2)]), "2022-03-11")
    assert families(monday, friday) == []
    tuesday = by("Halm Post", "c", " ".join([*index, *sentences("tuesday", 2)]), "2022-03-08")
    assert families(monday, tuesday) == [["a", "c"]]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_versions_at_one_address_are_a_family_whatever_they_say(scheme):
    uri = f"{scheme}://example.org/story"
    assert families(by("Halm Post", "a", prose(1), uri=uri), by("Halm Post", "b", prose(2), uri=uri)) == [["a", "b"]]


@pytest.mark.parametrize("uri", ["file:///data/news.jsonl", "-", "news.jsonl"])
def test_records_of_one_file_are_not_versions_of_one_another(uri):
    assert families(by("Halm Post", "a", prose(1), uri=uri), by("Halm Post", "b", prose(2), uri=uri)) == []


def test_texts_without_words_are_no_copies():
    assert families(by(None, "a", ""), by(None, "b", ""), by(None, "c", "...")) == []


def test_a_round_up_belongs_to_one_of_the_reports_and_does_not_join_them():
    first, second = by("Halm Post", "a", prose(1, 30)), by("Tarn Echo", "b", prose(2, 30))
    both = " ".join([*sentences(1, 30)[:12], *sentences(2, 30)[:8], *sentences("own", 20)])
    assert families(first, second, by("Marn Gazette", "c", both, "2022-02-27")) == [["a", "c"]]


def test_a_report_that_hundred_outlets_took_is_one_family():
    report = prose(1, 12)
    takers = [by(f"outlet {n}", f"d{n:03}", f"{edited(report, 0.1, n)}\n{prose(-n, 2)}") for n in range(100)]
    assert families(*takers) == [[taker.id for taker in takers]]
