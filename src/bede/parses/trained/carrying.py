"""Who goes on speaking: the voices of acts in a quotation whose sentence names no speaker for them.

Within marks an act is told by the quotation's speaker, or is what he does by saying so ("we condemn this"). Which of
the two is weighed by the act's type and status and by the quotation, with weights that are learned
(``training/carrying.py``). The speaker is whom the sentence names in which the quotation ends, else the one in which it
begins, else the last that was named before it, else the next.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from bede.knowledge.resources import read_rows
from bede.model import EventType, Frame, Span, SpeakerKind, Status, VoiceReading
from bede.parses.trained.quotations import quotations
from bede.parses.trained.sentence_reader import Attribution

LEAST = 0.5
"""Likelihood from which the quotation's speaker is a voice: 87 % of those given are right then, and 79 % of those
annotated are given (documents of the train part that the weights had not seen, docs/model.md)."""

FAR = 6
"""Sentences before a quotation in which its speaker is looked for."""

SHORT = 6
"""Words below which a quotation is a phrase that the outlet took into its own sentence."""

_EDGE = 2  # code points: the marks themselves
_WEIGHTS = "words/en/carrying.tsv"
_NOBODY = VoiceReading(None, None, SpeakerKind.UNNAMED_SOURCE)


class Quoted:
    """The quotations of a document, and who speaks in them.

    ``sentences`` in the order of the text, each with the attributions that were found in it.
    """

    def __init__(self, text: str, sentences: Sequence[Span], said: Sequence[Sequence[Attribution]]) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._quotations = quotations(text, sentences)
        self._opened = [quotation.start for quotation in self._quotations]
        self._tellers = [self._teller(one) for one in said]

    def carried(self, frame: Frame) -> Frame:
        """Return the frame with the voice of the quotation that its trigger stands in, where it has none of its own."""
        quotation = None if frame.voices else self.around(frame.trigger.start)
        if quotation is None or likelihood(self.features(frame.trigger, frame.type, frame.status)) < LEAST:
            return frame
        speaker = self._speaker(quotation, self._number(frame.trigger.start)) or _NOBODY
        return replace(frame, voices=(VoiceReading(speaker.speaker, None, speaker.kind, carried=True),))

    def around(self, offset: int) -> Span | None:
        """Return the quotation that holds a place of the text."""
        at = bisect_right(self._opened, offset) - 1
        return self._quotations[at] if at >= 0 and offset < self._quotations[at].end else None

    def features(self, trigger: Span, kind: EventType, status: Status) -> Iterator[str]:
        """Yield what is weighed of an act whose trigger stands in a quotation; nothing of any other."""
        quotation = self.around(trigger.start)
        if quotation is None:
            return
        yield from ("any", f"type={kind}", f"status={status}")
        number = self._number(trigger.start)
        sentence = self._sentences[number]
        if quotation.start <= sentence.start + _EDGE and quotation.end >= sentence.end - _EDGE:
            yield "covers"
        if len(self._text[quotation.start : quotation.end].split()) < SHORT:
            yield "short"
        if self._tellers[number] is not None:
            yield "cued"

    def _speaker(self, quotation: Span, own: int) -> VoiceReading | None:
        """Return who speaks in a quotation, by another sentence than ``own``: whom that names, the reader saw there."""
        first, last = self._number(quotation.start), self._number(quotation.end - 1)
        near = (last, *range(first, max(first - FAR, 0) - 1, -1), last + 1)
        return next((self._tellers[n] for n in near if n != own and n < len(self._tellers) and self._tellers[n]), None)

    def _number(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _teller(self, said: Sequence[Attribution]) -> VoiceReading | None:
        """Return the last source whose cue stands outside of quotations: those within speak in a speaker's words."""
        sources = [one.source for one in said if self.around(one.cue.start) is None and one.source is not None]
        return next((source for source in reversed(sources) if source.speaker is not None), None)


def likelihood(features: Iterator[str]) -> float:
    """Return how likely it is that the quotation's speaker tells an act with these features."""
    known = weights()
    told = [known.get(name, 0.0) for name in features]
    return 1 / (1 + math.exp(-sum(told))) if told else 0.0


@cache
def weights() -> Mapping[str, float]:
    """Return the learned weights by feature."""
    return {feature: float(weight) for feature, weight in read_rows(_WEIGHTS)}
