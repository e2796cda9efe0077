"""Frames and resolved values put together as claims."""

import pytest

from bede.claims import code
from bede.model import (
    AmountKind,
    CodedVoice,
    EventType,
    MentionKind,
    Place,
    PlacePrecision,
    Precision,
    Resolution,
    Resolutions,
    SpeakerKind,
    Stance,
    TimeBasis,
    When,
)
from factories import RUSSIA, amount, make_document, make_frame, make_parse, mention, span_of, voice

TEXT = "Kyiv said Russian troops killed at least 35 people in Halm on Monday."
HALM = Place("Halm", "UKR", 50.5, 30.25, PlacePrecision.SETTLEMENT, 1)
NOBODY = Resolution("", None, "none", 0.0)
NEVER = When(None, None, Precision.UNKNOWN, TimeBasis.NONE)


@pytest.fixture
def claim():
    frame = make_frame(
        TEXT,
        "killed",
        actors=(mention(TEXT, "Russian troops"),),
        recipients=(mention(TEXT, "people"),),
        time=mention(TEXT, "on Monday", MentionKind.TIME),
        place=mention(TEXT, "Halm", MentionKind.PLACE),
        amounts=(amount(TEXT, "at least 35 people", AmountKind.KILLED),),
        voices=(voice(TEXT, "Kyiv", "said"),),
        score=0.7,
    )
    spoken = CodedVoice(NOBODY, span_of(TEXT, "Kyiv"), span_of(TEXT, "said"), SpeakerKind.NAMED_BODY, False)
    resolved = Resolutions(
        actors={span_of(TEXT, "Russian troops"): Resolution("Russian troops", RUSSIA, "country", 0.9)},
        places={span_of(TEXT, "Halm"): Resolution("Halm", HALM, "gazetteer", 0.9)},
        times=(Resolution("on Monday", NEVER, "weekday", 0.9),),
        voices=((spoken,),),
    )
    document = make_document(TEXT)
    (found,) = code(document, make_parse(document, frame), resolved)
    return found


def test_a_claim_has_the_words_of_its_parts(claim):
    assert [party.text for party in claim.actors] == ["Russian troops"]
    assert claim.time.text == "on Monday"
    assert (claim.place.text, claim.place.place.value) == ("Halm", HALM)
    assert [(v.text, v.cue, v.carried) for v in claim.voices] == [("Kyiv", "said", False)]
    assert (claim.type, claim.score, claim.coder) == (EventType.ASSAULT, 0.7, "test reader")


def test_spans_point_into_the_text(claim):
    for part in (*claim.actors, *claim.recipients, *claim.voices, *claim.amounts, claim.time, claim.place):
        assert TEXT[part.span.start : part.span.end] == part.text
    assert TEXT[claim.trigger.start : claim.trigger.end] == "killed"
    assert TEXT[claim.sentence.start : claim.sentence.end] == TEXT


def test_amounts_are_read(claim):
    (toll,) = claim.amounts
    assert (toll.kind, toll.low, toll.best, toll.high, toll.unit) == (AmountKind.KILLED, 35, None, None, "people")


def test_a_party_that_was_not_resolved_stays_unknown(claim):
    (recipient,) = claim.recipients
    assert (recipient.text, recipient.actor.value, recipient.actor.method) == ("people", None, "none")


def test_a_carried_speaker_has_no_words():
    frame = make_frame(TEXT, "killed", actors=(mention(TEXT, "Russian troops"),))
    carried = CodedVoice(Resolution("Kyiv", RUSSIA, "seat", 0.8), None, None, SpeakerKind.NAMED_BODY, True)
    document = make_document(TEXT)
    parties = {span_of(TEXT, "Russian troops"): Resolution("Russian troops", RUSSIA, "country", 0.9)}
    resolved = Resolutions(parties, {}, (NOBODY,), ((carried,),))
    (found,) = code(document, make_parse(document, frame), resolved)
    assert [(v.text, v.span, v.cue, v.carried) for v in found.voices] == [("", None, None, True)]
    assert (found.time.text, found.time.span, found.place, found.amounts) == ("", None, None, ())


