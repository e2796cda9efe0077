"""Words that tell whether what a text speaks of is present, past or to come."""

import re
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml

TABLE = "words/en/background.toml"


@dataclass(frozen=True, slots=True)
class BackgroundWords:
    """``former``, ``not_now``, ``ranks``: words at titles; the rest: patterns."""

    former: frozenset[str]
    not_now: frozenset[str]
    ranks: frozenset[str]
    recalls: re.Pattern[str]
    ahead: re.Pattern[str]
    supposed: re.Pattern[str]


@cache
def background_words() -> BackgroundWords:
    """Return the table."""
    table = read_toml(TABLE)
    title = table["title"]
    return BackgroundWords(
        former=frozenset(title["former"]),
        not_now=frozenset(title["not_now"]),
        ranks=frozenset(title["ranks"]),
        recalls=_pattern(table["recalls"]),
        ahead=_pattern(table["ahead"]),
        supposed=_pattern(table["supposed"]),
    )


def _pattern(lists: dict[str, list[str]]) -> re.Pattern[str]:
    """Return a pattern for whole words in any case, for stems with any ending, and for words in these letters."""
    parts = [re.escape(word) for word in lists["words"]]
    parts += [rf"{re.escape(stem)}\w*" for stem in lists["stems"]]
    parts += [f"(?-i:{re.escape(word)})" for word in lists.get("exact", ())]
    return re.compile(rf"\b(?:{'|'.join(parts)})\b", re.IGNORECASE)
