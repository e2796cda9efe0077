"""Words around place names: ``places_words.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from bede.knowledge.resources import read_toml
from bede.model.codes import PlacePrecision


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of the table.

    ``short``: codes of divisions by their short forms ("Ill", "IL"). ``kinds``: the precision that a word asks for
    ("town"). ``landforms``: those of them that are no divisions. ``points``: words for directions. ``site``: words that
    end the name of a site or natural feature. ``country``: words that mean a country; ``states``: those that do after
    an adjective ("Baltic state"). ``border``: words for a border; ``along``: heads that mean the land there.
    ``outside``: what bears a country's name and lies outside it. ``abroad``: words that mean several countries or none.
    ``areas``: names of areas by their adjectives ("african"). ``common``: words with a capital that are seldom places;
    ``particles``: small words within names; ``streets``: words behind the names of streets; ``shores``: heads that mean
    the land along a sea. ``seats``: towns where world bodies sit, with their countries.
    """

    short: Mapping[str, str]
    kinds: Mapping[str, PlacePrecision]
    landforms: frozenset[str]
    points: frozenset[str]
    site: frozenset[str]
    country: frozenset[str]
    states: frozenset[str]
    border: frozenset[str]
    along: frozenset[str]
    outside: frozenset[str]
    abroad: frozenset[str]
    areas: Mapping[str, str]
    common: frozenset[str]
    seats: frozenset[str]
    particles: frozenset[str]
    streets: frozenset[str]
    shores: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Return the table, read once."""
    table = read_toml("world/places_words.toml")
    return PlaceWords(
        short=MappingProxyType({form: code for code, forms in table["short"].items() for form in forms}),
        kinds=MappingProxyType({w: PlacePrecision(kind) for kind, words in table["kinds"].items() for w in words}),
        landforms=frozenset(table["landforms"]["words"]),
        points=frozenset(table["points"]["words"]),
        site=frozenset(table["site"]["words"]),
        country=frozenset(table["country"]["words"]),
        states=frozenset(table["country"]["states"]),
        border=frozenset(table["border"]["words"]),
        along=frozenset(table["border"]["along"]),
        outside=frozenset(table["outside"]["words"]),
        abroad=frozenset(table["abroad"]["words"]),
        areas=MappingProxyType(table["areas"]),
        common=frozenset(table["common"]["words"]),
        seats=frozenset(table["seats"]["towns"]),
        particles=frozenset(table["particles"]["words"]),
        streets=frozenset(table["streets"]["words"]),
        shores=frozenset(table["shores"]["words"]),
    )
