"""Words that tell who stands behind a report, and what two sides call one act."""

import pytest

from bede.knowledge.words.telling import (
    ally_of,
    cited_outlet,
    denies_in_words,
    figure_words,
    labels,
    outlet_key,
    publisher_key,
    speaks_for_a_state,
)


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("A diplomat told the Halm Courier that talks had begun.", "halm-courier"),
        ("Talks have begun, a diplomat told the Halm Courier.", "halm-courier"),
        ("Talks have begun, a diplomat told Reuters.", "reuters"),
        ("According to the New York Times, talks have begun.", "new-york-times"),
        ("The Tarn Mirror first reported that talks had begun.", "tarn-mirror"),
        ("In an interview with AFP, she said that talks had begun.", "agence-france-presse"),
        ("The letter, seen by the Halm Gazette, speaks of talks.", "halm-gazette"),
        ("Talks have begun, a diplomat told reporters.", None),
        ("Ada Stone told Jon Brandt that talks had begun.", None),
        ("According to Norland's ministry, talks have begun.", None),
        ("She told the Times of old that talks had begun.", "times"),
        ("Talks have begun.", None),
    ],
)
def test_the_outlet_that_was_told(sentence, outlet):
    assert cited_outlet(sentence) == outlet


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Reuters", "Reuters News"),
        ("AP", "The Associated Press"),
        ("the Halm Courier", "Halm Courier"),
        ("NYT", "New York Times"),
    ],
)
def test_spellings_of_one_outlet_have_one_key(first, second):
    assert outlet_key(first) == publisher_key(second)


@pytest.mark.parametrize("name", ["Ada Stone", "Norland", "the ministry", "", "A"])
def test_other_names_are_no_outlets(name):
    assert outlet_key(name) is None


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Norland's state television", True),
        ("state-run media", True),
        ("state news agency Xinhua", True),
        ("TASS", True),
        ("the Halm Courier", False),
        ("local media", False),
        ("State Department", False),
        ("Ada Stone", False),
    ],
)
def test_which_outlets_are_a_state_s_own(words, state):
    assert speaks_for_a_state(words) is state


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("pro-Russian separatists", "RUS"),
        ("Iran-backed militia", "IRN"),
        ("Turkish-backed rebels", "TUR"),
        ("fighters backed by France", "FRA"),
        ("separatists", None),
        ("pro-democracy marchers", None),
        ("Russian troops", None),
    ],
)
def test_allies_by_their_own_name(name, code):
    assert ally_of(name) == code


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Norland denied that it had struck Halm.", True),
        ("Norland's denial came late.", True),
        ("We did not strike Halm, said Brandt.", True),
        ("We haven't sent any troops, said Brandt.", True),
        ("Brandt called the report baseless.", True),
        ("Norland had no role in it, said Brandt.", True),
        ("There were no strikes, said Brandt.", True),
        ("Brandt did not deny that Norland had struck Halm.", False),
        ("Brandt did not know of any strike.", False),
        ("The police had no motive for the bombing.", False),
        ("Brandt expressed doubt about the strike.", False),
        ("Norland struck Halm, said Stone.", False),
    ],
)
def test_words_of_denial(sentence, denied):
    assert denies_in_words(sentence) is denied


def test_no_word_of_a_pair_is_mild_and_harsh_at_once():
    for pair in labels():
        for word in pair.mild.pattern[5:-1].split("|"):
            assert not pair.harsh.search(word.replace("\\", "")), word


def test_words_of_figures():
    words = figure_words()
    assert words.about.search("about 100") and not words.about.search("100")
    assert words.part.search("12 people, including four children")
    assert words.civilians.search("three children") and not words.civilians.search("three soldiers")
    assert words.fighters.search("mercenaries") and not words.fighters.search("people")
