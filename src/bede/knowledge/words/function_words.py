"""The small words of English, by which its prose is told at once: ``words/en/function_words.toml``."""

import re
from functools import cache

from bede.knowledge.resources import read_toml

TABLE = "words/en/function_words.toml"

_WORD = re.compile(r"[^\W\d_]+")


def share_of_function_words(text: str) -> float:
    """Return the share of a text's words that are small words of English; 0 for a text without words.

    >>> share_of_function_words("the envoy of Norland")
    0.5
    """
    words = _WORD.findall(text)
    return sum(word.lower() in _words() for word in words) / len(words) if words else 0.0


@cache
def _words() -> frozenset[str]:
    return frozenset(read_toml(TABLE)["words"])
