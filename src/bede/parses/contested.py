"""Who denies what another tells in the same sentence, where the reader takes both for one chain, or sees nobody.

"Norland accused Tarn of shelling Halm, and Tarn denied it": of the shelling there are two claims, Norland's and Tarn's
denial; Tarn does not tell what Norland says. "A charge Tarn denies", "a charge denied by Tarn": the denial is Tarn's.
Of the thirteen claims of the annotated train part that are told otherwise so, seven have the voices that are annotated,
where none had before, three stand where none is annotated, and three are still wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bede.knowledge.words.clauses import clause_pattern
from bede.model import (
    EventType,
    Frame,
    Mention,
    MentionKind,
    Sentence,
    Span,
    SpeakerKind,
    Stance,
    VoiceReading,
)

_NOBODY = frozenset({MentionKind.TIME, MentionKind.AMOUNT})
_CHARGES = frozenset({EventType.ACCUSE, EventType.REJECT})


@dataclass(frozen=True, slots=True)
class Denial:
    """Who denies something, and by which word."""

    speaker: Mention
    cue: Span

    def is_by(self, voice: VoiceReading) -> bool:
        """Return whether a voice is whoever denies."""
        own = voice.speaker.span if voice.speaker is not None else None
        return own is not None and own.start < self.speaker.span.end and self.speaker.span.start < own.end

    def voice(self, frame: Frame) -> VoiceReading:
        """Return the denial as a voice; its sort as the reader told it, where it did."""
        read = next((one for one in frame.voices if self.is_by(one)), None)
        is_person = self.speaker.kind is MentionKind.PERSON
        kind = read.kind if read else SpeakerKind.NAMED_PERSON if is_person else SpeakerKind.NAMED_BODY
        speaker = read.speaker if read and read.speaker else replace(self.speaker, kind=MentionKind.PARTY)
        return VoiceReading(speaker, self.cue, kind)


def with_deniers(
    text: str, sentences: Sequence[Sentence], frames: Sequence[Frame], mentions: Sequence[Mention]
) -> tuple[Frame, ...]:
    """Return the frames with the denials of a sentence as claims of those who deny."""
    spans = {sentence.index: sentence.span for sentence in sentences}
    told: list[Frame] = []
    for frame in (one for one in frames if not _is_cue(one, frames)):
        sentence = spans[frame.sentence]
        inside = [m for m in mentions if sentence.start <= m.span.start < sentence.end and m.kind not in _NOBODY]
        around = [other for other in frames if other.sentence == frame.sentence and other is not frame]
        told += _told_apart(text, sentence, frame, inside, around)
    return tuple(told)


def _is_cue(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Return whether a trigger is but the word by which another act is denied: no claim of its own.

    None of the 285 such words of the annotated train part is one.
    """
    denied = (other for other in frames if other is not frame and other.stance is Stance.DENIES)
    cues = [voice.cue for other in denied if other.sentence == frame.sentence for voice in other.voices if voice.cue]
    return any(cue.start < frame.trigger.end and frame.trigger.start < cue.end for cue in cues)


def _told_apart(
    text: str, sentence: Span, frame: Frame, mentions: Sequence[Mention], around: Sequence[Frame]
) -> Iterator[Frame]:
    behind = next(_behind(text, sentence, frame, mentions), None)
    if behind is not None and _is_of_two(frame, behind):
        others = tuple(voice for voice in frame.voices if not behind.is_by(voice))
        yield replace(frame, voices=others, stance=Stance.ASSERTS)
        between = Span(frame.trigger.end, behind.cue.end)
        if not any(o.type in _CHARGES and between.start <= o.trigger.start < between.end for o in around):
            yield replace(frame, voices=(behind.voice(frame),), stance=Stance.DENIES)
        return
    if behind is not None and _is_answered(text, frame, behind, around):
        yield frame
        yield replace(frame, voices=(behind.voice(frame),), stance=Stance.DENIES)
        return
    denial = _of_charge(text, frame, mentions) or behind
    is_open = frame.stance is Stance.DENIES and frame.type is EventType.ACCUSE
    if is_open and denial is not None and not any(denial.is_by(voice) for voice in frame.voices):
        outer = tuple(voice for voice in frame.voices if voice.speaker is not None)
        yield replace(frame, voices=(*outer, denial.voice(frame)))
        return
    yield frame


def _is_of_two(frame: Frame, denial: Denial) -> bool:
    """Return whether one voice is whoever denies behind the act, and another one told it before."""
    is_voice = any(denial.is_by(voice) for voice in frame.voices)
    before = (v for v in frame.voices if v.speaker is not None and not denial.is_by(v))
    return is_voice and any(voice.speaker and voice.speaker.span.end <= frame.trigger.start for voice in before)


def _is_answered(text: str, frame: Frame, denial: Denial, around: Sequence[Frame]) -> bool:
    """Return whether "and Tarn denied it" answers an act that another one tells of and that is the last before it."""
    if frame.stance is not Stance.ASSERTS or any(denial.is_by(voice) for voice in frame.voices):
        return False
    is_told = any(v.speaker is not None and v.speaker.span.end <= frame.trigger.start for v in frame.voices)
    is_last = not any(frame.trigger.start < other.trigger.start < denial.cue.end for other in around)
    joined = clause_pattern("answers").search(text, frame.trigger.end, denial.speaker.span.start)
    return is_told and is_last and joined is not None and clause_pattern("it").match(text, denial.cue.end) is not None


def _behind(text: str, sentence: Span, frame: Frame, mentions: Sequence[Mention]) -> Iterator[Denial]:
    """Yield who denies something behind a trigger: "and Tarn denied it", "a charge denied by Tarn"."""
    for mention in mentions:
        if mention.span.start < frame.trigger.end:
            continue
        found = clause_pattern("denies_it").match(text, mention.span.end, sentence.end)
        if found is not None:
            yield Denial(mention, Span(*found.span(1)))
            continue
        by = clause_pattern("denied_by").search(text, frame.trigger.end, mention.span.start)
        if by is not None:
            yield Denial(mention, Span(*by.span(1)))


def _of_charge(text: str, frame: Frame, mentions: Sequence[Mention]) -> Denial | None:
    """Return who denies a charge that stands behind the verb: "Tarn denied the accusation"."""
    for mention in mentions:
        if mention.span.end >= frame.trigger.start:
            continue
        found = clause_pattern("denies_the").match(text, mention.span.end, frame.trigger.start)
        if found is not None:
            return Denial(mention, Span(*found.span(1)))
    return None
