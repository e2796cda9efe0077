"""Which namesakes are meant, found for all names of a document together: places named together lie together.

Every name has candidates. A candidate is likely by its size, by what the words beside the name ask for, and by the
support that it has: the shares of the candidates of other names that lie near it, in its division, or in its country.
Shares follow from likeliness and likeliness from shares, so both are worked out by turns, a few times.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log10

import numpy as np
import numpy.typing as npt

from bede.knowledge.world import GazetteerPlace, country_by_code, country_place, is_capital
from bede.knowledge.world.place_words import place_words
from bede.model import PlacePrecision

Floats = npt.NDArray[np.float64]

APART = "|"
"""Stands in a key between the name and the kind it is asked to be; keys of one name do not speak for each other."""

_ROUNDS = 4
_MOST = 30
"""Candidates looked at a name: there are hundreds of places called San José."""
_EARTH = 6371.0

# Weights of the likeliness, tuned together on the even half of LGL and GeoVirus and on the train part of the claims.
SIZE = 0.7
SUPPORT = 2.8
FAINT = 0.01
"""Support that a candidate has without any: keeps the lone from being impossible."""
IN_COUNTRY, IN_FIRST, IN_SECOND, NEAR = 0.03, 0.45, 0.3, 1.2
FAINT_OF = {PlacePrecision.AREA: 0.5, PlacePrecision.COUNTRY: 0.1}
"""The same for seas and the like, which lie in no country, and for countries."""
FAINT_OF_FAMOUS, FAMOUS = 0.03, 1_000_000
"""The same for capitals and cities of so many people, and divisions, which are told of in any company."""
MIDDLING, LEAST_TELLING, MOST_TELLING = 30e6, 0.2, 3.0
"""People of a country that tells as much as IN_COUNTRY says, and bounds: it falls with the root of their number."""
KNOWN = 0.5
"""The same for other towns that a reader of world news may know."""
OF_REGION = 0.5
"""How much less a division's own name tells of a place in it than another place in it does."""
CAPITAL = 2.0
"""Powers of ten by which a state's capital is likelier than its size makes it."""
SEAT = 1.5
"""The same for towns where world bodies sit."""
REACH = 30.0
"""Kilometres over which nearness falls to a third."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may stand for; ``bonus`` is what the words beside the name speak for it (log10)."""

    place: GazetteerPlace
    bonus: float = 0.0


def size(place: GazetteerPlace, *, bare: bool) -> float:
    """Return how likely a place is by its size and kind alone, as a power of ten; ``bare``: by a shortened name."""
    if place.precision is PlacePrecision.COUNTRY:
        return 8.5 if place.ambiguous else 12.0
    if place.precision in (PlacePrecision.AREA, PlacePrecision.SITE):
        return 6.0
    least = 300 if place.precision is PlacePrecision.SETTLEMENT else 100_000 if place.known else 3_000
    power = log10(max(place.population, least))
    if place.precision is PlacePrecision.DISTRICT:
        return power - (2.0 if bare else 0.5)
    is_capital_town = place.known and place.precision is PlacePrecision.SETTLEMENT and is_capital(place)
    return power + (CAPITAL if is_capital_town else SEAT if _is_seat(place) else KNOWN if place.known else 0.0)


def _is_seat(place: GazetteerPlace) -> bool:
    """Return whether world bodies sit in a place, or states meet there."""
    return place.precision is PlacePrecision.SETTLEMENT and f"{place.name} {place.country}" in place_words().seats


