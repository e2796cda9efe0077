"""What stands before a colon at the beginning of lines: who speaks there, or what the line is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from re import Match

from bede.knowledge.words.names import gender_of, is_given_name
from bede.knowledge.words.speaking import speaking_words
from bede.knowledge.world import Title, key_of, namings, party_index
from bede.model import PlacePrecision

FEWEST = 3
"""Labels that make a transcript, one of them twice: a line alone may begin with any words and a colon."""

_LINES = 5
"""Of so many sentences one at least begins a turn."""

_INTRODUCTION = 600
"""Code points before the first question that may say that an interview follows."""

_INITIALS = 3
"""Letters below which a label is an abbreviation."""

_EXPLAINS = frozenset({"q", "a", "question", "answer"})
"""Labels by which a paper explains something in its own words, too."""

_LANDS = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.AREA)
_AGE = re.compile(r",\s\d")


def words_of(label: str) -> list[str]:
    """Return the words of a label in small letters, without stops and numbers."""
    return [word for part in label.lower().split() if (word := part.strip(".’'-").rstrip("0123456789"))]


def is_asker(label: str) -> bool:
    """Return whether a label is that of one who asks, and names nobody."""
    words = [word for word in words_of(label) if word != "unidentified"]
    return bool(words) and speaking_words().askers.issuperset(words)


def is_unnamed(label: str) -> bool:
    """Return whether a label is that of one who speaks, and names nobody."""
    return speaking_words().unnamed.issuperset(words_of(label))


def group_of(label: Match[str]) -> str:
    """Return the group of an expression that has the words of a label."""
    return next(name for name in ("who", "asks", "short") if name in label.re.groupindex and label[name])


def written_in(label: Match[str]) -> str:
    """Return the words of a label as they are written."""
    return label[group_of(label)]


class Labels:
    """What stands before colons at the beginning of lines, and which of it names speakers."""

    def __init__(self, text: str, found: Sequence[Match[str]]) -> None:
        self._text, self._found = text, found
        self._times = Counter(self._key(label) for label in found)
        self._names = {name.split()[-1] for name in map(written_in, found) if len(name.split()) > 1}

    def _key(self, label: Match[str]) -> str:
        """Return the last word of a label: "Ada Stone" is "Stone" from the second time on."""
        words = words_of(written_in(label))
        return words[-1] if words else ""

    def is_transcript(self, sentences: int) -> bool:
        """Return whether the lines are turns of speakers, one of whom speaks twice."""
        ours = [label for label in self._found if self.is_somebody(label)]
        named = [label for label in ours if not _EXPLAINS.issuperset(words_of(written_in(label)))]
        if not named and not self._is_interview():
            return False
        told = Counter(self._key(label) for label in ours if not is_asker(written_in(label)))
        return len(ours) >= max(FEWEST, sentences / _LINES) and max(told.values(), default=0) > 1

    def _is_interview(self) -> bool:
        start = self._found[0].start() if self._found else 0
        before = self._text[max(0, start - _INTRODUCTION) : start].lower()
        return not speaking_words().interviews.isdisjoint(re.findall(r"\w+", before))

    def speaks(self, label: Match[str]) -> bool:
        """Return whether a label of a transcript is that of a speaker: there a name need not be known as one."""
        written = written_in(label)
        return self.is_somebody(label) or (self._may_name(label) and len(written.split()) > 1)

    def _may_name(self, label: Match[str]) -> bool:
        """Return whether a label may be a name: written as one, and none of a place, people, victim or topic."""
        written, words = written_in(label), words_of(written_in(label))
        if not words or not speaking_words().nobody.isdisjoint(words) or _AGE.match(label["aside"] or ""):
            return False
        if sum(map(str.isalpha, written)) < _INITIALS or not _is_capitalised(written) or _has_land(written):
            return False
        return not _is_place(written) or (len(words) == 1 and words[0] in {name.lower() for name in self._names})

    def is_somebody(self, label: Match[str]) -> bool:
        """Return whether a label is that of a speaker, and no topic, place or line of a list."""
        written = written_in(label)
        if is_asker(written) or is_unnamed(written):
            return True
        words = words_of(written)
        is_titled = not speaking_words().honorifics.isdisjoint(words[:-1]) or _has_title(written)
        if is_titled and speaking_words().nobody.isdisjoint(words):
            return True
        if not self._may_name(label):
            return False
        if len(words) == 1:
            return written.isupper() or written in self._names or written in self._surnames
        return written.isupper() or gender_of(written) is not None or self._times[self._key(label)] > 2

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The words that stand behind a given name anywhere in the text."""
        pairs = re.findall(r"\b([A-Z][\w’'-]+) (?=([A-Z][\w’'-]+))", self._text)
        return frozenset(last for first, last in pairs if is_given_name(first))


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
    places = (found.value for found in namings(key_of(label)))
    return gender_of(label) is None and any(place.known or place.precision in _LANDS for place in places)
