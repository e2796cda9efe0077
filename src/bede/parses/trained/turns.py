"""Who speaks by turns: the labels of transcripts and interviews ("MR. VELT: ...", "[VELT] ...")."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import Match

from bede.knowledge.words.names import gender_of, is_given_name
from bede.knowledge.words.speaking import speaking_pattern, speaking_words
from bede.knowledge.world import Title, key_of, namings, party_index
from bede.model import Mention, MentionKind, Span, SpeakerKind, VoiceReading
from bede.parses.trained.authors import head_of_brackets
from bede.text.heads import head_of

_LABELS = 3
"""Labels that make a transcript, one of them twice: a line alone may begin with any words and a colon."""

_LINES = 5
"""Of so many sentences one at least begins a turn."""

_INTRODUCTION = 600
"""Code points before the first question that may say that an interview follows."""

_INITIALS = 3
"""Letters below which a label is an abbreviation."""

_EXPLAINS = frozenset({"q", "a", "question", "answer"})
"""Labels by which a paper explains something in its own words, too."""

_NAME_BEHIND = re.compile(r"\(([A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)+)\)")
"""The name behind an office: "The Secretary of State (Ada Stone):"."""

_AGE = re.compile(r",\s\d")
_ASKER = VoiceReading(None, None, SpeakerKind.MEDIA, carried=True)
_SOMEBODY = VoiceReading(None, None, SpeakerKind.UNNAMED_SOURCE, carried=True)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says, from behind his label to the next one. ``label``: the words of it."""

    span: Span
    label: Span
    voice: VoiceReading


