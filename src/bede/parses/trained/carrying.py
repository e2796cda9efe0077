"""Who goes on speaking: the voices of acts whose sentence names no speaker for them.

Within quotation marks an act is told by the quotation's speaker, or is what he does by saying so ("we condemn this").
So it is in the turn of an interview (``turns.py``), and in a text that its author signs (``authors.py``). Which of the
two is weighed by the act's type and status and by the stretch that it stands in, with weights that are learned
(``training/carrying.py``). The speaker of a quotation is whom the sentence names in which it ends, else the one in
which it begins, else the last that was named before it, else the next.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bede.knowledge.resources import read_rows
from bede.model import Document, EventType, Frame, Mention, Span, SpeakerKind, Status, VoiceReading
from bede.parses.trained.authors import author_of
from bede.parses.trained.quotations import quotations
from bede.parses.trained.sentence_reader import Attribution
from bede.parses.trained.turns import dialogue_of

LEAST = 0.5
"""Likelihood from which whoever speaks in the stretch is a voice: of those given in quotations 87 % are right then, in
signed texts 94 % (documents of the train part that the weights had not seen, docs/model.md)."""

FAR = 6
"""Sentences before a quotation in which its speaker is looked for."""

SHORT = 6
"""Words below which a quotation is a phrase that the outlet took into its own sentence."""

_EDGE = 2  # code points: the marks themselves
_WEIGHTS = "words/en/carrying.tsv"
_NOBODY = VoiceReading(None, None, SpeakerKind.UNNAMED_SOURCE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where others than the outlet speak. ``kind``: quoted, turn or signed. ``label``: the words that name a turn."""

    kind: str
    voice: VoiceReading
    label: Span | None = None


