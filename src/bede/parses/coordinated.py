"""Two countries before one noun are two parties: "Russian and Ukrainian officials" are Russia's and Ukraine's.

The reader marks them apart as a rule, as annotators do; where it takes them for one phrase, only one country would be
seen in it.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cache

from bede.knowledge.words.clauses import clause_pattern
from bede.knowledge.world import demonyms
from bede.model import Frame, Mention, MentionKind, Span
from bede.text.heads import head_of


def with_both(text: str, frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames with each party of two countries as two parties, and lands apart from "the leaders of" them."""
    return tuple(_with_both(text, frame) for frame in frames)


def _with_both(text: str, frame: Frame) -> Frame:
    actors, recipients = _apart(text, frame.actors), _apart(text, frame.recipients)
    is_same = len(actors) == len(frame.actors) and len(recipients) == len(frame.recipients)
    return frame if is_same else replace(frame, actors=actors, recipients=recipients)


def _apart(text: str, parties: Sequence[Mention]) -> tuple[Mention, ...]:
    starts = {party.span.start for party in parties}
    return tuple(one for party in parties if not _leads(text, party, starts) for one in _split(text, party))


def _leads(text: str, party: Mention, starts: Set[int]) -> bool:
    """Return whether a phrase is cut off before the lands that it is of, which are parties: "*the leaders of* Tarn"."""
    behind = next((at for at in range(party.span.end, len(text)) if not text[at].isspace()), len(text))
    return (
        clause_pattern("leaders_of").fullmatch(text, party.span.start, party.span.end) is not None and behind in starts
    )


def _split(text: str, party: Mention) -> tuple[Mention, ...]:
    pair = clause_pattern("pair").fullmatch(text, party.span.start, party.span.end)
    if pair is None or not {pair[2], pair[4]} <= _adjectives():
        return (party,)
    spans = (Span(*pair.span(1)), Span(*pair.span(3)))
    return tuple(Mention(span, MentionKind.PARTY, head_of(text, span)) for span in spans)


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(entry.form.text for entry in demonyms() if entry.adjective)