def topics_of(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Return what stands before colons at the beginning of lines and is no speaker: of a list of some such lines."""
    found = [label for label in speaking_pattern("labelled").finditer(text) if _is_read(label, text, sentences)]
    labels = Labels(text, found)
    return [Span(*label.span()) for label in found if not labels.is_somebody(label)] if len(found) >= _LABELS else []


def turns_of(text: str, sentences: Sequence[Span]) -> list[Turn]:
    """Return the turns of a text in its order; none where it is no transcript.

    Labels stand in brackets where the text has the head of a monitoring service, else before a colon. A line that
    begins like a label of nobody ends a turn, and the last turn ends with its paragraph.
    """
    head = head_of_brackets(text)
    if head is not None:
        return _bracketed(text, sentences) if speaking_pattern("spoken").fullmatch(head["form"]) else []
    found = [label for label in speaking_pattern("labelled").finditer(text) if _is_read(label, text, sentences)]
    labels = Labels(text, found)
    if not labels.is_transcript(len(sentences)):
        return []
    ends = [label.start() for label in found[1:]] + [_paragraph_end(text, found[-1].end())]
    ended = zip(found, ends, strict=True)
    return list(_turns(text, ((label, end) for label, end in ended if labels.is_somebody(label))))


def _bracketed(text: str, sentences: Sequence[Span]) -> list[Turn]:
    found = [label for label in speaking_pattern("bracketed").finditer(text) if _is_named_elsewhere(label["who"], text)]
    ends = [label.start() for label in found[1:]] + [sentences[-1].end if sentences else 0]
    return list(_turns(text, zip(found, ends, strict=False)))


def _turns(text: str, labels: Iterator[tuple[Match[str], int]]) -> Iterator[Turn]:
    for label, end in labels:
        if label.end() < end:
            words = _span(label)
            yield Turn(Span(label.end(), end), words, _voice(text, words))


def _is_read(label: Match[str], text: str, sentences: Sequence[Span]) -> bool:
    """Return whether a sentence is read that begins in the label or right behind it."""
    end = _paragraph_end(text, label.end())
    return any(label.start() <= sentence.start < end for sentence in sentences)


def _paragraph_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return end if end >= 0 else len(text)


def _span(label: Match[str]) -> Span:
    """Return the words that name a speaker, behind an office those in brackets."""
    group = next(name for name in ("who", "asks", "short") if name in label.re.groupindex and label[name])
    behind = _NAME_BEHIND.match(label[0], label.end(group) + 1 - label.start()) if group == "who" else None
    if behind is not None and label["who"].startswith("The ") and gender_of(behind[1]) is not None:
        return Span(label.start() + behind.start(1), label.start() + behind.end(1))
    return Span(*label.span(group))


def _words(label: str) -> list[str]:
    return [word for part in label.lower().split() if (word := part.strip(".’'-").rstrip("0123456789"))]


def _is_named_elsewhere(label: str, text: str) -> bool:
    words = _words(label)
    if not words or not speaking_words().nobody.isdisjoint(words):
        return False
    return _asks(label) or text.lower().count(words[-1]) > 1


def _asks(label: str) -> bool:
    words = [word for word in _words(label) if word != "unidentified"]
    return bool(words) and speaking_words().askers.issuperset(words)


def _is_unnamed(label: str) -> bool:
    return speaking_words().unnamed.issuperset(_words(label))


class Labels:
    """What stands before colons at the beginning of lines, and which of it names speakers."""

    def __init__(self, text: str, found: Sequence[Match[str]]) -> None:
        self._text, self._found = text, found
        self._times = Counter(self._key(label) for label in found)
        self._names = {name.split()[-1] for name in map(self._written, found) if len(name.split()) > 1}

    @staticmethod
    def _written(label: Match[str]) -> str:
        return label.group(_span_group(label))

    def _key(self, label: Match[str]) -> str:
        """Return the last word of a label: "Ada Stone" is "Stone" from the second time on."""
        words = _words(self._written(label))
        return words[-1] if words else ""

    def is_transcript(self, sentences: int) -> bool:
        """Return whether the lines are turns of speakers, one of whom speaks twice."""
        ours = [label for label in self._found if self.is_somebody(label)]
        named = [label for label in ours if not _EXPLAINS.issuperset(_words(self._written(label)))]
        if not named and not self._is_interview():
            return False
        told = Counter(self._key(label) for label in ours if not _asks(self._written(label)))
        return len(ours) >= max(_LABELS, sentences / _LINES) and max(told.values(), default=0) > 1

    def _is_interview(self) -> bool:
        start = self._found[0].start() if self._found else 0
        before = self._text[max(0, start - _INTRODUCTION) : start].lower()
        return not speaking_words().interviews.isdisjoint(re.findall(r"\w+", before))

    def is_somebody(self, label: Match[str]) -> bool:
        """Return whether a label is that of a speaker, and no topic, place or line of a list."""
        written = self._written(label)
        if _asks(written) or _is_unnamed(written):
            return True
        words = _words(written)
        aside = label["aside"] or ""
        if not words or not speaking_words().nobody.isdisjoint(words) or _AGE.match(aside):
            return False
        if not speaking_words().honorifics.isdisjoint(words[:-1]) or _has_title(written):
            return True
        if sum(map(str.isalpha, written)) < _INITIALS or not _is_capitalised(written) or _has_land(written):
            return False
        if _is_place(written) and words[-1] not in {name.lower() for name in self._names}:
            return False
        if len(words) == 1:
            return written.isupper() or written in self._names or self._is_surname(written)
        return written.isupper() or gender_of(written) is not None or self._times[self._key(label)] > 2

    def _is_surname(self, word: str) -> bool:
        """Return whether a whole name ends in a word anywhere in the text."""
        names = re.findall(rf"\b([A-Z][\w’'-]+) {re.escape(word)}\b", self._text)
        return any(map(is_given_name, names))


def _span_group(label: Match[str]) -> str:
    return next(name for name in ("who", "asks", "short") if label[name])


def _is_capitalised(label: str) -> bool:
    """Return whether all words of a label begin with capitals, but for particles: "von der Leyen", "al-Sharaa"."""
    particles = speaking_words().particles
    words = label.split()
    is_small = (word[:1].islower() and word.split("-")[0].lower() not in particles for word in words)
    return any(word[:1].isupper() or "-" in word for word in words) and not any(is_small)


def _entries(label: str) -> Iterator[object]:
    words = label.split()
    for position in range(len(words)):
        match = party_index().longest(words, position)
        if match is not None:
            yield match.entry


def _has_title(label: str) -> bool:
    return any(isinstance(entry, Title) and entry.kind == "person" for entry in _entries(label))


def _has_land(label: str) -> bool:
    """Return whether a label names a country, a people or a body: a topic, and no person."""
    return gender_of(label) is None and any(not isinstance(entry, Title) for entry in _entries(label))


def _is_place(label: str) -> bool:
    """Return whether a label is the name of a place and no person's: "KARACHI:", "Donetsk Oblast:"."""
    return gender_of(label) is None and any(found.value.known for found in namings(key_of(label)))


def _voice(text: str, label: Span) -> VoiceReading:
    words = text[label.start : label.end]
    if _asks(words):
        return _ASKER
    if _is_unnamed(words):
        return _SOMEBODY
    speaker = Mention(label, MentionKind.PARTY, head_of(text, label))
    return VoiceReading(speaker, None, SpeakerKind.NAMED_PERSON, carried=True, labelled=True)
