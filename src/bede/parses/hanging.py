"""What stands in a clause hung on a phrase belongs to that clause, and not to the act that the phrase is about.

"Freed two men detained on Monday", "two men detained on Monday were freed", "released the pilots whom it had seized off
Halm in 2018", "gave Tarn a loan, which the bank called generous": the reader often lets the act take the time, or
whoever the clause begins with. Here they are taken away from it where the grammar leaves no doubt. A time farther on in
such a clause may date either act, and stays, unless the clause tells what had been before; a place stays but for that,
or in an aside ("Norland, which left the pact in 2018, demanded").
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bede.knowledge.words.clauses import clause_pattern, clause_words, is_participle
from bede.model import EventType, Frame, Mention, Sentence, Span

_LAST_WORD = re.compile(r"([^\W\d_]+)\s+(?:[^\W\d_]+\s+)?\Z")
_ASIDE_ENDS = re.compile(r"[^,;:()]*,\s")
_AFTER_CUE = 60
"""Code points between "told" and its day: whom it was told, and where."""
_SPEECH = frozenset(
    {
        EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT,
        EventType.THREATEN,
    }
)  # fmt: skip


def without_strangers(
    text: str, sentences: Sequence[Sentence], frames: Sequence[Frame], mentions: Sequence[Mention]
) -> tuple[Frame, ...]:
    """Return the frames without the times, places and actors of clauses that hang on a phrase beside their trigger."""
    ends = {sentence.index: sentence.span.end for sentence in sentences}
    nouns = _Nouns(_by_start(m.span for m in mentions), _by_start(frame.trigger for frame in frames))
    return tuple(_freed(text, ends[frame.sentence], frame, nouns) for frame in frames)


@dataclass(frozen=True, slots=True)
class _Nouns:
    """What may be an object, by where it begins: marked phrases, and acts ("condemned the *attack*")."""

    phrases: Mapping[int, Sequence[Span]]
    acts: Mapping[int, Sequence[Span]]


def _by_start(spans: Iterable[Span]) -> Mapping[int, Sequence[Span]]:
    found: dict[int, list[Span]] = {}
    for span in spans:
        found.setdefault(span.start, []).append(span)
    return found


def _freed(text: str, end: int, frame: Frame, nouns: _Nouns) -> Frame:
    behind = any(m is not None and m.span.start > frame.trigger.end for m in (frame.time, frame.place))
    start = _object_end(text, frame, nouns) if behind else None
    pronoun = clause_pattern("pronoun").match(text, start, end) if start is not None else None
    clause = pronoun.end() if pronoun else None
    time, place = frame.time, frame.place
    if time is not None and (
        _is_strange(text, frame, time.span, start, clause) or _dates_telling(text, frame, time.span)
    ):
        time = None
    if place is not None and (
        _is_aside(text, frame, place.span) or (clause is not None and _had_been(text, clause, place.span))
    ):
        place = None
    actors = _own_actors(text, end, frame)
    is_free = time is frame.time and place is frame.place and actors is frame.actors
    return frame if is_free else replace(frame, time=time, place=place, actors=actors)


def _is_strange(text: str, frame: Frame, time: Span, start: int | None, clause: int | None) -> bool:
    """Return whether a time stands in a clause that hangs on the object, which ends at ``start``."""
    if time.start < frame.trigger.start:
        return _hangs_before(text, frame, time) or _is_aside(text, frame, time)
    if clause_pattern("of_persons").search(text, frame.trigger.end, time.start):
        return True  # "signed with the elders, who came on Monday"; behind ", which" the clause may tell of the act
    if start is None:
        return False
    if clause is not None:
        return _had_been(text, clause, time) or _follows_verb(text, clause, time)
    # "carrying the sick arrived on Sunday": what stands behind is no participle, but what the carriers did
    is_finite = not text.endswith("ing", frame.trigger.start, frame.trigger.end)
    return is_finite and _follows_participle(text, start, time)


def _hangs_before(text: str, frame: Frame, time: Span) -> bool:
    """Return whether it is as in "two men detained on Monday were freed"."""
    between = text[time.end : frame.trigger.start].lower().split()
    small = clause_words().auxiliaries | clause_words().passive
    is_passive = bool(between) and small.issuperset(between)
    return is_passive and any(_follows_participle(text, m.span.end, time) for m in frame.recipients)


def _is_aside(text: str, frame: Frame, told: Span) -> bool:
    """Return whether a time or place is as in "Norland, which left the pact in 2018, demanded"."""
    if told.end > frame.trigger.start or _ASIDE_ENDS.match(text, told.end, frame.trigger.start) is None:
        return False
    ends = [m.span.end for m in (*frame.actors, *frame.recipients) if m.span.end < told.start]
    return any(clause_pattern("aside").fullmatch(text, end, told.start) for end in ends)


def _dates_telling(text: str, frame: Frame, time: Span) -> bool:
    """Return whether it is as in "denied on Friday that it had fired": the day of the denial.

    Acts of speech are done by telling: "said on Friday that Norland should leave" is a demand of Friday.
    """
    if frame.type in _SPEECH or not clause_pattern("that").match(text, time.end, frame.trigger.start):
        return False
    cues = [voice.cue for voice in frame.voices if voice.cue is not None and voice.cue.end <= time.start]
    return any(
        clause_pattern("closes").search(text, cue.end, time.start) is None and time.start - cue.end < _AFTER_CUE
        for cue in cues
    )


def _object_end(text: str, frame: Frame, nouns: _Nouns) -> int | None:
    """Return where the object ends that stands right behind the trigger: one phrase, or two ("gave Tarn a loan")."""
    at = frame.trigger.end
    taken = {m.span for m in (*frame.actors, frame.place, frame.time) if m is not None}
    for _ in range(2):
        match = clause_pattern("to_object").match(text, at)
        if match is None:
            break
        starts = {match.start() + 1, match.end()}
        found = [s.end for start in starts for s in nouns.phrases.get(start, ()) if s not in taken]
        found += [s.end for s in nouns.acts.get(match.end(), ()) if match[1]]
        if not found:
            break
        at = max(found)
    return at if at > frame.trigger.end else None


def _follows_participle(text: str, at: int, time: Span) -> bool:
    """Return whether a participle stands at ``at``, and the time right behind it, but for a preposition."""
    word = clause_pattern("participle").match(text, at, max(at, time.start))
    if word is None or not is_participle(word[1]):
        return False
    between = text[word.end() : time.start].split()
    return len(between) <= 1 and clause_words().prepositions.issuperset(between)


def _had_been(text: str, clause: int, told: Span) -> bool:
    """Return whether a time or place stands in a relative clause of what had been before."""
    before = text[clause : told.start]
    return (
        told.start > clause
        and not clause_pattern("closes").search(before)
        and clause_pattern("had").search(before) is not None
    )


def _follows_verb(text: str, clause: int, time: Span) -> bool:
    """Return whether a time stands right behind the verb of a relative clause."""
    before = text[clause : time.start]
    last = _LAST_WORD.search(before)
    return (
        time.start > clause
        and not clause_pattern("closes").search(before)
        and last is not None
        and is_participle(last[1])
    )


def _own_actors(text: str, end: int, frame: Frame) -> tuple[Mention, ...]:
    """Return the actors but for those from the subject of a later clause on: "met for talks, which the US hailed"."""
    behind = {m.span.start for m in frame.actors if m.span.start > frame.trigger.end}
    if not behind or len(behind) == len(frame.actors):
        return frame.actors
    for match in clause_pattern("before_subject").finditer(text, frame.trigger.start, end):
        subject = match.start(2) if match[2] else match.end()
        is_object = match[1].lower() not in clause_words().prepositions
        if is_object and not behind.isdisjoint({subject, match.end()}):
            return tuple(m for m in frame.actors if m.span.start < subject)
    return frame.actors
