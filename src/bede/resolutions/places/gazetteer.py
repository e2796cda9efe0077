"""Place names looked up in the gazetteer; among namesakes the document's countries and size decide."""

from collections.abc import Collection

from bede.knowledge.world import GazetteerPlace, place_index
from bede.model import Place, PlacePrecision, Resolution
from bede.text.tokens import tokenise

_DWARFED = 20
"""How many times larger a namesake must be to be meant whatever the document's countries are: the London of a
report from Canada is mostly the British one (26 times), its Birmingham or Tripoli need not be (5, 2)."""
_NARROWEST = {precision: rank for rank, precision in enumerate(PlacePrecision)}


def resolve_place(text: str, countries: Collection[str]) -> Resolution[Place]:
    """Return the place that a phrase names; ``countries`` are the codes of those the document speaks of."""
    words = [token.text for token in tokenise(text, 0)]
    found = [
        match
        for position, word in enumerate(words)
        if word[0].isupper() and (match := place_index().longest(words, position)) is not None
    ]
    if not found:
        return Resolution(text, None, "none", 0.0)
    # "Russia's Kursk region": of several names the narrowest is the place, the wider ones say where it lies.
    match = min(found, key=lambda m: _NARROWEST[m.entry.precision])
    around = {*countries, *(m.entry.country for m in found if m is not match)}
    namesakes = (match.entry, *match.rivals)
    most = max(place.population for place in namesakes)
    ranked = sorted(namesakes, key=lambda place: _rank(place, around, most))
    rivals = tuple(_place(place) for place in ranked[1:4])
    return Resolution(text, _place(ranked[0]), "gazetteer", 0.7 if rivals else 0.9, rivals)


def _rank(place: GazetteerPlace, countries: Collection[str | None], most: int) -> tuple[bool, bool, int]:
    near = place.country in countries and place.population * _DWARFED >= most
    return place.precision is not PlacePrecision.COUNTRY, not near, -place.population


def _place(row: GazetteerPlace) -> Place:
    return Place(row.name, row.country, row.lat, row.lon, row.precision, row.geonames)
