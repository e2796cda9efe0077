"""One party under two names is one: "the foreign minister, Ada Stone, said", "the watchdog, the Atomic Agency, ruled".

The reader sometimes marks role and name as two parties. They are put together where the role ends in a common noun, a
comma stands on both sides of the name, and nothing before or behind makes it a list. In the train part of the annotated
news no such pair is two parties.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bede.knowledge.words.clauses import clause_pattern
from bede.model import Frame, Mention, MentionKind, Span, VoiceReading
from bede.text.heads import head_of

_BETWEEN = re.compile(r",?\s+")
_NAMED = re.compile(r"the\s+[A-Z]")
_COMMON = re.compile(r"[a-z]")


def with_one_party(text: str, frames: Sequence[Frame], mentions: Sequence[Mention]) -> tuple[Frame, ...]:
    """Return the frames with each role and the name in apposition to it as one party."""
    persons = {m.span for m in mentions if m.kind is MentionKind.PERSON}
    return tuple(_with_one_party(text, frame, persons) for frame in frames)


def _with_one_party(text: str, frame: Frame, persons: set[Span]) -> Frame:
    actors, recipients = _joined(text, frame.actors, persons), _joined(text, frame.recipients, persons)
    voices = _voices(text, frame.voices, persons) if len(frame.voices) > 1 else frame.voices
    is_same = actors is frame.actors and recipients is frame.recipients and voices is frame.voices
    return frame if is_same else replace(frame, actors=actors, recipients=recipients, voices=voices)


def _voices(text: str, voices: tuple[VoiceReading, ...], persons: set[Span]) -> tuple[VoiceReading, ...]:
    """Return the chain of speakers; one told by role and name would else quote himself."""
    speakers = sorted({v.speaker for v in voices if v.speaker and not v.carried}, key=lambda m: m.span)
    if len(speakers) < 2:
        return voices
    joined = {part: whole for whole in _joined(text, tuple(speakers), persons) for part in speakers if _in(part, whole)}
    chain = [replace(v, speaker=joined.get(v.speaker, v.speaker)) if v.speaker else v for v in voices]
    return tuple(v for number, v in enumerate(chain) if v.speaker is None or v.speaker not in _heard(chain[:number]))


def _heard(voices: Sequence[VoiceReading]) -> set[Mention | None]:
    return {voice.speaker for voice in voices}


def _in(part: Mention, whole: Mention) -> bool:
    return whole.span.start <= part.span.start and part.span.end <= whole.span.end


def _joined(text: str, parties: tuple[Mention, ...], persons: set[Span]) -> tuple[Mention, ...]:
    if len(parties) < 2:
        return parties
    joined: list[Mention] = []
    for number, party in enumerate(parties):
        before = joined[-1] if joined else None
        behind = parties[number + 1] if number + 1 < len(parties) else None
        if before is not None and _is_apposition(text, before, party, behind, persons):
            span = Span(before.span.start, party.span.end)
            joined[-1] = replace(before, span=span, head=head_of(text, span))
        else:
            joined.append(party)
    return tuple(joined) if len(joined) < len(parties) else parties


def _is_apposition(text: str, role: Mention, name: Mention, behind: Mention | None, persons: set[Span]) -> bool:
    between = text[role.span.end : name.span.start]
    has_comma = between.startswith(",") or text.startswith(",", role.span.end - 1)
    follows = clause_pattern("behind_name").match(text, name.span.end)
    if not has_comma or not _BETWEEN.fullmatch(between) or follows is None:
        return False
    is_listed = clause_pattern("listed").search(text[max(0, role.span.start - 12) : role.span.start]) is not None
    goes_on = behind is not None and not text[follows.end() : behind.span.start].strip()
    is_role = role.span not in persons and _COMMON.match(text, role.head.start) is not None
    is_name = name.span in persons or _NAMED.match(text, name.span.start) is not None
    return is_role and is_name and not is_listed and not goes_on
