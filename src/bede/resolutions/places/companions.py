"""Of what kind a name is by the names beside it: in "Missouri, New York and Ohio" all are states."""

from collections.abc import Iterable
from itertools import pairwise

from bede.model import PlacePrecision
from bede.resolutions.places.coherence import size
from bede.resolutions.places.names import Name, inside_any

_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION)
_BETWEEN = 2
"""Words that may stand between two names of a list: a comma and "and"."""


def companions(names: Iterable[Name]) -> dict[int, PlacePrecision]:
    """Return the kind that its neighbours ask of a name, by the name's first word: country or region only."""
    ordered = sorted({name.first: name for name in names}.values(), key=lambda name: name.first)
    found: dict[int, PlacePrecision] = {}
    for left, right in pairwise(ordered):
        if not 0 < right.first - left.end <= _BETWEEN or right.joined is None:
            continue
        parent = _parent_kind(left, right) if right.joined == "," else None
        if parent is not None:
            found[right.first] = parent
            continue
        for one, other in ((left, right), (right, left)):
            kind = _kind(other)
            if kind in _WIDE:
                found.setdefault(one.first, kind)
    return found


def _kind(name: Name) -> PlacePrecision:
    """Return the kind of the likeliest place of a name."""
    return max(name.places, key=lambda place: size(place, bare=place in name.bare)).precision


def _parent_kind(left: Name, right: Name) -> PlacePrecision | None:
    """Return the kind of the place of the right name that holds a place of the left one."""
    for place in right.places:
        if place.precision in _WIDE and any(inside_any(inner, (place,)) for inner in left.places):
            return place.precision if _kind(left) not in _WIDE else None
    return None
