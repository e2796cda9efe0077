"""Places that a phrase describes without naming them: "here", "the capital", "the southern city", "a hotel".

What is meant is looked for in the document: the dateline, the places named before, the country that it is about.
A thing without any name ("a police station") is put in that country and no nearer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bede.knowledge.world import Country, GazetteerPlace, country_by_code, country_place, key_of, namings
from bede.knowledge.world.place_words import place_words
from bede.model import Place, PlacePrecision
from bede.resolutions.places.whereabouts import Lands

_WIDE = (PlacePrecision.REGION, PlacePrecision.DISTRICT, PlacePrecision.AREA)
_ENDS_HEAD = frozenset("of in , on near where ( with between from that which along to at called".split())
_DETERMINERS = frozenset("the this that his her their our its your my same a an".split())


LEAST = 0.5
"""Likelihood from which a country is told: below it more are wrong than right (docs/places.md)."""

_SUREST = 0.95
"""Score at most: so many of the likeliest are right, also where a document names no second country."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document offers a phrase: the places named in it with the word at which they stand, and its dateline.

    ``lands``: the countries that the phrase may lie in.
    """

    named: Sequence[tuple[int, GazetteerPlace]]
    dateline: GazetteerPlace | None
    lands: Lands

    @property
    def code(self) -> str | None:
        """Return the code of the likeliest country; None where none is likely."""
        return self.lands[0][0] if self.lands and self.lands[0][1] >= LEAST else None

    @property
    def likelihood(self) -> float:
        """Return how likely that country is."""
        return min(_SUREST, round(self.lands[0][1], 3)) if self.lands else 0.0

    def before(self, position: int, *kinds: PlacePrecision) -> GazetteerPlace | None:
        """Return the last place of some kinds that is named before a word, else the dateline if it is of them."""
        found = [place for at, place in self.named if at < position and place.precision in kinds]
        found = [place for place in found if place.country == self.code] or found
        if not found and self.dateline is not None and self.dateline.precision in kinds:
            return self.dateline
        return found[-1] if found else None

    def country(self) -> GazetteerPlace | None:
        """Return the likeliest country."""
        country = country_by_code(self.code) if self.code else None
        return country_place(country) if country else None


def describe(words: Sequence[str], position: int, scene: Scene) -> tuple[GazetteerPlace | Place, str, float] | None:
    """Return what a phrase of small words means, the rule that told it, and how sure it is; None: it can't be told."""
    lower = [word.lower() for word in words]
    if is_abroad(words):
        return Place(" ".join(words), None, None, None, PlacePrecision.AREA, None), "several", 0.5
    for rule, score in ((_here, 0.6), (_kind, 0.6), (_part, 0.5)):
        place = rule(lower, position, scene)
        if place is not None:
            return place, rule.__name__.strip("_"), score
    country = scene.country()
    return (country, "focus", scene.likelihood) if country is not None else None


def is_abroad(words: Sequence[str]) -> bool:
    """Return whether a phrase means several countries or none: "abroad", "39 countries", not "United Nations"."""
    common = (word.lower() for word in words if not word.istitle())
    return not place_words().abroad.isdisjoint(common)


def _here(lower: Sequence[str], position: int, scene: Scene) -> GazetteerPlace | None:
    if lower == ["there"]:
        return scene.before(position, *PlacePrecision)
    return scene.dateline if lower and lower[0] == "here" else None


def _kind(lower: Sequence[str], position: int, scene: Scene) -> GazetteerPlace | None:
    """Return the place of the kind that the head of a phrase asks for."""
    head = head_of(lower)
    if head in place_words().country or ("country" in lower[-2:] and not place_words().points & set(lower)):
        return scene.country()
    if head == "capital" or "capital" in lower:
        return _capital(scene)
    kind = place_words().kinds.get(head)
    if kind is PlacePrecision.SETTLEMENT:
        return scene.before(position, PlacePrecision.SETTLEMENT)
    return scene.before(position, *_WIDE) if kind in _WIDE else None


def is_border(lower: Sequence[str]) -> bool:
    """Return whether a phrase means a border or front, an area of no one country: "both sides of the border"."""
    cut, words = _end_of_head(lower), place_words()
    if not cut or not words.border.isdisjoint({lower[cut - 1], " ".join(lower[max(0, cut - 2) : cut])}):
        return bool(cut)
    return lower[cut - 1] in words.along and (is_at_border(lower) or not words.border.isdisjoint(lower[: cut - 1]))


def is_at_border(lower: Sequence[str]) -> bool:
    """Return whether a phrase speaks of a border, and not of a "border town"."""
    border = place_words().border
    return any(word in border and (after in _ENDS_HEAD or not after) for word, after in pairwise([*lower, ""]))


def needs_land(lower: Sequence[str], *, adjective: bool = False) -> bool:
    """Return whether a phrase means one country, coast or town, so that an area that it names does not say which.

    ``adjective``: it names the area by an adjective ("a Baltic state").
    """
    words = place_words()
    is_state = not words.states.isdisjoint(lower) and (adjective or "'s" in lower)
    is_country = is_state or not words.country.isdisjoint(lower)
    is_country = is_country or head_of(lower) in words.shores
    return is_country or words.kinds.get(head_of(lower)) is PlacePrecision.SETTLEMENT


def head_of(lower: Sequence[str]) -> str:
    """Return the head of a phrase: the last word before a preposition or comma."""
    return lower[_end_of_head(lower) - 1] if lower else ""


def _end_of_head(lower: Sequence[str]) -> int:
    return next((n for n, word in enumerate(lower) if n and word in _ENDS_HEAD), len(lower))


def _capital(scene: Scene) -> GazetteerPlace | None:
    place = scene.country()
    return capital_of(country_by_code(place.country)) if place is not None and place.country else None


def capital_of(country: Country | None) -> GazetteerPlace | None:
    """Return the capital of a country as a place."""
    if country is None or not country.capitals:
        return None
    found = [c.value for c in namings(key_of(country.capitals[0].text)) if c.value.country == country.iso3]
    return next((p for p in found if p.precision is PlacePrecision.SETTLEMENT), None)


def _part(lower: Sequence[str], _: int, scene: Scene) -> Place | None:
    """Return a part of the country by its direction: "the south"."""
    words = place_words()
    point = next((word for word in lower if word in words.points), None)
    country = scene.country()
    is_all = set(lower) <= words.points | words.country | _DETERMINERS | _FILLERS
    if point is None or country is None or not is_all:
        return None
    return part_of(point, country, country.name)


_FILLERS = frozenset(("of", "and", "part", "parts", "region", "area", "in", "half", "areas"))


def part_of(point: str, whole: GazetteerPlace, written: str) -> Place:
    """Return a part of a country or division by its direction; it has no point of its own."""
    adjective = (
        point
        if point.endswith("ern") or point in {"central", "upper", "lower", "far", "deep", "mid"}
        else f"{point}ern"
    )
    return Place(f"{adjective} {written}", whole.country, None, None, PlacePrecision.REGION, None)


def as_place(place: GazetteerPlace) -> Place:
    """Return a place of the gazetteer as a value."""
    return Place(place.name, place.country, place.lat, place.lon, place.precision, place.geonames)
