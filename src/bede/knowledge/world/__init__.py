"""States, bodies, seats of government, role words and places: tables, and look-up by words."""

from bede.knowledge.world.entries import (
    Body,
    Country,
    Demonym,
    Form,
    GazetteerPlace,
    PartyEntry,
    People,
    Seat,
    Title,
)
from bede.knowledge.world.index import (
    Match,
    PartyIndex,
    PlaceIndex,
    country_place,
    kind_of,
    party_index,
    place_index,
)
from bede.knowledge.world.introductions import POINTERS, Introduction, introductions
from bede.knowledge.world.lookup import country_by_code, sector_on
from bede.knowledge.world.tables import (
    bodies,
    countries,
    demonyms,
    organisations,
    places,
    seats,
    slug,
    titles,
)

__all__ = [
    "POINTERS",
    "Body",
    "Country",
    "Demonym",
    "Form",
    "GazetteerPlace",
    "Introduction",
    "Match",
    "PartyEntry",
    "PartyIndex",
    "People",
    "PlaceIndex",
    "Seat",
    "Title",
    "bodies",
    "countries",
    "country_by_code",
    "country_place",
    "demonyms",
    "introductions",
    "kind_of",
    "organisations",
    "party_index",
    "place_index",
    "places",
    "seats",
    "sector_on",
    "slug",
    "titles",
]
