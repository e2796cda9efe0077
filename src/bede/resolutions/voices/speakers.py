"""Speakers resolved like any party; a carried one stands in another sentence, an author perhaps in the byline alone."""

from datetime import date
from itertools import zip_longest

from bede.model import Actor, CodedVoice, Document, Parse, Resolution, Span, VoiceReading
from bede.resolutions.actors.names import names_of
from bede.resolutions.actors.people import find_people
from bede.resolutions.actors.scene import Scene
from bede.resolutions.actors.spoken import author_of


def resolve_voices(
    document: Document, parse: Parse, actors: dict[Span, Resolution[Actor]], day: date | None = None
) -> tuple[tuple[CodedVoice, ...], ...]:
    """Return the voices of each frame, outermost first; ``day``: as of which an author is looked up."""
    nobody: Resolution[Actor] = Resolution("", None, "none", 0.0)
    is_signed = any(voice.labelled and not voice.speaker for frame in parse.frames for voice in frame.voices)
    people = find_people(document.text, (), names_of(document, parse)) if is_signed else None
    author = author_of(document, people, Scene(day)) if people else nobody

    def coded(voice: VoiceReading) -> CodedVoice:
        if voice.speaker is None:
            return CodedVoice(author if voice.labelled else nobody, None, voice.cue, voice.kind, voice.carried)
        span = None if voice.carried else voice.speaker.span
        return CodedVoice(actors.get(voice.speaker.span, nobody), span, voice.cue, voice.kind, voice.carried)

    return tuple(_chain([coded(voice) for voice in frame.voices]) for frame in parse.frames)


def _chain(voices: list[CodedVoice]) -> tuple[CodedVoice, ...]:
    """Return the chain without a speaker who only tells what he himself says ("it said that it wants ...")."""
    return tuple(
        voice
        for voice, inner in zip_longest(voices, voices[1:])
        if inner is None or voice.actor.value is None or voice.actor.value != inner.actor.value
    )
