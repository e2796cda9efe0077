"""How a text is laid out for comparison: what makes no difference, and where sentences and speech lie."""

import pytest

from bede.events.families.wording import read_wording


def runs(text):
    return read_wording(text).runs.tolist()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ships left HALM on Monday", "the ships left Halm on monday"),
        ("They will co-operate with Norland", "They will cooperate with Norland"),
        ("The minister’s ships left", "The minister's ships left"),
        ("U.S. officials gave 15,000 coins", "US officials gave 15000 coins"),
        ("The café in Tarn burned", "The cafe in Tarn burned"),
        ("They will co-\noperate with Norland", "They will cooperate with Norland"),
    ],
)
def test_spelling_and_type_make_no_difference(one, other):
    assert runs(one) == runs(other)


def test_other_words_do():
    assert set(runs("The ships left Halm")) & set(runs("The trains left Halm")) == set()


@pytest.mark.parametrize("text", ["", "...", "One", "Two words", "\n\n"])
def test_texts_without_three_words_have_no_runs(text):
    wording = read_wording(text)
    assert len(wording.runs) == len(wording.sentence) == len(wording.quoted) == 0


def test_a_run_belongs_to_the_sentence_of_its_middle_word():
    wording = read_wording("One two three four five six seven eight. Nine ten eleven twelve more and more again.")
    assert wording.sentence.tolist() == [0] * 7 + [1] * 7


def test_an_abbreviation_ends_no_sentence_and_a_short_one_is_none():
    wording = read_wording("Mr. Stone met the envoys of Norland in Halm on Monday. He left.")
    assert set(wording.sentence.tolist()) == {0}


@pytest.mark.parametrize("marks", ["“{}”", '"{}"'])
def test_long_speech_is_told_apart_and_names_held_up_are_not(marks):
    long, short = marks.format("we will never give way to them"), marks.format("the iron line")
    wording = read_wording(f"The envoy said: {long}. Behind {short} nobody moved at all.")
    quoted = wording.quoted.tolist()
    assert quoted[2:9] == [True] * 7
    assert not any(quoted[:2] + quoted[9:])


def test_speech_that_is_not_closed_ends_with_its_paragraph():
    wording = read_wording('"We will never give way to them\nThe ships left Halm on Monday')
    assert wording.quoted.tolist() == [True] * 6 + [False] * 5
