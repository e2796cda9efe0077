"""Speakers resolved like any party; a carried one stands in another sentence, an author perhaps in the byline alone."""

from datetime import date
from itertools import zip_longest

from bede.knowledge.bylines import person_in
from bede.model import Actor, CodedVoice, Document, Parse, Resolution, Span, VoiceReading
from bede.resolutions.actors.names import names_of
from bede.resolutions.actors.people import find_people
from bede.resolutions.actors.phrases import Read, resolve_phrase
from bede.resolutions.actors.scene import Scene


def resolve_voices(
    document: Document, parse: Parse, actors: dict[Span, Resolution[Actor]], day: date | None = None
) -> tuple[tuple[CodedVoice, ...], ...]:
    """Return the voices of each frame, outermost first; ``day``: as of which an author is looked up."""
    nobody: Resolution[Actor] = Resolution("", None, "none", 0.0)
    is_signed = any(voice.labelled and not voice.speaker for frame in parse.frames for voice in frame.voices)
    author = _author(document, parse, day) if is_signed else nobody

    def coded(voice: VoiceReading) -> CodedVoice:
        if voice.speaker is None:
            return CodedVoice(author if voice.labelled else nobody, None, voice.cue, voice.kind, voice.carried)
        span = None if voice.carried else voice.speaker.span
        return CodedVoice(actors.get(voice.speaker.span, nobody), span, voice.cue, voice.kind, voice.carried)

    return tuple(_chain([coded(voice) for voice in frame.voices]) for frame in parse.frames)


def _author(document: Document, parse: Parse, day: date | None) -> Resolution[Actor]:
    """Return whom the byline means."""
    name = person_in(document.byline) or ""
    people = find_people(document.text, [name], names_of(document, parse))
    return resolve_phrase(name, people, Scene(day), Read(person=name))


def _chain(voices: list[CodedVoice]) -> tuple[CodedVoice, ...]:
    """Return the chain without a speaker who only tells what he himself says ("it said that it wants ...")."""
    return tuple(
        voice
        for voice, inner in zip_longest(voices, voices[1:])
        if inner is None or voice.actor.value is None or voice.actor.value != inner.actor.value
    )
