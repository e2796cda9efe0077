"""The country and the division that a document's places lie in, for names that no list has."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bede.knowledge.world import GazetteerPlace, division

_MOST = 0.4
"""Least share of the document's places that a land must hold to be its focus."""
_LEAST = 0.6
"""Least number of mentions that must speak for it."""
_MOST_OF_DIVISION, _LEAST_OF_DIVISION = 0.6, 2.0
"""The same two of a first-level division: it is told in place of its country."""
_GOOD = 0.4
"""Least share of the places by which their country supports a little known place."""


class Focus:
    """Counts of countries and divisions over the places that a document names, once a mention.

    ``mentions``: each place that is named, the dateline's too, with its weight.
    """

    def __init__(self, mentions: Sequence[tuple[GazetteerPlace, float]]) -> None:
        self._lands: defaultdict[str, float] = defaultdict(float)
        self._divisions: defaultdict[str, float] = defaultdict(float)
        for place, weight in mentions:
            if place.country:
                self._lands[place.country] += weight
            if place.division:
                self._divisions[".".join(place.division.split(".")[:2])] += weight

    def supports(self, place: GazetteerPlace, own: float) -> bool:
        """Return whether a good part of the other places lie in a place's country; ``own``: what it counts itself."""
        if place.country is None:
            return True
        others = self._lands[place.country] - own
        return others > 0 and others >= _GOOD * (sum(self._lands.values()) - own)

    def country(self) -> str | None:
        """Return the code of the country that most places lie in; None where none holds enough."""
        if not self._lands:
            return None
        code, count = _most(self._lands)
        return code if count >= max(_LEAST, _MOST * sum(self._lands.values())) else None

    def division(self) -> GazetteerPlace | None:
        """Return the first-level division that holds most places; None where none does."""
        held, count = _most(self._divisions)
        least = max(_LEAST_OF_DIVISION, _MOST_OF_DIVISION * sum(self._lands.values()))
        return division(held) if count >= least else None


def _most(counts: Mapping[str, float]) -> tuple[str, float]:
    """Return the key that counts most, the first of several, with its count."""
    return max(counts.items(), key=lambda pair: pair[1], default=("", 0.0))
