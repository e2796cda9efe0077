"""Where: the finest place that all tellings allow, or one that holds each where they contradict."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from bede.knowledge.world import country_by_code, country_place
from bede.model import Place, PlacePrecision
from bede.text.normalise import fold

_FINEST = {precision: rank for rank, precision in enumerate(PlacePrecision)}
_EXACT = frozenset({PlacePrecision.SITE, PlacePrecision.SETTLEMENT})
_NEAR_KM = 20
"""Two names of sites or settlements so near to each other are one place told in two ways: a base and its town."""
_DEGREE_KM = 111.2


def agreed_place(places: Sequence[Place]) -> Place | None:
    """Return the finest place; where two contradict, the narrowest that holds both, as far as that is known.

    Of places of one rank the one that is told most. A coarse place that does not hold what is told more precisely
    ("in Norland", said by one side of a town in Suderia) yields to it.
    """
    if len(places) < 2:
        return places[0] if places else None
    told = Counter(places)
    best = min(places, key=lambda place: (_FINEST[place.precision], -told[place], place.name, place.geonames or 0))
    exact = [place for place in places if place.precision in _EXACT]
    if all(places_agree(best, other) for other in exact or places):
        return best
    holding = [place for place in places if all(places_agree(place, other) for other in places)]
    return min(holding, key=lambda place: _FINEST[place.precision]) if holding else _country_of(exact or places)


def places_agree(first: Place, second: Place) -> bool:
    """Return whether two places can be one: not in two countries, and no two different towns or sites far apart.

    One name is one place, though it was put on the map twice: the texts do not differ.
    """
    if first is second or _same_name(first.name, second.name):
        return True
    if first.country and second.country and first.country != second.country:
        return False
    both_exact = first.precision in _EXACT and second.precision in _EXACT
    return not both_exact or _km_between(first, second) <= _NEAR_KM


@lru_cache(maxsize=65536)
def _same_name(first: str, second: str) -> bool:
    """Return whether two names are one, or the words of one are among those of the other ("Limón", "El Limón")."""
    a, b = set(fold(first).split()), set(fold(second).split())
    return bool(a and b) and (a <= b or b <= a)


def _km_between(first: Place, second: Place) -> float:
    """Return the distance in km, on a plane that is right enough for near places; infinite where it is not known."""
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return math.inf
    north = first.lat - second.lat
    east = (first.lon - second.lon) * math.cos(math.radians((first.lat + second.lat) / 2))
    return math.hypot(north, east) * _DEGREE_KM


def _country_of(places: Sequence[Place]) -> Place | None:
    codes = {place.country for place in places}
    code = codes.pop() if len(codes) == 1 else None
    country = country_by_code(code) if code else None
    if country is None:
        return None
    whole = country_place(country)
    return Place(whole.name, whole.country, whole.lat, whole.lon, whole.precision, whole.geonames)
