"""Places told by an adjective: "Russian territory", "the Syrian capital", "a Ukrainian peninsula", "West African"."""

from collections.abc import Sequence

from bede.knowledge.world import Country, Demonym, GazetteerPlace, country_place, key_of, namings, party_index
from bede.knowledge.world.place_words import place_words
from bede.model import Place, PlacePrecision
from bede.resolutions.places.described import as_place, capital_of, is_at_border, needs_land, part_of
from bede.resolutions.places.names import Words

_DEFINITE = frozenset(("the", "this", "that"))


Named = Sequence[tuple[int, GazetteerPlace]]
"""The places that a text names, with the word at which each stands."""


def place_by_people(words: Words, where: range, named: Named) -> tuple[Place, str] | None:
    """Return the land whose people or adjective stands in a phrase, and the rule."""
    texts = words.texts[: where.stop]
    lower = [word.lower() for word in texts[where.start :]]
    if is_at_border(lower) or not place_words().outside.isdisjoint(lower):
        return None
    for position in where:
        area = _area(lower[position - where.start :][:2])
        if area is not None:
            return None if needs_land(lower, adjective=True) else (area, "demonym")
        is_street = position + 1 < where.stop and texts[position + 1].lower() in place_words().streets
        is_name = texts[position][:1].isupper() and not is_street
        party = party_index().longest(texts, position) if is_name else None
        if party is not None and isinstance(party.entry, Demonym | Country):
            country = party.entry.country if isinstance(party.entry, Demonym) else party.entry
            before = texts[position - 1].lower() if position > where.start else ""
            return _in_country(words, range(position, where.stop), before, country, named)
    return None


def owner(words: Words, where: range) -> str | None:
    """Return the country that what a phrase means belongs to, but does not lie in: "the German embassy"."""
    texts = words.texts[: where.stop]
    if place_words().outside.isdisjoint(word.lower() for word in texts[where.start :]):
        return None
    found = (party_index().longest(texts, n) for n in where if texts[n][:1].isupper())
    return next((party.entry.country.code for party in found if party and isinstance(party.entry, Demonym)), None)


def _in_country(words: Words, where: range, before: str, country: Country, named: Named) -> tuple[Place, str]:
    """Return what words mean that begin with an adjective for a country.

    It is the capital, the land of that kind named before ("the Syrian city"), a part of the country, or all of it.
    """
    whole, texts = country_place(country), words.texts[where.start : where.stop]
    if "capital" in (word.lower() for word in texts) and (capital := capital_of(country)) is not None:
        return as_place(capital), "demonym"
    kind = _kind(texts, is_loud=words.is_loud(where.start))
    alike = (place for at, place in named if at < where.start and place.precision is kind)
    told = [place for place in alike if place.country == whole.country]
    is_definite = words.texts[where.start - 1].lower() in _DEFINITE | place_words().points
    if told and is_definite and texts[-1].lower() not in place_words().landforms:
        return as_place(told[-1]), "kind"
    if before in place_words().points:
        return part_of(before, whole, whole.name), "part"
    if kind is not None:  # no settlement even where one is meant: a town without a point would contradict every other
        return Place(" ".join(texts), whole.country, None, None, PlacePrecision.REGION, None), "part"
    return as_place(whole), "demonym"


def _kind(texts: Sequence[str], *, is_loud: bool) -> PlacePrecision | None:
    """Return the kind of place that an adjective is said of: "Syrian city", not "Xinjiang Uygur region"."""
    last = texts[-1].lower()
    is_small = is_loud or all(word[:1].islower() for word in texts[1:])
    return place_words().kinds.get(last) if is_small and last not in place_words().states else None


def _area(lower: Sequence[str]) -> Place | None:
    """Return the area of several countries whose adjective two words begin with: "African", "Central American"."""
    name = place_words().areas.get(" ".join(lower)) or place_words().areas.get(lower[0])
    if name is None:
        return None
    known = (c.value for c in namings(key_of(name)) if c.value.precision is PlacePrecision.AREA)
    place = next(known, None)
    return as_place(place) if place else Place(name, None, None, None, PlacePrecision.AREA, None)
