"""The language of a document: what its text shows, and only where that leaves it open what the page declares.

Templates lie: ``lang="en"`` stands on pages in every language. But a wrong verdict "not English" loses a document's
claims in silence, so that it falls only on text that is plainly something else.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from bede.knowledge.words.function_words import share_of_function_words
from bede.model import BlockKind

UNKNOWN = "und"
ENGLISH = "en"

ENOUGH = 0.15
"""Share of small words from which a text is English. English prose has 0.2 to 0.4; text in 28 other languages at most
0.08; lists of prices and results have few in any language, and are left to the closer look."""

MARGIN = 1.4
"""How much likelier another language must be than English, as natural logarithm per letter. Prose in 28 other
languages has 1.7 and more, down to single sentences; what is English but looks like nothing (prices, results, lists of
names in 24,000 newswire documents) at most 1.0."""

LEAST = 40
"""Letters that a text must have to be told; 15 in a script in which a letter is a word or a syllable."""

_LOOKED_AT = 4000  # characters; more of the same does not change the verdict
_PARAGRAPHS = 40  # that are looked at one by one where the whole is a mixture
_DENSE = frozenset(("zh", "ja", "ko"))
_LEAST_DENSE = 15
_NO_LANGUAGE = frozenset(("zxx", "qaa"))
_BODY = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTATION))

_CLOSE: tuple[frozenset[str], ...] = (
    frozenset(("no", "nb", "nn")),
    frozenset(("hr", "bs", "sr", "sh")),
    frozenset(("id", "ms")),
)
"""Languages that a text hardly tells apart; of these the page's own word is believed."""


def settle_language(declared: str | None, blocks: Iterable[tuple[BlockKind, str]]) -> str:
    """Return the ISO 639 code of a document's language, ``und`` where neither text nor page tells it.

    ``declared``: what the page says of itself. ``blocks``: kind and text of its blocks; only the body counts.
    """
    shown = identify([text for kind, text in blocks if kind in _BODY])
    if shown is None or (declared and any({declared, shown} <= close for close in _CLOSE)):
        return declared or UNKNOWN
    return shown


def identify(paragraphs: Sequence[str]) -> str | None:
    """Return the language of a text, or None where it is not plain. A mixture is what most of its letters are."""
    whole = "\n".join(paragraphs)[:_LOOKED_AT]
    found = _of_text(whole)
    if found or len(paragraphs) < 2:
        return found
    votes = Counter[str]()
    for paragraph in paragraphs[:_PARAGRAPHS]:
        votes[_of_text(paragraph[:_LOOKED_AT]) or ""] += _letters(paragraph)
    language, letters = max(votes.items(), key=lambda vote: vote[1])
    return language if language and letters * 2 > votes.total() else None


def _of_text(text: str) -> str | None:
    """Return the language of a text in one language, or None where it is not plain."""
    letters = _letters(text)
    if letters < _LEAST_DENSE:
        return None
    if letters >= LEAST and share_of_function_words(text) >= ENOUGH:
        return ENGLISH
    ranks = dict(_identifier().rank(text))
    best = max(ranks, key=lambda language: ranks[language])
    margin = (ranks[best] - ranks[ENGLISH]) / letters
    enough = letters >= (_LEAST_DENSE if best in _DENSE else LEAST)
    return best if enough and margin >= MARGIN and best not in _NO_LANGUAGE else None


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


@cache
def _identifier() -> Any:
    import py3langid  # seconds to load, which a pile of English never needs  # noqa: PLC0415

    return py3langid
