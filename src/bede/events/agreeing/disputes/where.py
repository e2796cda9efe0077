"""Where: places of two voices that can't be one. A place within the other is only told more precisely."""

from collections.abc import Sequence

from bede.events.agreeing.disputes.positions import dispute, position
from bede.events.agreeing.places import places_agree
from bede.events.agreeing.tellings import Telling
from bede.model import Difference, Dispute, DisputeAbout, Place, PlacePrecision

_NARROW = frozenset({PlacePrecision.SITE, PlacePrecision.SETTLEMENT, PlacePrecision.DISTRICT, PlacePrecision.REGION})


def dispute_where(tellers: Sequence[Telling]) -> list[Dispute]:
    """Return the places that contradict each other. Countries and seas are too wide to say that somebody is wrong."""
    groups: list[tuple[Place, list[Telling]]] = []
    for telling in tellers:
        place = telling.claim.place
        if place is None or place.precision not in _NARROW:
            continue
        for known, members in groups:
            if places_agree(known, place):
                members.append(telling)
                break
        else:
            groups.append((place, [telling]))
    voices = [{t.voice for t in members} for _, members in groups]
    if not any(a - b and b - a for n, a in enumerate(voices) for b in voices[n + 1 :]):
        return []
    sides = [position(place.name, members) for place, members in groups]
    return [dispute(DisputeAbout.WHERE, Difference.CONFLICT, sides)]
