"""Words as linking compares them: lower-cased stems, without those that any two sentences share."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from bede.knowledge.resources import read_rows, read_toml

_WORD = re.compile(r"\w+(?:[.,:]\d+)*")
_ENDS_HEAD = frozenset("of in at from for to on with by near who whom which that whose where against between".split())
_TABLE = "words/en/linking.toml"
_STAYS = 4
"""Letters that must stay when an ending is cut: shorter stems fall together by chance ("mini", "mint")."""


@cache
def _function_words() -> frozenset[str]:
    return frozenset(str(read_toml(_TABLE)["function_words"]).split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(read_toml(_TABLE)["endings"])


@lru_cache(maxsize=1 << 18)
def stem(word: str) -> str:
    """Return a lower-cased word without its ending: "seizing", "seized" and "seizes" are "seiz"."""
    word = word.lower()
    for ending in _endings():
        if len(word) - len(ending) >= _STAYS and word.endswith(ending):
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of all words of a phrase, in their order."""
    return tuple(stem(word) for word in _WORD.findall(text.lower()))


def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's content words, each once, in the order of the alphabet."""
    words = set(_WORD.findall(text.lower())) - _function_words()
    return tuple(sorted({stem(word) for word in words if len(word) > 1}))


@lru_cache(maxsize=65536)
def head_stem(phrase: str) -> str:
    """Return the stem of a phrase's head: its last word before a preposition ("two soldiers of the guard": soldier)."""
    words = _WORD.findall(phrase.lower())
    head = next((n for n, word in enumerate(words) if n and word in _ENDS_HEAD), len(words))
    return stem(words[head - 1]) if words else ""


RAREST = 100
Whole = NDArray[np.int32] | NDArray[np.int64]
_BITS, _WORD_BITS = 32, (1 << 32) - 1


@cache
def _rarities() -> dict[str, int]:
    return {word: int(value) for word, value in read_rows("words/en/rarity.tsv")}


def rarity(word: str) -> int:
    """Return how much a shared stem tells, in hundredths: a property of the word in news at large.

    It does not depend on the documents at hand, so that none of them changes what another pair shares.
    """
    return _rarities().get(word, RAREST)


@dataclass(frozen=True, slots=True)
class WordSets:
    """Sets of words. ``keys``: set number × 2^32 + number of a word, sorted; ``ends`` bound those of each set.

    ``length``: the root of the sum of the squared weights of a set's words.
    """

    keys: NDArray[np.int64]
    ends: NDArray[np.int64]
    length: NDArray[np.float64]

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        return self.keys.nbytes + self.ends.nbytes + self.length.nbytes


def make_word_sets(count: int, owner: Whole, words: Whole, weight: NDArray[np.int64]) -> WordSets:
    """Return ``count`` sets from the numbers of words beside those of the sets that they are of, in any order."""
    keys = np.sort((owner.astype(np.int64) << _BITS) | words)
    new = np.ones(len(keys), np.bool_)
    new[1:] = keys[1:] != keys[:-1]
    keys = keys[new]
    ends = np.searchsorted(keys, np.arange(count + 1, dtype=np.int64) << _BITS)
    squares = np.bincount(keys >> _BITS, weight[keys & _WORD_BITS] ** 2, count)
    return WordSets(keys, ends, np.sqrt(squares))


def joined_sets(sets: WordSets, owner: Whole, member: Whole, weight: NDArray[np.int64]) -> WordSets:
    """Return the union of the sets ``member`` of each ``owner``, which are numbered from 0."""
    pair = np.unique((owner.astype(np.int64) << _BITS) | member)
    of, words = _spread(sets, pair & _WORD_BITS)
    return make_word_sets(int(owner.max(initial=-1)) + 1, (pair >> _BITS)[of], words, weight)


def likeness(
    sets: WordSets, weight: NDArray[np.int64], left: NDArray[np.int32], right: NDArray[np.int32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return for pairs of sets the weight of the words that they share, and the cosine of the two sets.

    Sums are of whole numbers, so that neither order nor company changes a digit.
    """
    if not len(left):
        none = np.zeros(0, np.float32)
        return none, none
    # The words of the smaller set are looked up in the larger one; pairs in its order find their words near by.
    sizes = np.diff(sets.ends)
    swap = sizes[left] > sizes[right]
    larger, smaller = np.where(swap, left, right), np.where(swap, right, left)
    pairs, back = np.unique((larger.astype(np.int64) << _BITS) | smaller, return_inverse=True)
    first, second = pairs >> _BITS, pairs & _WORD_BITS
    of, words = _spread(sets, second)
    wanted = (first[of] << _BITS) | words
    found = np.searchsorted(sets.keys, wanted)
    hit = sets.keys[np.minimum(found, len(sets.keys) - 1)] == wanted if len(sets.keys) else np.zeros(0, np.bool_)
    of, weights = of[hit], weight[words[hit]]
    shared = np.bincount(of, weights, len(pairs))
    cosine = np.bincount(of, weights**2, len(pairs)) / np.maximum(sets.length[first] * sets.length[second], 1)
    return (shared / RAREST).astype(np.float32)[back], cosine.astype(np.float32)[back]


def _spread(sets: WordSets, wanted: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the words of the wanted sets, and beside each the place of its set among these."""
    counts = sets.ends[wanted + 1] - sets.ends[wanted]
    of = np.repeat(np.arange(len(wanted)), counts)
    places = np.arange(len(of)) + np.repeat(sets.ends[wanted] - (np.cumsum(counts) - counts), counts)
    return of, sets.keys[places] & _WORD_BITS
