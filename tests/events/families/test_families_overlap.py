"""What two texts share, sentence by sentence."""

from hypothesis import given
from hypothesis import strategies as st

from bede.events.families.overlap import compare
from bede.events.families.wording import read_wording
from events.families.helpers_families import sentences

ONE, TWO = sentences("one"), sentences("two")


def overlap(first, second):
    return compare(read_wording(" ".join(first)), read_wording(" ".join(second)))


def test_the_same_text_stands_in_itself_whole():
    mine, theirs = overlap(ONE, ONE)
    assert mine == theirs
    assert (mine.share, mine.closeness, mine.sentences, mine.all_sentences) == (1.0, 1.0, tuple(range(10)), 10)


def test_texts_with_nothing_in_common_share_nothing():
    mine, theirs = overlap(ONE, TWO)
    assert (mine.share, mine.sentences, theirs.share) == (0.0, (), 0.0)


def test_a_part_is_the_whole_of_the_shorter_text():
    mine, theirs = overlap(ONE, ONE[4:7])
    assert mine.sentences == (4, 5, 6)
    assert 0.25 < mine.share < 0.35
    assert theirs.share == 1.0


def test_paragraphs_in_another_order_are_the_same_text():
    mine, _ = overlap(ONE, ONE[::-1])
    assert mine.sentences == tuple(range(10))
    assert mine.share > 0.8  # the runs across two sentences are new


def test_one_sentence_made_two_is_still_the_same():
    words = ONE[0].rstrip(".").split()
    longer = [" ".join(words + ONE[1].split())]
    mine, theirs = overlap(longer, ONE[:2])
    assert mine.sentences and theirs.sentences == (0, 1)


def test_set_phrases_scattered_over_a_text_are_nothing_taken():
    phrase = "the prime minister of Norland said"
    first = [f"{sentence[:-1]} {phrase}." for sentence in sentences("p", words=20)]
    second = [f"{phrase.capitalize()} {sentence}" for sentence in sentences("q", words=20)]
    assert overlap(first, second)[0].runs == 0


def test_speech_that_both_quote_is_left_out():
    speech = '"' + " ".join(sentences("speech", 3)) + '" he said.'
    mine, theirs = overlap([*ONE, speech], [*TWO, speech])
    assert (mine.runs, theirs.runs) == (0, 0)


def test_texts_of_little_but_speech_are_compared_whole():
    speech = '"' + " ".join(sentences("speech", 6)) + '" he said.'
    mine, theirs = overlap([speech], [speech, ONE[0]])
    assert mine.share == 1.0
    assert theirs.share > 0.7


@given(st.lists(st.sampled_from(ONE + TWO)), st.lists(st.sampled_from(ONE + TWO)))
def test_both_sides_change_places_with_the_texts(first, second):
    mine, theirs = overlap(first, second)
    assert overlap(second, first) == (theirs, mine)
    assert 0 <= mine.share <= 1 and 0 <= mine.closeness <= 1
