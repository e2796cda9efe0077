from dataclasses import replace

from bede.model import Resolution, SpeakerKind, VoiceReading
from bede.resolutions.actors.spoken import author_of
from bede.resolutions.voices.speakers import resolve_voices
from factories import AMERICA, PESKOV, RUSSIA, make_document, make_frame, make_parse, span_of, voice

TEXT = "The White House claimed that Peskov told reporters that Russia struck."


def resolved(*voices, actors=()):
    frame = make_frame(TEXT, "struck", voices=voices)
    known = {span_of(TEXT, words): Resolution(words, actor, "test", 0.9) for words, actor in actors}
    (chain,) = resolve_voices(make_parse(make_document(TEXT), frame), known)
    return [(v.actor.value.name if v.actor.value else None, v.carried) for v in chain]


HOUSE = voice(TEXT, "The White House", "claimed", SpeakerKind.NAMED_BODY)
MAN = voice(TEXT, "Peskov", "told")


def test_the_chain_keeps_its_order():
    found = resolved(HOUSE, MAN, actors=[("The White House", AMERICA), ("Peskov", PESKOV)])
    assert found == [("United States", False), ("Dmitry Peskov", False)]


def test_who_tells_what_he_himself_says_is_one_voice():
    found = resolved(HOUSE, MAN, actors=[("The White House", RUSSIA), ("Peskov", RUSSIA)])
    assert found == [("Russia", False)]


def test_two_unknown_speakers_are_two():
    assert resolved(HOUSE, MAN) == [(None, False), (None, False)]


def test_no_voice_is_the_outlet_s():
    assert resolved() == []


def test_a_carried_speaker_keeps_the_actor_but_no_span():
    carried = VoiceReading(MAN.speaker, None, SpeakerKind.NAMED_PERSON, carried=True)
    assert resolved(carried, actors=[("Peskov", PESKOV)]) == [("Dmitry Peskov", True)]
    frame = make_frame(TEXT, "struck", voices=(carried,))
    ((spoken,),) = resolve_voices(make_parse(make_document(TEXT), frame), {})
    assert (spoken.span, spoken.actor.value) == (None, None)


def test_an_author_who_stands_in_the_byline_alone_is_whom_that_names():
    document = replace(make_document(TEXT), byline="By Mara Velt and Ada Stone")
    signed = VoiceReading(None, None, SpeakerKind.NAMED_PERSON, carried=True, labelled=True)
    frame = make_frame(TEXT, "struck", voices=(signed,))
    parse = make_parse(document, frame)
    ((author,),) = resolve_voices(parse, {}, author_of(document, parse, None))
    assert (author.actor.value.name, author.span, author.carried) == ("Mara Velt", None, True)
