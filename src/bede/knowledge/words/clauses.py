"""Small words by which the parts of a clause are known (``words/en/clauses.toml``), and participles by their form."""

import re
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_pattern, read_toml


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


def clause_pattern(name: str) -> re.Pattern[str]:
    """Return an expression of the table by its name; the table says what it matches. KeyError: there is none."""
    return read_pattern("words/en/clauses.toml", name)


def is_participle(word: str) -> bool:
    """Return whether a lower-case word has the form of a past participle; many are past tenses as well.

    >>> is_participle("seized"), is_participle("held"), is_participle("hundred")
    (True, True, False)
    """
    return word in _irregular() or (len(word) > 4 and word.endswith("ed") and word not in _no_participles())


@cache
def _irregular() -> frozenset[str]:
    rows = re.split(r"[;\n]", str(read_toml("words/en/inflections.toml")["irregular"]))
    return frozenset(row.split()[-1] for row in rows if row.split())


@cache
def _no_participles() -> frozenset[str]:
    return frozenset(str(read_toml("words/en/clauses.toml")["no_participles"]).split())


@cache
def held_land() -> re.Pattern[str]:
    """Return what stands before who holds a land: it matches the end of "from land that is held by the "."""
    table = read_toml("words/en/clauses.toml")
    land, held = ("|".join(str(table[name]).split()) for name in ("land", "held"))
    return re.compile(rf"\b(?:{land})\b,?(?:\s[\w-]+){{0,4}}?\s(?:{held})\s+by\s+(?:(?:the|an?)\s+)?\Z")
