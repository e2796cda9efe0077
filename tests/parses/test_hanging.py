"""Times and actors of a clause that hangs on a phrase."""

from dataclasses import replace

import pytest

from bede.model import EventType
from bede.parses.hanging import without_strangers
from marked import marked


def freed(line, type=EventType.ASSAULT, cue="", others=()):
    one = marked(line, type, cue)
    (found, *_) = without_strangers(one.text, one.sentences, [one.frame, *others], one.mentions)
    return one, found


@pytest.mark.parametrize(
    "line",
    [
        "[Norland] *released* (three pilots) captured in {November 2018}.",
        "[Norland] *released* (three pilots) taken off {last week}.",
        "[Norland] *released* the (pilots) whom it had seized near Vell in {2018}.",
        "[Norland] *left* (the pact), which Sudland signed in {2018}.",
        "(Three pilots) captured in {November 2018} have since been *released*.",
        "[Norland], which left the pact in {2018}, *demanded* talks.",
        "[Ada Stone], who arrived in Halm {on Monday} for talks, *thanked* (the rebels).",
        "[Norland] *signed* (the pact) in Vell with the elders of Halm, who asked for it {on Monday}.",
    ],
)
def test_the_time_of_a_hanging_clause_is_not_the_acts(line):
    assert freed(line)[1].time is None


@pytest.mark.parametrize(
    "line",
    [
        "[Norland] *released* (three pilots) on {Monday}.",
        "[Norland] *released* (three pilots) captured near Vell on {Monday}.",  # either may be meant
        "[Police] *held* (a man) who works at the port on {Monday}.",
        "[Norland] *released* the (pilots) whom it had seized, on {Monday}.",
        "[Norland] *met* (the elders of Halm), who rule the coast, in Vell on {Monday}.",
        "[Norland] *opened* (the talks), which will end in Vell on {Monday}.",
        "[Norland] *released* (the pilots) who had fled and went home on {Monday}.",
        "(Three pilots) were captured on {Monday} and *released*.",
        "[Those] *carrying* (the wounded) arrived {on Sunday}.",
        "The *talks* launched in {March} went on.",
        "[Norland], which left the pact, {on Monday} *demanded* talks.",
        "[Norland], on {Monday}, *demanded* talks.",
        "[Rebels] *shot* (the guards), wounded on {Monday}.",
    ],
)
def test_where_the_time_may_be_the_acts_it_stays(line):
    assert freed(line)[1].time is not None


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("[Norland] *released* (three pilots) whom it had seized near _Vell_.", False),
        ("[Ada Stone], who flew to _Vell_ for talks, *thanked* (the rebels).", False),
        ("[Norland] *released* (three pilots) held in _Vell_.", True),
        ("[Norland] *released* (three pilots) in _Vell_.", True),
    ],
)
def test_a_place_is_the_hanging_clauses_only_where_that_tells_what_had_been(line, stays):
    one = marked(line)
    vell = next(m for m in one.mentions if one.words([m]) == ["Vell"])
    frame = replace(one.frame, place=vell)
    (found,) = without_strangers(one.text, one.sentences, [frame], one.mentions)
    assert (found.place is not None) is stays


def test_an_act_behind_an_article_is_an_object():
    other = marked("Norland condemned the *attack* carried out on Sunday.").frame
    line = "[Norland] *condemned* the attack carried out on {Sunday}."
    assert freed(line, EventType.ACCUSE, others=[other])[1].time is None


def test_the_day_of_telling_is_not_that_of_what_is_told():
    line = "<Norland> denied on {Friday} that [its planes] had *bombed* (the port)."
    assert freed(line, cue="denied")[1].time is None


@pytest.mark.parametrize(
    ("line", "type", "cue"),
    [
        ("<Norland> said on {Friday} that (Sudland) *should* leave.", EventType.REQUEST, "said"),  # asked on Friday
        ("<Norland> said a blast on {Friday} that *killed* (ten) was an accident.", EventType.ASSAULT, ""),
        ("<Norland> said, after a blast on {Friday} that *killed* (ten), it would leave.", EventType.ASSAULT, "said"),
        ("<Norland> said on {Friday} [rebels] had *bombed* (the port).", EventType.ASSAULT, "said"),
    ],
)
def test_where_the_day_may_be_of_what_is_told_it_stays(line, type, cue):
    assert freed(line, type, cue)[1].time is not None


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("[Norland] *gave* (Tarn) a loan, which the [World Bank] and [Sudland] called generous.", ["Norland"]),
        ("[He] met [her] at *talks*, which [Norland] hailed.", ["He", "her"]),
        ("The *attack*, which [Norland] carried out, was condemned.", ["Norland"]),
        ("[Norland] began *drills* in which [Sudland] takes part.", ["Norland", "Sudland"]),
        ("[Norland] *met* [the envoy], who left.", ["Norland", "the envoy"]),
    ],
)
def test_the_subject_of_a_later_clause_is_no_actor(line, actors):
    one, found = freed(line)
    assert one.words(found.actors) == actors
