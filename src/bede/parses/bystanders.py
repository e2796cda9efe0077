"""Parties that a sentence names beside an act, and that have no part in it, where the grammar leaves no doubt.

"Fired from land held by the rebels": the rebels hold the land. "The soldiers sent there were not Norlanders": no
Norlander was sent. "Warned that Norland would strike": Norland is not warned, its strike is what the warning holds. In
the train part of the annotated news the last of these is right of eleven recipients, and of three it is not. "Promised
Tarn military aid": Tarn is given it, and gives none (all seven annotated parties that stand so).
"""

from collections.abc import Sequence
from dataclasses import replace

from bede.knowledge.words.clauses import clause_pattern, clause_words, held_land
from bede.model import EventType, Frame, Mention, MentionKind, Sentence, Span

_NOBODY = frozenset({MentionKind.TIME, MentionKind.AMOUNT})
_VOWS = frozenset({EventType.AGREE, EventType.THREATEN})


def without_bystanders(
    text: str, sentences: Sequence[Sentence], frames: Sequence[Frame], mentions: Sequence[Mention]
) -> tuple[Frame, ...]:
    """Return the frames without actors and recipients that the sentence names for something else."""
    spans = {sentence.index: sentence.span for sentence in sentences}
    return tuple(_freed(text, spans[frame.sentence], frame, mentions) for frame in frames)


def _freed(text: str, sentence: Span, frame: Frame, mentions: Sequence[Mention]) -> Frame:
    actors = tuple(m for m in frame.actors if not _is_beside(text, sentence.start, m, frame))
    recipients = _warned(text, sentence.end, frame, mentions)
    if given := tuple(m for m in actors if _is_given(text, sentence.start, m, frame)):
        actors = tuple(m for m in actors if m not in given)
        recipients = tuple(sorted({*recipients, *given}, key=lambda m: m.span))
    is_free = len(actors) == len(frame.actors) and recipients is frame.recipients
    return frame if is_free else replace(frame, actors=actors, recipients=recipients)


def _is_beside(text: str, start: int, actor: Mention, frame: Frame) -> bool:
    """Return whether an actor is told to hold the land where it happened, or not to be who the other actors are."""
    if actor.span.start < frame.trigger.end:
        return False
    behind = text[frame.trigger.end : actor.span.start]
    is_other = len(frame.actors) > 1 and clause_pattern("not").search(text[start : actor.span.start]) is not None
    return is_other or held_land().search(behind) is not None


def _is_given(text: str, start: int, actor: Mention, frame: Frame) -> bool:
    """Return whether an actor of aid stands where the verb has whoever is given it."""
    if frame.type is not EventType.AID or actor.span.end >= frame.trigger.start:
        return False
    verb = clause_pattern("gives").search(text, start, actor.span.start)
    return verb is not None and bool(clause_pattern("given").fullmatch(text, actor.span.end, frame.trigger.start))


def _warned(text: str, end: int, frame: Frame, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the recipients of a threat or a vow but for the subject of what it says will be done.

    Where none stays, whoever stands between the word and the content is the one ("warned *Tarn* that Norland will").
    """
    behind = [m for m in frame.recipients if m.span.start > frame.trigger.end]
    if frame.type not in _VOWS or not behind:
        return frame.recipients
    content = clause_pattern("content").search(text, frame.trigger.end, end)
    if content is None or not clause_words().prepositions.isdisjoint(content[1].split()):
        return frame.recipients
    kept = tuple(m for m in frame.recipients if not content.start(1) <= m.span.start < content.end(1))
    between = text[frame.trigger.end : content.start()].strip().removeprefix("the ")
    told = Span(content.start() - len(between), content.start())
    return (
        kept
        or tuple(replace(m, kind=MentionKind.PARTY) for m in mentions if m.span == told and m.kind not in _NOBODY)[:1]
    )
