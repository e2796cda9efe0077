"""Look-up by words: who a phrase names. Where it lies is looked up in the same manner, see ``gazetteer``.

Both answer ``longest(tokens, start)`` with the longest name that starts at a token. They know names, not
sentences: whether "Jordan" is the country or a surname is for the resolver to find out, which is why a
match says ``ambiguous`` and lists its ``rivals``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, Literal, TypeVar

from bede.knowledge.world.entries import (
    Body,
    Country,
    Demonym,
    Form,
    PartyEntry,
    Seat,
    Title,
)
from bede.knowledge.world.phrases import Candidate, Phrases
from bede.knowledge.world.tables import bodies, countries, demonyms, seats, titles

E = TypeVar("E")

MatchKind = Literal["country", "body", "seat", "demonym", "title", "place"]

_KINDS: tuple[tuple[type[PartyEntry], MatchKind], ...] = (
    (Country, "country"),
    (Body, "body"),
    (Seat, "seat"),
    (Demonym, "demonym"),
    (Title, "title"),
)
"""In order of preference where one name stands for entries of several kinds."""


@dataclass(frozen=True, slots=True)
class Match(Generic[E]):
    """What stands at a token. ``length`` in tokens; ``form`` as the table writes it.

    ``rivals`` are other entries that the same words may name, ``ambiguous`` that the table warns of them or
    that there are several.
    """

    length: int
    entry: E
    kind: MatchKind
    form: str
    ambiguous: bool
    rivals: tuple[E, ...] = ()


def kind_of(entry: PartyEntry) -> MatchKind:
    """Return the kind of an entry, as in ``Match.kind``."""
    return next(kind for known, kind in _KINDS if isinstance(entry, known))


def _party_rank(candidate: Candidate[PartyEntry]) -> tuple[bool, bool, int]:
    """Names before role words ("the Communist Party" before "a communist party"), sure ones before others."""
    kinds = [known for known, _ in _KINDS]
    kind = kinds.index(type(candidate.value))
    return isinstance(candidate.value, Title), candidate.form.ambiguous, kind


def _meaning(entry: PartyEntry) -> str:
    """Return what two entries must share to be no rivals: Mexico and Mexican mean the same country."""
    if isinstance(entry, Demonym):
        return entry.country.entity
    return entry.name if isinstance(entry, Title) else entry.entity


class PartyIndex:
    """Names of countries, peoples, bodies, seats of government, and words for roles."""

    def __init__(self) -> None:
        self._phrases: Phrases[PartyEntry] = Phrases()
        for form, entry in _party_forms():
            self._phrases.add(form, entry)

    def __iter__(self) -> Iterator[tuple[str, list[Candidate[PartyEntry]]]]:
        return iter(self._phrases)

    def longest(self, tokens: Sequence[str], start: int) -> Match[PartyEntry] | None:
        """Return the longest name that starts at ``tokens[start]``, or None.

        Of namesakes of one kind the one that stands first in its table comes first.
        """
        found = self._phrases.longest(tokens, start)
        if found is None:
            return None
        length, candidates = found
        first, *others = sorted(candidates, key=_party_rank)
        meant = _meaning(first.value)
        rivals = tuple(other.value for other in others if _meaning(other.value) != meant)
        ambiguous = first.form.ambiguous or bool(rivals)
        return Match(length, first.value, kind_of(first.value), first.form.text, ambiguous, rivals)


def _party_forms() -> Iterator[tuple[Form, PartyEntry]]:
    for country in countries():
        yield from ((form, country) for form in country.forms)
    yield from ((demonym.form, demonym) for demonym in demonyms())
    for entries in (bodies(), seats(), titles()):
        for entry in entries:
            yield from ((form, entry) for form in entry.forms)


@cache
def party_index() -> PartyIndex:
    """Return the index of parties, built at the first call."""
    return PartyIndex()