def weigh(
    names: Mapping[str, Sequence[Candidate]],
    weights: Mapping[str, float],
    anchors: Sequence[tuple[GazetteerPlace, float]],
) -> dict[str, list[tuple[GazetteerPlace, float]]]:
    """Return the candidates of every name with their shares, the likeliest first.

    ``weights``: how much a name counts for others. ``anchors``: places that are sure, with how much they count.
    """
    kept = {key: sorted(candidates, key=lambda c: -c.bonus)[:_MOST] for key, candidates in names.items()}
    flat = [(key, c) for key, candidates in kept.items() for c in candidates]
    if not flat:
        return {}
    places = [c.place for _, c in flat] + [place for place, _ in anchors]
    keys = list(kept)
    numbers = {key: number for number, key in enumerate(keys)}
    owner = np.array([numbers[key] for key, _ in flat] + [len(keys) + n for n in range(len(anchors))])
    names_of = _ids([key.partition(APART)[0] for key, _ in flat] + [f"{APART}{n}" for n in range(len(anchors))])
    own = np.array([c.bonus for _, c in flat]) * SIZE
    counts = np.array([weights[key] for key, _ in flat])
    sure = np.array([weight for _, weight in anchors], dtype=float)
    bonds = _bonds(places) * ~_equal(names_of)
    shares = _shares(own, owner, len(keys))
    faint = np.array([_faint(c.place) for _, c in flat])
    for _ in range(_ROUNDS):
        support = bonds[: len(flat)] @ np.concatenate([shares * counts, sure])
        shares = _shares(own + SUPPORT * np.log10(support + faint), owner, len(keys))
    found: dict[str, list[tuple[GazetteerPlace, float]]] = {key: [] for key in keys}
    for (key, candidate), share in zip(flat, shares, strict=True):
        found[key].append((candidate.place, float(share)))
    return {key: sorted(ranked, key=lambda pair: -pair[1]) for key, ranked in found.items()}


def _faint(place: GazetteerPlace) -> float:
    is_famous = place.known and (place.population > FAMOUS or is_capital(place) or _is_seat(place))
    return FAINT_OF.get(place.precision, FAINT_OF_FAMOUS if is_famous else FAINT)


def _shares(powers: Floats, owner: npt.NDArray[np.int64], count: int) -> Floats:
    """Return powers of ten made shares of each owner's whole."""
    mine = owner[: len(powers)]
    top = np.full(count, -np.inf)
    np.maximum.at(top, mine, powers)
    raw = np.power(10.0, powers - top[mine])
    total = np.zeros(count)
    np.add.at(total, mine, raw)
    return np.asarray(raw / total[mine])


def _bonds(places: Sequence[GazetteerPlace]) -> Floats:
    """Return for each two places how much the one supports the other."""
    lands = _ids([place.country or "" for place in places])
    firsts = _ids([_level(place, 2) for place in places])
    seconds = _ids([_level(place, 3) for place in places])
    same = IN_COUNTRY * _telling(places)[None, :] * _equal(lands) + IN_SECOND * _equal(seconds)
    is_wide = np.array([place.precision is PlacePrecision.REGION for place in places])
    same = same + IN_FIRST * np.where(is_wide, OF_REGION, 1.0)[None, :] * _equal(firsts)
    return same + NEAR * np.exp(-_distances(places) / REACH)


def _people(code: str | None) -> int:
    country = country_by_code(code) if code else None
    return country_place(country).population if country else 0


def _telling(places: Sequence[GazetteerPlace]) -> Floats:
    """Return how much a place tells by its country alone: to name El Salvador tells more than to name the USA."""
    counts = np.array([_people(place.country) for place in places], dtype=np.float64)
    return np.asarray(np.clip(np.sqrt(MIDDLING / np.maximum(counts, 1.0)), LEAST_TELLING, MOST_TELLING))


def _level(place: GazetteerPlace, parts: int) -> str:
    cut = (place.division or "").split(".")
    return ".".join(cut[:parts]) if len(cut) >= parts else ""


def _ids(names: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return a number for every name; -1 for none."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(name, len(numbers)) if name else -1 for name in names], dtype=np.int64)


def _equal(ids: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    return np.asarray((ids[:, None] == ids[None, :]) & (ids >= 0)[:, None])


def _distances(places: Sequence[GazetteerPlace]) -> Floats:
    """Return distances in kilometres; those of wide places are as good as infinite: their middle is no nearness."""
    narrow = (PlacePrecision.SETTLEMENT, PlacePrecision.SITE, PlacePrecision.DISTRICT)
    has_point = np.array([place.lat is not None and place.precision in narrow for place in places])
    lat = np.radians([place.lat or 0.0 for place in places])
    lon = np.radians([place.lon or 0.0 for place in places])
    north, east = lat[:, None] - lat[None, :], lon[:, None] - lon[None, :]
    chord = np.sin(north / 2) ** 2 + np.cos(lat)[:, None] * np.cos(lat)[None, :] * np.sin(east / 2) ** 2
    away = 2 * _EARTH * np.arcsin(np.sqrt(np.minimum(1.0, chord)))
    return np.asarray(np.where(has_point[:, None] & has_point[None, :], away, 1e9))