class Speech:
    """The stretches of a document in which others than the outlet speak, and who: quotations, turns, signed texts.

    ``sentences`` in the order of the text, each with the attributions that were found in it.
    """

    def __init__(self, document: Document, sentences: Sequence[Span], said: Sequence[Sequence[Attribution]]) -> None:
        self._text = text = document.text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._quotations = quotations(text, sentences)
        self._opened = [quotation.start for quotation in self._quotations]
        self._said = [list(self._outside(one)) for one in said]
        dialogue = dialogue_of(text, sentences)
        self._turns, self._topics = dialogue.turns, dialogue.topics
        self._turned = [turn.span.start for turn in self._turns]
        self._raised = [topic.start for topic in self._topics]
        self._author = author_of(document)

    def carried(self, frame: Frame) -> Frame:
        """Return the frame with the voice of the stretch that its trigger stands in, where it has none of its own.

        A document's author is carried through, also around voices that a sentence names. The label of a turn is no
        party.
        """
        frame = replace(frame, voices=tuple(one for one in frame.voices if not self._is_topic(one)))
        stretch = self._stretch(frame.trigger.start)
        if stretch is None:
            return frame
        is_read = any(one.speaker is not None and _is_label(one.speaker, stretch) for one in frame.voices)
        frame = _without(frame, stretch.label)
        own = frame.voices
        if not own:
            # Where the reader took the label for the speaker, it saw that the act is told.
            if not is_read and likelihood(self.features(frame.trigger, frame.type, frame.status)) < LEAST:
                return frame
            own = (self._here(stretch.voice, frame),)
        author = self._author_at(frame.trigger.start)
        if author is not None and not any(one.labelled for one in own):
            own = (self._here(author, frame), *own)
        return replace(frame, voices=own)

    def _is_topic(self, voice: VoiceReading) -> bool:
        """Return whether a voice is but what a line of a list is about: "Donetsk Oblast: ..."."""
        if voice.speaker is None:
            return False
        at = bisect_right(self._raised, voice.speaker.span.start) - 1
        return at >= 0 and _overlap(voice.speaker.span, self._topics[at])

    def _here(self, voice: VoiceReading, frame: Frame) -> VoiceReading:
        """Return a voice as it stands in the sentence of a frame: carried, unless that names the speaker itself."""
        sentence = self._sentences[self._number(frame.trigger.start)]
        is_here = voice.speaker is not None and _overlap(voice.speaker.span, sentence)
        return replace(voice, carried=not is_here)

    def _author_at(self, offset: int) -> VoiceReading | None:
        """Return who signs the text at a place, unless it is a dialogue."""
        is_signed = self._author is not None and offset >= self._author.start and not self._turns
        return self._author.voice if self._author is not None and is_signed else None

    def references(self, frames: Sequence[Frame]) -> Iterator[tuple[Span, Span | None]]:
        """Yield the parties of acts in turns and signed texts, each with the words for who speaks.

        None: his name stands in the byline alone.
        """
        for frame in frames:
            stretch = self._stretch(frame.trigger.start)
            if stretch is not None and stretch.voice.labelled:
                speaker = stretch.voice.speaker.span if stretch.voice.speaker is not None else None
                yield from ((mention.span, speaker) for mention in (*frame.actors, *frame.recipients))

    def quoted(self) -> Iterator[tuple[Span, Span]]:
        """Yield the quotations of which a source is known, each with the words for it.

        In the sentences in which one ends and begins it is whose cue tells of it or stands nearest, else whoever was
        named before it, or after.
        """
        for quotation in self._quotations:
            last, first = self._number(quotation.end - 1), self._number(quotation.start)
            beside = self._nearest(quotation, last) or self._nearest(quotation, first)
            source = beside or self._speaker(quotation, first)
            if source is not None and source.speaker is not None and self.around(source.speaker.span.start) is None:
                yield quotation, source.speaker.span

    def _nearest(self, quotation: Span, number: int) -> VoiceReading | None:
        """Return who says a quotation in a sentence: whose cue has it for its content, else whose cue is nearest."""

        def far(one: tuple[Attribution, VoiceReading]) -> tuple[bool, int]:
            is_content = any(_overlap(content, quotation) for content in one[0].contents)
            return not is_content, max(quotation.start - one[0].cue.end, one[0].cue.start - quotation.end)

        return min(self._said[number], key=far)[1] if self._said[number] else None

    def _stretch(self, offset: int) -> Stretch | None:
        """Return the stretch that an act stands in; None: the outlet speaks."""
        quotation = self.around(offset)
        if quotation is not None:
            speaker = self._speaker(quotation, self._number(offset)) or _NOBODY
            return Stretch("quoted", VoiceReading(speaker.speaker, None, speaker.kind, carried=True))
        at = bisect_right(self._turned, offset) - 1
        if at >= 0 and offset < self._turns[at].span.end:
            return Stretch("turn", self._turns[at].voice, self._turns[at].label)
        author = self._author_at(offset)
        return Stretch("signed", author) if author is not None else None

    def around(self, offset: int) -> Span | None:
        """Return the quotation that holds a place of the text."""
        at = bisect_right(self._opened, offset) - 1
        return self._quotations[at] if at >= 0 and offset < self._quotations[at].end else None

    def features(self, trigger: Span, kind: EventType, status: Status) -> Iterator[str]:
        """Yield what is weighed of an act whose trigger stands in such a stretch; nothing of any other."""
        stretch = self._stretch(trigger.start)
        if stretch is None:
            return
        yield from (stretch.kind, f"type={kind}", f"status={status}")
        number = self._number(trigger.start)
        quotation, sentence = self.around(trigger.start), self._sentences[number]
        if quotation is not None:
            if quotation.start <= sentence.start + _EDGE and quotation.end >= sentence.end - _EDGE:
                yield "covers"
            if len(self._text[quotation.start : quotation.end].split()) < SHORT:
                yield "short"
        teller = self._teller(number)
        if teller is not None and not (teller.speaker is not None and _is_label(teller.speaker, stretch)):
            yield "cued"

    def _speaker(self, quotation: Span, own: int) -> VoiceReading | None:
        """Return who speaks in a quotation, by another sentence than ``own``: whom that names, the reader saw there."""
        first, last = self._number(quotation.start), self._number(quotation.end - 1)
        near = (last, *range(first, max(first - FAR, 0) - 1, -1), last + 1)
        return next(filter(None, (self._teller(n) for n in near if n != own)), None)

    def _number(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _teller(self, number: int) -> VoiceReading | None:
        """Return the last of those who say something in a sentence, outside of quotations."""
        said = self._said[number] if number < len(self._said) else []
        return said[-1][1] if said else None

    def _outside(self, said: Sequence[Attribution]) -> Iterator[tuple[Attribution, VoiceReading]]:
        """Yield the attributions whose cue stands outside of quotations: those within speak in a speaker's words."""
        for one in said:
            if one.source is not None and one.source.speaker is not None and self.around(one.cue.start) is None:
                yield one, one.source


def _is_label(mention: Mention, stretch: Stretch) -> bool:
    return stretch.label is not None and _overlap(mention.span, stretch.label)


def _without(frame: Frame, label: Span | None) -> Frame:
    """Return a frame without parties and voices that are but the label of the turn that it stands in."""
    if label is None:
        return frame

    def kept(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(mention for mention in mentions if not _overlap(mention.span, label))

    told = (one for one in frame.voices if not one.carried)
    voices = tuple(one for one in told if one.speaker is None or not _overlap(one.speaker.span, label))
    return replace(frame, actors=kept(frame.actors), recipients=kept(frame.recipients), voices=voices)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def likelihood(features: Iterator[str]) -> float:
    """Return how likely it is that whoever speaks in its stretch tells an act with these features."""
    known = weights()
    told = [known.get(name, 0.0) for name in features]
    return 1 / (1 + math.exp(-sum(told))) if told else 0.0


@cache
def weights() -> Mapping[str, float]:
    """Return the learned weights by feature."""
    return {feature: float(weight) for feature, weight in read_rows(_WEIGHTS)}