def coded_strike(text: str, **more):
    frame = make_frame(text, "strike", EventType.PROTEST, mode="strike", **more)
    (claim,) = code(make_document(text), make_parse(make_document(text), frame), Resolutions({}, {}, (NOBODY,), ((),)))
    return claim.type, claim.mode, claim.stance


def test_a_strike_on_something_is_an_attack():
    killed = "At least 50 people were killed in the strike."
    assert coded_strike(killed) == (EventType.ASSAULT, None, Stance.ASSERTS)
    assert coded_strike("Dockers held a strike on Monday.") == (EventType.PROTEST, "strike", Stance.ASSERTS)


def test_who_denies_victims_does_not_deny_the_strike():
    victims = "The ministry denied that foreigners had been killed in the strike."
    assert coded_strike(victims, stance=Stance.DENIES) == (EventType.ASSAULT, None, Stance.ASSERTS)
    denied = "The ministry denied the strike on the port."
    assert coded_strike(denied, stance=Stance.DENIES) == (EventType.ASSAULT, None, Stance.DENIES)


def test_a_stance_without_a_word_for_it_is_none():
    text = "Norland spoke at length of the raid."
    frame = make_frame(text, "raid", stance=Stance.DENIES)
    (claim,) = code(make_document(text), make_parse(make_document(text), frame), Resolutions({}, {}, (NOBODY,), ((),)))
    assert claim.stance is Stance.ASSERTS


def test_who_denies_without_being_named_is_somebody_and_not_the_outlet():
    text = "The attack on Halm was denied on Monday."
    frame = make_frame(text, "attack", stance=Stance.DENIES)
    resolved = Resolutions({}, {}, (Resolution("", NEVER, "none", 0.0),), ((),))
    document = make_document(text)
    (found,) = code(document, make_parse(document, frame), resolved)
    assert [(v.text, v.kind, v.carried) for v in found.voices] == [("", SpeakerKind.UNNAMED_SOURCE, False)]


@pytest.mark.parametrize(
    ("text", "actor", "kept"),
    [
        ("Airstrikes hit Halm. Suderia blocked an Orthian statement on the strike.", "Orthian", []),
        ("Airstrikes hit Halm. Suderia told of the Orthian strike.", "Orthian", ["Orthian"]),
        ("Airstrikes hit Halm. Suderia told of Orth's air strike.", "Orth", ["Orth"]),
    ],
)
def test_where_strikes_are_attacks_the_parties_of_a_stoppage_are_none(text, actor, kept):
    attack = make_frame(text, "Airstrikes", EventType.ASSAULT)
    parties = {"actors": (mention(text, actor),), "recipients": (mention(text, "Suderia"),)}
    frame = make_frame(text, "strike", EventType.PROTEST, nth=2, mode="strike", **parties)
    parse = make_parse(make_document(text), attack, frame)
    resolved = Resolutions({}, {}, (NOBODY, NOBODY), ((), ()))
    _, strike = code(make_document(text), parse, resolved)
    assert strike.type is EventType.ASSAULT
    assert ([party.text for party in strike.actors], strike.recipients) == (kept, ())


@pytest.mark.parametrize(("first", "second"), [("He", "Russia"), ("Russia", "he")])
def test_a_party_that_two_phrases_mean_is_told_once_by_the_one_that_names_it(first, second):
    text = f"{first} and {second} struck Halm."
    frame = make_frame(text, "struck", actors=(mention(text, first), mention(text, second)))
    methods = {"Russia": "country"}
    actors = {
        span_of(text, words): Resolution(words, RUSSIA, methods.get(words, "pronoun"), 0.9) for words in (first, second)
    }
    document = make_document(text)
    resolved = Resolutions(actors=actors, places={}, times=(Resolution("", NEVER, "none", 0.0),), voices=((),))
    (found,) = code(document, make_parse(document, frame), resolved)
    assert [party.text for party in found.actors] == ["Russia"]


def test_parties_that_nobody_knows_are_two():
    text = "A crowd and a gang struck Halm."
    frame = make_frame(text, "struck", actors=(mention(text, "A crowd"), mention(text, "a gang")))
    document = make_document(text)
    resolved = Resolutions(actors={}, places={}, times=(Resolution("", NEVER, "none", 0.0),), voices=((),))
    (found,) = code(document, make_parse(document, frame), resolved)
    assert [party.text for party in found.actors] == ["A crowd", "a gang"]
