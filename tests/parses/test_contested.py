"""Who denies what another tells in the same sentence."""

import pytest

from bede.model import EventType, MentionKind, SpeakerKind, Stance
from bede.parses.contested import with_deniers
from factories import make_document, make_frame, make_parse, mention, voice


def told(text, *frames, names=()):
    """Return trigger, stance and voices of the frames, as (speaker, cue), with the denials told apart."""
    parse = make_parse(make_document(text), *frames)
    mentions = [mention(text, name, MentionKind.ORGANISATION) for name in names]

    def words(span):
        return text[span.start : span.end] if span is not None else None

    return [
        (
            words(f.trigger),
            f.stance.value,
            [(words(v.speaker.span) if v.speaker else None, words(v.cue)) for v in f.voices],
        )
        for f in with_deniers(text, parse.sentences, frames, mentions)
    ]


def denied(text, trigger, *voices, type=EventType.ASSAULT):
    return make_frame(text, trigger, type, stance=Stance.DENIES, voices=voices)


def test_who_denies_a_charge_does_not_tell_what_the_other_says():
    text = "Norland accused Tarn of shelling Halm, and the ministry denied it."
    frame = denied(text, "shelling", voice(text, "the ministry", "denied"), voice(text, "Norland", "accused"))
    assert told(text, frame, names=["ministry"]) == [
        ("shelling", "asserts", [("Norland", "accused")]),
        ("shelling", "denies", [("the ministry", "denied")]),
    ]


def test_a_charge_that_is_denied_has_the_denial_of_its_own():
    text = "Norland accused Tarn of shelling Halm, an allegation the ministry denies."
    act = denied(text, "shelling", voice(text, "the ministry", "denies"), voice(text, "Norland", "accused"))
    charge = denied(text, "allegation", type=EventType.ACCUSE)
    assert told(text, act, charge, names=["ministry"]) == [
        ("shelling", "asserts", [("Norland", "accused")]),
        ("allegation", "denies", [("ministry", "denies")]),
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Norland spoke of a charge Halm strongly denied.", "denied"),
        ("Norland spoke of a charge rejected by Halm as empty.", "rejected"),
        ("Halm has repeatedly denied the charge.", "denied"),
    ],
)
def test_a_charge_is_denied_by_whom_the_words_name(text, cue):
    frame = denied(text, "charge", type=EventType.ACCUSE)
    assert told(text, frame, names=["Halm"]) == [("charge", "denies", [("Halm", cue)])]


def test_whoever_tells_of_the_denial_stays_around_it():
    text = "The Halm Courier said the ministry had rejected the charge."
    frame = denied(text, "charge", voice(text, "The Halm Courier", "said"), type=EventType.ACCUSE)
    assert told(text, frame, names=["ministry"]) == [
        ("charge", "denies", [("The Halm Courier", "said"), ("ministry", "rejected")])
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tarn denied shelling Halm, the ministry said.", ["Tarn", "ministry"]),
        ("Norland said Tarn denied shelling Halm on Monday.", ["Tarn", "Norland"]),
    ],
)
def test_a_denial_that_another_tells_of_stays_a_chain(text, names):
    outer = voice(text, names[1], "said")
    frame = denied(text, "shelling", outer, voice(text, "Tarn", "denied"))
    assert told(text, frame, names=names) == [("shelling", "denies", [(names[1], "said"), ("Tarn", "denied")])]


def test_who_rejects_something_else_denies_nothing():
    text = "Norland said Tarn shelled Halm, and the ministry rejected calls for a truce."
    frame = make_frame(text, "shelled", voices=(voice(text, "Norland", "said"),))
    assert told(text, frame, names=["ministry"]) == [("shelled", "asserts", [("Norland", "said")])]


def test_the_sort_of_who_denies_is_that_of_the_name():
    text = "Norland spoke of a charge Mara Velt denies."
    frame = denied(text, "charge", type=EventType.ACCUSE)
    parse = make_parse(make_document(text), frame)
    (found,) = with_deniers(text, parse.sentences, (frame,), [mention(text, "Mara Velt", MentionKind.PERSON)])
    assert [v.kind for v in found.voices] == [SpeakerKind.NAMED_PERSON]


def test_an_act_that_is_answered_is_told_and_denied_though_the_reader_saw_no_denial():
    text = "Norland accused Tarn of shelling Halm, but the ministry denied it."
    frame = make_frame(text, "shelling", voices=(voice(text, "Norland", "accused"),))
    assert told(text, frame, names=["ministry"]) == [
        ("shelling", "asserts", [("Norland", "accused")]),
        ("shelling", "denies", [("ministry", "denied")]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norland accused Tarn of shelling Halm, but the ministry denied it aid.",
        "Norland accused Tarn of shelling Halm, which the radio said the ministry denied.",
        "Norland accused Tarn of shelling Halm, but the ministry denied any talks.",
    ],
)
def test_what_may_be_about_something_else_answers_nothing(text):
    frame = make_frame(text, "shelling", voices=(voice(text, "Norland", "accused"),))
    assert told(text, frame, names=["ministry"]) == [("shelling", "asserts", [("Norland", "accused")])]


def test_the_word_of_a_denial_is_no_claim_of_its_own():
    text = "Tarn has denied shelling Halm."
    word = denied(text, "denied", type=EventType.REJECT)
    act = denied(text, "shelling", voice(text, "Tarn", "denied"))
    assert told(text, word, act) == [("shelling", "denies", [("Tarn", "denied")])]
    assert told(text, word) == [("denied", "denies", [])]
