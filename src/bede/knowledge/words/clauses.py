"""Small words by which the object of a verb is known (``words/en/clauses.toml``)."""

from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Lower-case words: between subject and verb, before participles, of relative clauses, around noun phrases."""

    auxiliaries: frozenset[str]
    passive: frozenset[str]
    relatives: frozenset[str]
    prepositions: frozenset[str]
    followers: frozenset[str]


@cache
def clause_words() -> ClauseWords:
    """Return the table, read once."""
    table = read_toml("words/en/clauses.toml")
    return ClauseWords(
        *(
            frozenset(str(table[name]).split())
            for name in ("auxiliaries", "passive", "relatives", "prepositions", "followers")
        )
    )
