"""Two countries before one noun are two parties: "Russian and Ukrainian officials" are Russia's and Ukraine's.

The reader marks them apart as a rule, as annotators do; where it takes them for one phrase, only one country would be
seen in it.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bede.knowledge.words.clauses import clause_pattern
from bede.knowledge.world import demonyms
from bede.model import Frame, Mention, MentionKind, Span
from bede.text.heads import head_of


def with_both(text: str, frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames with each party of two countries as two parties."""
    return tuple(_with_both(text, frame) for frame in frames)


def _with_both(text: str, frame: Frame) -> Frame:
    actors, recipients = _apart(text, frame.actors), _apart(text, frame.recipients)
    is_same = len(actors) == len(frame.actors) and len(recipients) == len(frame.recipients)
    return frame if is_same else replace(frame, actors=actors, recipients=recipients)


def _apart(text: str, parties: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(one for party in parties for one in _split(text, party))


def _split(text: str, party: Mention) -> tuple[Mention, ...]:
    pair = clause_pattern("pair").fullmatch(text, party.span.start, party.span.end)
    if pair is None or not {pair[2], pair[4]} <= _adjectives():
        return (party,)
    spans = (Span(*pair.span(1)), Span(*pair.span(3)))
    return tuple(Mention(span, MentionKind.PARTY, head_of(text, span)) for span in spans)


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(entry.form.text for entry in demonyms() if entry.adjective)
