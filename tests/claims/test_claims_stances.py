"""Stances that the words say outright."""

import pytest

from bede.claims.stances import stance_of, told_stance
from bede.model import Stance

DISCLAIMS, DECLINES = Stance.DISCLAIMS, Stance.DECLINES


def stance(sentence: str, trigger: str) -> Stance | None:
    return told_stance(sentence, sentence.index(trigger))


@pytest.mark.parametrize(
    ("sentence", "trigger", "wanted"),
    [
        ("Norland said it was not aware of any raid on the port.", "raid", DISCLAIMS),
        ("The ministry has no knowledge of a pledge.", "pledge", DISCLAIMS),
        ("The Courier could not independently verify the shelling.", "shelling", DISCLAIMS),
        ("“I’ve never heard of that,” Ada Stone said of the request.", "request", DISCLAIMS),
        ("Asked about the seizure, Ada Stone said she knew nothing about it.", "seizure", DISCLAIMS),
        ("The palace declined to comment on the arrests.", "arrests", DECLINES),
        ("Suderia would neither confirm nor deny that it had sent troops.", "sent", DECLINES),
        ("The bank did not immediately respond to a request for comment on the fine.", "fine", DECLINES),
        ("When asked whether it had paid, the company declined to comment.", "paid", DECLINES),
        ("Norland said its army had shelled the port.", "shelled", None),
        ("Norland could confirm that its army had shelled the port.", "shelled", None),
        ("Norland denied shelling the port.", "shelling", None),
    ],
)
def test_words_that_leave_no_doubt(sentence, trigger, wanted):
    assert stance(sentence, trigger) is wanted


def test_what_stands_before_such_words_is_untouched_unless_it_was_asked_about():
    assert stance("After the raid the mayor declined to comment on the fine.", "raid") is None


def test_a_new_clause_is_about_something_else():
    assert stance("The mayor declined to comment on the fine, but condemned the raid.", "raid") is None
    assert stance("Asked about the fine, the mayor condemned the raid and declined to comment.", "raid") is None


def test_a_letter_that_grows_when_made_small_shifts_nothing():
    assert told_stance("İzel declined to comment on the raid.", 33) is None


@pytest.mark.parametrize(
    ("read", "sentence", "wanted"),
    [
        (Stance.DENIES, "Norland rejected reports of a raid.", Stance.DENIES),
        (Stance.DENIES, "Norland spoke at length of the raid.", Stance.ASSERTS),
        (Stance.DENIES, "No group has claimed responsibility for the raid, which was not the first.", Stance.ASSERTS),
        (Stance.DENIES, "The league claimed no credit: it did not fly the raid, its chief said.", Stance.DENIES),
        (DECLINES, "The palace made no statement on the raid.", DECLINES),
        (DECLINES, "The palace was wary of the raid.", Stance.ASSERTS),
        (DISCLAIMS, "It was too early to judge the raid, the mayor said.", DISCLAIMS),
        (DISCLAIMS, "The mayor deplored the raid.", Stance.ASSERTS),
        (DISCLAIMS, "The mayor denied reports of a raid.", Stance.DENIES),
        (DISCLAIMS, "Norland denied Sudland's claim of a raid.", Stance.DENIES),
        (Stance.ASSERTS, "The ministry said reports of a raid on Halm were false.", Stance.DENIES),
        (Stance.ASSERTS, "The mayor said the raid and the reports were wrong.", Stance.ASSERTS),
        (Stance.QUESTIONS, "Analysts doubted that the raid had taken place.", Stance.QUESTIONS),
        (Stance.QUESTIONS, "Analysts said that the raid would cost votes.", Stance.ASSERTS),
        (Stance.ASSERTS, "Norland denied the raid.", Stance.ASSERTS),
    ],
)
def test_a_stance_that_is_read_needs_a_word_for_it(read, sentence, wanted):
    assert stance_of(read, sentence, sentence.index("raid"), voiced=True) is wanted


def test_what_is_denied_entry_is_an_act_and_no_denial():
    sentence = "Guards denied them entry and the raid was off, she doubted."
    assert stance_of(Stance.QUESTIONS, sentence, sentence.index("raid"), voiced=True) is Stance.QUESTIONS


def test_words_outrank_the_reader_only_where_somebody_speaks():
    sentence = "Norland could not confirm the raid."
    assert stance_of(Stance.ASSERTS, sentence, sentence.index("raid"), voiced=True) is DISCLAIMS
    assert stance_of(Stance.ASSERTS, sentence, sentence.index("raid"), voiced=False) is Stance.ASSERTS
