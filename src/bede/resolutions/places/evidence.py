"""What a document speaks for the places that its names may stand for: its words, its parties, its outlet's home."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import urlsplit

from bede.knowledge.world import Body, Demonym, GazetteerPlace, Title, country_by_code, country_place, party_index
from bede.knowledge.world.homes import home_of
from bede.model import PlacePrecision
from bede.resolutions.places.coherence import APART, Candidate, size, weigh
from bede.resolutions.places.companions import companions
from bede.resolutions.places.names import Name, Words, inside_any

_ASKED, _INSIDE, _ALIKE = 3.0, 6.0, 1.5
"""Powers of ten that the word for a kind ("the town of"), the place that it is said to lie in, and the kind of the
names beside it in a list speak for a candidate."""
_PARTIES_COUNT, _PEOPLE_COUNT, _HOME_COUNTS, _HOME_LAND_COUNTS = 1.0, 0.5, 2.0, 0.3
"""How much the document's parties, a word for a people, the outlet's home and its country count beside a name."""
_HOME_SIZE, _HOME_LAND = 0.5, 4.0
"""A home that only the host's name tells: size says little of it, the country of hosts with such an ending much."""
_SURE_WEIGHT, _DOUBTFUL_WEIGHT = 0.6, 0.2
"""How much a name counts that nobody asked for: one of a known place, and any other."""

_AT_COUNTS, _PEOPLE_MENTION = 2.0, 0.3
"""For the focus: how many times more "in Peru" counts than "Peru", and how much "Peruvian" does."""

Anchors: TypeAlias = list[tuple[GazetteerPlace, float]]
Shares: TypeAlias = dict[str, list[tuple[GazetteerPlace, float]]]


def sense(name: Name) -> str:
    """Return the key under which all mentions of one name in a document are one: with the kind it is asked to be."""
    return f"{name.key}{APART}{name.asked or ''}"


def context_of(words: Words) -> list[Name]:
    """Return the names in a text that are surely those of places: no words of the text, no persons, no bodies."""
    return [name for name in words.names(range(len(words.texts))) if _is_telling(name, words)]


def _is_telling(name: Name, words: Words) -> bool:
    if not name.alone or (name.end - name.first == 1 and name.key in words.lower):
        return False
    if any(place.known and not place.ambiguous for place in name.places) or name.parents or name.asked is not None:
        return True
    party = party_index().longest(words.texts, name.first)
    is_party = party is not None and isinstance(party.entry, Body | Title)
    return words.is_located(name.first) and not is_party and len(name.bare) < len(name.places)


def peoples_in(words: Words) -> list[tuple[int, GazetteerPlace]]:
    """Return the countries whose people or adjectives stand in a text, once a mention, with its word."""
    found = []
    for position, word in enumerate(words.texts):
        party = party_index().longest(words.texts, position) if word[:1].isupper() else None
        if party is not None and isinstance(party.entry, Demonym):
            found.append((position, country_place(party.entry.country)))
    return found


def anchors_of(peoples: Sequence[tuple[int, GazetteerPlace]], parties: Mapping[str, float]) -> Anchors:
    """Return the countries of a document's parties, by their share of them, and peoples, with how much each counts."""
    shares = [(country, share) for code, share in sorted(parties.items()) if (country := country_by_code(code))]
    lands = [(country_place(country), _PARTIES_COUNT * share) for country, share in shares]
    return [*lands, *((place, _PEOPLE_COUNT) for place in dict.fromkeys(place for _, place in peoples))]


def _home_land(code: str | None) -> Anchors:
    country = country_by_code(code) if code else None
    return [(country_place(country), _HOME_LAND_COUNTS)] if country else []


def weigh_names(asked: Sequence[Name], context: Sequence[Name], anchors: Anchors, uri: str) -> Shares:
    """Return the shares of the candidates of all names."""
    mentions = defaultdict(list)
    for name in [*asked, *context]:
        mentions[sense(name)].append(name)
    wanted = {sense(name) for name in asked}
    kinds = companions([*asked, *context])
    candidates = {key: list(_candidates(names, kinds)) for key, names in mentions.items()}
    weights = {key: 1.0 if key in wanted else _weight(mentions[key][0]) for key in mentions}
    home = home_of(urlsplit(uri).hostname or "")
    if home.places:
        land = home.country or "USA"  # hosts with no country's ending are mostly American
        candidates[f"@home{APART}"] = [
            Candidate(place, _HOME_SIZE * size(place, bare=False) + _HOME_LAND * (place.country == land))
            for place in home.places
        ]
        weights[f"@home{APART}"] = _HOME_COUNTS
    return weigh(candidates, weights, [*anchors, *_home_land(home.country)])


def mentions_of(
    words: Words, context: Sequence[Name], peoples: Sequence[tuple[int, GazetteerPlace]], shares: Shares
) -> list[tuple[GazetteerPlace, float]]:
    """Return what a text names, once a mention: the place, and how much it counts for the text's focus."""
    places = [
        (shares[sense(name)][0][0], _weight(name) * (_AT_COUNTS if words.is_located(name.first) else 1.0))
        for name in context
    ]
    return [*places, *((place, _PEOPLE_MENTION) for _, place in peoples)]


def _weight(name: Name) -> float:
    sure = any(place.known and not place.ambiguous for place in name.places) or name.parents
    return _SURE_WEIGHT if sure else _DOUBTFUL_WEIGHT


def _candidates(names: Sequence[Name], kinds: Mapping[int, PlacePrecision]) -> Iterator[Candidate]:
    """Yield the places of a name with what all its mentions speak for them."""
    first = names[0]
    parents = [parent for name in names for parent in name.parents]
    alike = {kind for name in names if (kind := kinds.get(name.first)) is not None}
    for place in first.places:
        bonus = size(place, bare=place in first.bare)
        bonus += _ASKED if first.asked is place.precision else 0.0
        bonus += _INSIDE if any(inside_any(place, parent) for parent in parents) else 0.0
        bonus += _ALIKE if place.precision in alike else 0.0
        yield Candidate(place, bonus)
