"""Place names looked up in the gazetteer; among namesakes the document's countries and size decide."""

from collections.abc import Collection

from bede.knowledge.world import GazetteerPlace, place_index
from bede.model import Place, PlacePrecision, Resolution
from bede.text.tokens import tokenise


def resolve_place(text: str, countries: Collection[str]) -> Resolution[Place]:
    """Return the place that a phrase names; ``countries`` are the codes of those the document speaks of."""
    words = [token.text for token in tokenise(text, 0)]
    for position, word in enumerate(words):
        if not word[0].isupper():
            continue
        match = place_index().longest(words, position)
        if match is not None:
            ranked = sorted((match.entry, *match.rivals), key=lambda place: _rank(place, countries))
            rivals = tuple(_place(place) for place in ranked[1:4])
            return Resolution(text, _place(ranked[0]), "gazetteer", 0.7 if rivals else 0.9, rivals)
    return Resolution(text, None, "none", 0.0)


def _rank(place: GazetteerPlace, countries: Collection[str]) -> tuple[bool, bool, int]:
    return place.precision is not PlacePrecision.COUNTRY, place.country not in countries, -place.population


def _place(row: GazetteerPlace) -> Place:
    return Place(row.name, row.country, row.lat, row.lon, row.precision, row.geonames)
