"""The land or town that a claim tells to have been taken.

Whoever takes a land takes it once for a long time: that one tells the day and the other only the year, that one says
"took over" and the other "annexed", sets such tellings apart less than those of strikes, of which there are many.
"""

from bede.events.claims import LinkClaim
from bede.knowledge.words.taking import takes_land
from bede.model import EventType, Place, PlacePrecision, Status

_TYPES = frozenset({EventType.ASSAULT, EventType.COERCE})
"""Taking land by force, and by decree."""
_DONE = frozenset({Status.OCCURRED, Status.ONGOING})
_LANDS = frozenset({PlacePrecision.REGION, PlacePrecision.DISTRICT, PlacePrecision.SETTLEMENT})
"""Places that can be taken as a whole. No states: what is seized in one is often told as done to it."""


def taken_land(claim: LinkClaim) -> str | None:
    """Return the key of the land or town that a claim tells to have been taken, None where it tells of no such thing.

    The recipient must be the place itself: a base that is seized in a land is not the land.
    """
    place = claim.place
    if place is None or place.precision not in _LANDS or claim.type not in _TYPES or claim.status not in _DONE:
        return None
    if not any(_is_called(place, actor.name) for actor in claim.recipients) or not takes_land(claim.trigger):
        return None
    return place_key(claim)


def _is_called(place: Place, name: str) -> bool:
    """Return whether a name is that of the place ("Halm Oblast" is called Halm, too)."""
    return place.name == name or place.name.startswith(f"{name} ")


def place_key(claim: LinkClaim) -> str | None:
    """Return what makes two places one: the number of the gazetteer, else name, country and precision."""
    place = claim.place
    if place is None:
        return None
    return f"{place.geonames}" if place.geonames is not None else f"{place.name}|{place.country}|{place.precision}"
