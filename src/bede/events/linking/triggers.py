"""Triggers as columns: the families of their words, their meaning, and whether they point back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bede.events.claims import LinkClaim
from bede.events.linking.interning import Numbers
from bede.knowledge.words.triggers import WIDTH, base_form, families_of, meaning_of

FAMILIES = 3
NONE, OLD, NEW = 0, 1, 2
_POINTING = frozenset("the this that these those its their his her".split())
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Triggers:
    """What claims call their acts. ``phrase``: number of the words, by claim.

    By phrase: ``families`` [p, 3], -1 where there are fewer; ``meaning`` [p, 64], vectors of length one or zeros;
    ``many``: whether its last word is a plural. ``article`` by claim: OLD after "the" or "this", NEW after "a", NONE
    else.
    """

    phrase: NDArray[np.int32]
    families: NDArray[np.int32]
    meaning: NDArray[np.float32]
    many: NDArray[np.bool_]
    article: NDArray[np.int8]

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        return sum(a.nbytes for a in (self.phrase, self.families, self.meaning, self.many, self.article))


def make_triggers(rows: Sequence[LinkClaim]) -> Triggers:
    """Return the columns of the triggers of claims."""
    phrases, numbers = Numbers[str | None](), Numbers[str | None]()
    phrase = np.fromiter((phrases[row.trigger.lower()] for row in rows), np.int32, len(rows))
    families = np.full((len(phrases), FAMILIES), -1, np.int32)
    meaning = np.zeros((len(phrases), WIDTH), np.float32)
    for place, words in enumerate(phrases):
        found = families_of(words or "")[:FAMILIES]
        families[place, : len(found)] = [numbers[family] for family in found]
        meaning[place] = meaning_of(found)
    many = np.fromiter((_is_plural(words or "") for words in phrases), np.bool_, len(phrases))
    article = np.fromiter((_article(row.sentence, row.trigger) for row in rows), np.int8, len(rows))
    return Triggers(phrase, families, meaning, many, article)


@lru_cache(maxsize=1 << 15)
def _is_plural(words: str) -> bool:
    last = (_WORD.findall(words) or [""])[-1]
    return last.endswith("s") and base_form(last, {last[:-1]}) != last and bool(set(families_of(last)) - {last})


def _article(sentence: str, trigger: str) -> int:
    """Return whether "the" or "a" stands before a trigger, with one word between at most."""
    before = _WORD.findall(sentence[: max(sentence.find(trigger), 0)].lower())[-2:]
    if any(word in _POINTING for word in before):
        return OLD
    return NEW if any(word in {"a", "an", "another"} for word in before) else NONE
