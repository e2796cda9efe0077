"""Speakers resolved like any party; a carried one is the speaker of the sentence that opened the quotation."""

from itertools import zip_longest

from bede.model import Actor, CodedVoice, Parse, Resolution, Span, VoiceReading


def resolve_voices(parse: Parse, actors: dict[Span, Resolution[Actor]]) -> tuple[tuple[CodedVoice, ...], ...]:
    """Return the voices of each frame, outermost first."""
    return tuple(_chain([_voice(voice, actors) for voice in frame.voices]) for frame in parse.frames)


def _chain(voices: list[CodedVoice]) -> tuple[CodedVoice, ...]:
    """Return the chain without a speaker who only tells what he himself says ("it said that it wants ...")."""
    return tuple(
        voice
        for voice, inner in zip_longest(voices, voices[1:])
        if inner is None or voice.actor.value is None or voice.actor.value != inner.actor.value
    )


def _voice(voice: VoiceReading, actors: dict[Span, Resolution[Actor]]) -> CodedVoice:
    nobody: Resolution[Actor] = Resolution("", None, "none", 0.0)
    actor = actors.get(voice.speaker.span, nobody) if voice.speaker is not None else nobody
    span = None if voice.carried or voice.speaker is None else voice.speaker.span
    return CodedVoice(actor, span, voice.cue, voice.kind, voice.carried)
