"""Which country a place phrase lies in that names none ("a hotel", "the country"), by what stands around it.

Each country that the document names is weighed: by its share of the names, of the parties and of the places told, by
what is named near by, by the speakers. The weights are learned (``training/whereabouts.py``).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bede.knowledge.resources import read_rows
from bede.knowledge.world import country_by_code, country_place
from bede.model import Actor, Parse, Resolution, Span

_WEIGHTS = "words/en/whereabouts.tsv"
_NEAR = 60.0
"""Words over which a name's nearness falls to a third."""
_LITTLE = 0.5
"""Namings added to a sum that shares are taken of: one name is not all that could be said."""
_SMALL = 1_000_000
"""People of the smallest countries that size tells apart: the Vatican is named for its bishops, not for its land."""

Lands = list[tuple[str, float]]
"""Codes of countries with their likelihoods, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Parties:
    """What the parties of a document tell of its places.

    ``named``: offset and country of each party. ``speakers``: countries of those who tell of the acts at a place.
    """

    named: Sequence[tuple[int, str]] = ()
    speakers: Mapping[Span, frozenset[str]] = field(default_factory=dict)

    def shares(self) -> dict[str, float]:
        """Return how many of the parties belong to each country."""
        return _shares_of((code for _, code in self.named if country_by_code(code) is not None), little=0.0)


def parties_of(parse: Parse, actors: Mapping[Span, Resolution[Actor]]) -> Parties:
    """Return what resolved parties tell."""
    lands = {span: found.value.country for span, found in actors.items() if found.value is not None}
    known = {span: code for span, code in lands.items() if code is not None}
    speakers: dict[Span, frozenset[str]] = {}
    for frame in parse.frames:
        if frame.place is not None:
            spans = (voice.speaker.span for voice in frame.voices if voice.speaker is not None)
            codes = frozenset(known[span] for span in spans if span in known)
            speakers[frame.place.span] = speakers.get(frame.place.span, frozenset()) | codes
    return Parties(sorted((span.start, code) for span, code in known.items()), speakers)


class Whereabouts:
    """What a document tells of the countries that its places lie in.

    ``named``: word and country of every name of a place or people. ``told``: the same of the place phrases that name
    their country. ``parties``: countries of the parties, once a mention. ``dateline``: the country of the dateline.
    """

    def __init__(
        self,
        named: Sequence[tuple[int, str]],
        told: Sequence[tuple[int, str]],
        parties: Iterable[str],
        dateline: str | None,
    ) -> None:
        self._named, self._told, self._dateline = named, told, dateline
        self._shares = {
            "share": _shares_of(code for _, code in named),
            "share-told": _shares_of(code for _, code in told),
            "share-parties": _shares_of(code for code in parties if country_by_code(code) is not None),
        }
        codes = {code for shares in self._shares.values() for code in shares}
        self._codes = sorted(codes | ({dateline} if dateline else set()))
        self._found: dict[tuple[int, frozenset[str], str | None], Lands] = {}

    def options(self, word: int, speakers: frozenset[str] = frozenset()) -> Iterator[tuple[str, dict[str, float]]]:
        """Yield each country that the document names, with what speaks for it at a word, ordered by code."""
        near = self._near(word)
        before = {code for at, code in self._told if at < word}
        for code in self._codes:
            told = {name: shares.get(code, 0.0) for name, shares in self._shares.items()}
            facts = {"told-before": code in before, "speaker": code in speakers, "dateline": code == self._dateline}
            told |= {"near": near.get(code, 0.0), "size": _size(code)}
            yield code, told | {name: 1.0 for name, holds in facts.items() if holds}

    def _near(self, word: int) -> dict[str, float]:
        found: dict[str, float] = {}
        for at, code in self._named:
            found[code] = found.get(code, 0.0) + math.exp(-abs(at - word) / _NEAR)
        total = sum(found.values()) + _LITTLE / 5
        return {code: count / total for code, count in found.items()}

    def lands(self, word: int, speakers: frozenset[str] = frozenset(), without: str | None = None) -> Lands:
        """Return the countries that a phrase at a word may lie in; ``without`` is none of them."""
        key = (word, speakers, without)
        if key not in self._found:
            self._found[key] = self._ranked(word, speakers, without)
        return self._found[key]

    def _ranked(self, word: int, speakers: frozenset[str], without: str | None) -> Lands:
        learned = weights()
        powers = {
            code: math.exp(sum(learned.get(feature, 0.0) * value for feature, value in told.items()))
            for code, told in self.options(word, speakers)
            if code != without
        }
        total = sum(powers.values())
        return sorted(((code, power / total) for code, power in powers.items()), key=lambda pair: -pair[1])


def _shares_of(codes: Iterable[str], little: float = _LITTLE) -> dict[str, float]:
    counts = Counter(codes)
    total = sum(counts.values()) + little
    return {code: count / total for code, count in counts.items()}


@cache
def _size(code: str) -> float:
    """Return a country's people as a power of ten, by nine: that a small one is named tells more."""
    country = country_by_code(code)
    return math.log10(max(_SMALL, country_place(country).population if country else 0)) / 9


@cache
def weights() -> Mapping[str, float]:
    """Return the learned weights by feature."""
    return {feature: float(weight) for feature, weight in read_rows(_WEIGHTS)}
