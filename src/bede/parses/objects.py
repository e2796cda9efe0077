"""What is taken, where the reader leaves it out and the grammar leaves no doubt.

Of acts that take a land, a town or a site (``words/taking.py``) the reader often sees the place alone: "troops took
over Crimea", "Crimea, which Russia annexed", "the town, seized by rebels". Here an empty recipient is filled, and an
empty place by the one recipient, if that is the name of a place. Nothing else is touched: no recipient or place that
the reader found is changed, and what it took for the actor, a speaker or a time is never taken. Other acts are left
alone: in newswire the same rules found nothing to add to them.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from bede.knowledge.words.clauses import clause_words
from bede.knowledge.words.taking import takes_land
from bede.model import EventType, Frame, Mention, MentionKind, Sentence, Span
from bede.text.heads import head_of

_PHRASES = frozenset(
    {MentionKind.PARTY, MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GROUP, MentionKind.PLACE}
)
_ARTICLES = frozenset({"the", "a", "an"})
_LAST_WORD = re.compile(r"([^\W\d_]+)\s+\Z")
_NEXT_WORD = re.compile(r"\s*(?:([^\W\d_]+)|(.)|\Z)", re.DOTALL)
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_BY = re.compile(r"\s+by\s+(?:the\s+)?")
_BLANK = re.compile(r"\s+(?:the\s+)?")
_BLANKS = re.compile(r"\s*")
_COMMA = re.compile(r",?\s+\Z")


def with_objects(
    text: str, sentences: Sequence[Sentence], frames: Sequence[Frame], mentions: Sequence[Mention]
) -> tuple[Frame, ...]:
    """Return the frames; those that take something, and lack a recipient or place, with what the grammar shows."""
    spans = {sentence.index: sentence.span for sentence in sentences}
    places = {m.span for m in mentions if m.kind is MentionKind.PLACE}
    filled = []
    for frame in frames:
        takes = takes_land(text[frame.trigger.start : frame.trigger.end])
        is_open = takes and not frame.recipients
        found = _Clause(text, spans[frame.sentence], frame, mentions).object() if is_open else None
        whole = replace(frame, recipients=(_party(text, found),)) if found else frame
        filled.append(_as_taking(_with_place(whole, places)) if takes else whole)
    return tuple(filled)


def _as_taking(frame: Frame) -> Frame:
    """Return what is taken from somebody, and was read as a movement of troops, as a seizure.

    Of 300 acts by such words in the annotated train part three are movements.
    """
    is_moved = frame.type is EventType.MOBILIZE and bool(frame.recipients)
    return replace(frame, type=EventType.COERCE, mode="seize") if is_moved else frame


def _with_place(frame: Frame, places: Set[Span]) -> Frame:
    """Return an act whose only recipient is a place, done there if the reader shows no place."""
    if frame.place is not None or len(frame.recipients) != 1 or frame.recipients[0].span not in places:
        return frame
    return replace(frame, place=replace(frame.recipients[0], kind=MentionKind.PLACE))


def _party(text: str, span: Span) -> Mention:
    return Mention(span, MentionKind.PARTY, head_of(text, span))


class _Clause:
    """The words around a trigger."""

    def __init__(self, text: str, sentence: Span, frame: Frame, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._sentence = sentence
        self._frame = frame
        self._phrases = [m for m in mentions if self._is_free(m)]

    def object(self) -> Span | None:
        """Return what the act is done to, None where that is not beyond doubt."""
        return self._relative() or self._passive() or self._behind(_BLANK) or self._behind(_OF)

    def _is_free(self, mention: Mention) -> bool:
        """Return whether a mention is a phrase of the sentence that the frame has no other use for but as its place."""
        frame, span = self._frame, mention.span
        if mention.kind not in _PHRASES or not (self._sentence.start <= span.start and span.end <= self._sentence.end):
            return False
        spoken = [v.speaker for v in frame.voices if v.speaker is not None]
        used = [frame.trigger, *(m.span for m in (*frame.actors, *spoken, *frame.amounts))]
        used += [frame.time.span] if frame.time else []
        return self._is_named(mention) and not any(_meet(span, other) for other in used)

    def _is_named(self, mention: Mention) -> bool:
        """Return whether a name stands in a phrase: of "the dam" nobody can tell whose it is."""
        opens = mention.kind is MentionKind.PARTY and mention.span.start == self._sentence.start
        words = self._text[mention.span.start : mention.span.end].split()[opens:]
        return any(word[0].isupper() and word.lower() not in _ARTICLES for word in words)

    def _relative(self) -> Span | None:
        """Return X of "X, which Norland has annexed in spring"."""
        actors = [m.span for m in self._frame.actors if m.span.end <= self._frame.trigger.start]
        if not actors or not self._ends_at(self._frame.trigger.end):
            return None
        last = max(actors, key=lambda span: span.end)
        if self._skipped(self._frame.trigger.start, clause_words().auxiliaries) != self._blank(last.end):
            return None
        pronoun = self._word_before(self._without_article(last.start))
        if pronoun is None or pronoun[0] not in clause_words().relatives:
            return None
        return self._ending(pronoun[1])

    def _passive(self) -> Span | None:
        """Return X of "X, seized by rebels", "X, which was seized by rebels", "X has been seized by rebels"."""
        words, end = clause_words(), self._frame.trigger.end
        doers = [m.span for m in self._frame.actors if _BY.fullmatch(self._text, end, max(m.span.start, end))]
        if not doers:
            return None
        start = self._skipped(self._frame.trigger.start, words.auxiliaries | words.passive)
        pronoun = self._word_before(start)
        if pronoun is not None and pronoun[0] in words.relatives:
            return self._ending(pronoun[1])
        found = self._ending(start)
        before = self._word_before(self._without_article(found.start)) if found else None
        # "Boats in Halm seized by rebels": the name is a part of what was seized.
        return None if before is not None and before[0] in words.prepositions else found

    def _behind(self, between: re.Pattern[str]) -> Span | None:
        """Return X of "annexed X" or "the annexation of X"."""
        match = between.match(self._text, self._frame.trigger.end, self._sentence.end)
        if match is None:
            return None
        starts = {self._blank(self._frame.trigger.end), match.end(), match.end() - len("the ")}
        found = [m.span for m in self._phrases if m.span.start in starts and self._ends_at(m.span.end)]
        return max(found, key=lambda span: span.end - span.start, default=None)

    def _ending(self, at: int) -> Span | None:
        """Return the longest phrase that ends before ``at``, a comma between them or not."""
        gap = _COMMA.search(self._text[self._sentence.start : at])
        end = self._sentence.start + gap.start() if gap else -1
        found = [m.span for m in self._phrases if m.span.end == end]
        return max(found, key=lambda span: span.end - span.start, default=None)

    def _without_article(self, start: int) -> int:
        before = self._word_before(start)
        return before[1] if before is not None and before[0] in _ARTICLES else start

    def _skipped(self, at: int, words: frozenset[str]) -> int:
        """Return where the run of these words begins that ends before ``at``."""
        while (before := self._word_before(at)) is not None and before[0] in words:
            at = before[1]
        return at

    def _word_before(self, at: int) -> tuple[str, int] | None:
        """Return the word that ends before ``at`` with nothing but blanks between, and where it begins."""
        match = _LAST_WORD.search(self._text[self._sentence.start : at])
        return (match[1].lower(), self._sentence.start + match.start()) if match else None

    def _ends_at(self, at: int) -> bool:
        """Return whether no noun can follow at ``at`` that the phrase or verb before it belongs to."""
        match = _NEXT_WORD.match(self._text, at, self._sentence.end)
        word, mark = (match[1], match[2]) if match else (None, None)
        if word is not None:
            return word.lower() in clause_words().followers
        return mark is None or mark.isdigit() or mark in '.,;:()]”"–—'

    def _blank(self, at: int) -> int:
        """Return where the next word begins."""
        match = _BLANKS.match(self._text, at)
        return match.end() if match else at


def _meet(first: Span, second: Span) -> bool:
    return first.start < second.end and second.start < first.end
