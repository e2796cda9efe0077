"""What is known of the names of a sentence: the world tables, and the persons whom the document has introduced."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.knowledge.world import Match, PartyEntry, party_index
from bede.text.tokens import Token


@dataclass(frozen=True, slots=True)
class PartyWords:
    """A party as token indices ``[start, end)``; ``whole`` False where it is only the owner or adjective of a thing."""

    start: int
    end: int
    head: int
    political: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Known:
    """Known names of a sentence: the matches of the world tables by token, and the document's titled persons."""

    matches: tuple[tuple[int, Match[PartyEntry]], ...]
    persons: frozenset[str]


def find_known(tokens: Sequence[Token]) -> tuple[tuple[int, Match[PartyEntry]], ...]:
    """Return (first token, match) of all known parties and titles, longest first, without overlaps."""
    texts = [token.text for token in tokens]
    index = party_index()
    found: list[tuple[int, Match[PartyEntry]]] = []
    position = 0
    while position < len(texts):
        match = index.longest(texts, position)
        if match is None:
            position += 1
            continue
        found.append((position, match))
        position += match.length
    return tuple(found)
