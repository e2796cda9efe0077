"""Words that name acts: which belong to one family, and how near families are in meaning."""

import re
from base64 import b64decode
from collections.abc import Container, Mapping
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from bede.knowledge.resources import read_rows, read_toml

WIDTH = 64
"""Numbers that a meaning is made of."""

_WORD = re.compile(r"[^\W\d_]+")
_TABLE, _FORMS = "words/en/triggers.tsv", "words/en/inflections.toml"
_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ying", "ie"), ("es", "e"), ("es", ""), ("s", ""),
    ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
)  # fmt: skip
"""Endings and what stands in their place, in the order in which they are tried."""

_ROUGH = ("ings", "ing", "ies", "ied", "es", "ed", "s", "e", "y")
_STAYS = 4
"""Letters that must stay when an unknown word loses its ending."""


@cache
def _families() -> Mapping[str, str]:
    return {word: family for word, family, _ in read_rows(_TABLE)}


@cache
def _meanings() -> Mapping[str, str]:
    return {word: packed for word, family, packed in read_rows(_TABLE) if word == family}


@cache
def _irregular() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in re.split(r"[;\n]", str(read_toml(_FORMS)["irregular"])):
        base, *forms = row.split() or [""]
        for form in forms:
            found.setdefault(form, base)
    return found


@cache
def _light() -> frozenset[str]:
    return frozenset(str(read_toml(_FORMS)["light"]).split())


def base_form(word: str, known: Container[str]) -> str:
    """Return the form of a lower-case word that ``known`` holds ("seized": seize), else the word itself."""
    if (base := _irregular().get(word)) is not None and base in known:
        return base
    if word in known:
        return word
    for ending, instead in _ENDINGS:
        if not word.endswith(ending):
            continue
        base = word.removesuffix(ending) + instead
        if len(base) > 1 and base in known:
            return base
        if not instead and len(base) > 3 and base[-1] == base[-2] and base[:-1] in known:
            return base[:-1]
    return word


@lru_cache(maxsize=1 << 16)
def families_of(trigger: str) -> tuple[str, ...]:
    """Return the families of the words of a trigger, in their order, each once ("shot and killed": shoot, kill).

    Words that only carry the act are left out where another word names it ("took part in talks": talk).
    """
    words = _WORD.findall(trigger.lower())
    chosen = [word for word in words if base_form(word, _light()) not in _light()]
    found = [_family(word) for word in chosen or words] or [trigger.lower()]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=1 << 16)
def _family(word: str) -> str:
    base = base_form(word, _families())
    return _families().get(base) or _rough(base)


def _rough(word: str) -> str:
    """Return a word that no table knows without its ending, so that "outages" and "outage" fall together."""
    for ending in _ROUGH:
        if word.endswith(ending) and len(word) - len(ending) >= _STAYS:
            return word.removesuffix(ending)
    return word


def meaning_of(families: tuple[str, ...]) -> NDArray[np.float32]:
    """Return the mean vector of families, of length one; all zeros where the table knows none of them."""
    rows = [_unpacked(family) for family in families if family in _meanings()]
    total: NDArray[np.float32] = np.sum(rows, axis=0, dtype=np.float32) if rows else np.zeros(WIDTH, np.float32)
    length = float(np.sqrt((total.astype(np.float64) ** 2).sum()))
    return total / np.float32(length) if length else total


@lru_cache(maxsize=1 << 13)
def _unpacked(family: str) -> NDArray[np.float32]:
    raw = np.frombuffer(b64decode(_meanings()[family] + "="), np.uint8).astype(np.int16)
    steps = np.stack([raw >> 4, raw & 15], axis=1).reshape(-1) - 8
    found: NDArray[np.float32] = (steps / np.sqrt((steps**2).sum())).astype(np.float32)
    return found
