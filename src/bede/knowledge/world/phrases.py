"""Find the longest known name that starts at a token.

Names and tokens are cut into the same pieces: at spaces, hyphens and apostrophes, dots of abbreviations
taken out, folded. So ``Cote d'Ivoire`` meets ``Côte``, ``d'Ivoire``; ``U.S.`` meets ``US``; ``N'Djamena``
meets ``N``, ``'``, ``Djamena``. Letters are compared folded, but where the name has a capital the text must
have one, and an exact name must stand in exactly its letters: ``Turkey`` is not ``turkey``, ``US`` is not
``us``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from bede.knowledge.world.entries import Form
from bede.text.normalise import fold

T = TypeVar("T")

_GLUE = re.compile(r"[\s\-‐‑–—'’‘ʼʿʾ`]+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?")
_MARKS = re.compile(r"([,()])")
_POSSESSIVE = ("'s", "’s")


@lru_cache(maxsize=65536)
def pieces(token: str) -> tuple[tuple[str, str], ...]:
    """Return the pieces of a token or name, each as written (without abbreviation dots) and folded."""
    if token.isalnum() and token.isascii():
        return ((token, token.lower()),)
    found = []
    for part in _GLUE.split(_MARKS.sub(r" \1 ", token)):
        if not part:
            continue
        raw = part.replace(".", "").upper() if _DOTTED.fullmatch(part) else part.rstrip(".")
        if raw:
            found.append((raw, raw.lower() if raw.isascii() else fold(raw)))
    return tuple(found)


class Candidate(NamedTuple, Generic[T]):
    """A value that a name stands for. ``raw``: the pieces of the name as written in the table."""

    form: Form
    raw: tuple[str, ...]
    value: T

    def fits(self, written: Sequence[str]) -> bool:
        """Return whether the letters in the text suit the name's capitals."""
        if self.form.exact:
            return tuple(written) == self.raw
        return not any(mine[0].isupper() and text[0].islower() for mine, text in zip(self.raw, written, strict=True))


@dataclass(slots=True)
class _Bucket(Generic[T]):
    """All names that begin with one piece; cut up when a text first has that piece.

    ``beginnings``: keys that a longer name goes on from.
    """

    names: list[tuple[Form, T]] = field(default_factory=list)
    by_key: dict[str, list[Candidate[T]]] = field(default_factory=dict)
    beginnings: set[str] = field(default_factory=set)
    longest: int = 0

    def ready(self) -> "_Bucket[T]":
        for form, value in self.names:
            cut = pieces(form.text)
            candidate = Candidate(form, tuple(raw for raw, _ in cut), value)
            keys = [key for _, key in cut]
            self.by_key.setdefault(" ".join(keys), []).append(candidate)
            self.beginnings.update(" ".join(keys[:end]) for end in range(1, len(keys)))
            self.longest = max(self.longest, len(cut))
        self.names.clear()
        return self


class Phrases(Generic[T]):
    """A set of names, each standing for one or more values."""

    def __init__(self) -> None:
        self._buckets: dict[str, _Bucket[T]] = {}

    def add(self, form: Form, value: T) -> None:
        """Let a name stand for a value; a name without letters or digits is left out."""
        head = form.text.partition(" ")[0]
        if head.isalnum() and head.isascii():
            first = head.lower()
        else:
            cut = pieces(form.text)
            if not cut:
                return
            first = cut[0][1]
        bucket = self._buckets.get(first)
        if bucket is None:
            bucket = self._buckets[first] = _Bucket()
        bucket.names.append((form, value))

    def __iter__(self) -> Iterator[tuple[str, list[Candidate[T]]]]:
        for bucket in self._buckets.values():
            yield from bucket.ready().by_key.items()

    def longest(self, tokens: Sequence[str], start: int) -> tuple[int, list[Candidate[T]]] | None:
        """Return how many tokens the longest name at ``start`` takes, and what it may stand for."""
        head = pieces(tokens[start])
        bucket = self._buckets.get(head[0][1]) if head else None
        if bucket is None:
            return None
        bucket.ready()
        best = None
        for length, written, key in prefixes(tokens, start, bucket.longest):
            fitting = [c for c in bucket.by_key.get(key, ()) if c.fits(written)]
            if fitting:
                best = (length, fitting)
            if key not in bucket.beginnings:
                break
        return best


def prefixes(tokens: Sequence[str], start: int, limit: int) -> Iterator[tuple[int, list[str], str]]:
    """Yield (tokens taken, pieces as written, folded key) for every end at which a name may end."""
    written: list[str] = []
    folded: list[str] = []
    for index in range(start, len(tokens)):
        cut = pieces(tokens[index])
        if tokens[index].endswith(_POSSESSIVE) and len(cut) > 1 and len(folded) + len(cut) - 1 <= limit:
            # Some tokenisers leave the possessive on the word: "Russia's" is Russia as well.
            stem = cut[:-1]
            yield (
                index - start + 1,
                written + [raw for raw, _ in stem],
                " ".join(folded + [key for _, key in stem]),
            )
        written = written + [raw for raw, _ in cut]
        folded = folded + [key for _, key in cut]
        if len(folded) > limit:
            return
        if cut:
            yield index - start + 1, written, " ".join(folded)
