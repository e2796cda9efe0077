"""The tables of acts, reporting words and figures: they load, and they say what they are meant to say."""

import pytest

from bede.errors import KnowledgeError
from bede.knowledge.ontology import types
from bede.knowledge.words import acts as acts_module
from bede.knowledge.words.acts import act_words
from bede.knowledge.words.amounts import amount_words
from bede.knowledge.words.voices import cues, governors
from bede.model import AmountKind, Certainty, EventType, SpeakerKind, Stance, Status


def verb_rows():
    return [row for rows in act_words().verbs.values() for row in rows]


def test_every_act_has_a_mode_that_its_type_knows():
    acts = [row.act for row in verb_rows()]
    acts += [act for rows in act_words().nouns.values() for _, act in rows]
    wrong = {(act.type, act.mode) for act in acts if act.mode and act.mode not in types()[act.type].modes}
    assert wrong == set()


def test_every_type_has_words():
    named = {row.act.type for row in verb_rows()}
    named |= {act.type for rows in act_words().nouns.values() for _, act in rows}
    assert named == set(EventType)


def test_longer_particles_are_tried_first():
    for rows in act_words().verbs.values():
        lengths = [len(row.particle) for row in rows]
        assert lengths == sorted(lengths, reverse=True)


def test_a_plus_lets_the_object_stand_between():
    row = next(row for row in act_words().verbs["take"] if row.particle == ("over",))
    assert row.split


def test_nouns_have_their_plural_and_longer_phrases_come_first():
    talks = [words for words, _ in act_words().nouns["peace"]]
    assert ("peace", "talks") in talks
    for rows in act_words().nouns.values():
        lengths = [len(words) for words, _ in rows]
        assert lengths == sorted(lengths, reverse=True)
    assert ("embargoes",) in [words for words, _ in act_words().nouns["embargoes"]]


def test_an_unknown_field_of_an_act_is_an_error_of_ours():
    with pytest.raises(KnowledgeError, match="unknown fields"):
        acts_module._act({"type": "AID", "verb": ["give"]})


@pytest.mark.parametrize(
    ("lemma", "stance"),
    [("say", Stance.ASSERTS), ("deny", Stance.DENIES), ("refute", Stance.DENIES), ("question", Stance.QUESTIONS)],
)
def test_reporting_lemmas_have_a_stance(lemma, stance):
    assert cues().lemmas[lemma] is stance


def test_phrases_of_those_who_know_nothing_or_will_not_say():
    phrases = dict(cues().phrases)
    assert phrases["no knowledge of"] is Stance.DISCLAIMS
    assert phrases["declined to comment"] is Stance.DECLINES
    assert ("according", "to") in cues().prefixes


def test_words_of_certainty_and_kinds_of_speaker():
    assert cues().certainty["reportedly"] is Certainty.PROBABLE
    assert cues().certainty["allegedly"] is Certainty.POSSIBLE
    assert cues().kinds["officials"] is SpeakerKind.UNNAMED_OFFICIAL
    assert cues().kinds["residents"] is SpeakerKind.WITNESS
    assert cues().kinds["reuters"] is SpeakerKind.MEDIA


@pytest.mark.parametrize(
    ("lemma", "status"),
    [
        ("offer", Status.PROMISED),
        ("plan", Status.PLANNED),
        ("urge", Status.REQUESTED),
        ("threaten", Status.THREATENED),
        ("consider", Status.POSSIBLE),
        ("refuse", Status.NOT_OCCURRED),
        ("continue", Status.ONGOING),
    ],
)
def test_governors_decide_the_status(lemma, status):
    assert governors().complement[lemma] is status


def test_entries_switched_off_are_not_there():
    every = (*cues().lemmas, *governors().complement, *governors().object_control)
    assert not [word for word in every if word.endswith("_")]


def test_figure_words():
    words = amount_words()
    assert words.verbs["wound"] is AmountKind.INJURED
    assert (words.bounds["at least"], words.bounds["up to"], words.bounds["about"]) == ("low", "high", "best")
    assert [words.vague[w] for w in ("dozens", "scores", "hundreds", "thousands")] == [24, 40, 200, 2000]
    assert list(words.bounds).index("no more than") < list(words.bounds).index("more than")
    assert (words.currencies["$"], words.currencies["€"]) == ("USD", "EUR")
