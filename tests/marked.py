"""Sentences with their parts marked by hand: ``*trigger*``, ``[actor]``, ``(recipient)``, ``{time}``, ``<speaker>``.

A mark may not stand within another. Other phrases that a reader would mark stand in ``_underscores_``.
"""

import re
from dataclasses import dataclass, replace

from bede.model import EventType, Frame, Mention, MentionKind, Sentence, Span, SpeakerKind, VoiceReading
from bede.text.heads import head_of
from factories import make_frame

_MARKS = {"*": "trigger", "[": "actor", "(": "recipient", "{": "time", "<": "speaker", "_": "phrase"}
_PART = re.compile(r"([*\[({<_])(.+?)[*\])}>_]")


@dataclass(frozen=True)
class Marked:
    """A text without its marks, the frame that they make, and all that they mark as mentions."""

    text: str
    frame: Frame
    mentions: tuple[Mention, ...]

    @property
    def sentences(self) -> list[Sentence]:
        return [Sentence(0, Span(0, len(self.text)), 0)]

    def words(self, mentions) -> list[str]:
        return [self.text[m.span.start : m.span.end] for m in mentions]


def marked(line: str, type: EventType = EventType.ASSAULT, cue: str = "", names: tuple[str, ...] = ()) -> Marked:
    """Return what a line of marked text holds; ``names`` are persons that the reader would mark beside."""
    text, parts, at = "", [], 0
    for part in _PART.finditer(line):
        text += line[at : part.start()]
        parts.append((_MARKS[part[1]], Span(len(text), len(text) + len(part[2]))))
        text, at = text + part[2], part.end()
    text += line[at:]
    kinds = {"time": MentionKind.TIME}
    found = [(role, Mention(span, kinds.get(role, MentionKind.PARTY), head_of(text, span))) for role, span in parts]
    of = {role: tuple(m for r, m in found if r == role) for role in _MARKS.values()}
    heard = Span(text.index(cue), text.index(cue) + len(cue)) if cue else None
    voices = tuple(VoiceReading(m, heard, SpeakerKind.NAMED_PERSON) for m in of["speaker"])
    trigger = of["trigger"][0]
    frame = replace(
        make_frame(text, text[trigger.span.start : trigger.span.end], type),
        sentence=0,
        trigger=trigger.span,
        actors=of["actor"],
        recipients=of["recipient"],
        time=next(iter(of["time"]), None),
        voices=voices,
    )
    persons = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    marks = [m for role, m in found if role != "trigger"]
    return Marked(text, frame, (*marks, *(Mention(span, MentionKind.PERSON, span) for span in persons)))
