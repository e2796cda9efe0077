"""Words and marks of a sentence, with their offsets in the document."""

import re
from functools import lru_cache
from typing import NamedTuple

# Order matters: abbreviations with inner dots, money, figures, contractions, initials, words, any other mark.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Capt|Maj|Sen|Rep|Gov|St|Sgt|Adm|Prof|Rev|Brig)\.(?=\s)"
    r"|[$€£¥]\s?\d[\d,.]*\d?(?:bn|tn|m|k)?\b"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|bn|m|k|km|%)?"
    r"|ca(?=n['’]t\b)|can(?=not\b)"
    r"|(?:do|does|did|wo|would|should|could|is|are|was|were|has|have|had|ai)(?=n['’]t\b)"
    r"|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m|S)\b"
    r"|[A-Z]\.(?=\s[A-Z])"  # an initial
    r"|\w+(?:[-‑]\w+)*"
    r"|\.{2,}|--+|[^\w\s]",
    re.IGNORECASE,
)
QUOTES = frozenset('“”"«»„')
_PLAIN_APOSTROPHE = str.maketrans("’‘", "''")


class Token(NamedTuple):
    """A word or mark; ``start`` and ``end`` are offsets in the document, ``lower`` has a plain apostrophe."""

    text: str
    start: int
    end: int
    lower: str


def tokenise(text: str, offset: int) -> list[Token]:
    """Return the tokens of ``text``, whose first character stands at ``offset`` in the document."""
    found = _cut(text)
    return (
        [Token(word, offset + start, offset + end, lower) for word, start, end, lower in found] if offset else [*found]
    )


@lru_cache(maxsize=1024)
def _cut(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text by themselves; kept, since several readings of a document ask for the same lines."""
    return tuple(
        Token(word := m.group(), m.start(), m.end(), word.lower().translate(_PLAIN_APOSTROPHE))
        for m in _TOKEN.finditer(text)
    )
