"""Who speaks by turns: the labels of transcripts and interviews ("MR. VELT: ...", "[VELT] ...")."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import Match

from bede.knowledge.words.names import gender_of
from bede.knowledge.words.speaking import speaking_pattern, speaking_words
from bede.model import Mention, MentionKind, Span, SpeakerKind, VoiceReading
from bede.parses.trained.authors import head_of_brackets
from bede.parses.trained.labels import FEWEST, Labels, group_of, is_asker, is_unnamed, words_of
from bede.text.heads import head_of

_NAME_BEHIND = re.compile(r"\(([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)+)\)")
"""The name behind an office: "The Secretary of State (Ada Stone):"."""

_ASKER = VoiceReading(None, None, SpeakerKind.MEDIA, carried=True)
_SOMEBODY = VoiceReading(None, None, SpeakerKind.UNNAMED_SOURCE, carried=True)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, from behind his label to the next one. ``label``: the words of it."""

    span: Span
    label: Span
    voice: VoiceReading


@dataclass(frozen=True, slots=True)
class Dialogue:
    """The turns of a transcript in the order of the text; of a text that is none, what its lines are about.

    ``topics``: what stands before colons at the beginning of lines and is no speaker, in a list of some such lines.
    """

    turns: Sequence[Turn] = ()
    topics: Sequence[Span] = ()


def dialogue_of(text: str, sentences: Sequence[Span]) -> Dialogue:
    """Return who speaks by turns in a text, if anybody does.

    Labels stand in brackets where the text has the head of a monitoring service, else before a colon. A line that
    begins like a label of nobody ends a turn, and the last turn ends with its paragraph.
    """
    head = head_of_brackets(text)
    if head is not None:
        is_spoken = speaking_pattern("spoken").fullmatch(head["form"]) is not None
        return Dialogue(_bracketed(text, sentences) if is_spoken else ())
    found = _read(text, sentences)
    labels = Labels(text, found)
    if labels.is_transcript(len(sentences)):
        ends = [label.start() for label in found[1:]] + [_paragraph_end(text, found[-1].end())]
        ended = zip(found, ends, strict=True)
        return Dialogue(list(_turns(text, ((label, end) for label, end in ended if labels.speaks(label)))))
    is_list = len(found) >= FEWEST
    return Dialogue(topics=[Span(*label.span()) for label in found if is_list and not labels.is_somebody(label)])


def _bracketed(text: str, sentences: Sequence[Span]) -> list[Turn]:
    found = [label for label in speaking_pattern("bracketed").finditer(text) if _is_named_elsewhere(label["who"], text)]
    ends = [label.start() for label in found[1:]] + [sentences[-1].end if sentences else 0]
    return list(_turns(text, zip(found, ends, strict=False)))


def _turns(text: str, labels: Iterator[tuple[Match[str], int]]) -> Iterator[Turn]:
    for label, end in labels:
        if label.end() < end:
            words = _span(label)
            yield Turn(Span(label.end(), end), words, _voice(text, words))


def _read(text: str, sentences: Sequence[Span]) -> list[Match[str]]:
    """Return what stands before colons in lines that are read: a sentence begins in it or right behind it."""
    starts = [sentence.start for sentence in sentences]

    def is_read(label: Match[str]) -> bool:
        at = bisect_left(starts, label.start())
        return at < len(starts) and starts[at] < _paragraph_end(text, label.end())

    return list(filter(is_read, speaking_pattern("labelled").finditer(text)))


def _paragraph_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _span(label: Match[str]) -> Span:
    """Return the words that name a speaker, behind an office those in brackets."""
    group = group_of(label)
    behind = _NAME_BEHIND.match(label[0], label.end(group) + 1 - label.start()) if group == "who" else None
    if behind is not None and label["who"].startswith("The ") and gender_of(behind[1]) is not None:
        return Span(label.start() + behind.start(1), label.start() + behind.end(1))
    return Span(*label.span(group))


def _is_named_elsewhere(label: str, text: str) -> bool:
    words = words_of(label)
    if not words or not speaking_words().nobody.isdisjoint(words):
        return False
    return is_asker(label) or text.lower().count(words[-1]) > 1


def _voice(text: str, label: Span) -> VoiceReading:
    words = text[label.start : label.end]
    if is_asker(words):
        return _ASKER
    if is_unnamed(words):
        return _SOMEBODY
    speaker = Mention(label, MentionKind.PARTY, head_of(text, label))
    return VoiceReading(speaker, None, SpeakerKind.NAMED_PERSON, carried=True, labelled=True)
