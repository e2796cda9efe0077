"""Speakers resolved like any party; a carried one stands in another sentence, an author perhaps in the byline alone."""

from itertools import zip_longest

from bede.model import Actor, CodedVoice, Parse, Resolution, Span, VoiceReading

NOBODY: Resolution[Actor] = Resolution("", None, "none", 0.0)


def resolve_voices(
    parse: Parse, actors: dict[Span, Resolution[Actor]], author: Resolution[Actor] = NOBODY
) -> tuple[tuple[CodedVoice, ...], ...]:
    """Return the voices of each frame, outermost first; ``author``: whom the byline means."""

    def coded(voice: VoiceReading) -> CodedVoice:
        if voice.speaker is None:
            return CodedVoice(author if voice.labelled else NOBODY, None, voice.cue, voice.kind, voice.carried)
        span = None if voice.carried else voice.speaker.span
        return CodedVoice(actors.get(voice.speaker.span, NOBODY), span, voice.cue, voice.kind, voice.carried)

    return tuple(_chain([coded(voice) for voice in frame.voices]) for frame in parse.frames)


def _chain(voices: list[CodedVoice]) -> tuple[CodedVoice, ...]:
    """Return the chain without a speaker who only tells what he himself says ("it said that it wants ...")."""
    return tuple(
        voice
        for voice, inner in zip_longest(voices, voices[1:])
        if inner is None or voice.actor.value is None or voice.actor.value != inner.actor.value
    )
