"""Which place lies in which, and how far apart they are."""

from math import asin, cos, radians, sin, sqrt

from bede.knowledge.world import GazetteerPlace
from bede.model import PlacePrecision

_BESIDE = 60.0
"""Kilometres within which a place belongs to the surroundings of a settlement."""
_LAND = 500.0
"""Kilometres within which a place lies in a region of which no more is known than its middle."""
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.DISTRICT)


def kilometres(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Return the great-circle distance; infinite where one has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return float("inf")
    north, east = radians(one.lat - other.lat), radians(one.lon - other.lon)
    chord = sin(north / 2) ** 2 + cos(radians(one.lat)) * cos(radians(other.lat)) * sin(east / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(chord)))


def is_inside(place: GazetteerPlace, parent: GazetteerPlace) -> bool:
    """Return whether a place lies in another, or in the surroundings of a settlement."""
    if place == parent or (place.country != parent.country and parent.precision is not PlacePrecision.AREA):
        return False
    if parent.precision is PlacePrecision.COUNTRY:
        return place.precision is not PlacePrecision.COUNTRY
    if parent.precision in _WIDE and parent.division:
        return bool(place.division) and f"{place.division}.".startswith(f"{parent.division}.")
    if parent.precision in (PlacePrecision.REGION, PlacePrecision.AREA):
        return kilometres(place, parent) < _LAND and place.precision is not PlacePrecision.COUNTRY
    return kilometres(place, parent) < _BESIDE and place.precision is not PlacePrecision.COUNTRY
