"""Places by name: 240,000 settlements, divisions, areas and sites, looked up without being read as a whole.

``namings`` gives all places of one name; ``place_index`` answers ``longest(tokens, start)`` with the places that a
reader of world news may know. The table is ``places.blocks`` (see ``sorted_blocks``), see ``tools/build_world.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from bede.knowledge.resources import read_packed
from bede.knowledge.world.entries import Country, Form, GazetteerPlace
from bede.knowledge.world.index import Match
from bede.knowledge.world.phrases import Candidate, pieces, prefixes
from bede.knowledge.world.sorted_blocks import Row, SortedBlocks
from bede.knowledge.world.tables import countries
from bede.model.codes import PlacePrecision

_LONG = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
"""Words that names are written with in short: St. Petersburg, Mt. Vernon."""

KINDS = {precision.value[0] if precision != PlacePrecision.SITE else "x": precision for precision in PlacePrecision}
"""Letters for precisions in the table: s settlement, x site, d district, r region, a area."""

REGION_WORDS = frozenset(
    {"region", "regions", "oblast", "province", "governorate", "prefecture", "county", "state", "territory"}
    | {"krai", "republic", "voivodeship", "canton", "department", "division"}
)
"""After a name they ask for the region of that name: "Kharkiv region" is not the city of Kharkiv."""

DISTRICT_WORDS = frozenset(("district", "raion", "rayon"))


def key_of(name: str) -> str:
    """Return the key that a name is looked up by: its pieces, folded, "St." as Saint."""
    return _long(" ".join(key for _, key in pieces(name)))


def _long(key: str) -> str:
    return " ".join(_LONG.get(piece, piece) for piece in key.split(" "))


@lru_cache(maxsize=512)
def country_place(country: Country) -> GazetteerPlace:
    """Return a country as a place, at its middle point; part or unrecognised state: a region of its state."""
    whole = country.kind not in ("part", "unrecognised")
    more = _table().find(f"@{country.iso3}") if whole and country.iso3 else ()
    lat, lon, people = (more[0][5], more[0][6], more[0][9]) if more else ("", "", "")
    return GazetteerPlace(
        name=country.name,
        country=country.iso3 or country.parent,
        division=None,
        lat=float(lat) if lat else country.lat,
        lon=float(lon) if lon else country.lon,
        precision=PlacePrecision.COUNTRY if whole else PlacePrecision.REGION,
        geonames=country.geonames,
        population=int(people) if people else 0,
        ambiguous=country.forms[0].ambiguous,
        known=True,
    )


@cache
def _countries_by_key() -> Mapping[str, list[Candidate[GazetteerPlace]]]:
    found: dict[str, list[Candidate[GazetteerPlace]]] = {}
    for country in countries():
        if country.kind in ("part", "unrecognised"):
            continue  # the gazetteer has them as regions
        place = country_place(country)
        for form in country.forms:
            found.setdefault(key_of(form.text), []).append(_candidate(form, place))
    return MappingProxyType(found)


def _candidate(form: Form, place: GazetteerPlace) -> Candidate[GazetteerPlace]:
    return Candidate(form, tuple(raw for raw, _ in pieces(form.text)), place)


@cache
def _codes() -> Mapping[str, str]:
    """Return ISO's codes of three letters by those of two, with which codes of divisions begin."""
    return MappingProxyType({c.iso2: c.iso3 for c in countries() if c.iso2 and c.iso3 and c.kind != "former"})


@cache
def _table() -> SortedBlocks:
    return SortedBlocks(read_packed("world/places.blocks"))


def _read(row: Row) -> Candidate[GazetteerPlace]:
    key, written, name, country, inside, lat, lon, kind, geonames, population, flags = row
    form = Form(written or key.title(), "?" in flags)
    place = GazetteerPlace(
        name=name or form.text,
        country=country or _codes().get(inside[:2]),
        division=inside or None,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        precision=KINDS[kind],
        geonames=int(geonames) if geonames else None,
        population=int(population) if population else 0,
        ambiguous=form.ambiguous,
        known="k" in flags,
    )
    return _candidate(form, place)


@lru_cache(maxsize=16384)
def namings(key: str) -> tuple[Candidate[GazetteerPlace], ...]:
    """Return what a name stands for, by its key: countries first, then the most populous."""
    return (*_countries_by_key().get(key, ()), *map(_read, _table().find(key)))


@lru_cache(maxsize=16384)
def begins(key: str) -> bool:
    """Return whether a longer name begins with a key."""
    return key in _beginnings_of_countries() or _table().begins(f"{key} ")


@cache
def _beginnings_of_countries() -> frozenset[str]:
    """Return what stands before a space in a country's name: "united", "bosnia", "bosnia and"."""
    return frozenset(name[:at] for name in _countries_by_key() for at, letter in enumerate(name) if letter == " ")


@lru_cache(maxsize=4096)
def division(code: str) -> GazetteerPlace | None:
    """Return the division of a code: ``US.LA`` is Louisiana, ``US.LA.079`` the parish of Rapides in it."""
    rows = _table().find(f"#{code}")
    return _read(rows[0]).value if rows else None


@cache
def _capitals() -> frozenset[tuple[str | None, str]]:
    return frozenset((c.iso3, key_of(form.text)) for c in countries() if c.kind == "state" for form in c.capitals[:1])


def is_capital(place: GazetteerPlace) -> bool:
    """Return whether a place is the capital of a state."""
    return (place.country, key_of(place.name)) in _capitals()


def places() -> Iterator[GazetteerPlace]:
    """Yield the whole gazetteer, once a name: settlements, divisions, areas and sites (no countries)."""
    return (_read(row).value for row in _table() if row[0][0] not in "#@")


class PlaceIndex:
    """Names of countries, regions, settlements, areas and sites that a reader of world news may know."""

    def longest(self, tokens: Sequence[str], start: int) -> Match[GazetteerPlace] | None:
        """Return the longest name that starts at ``tokens[start]``, or None.

        Of namesakes the country comes first, then the most populous. A following word such as "region" or
        "district" is taken in where there is a place of that kind.
        """
        found = longest_naming(tokens, start, known=True)
        if found is None:
            return None
        length, candidates = found
        ranked = sorted(candidates, key=_place_rank)
        asked = _asked_precision(tokens, start + length)
        narrowed = [c for c in ranked if c.value.precision == asked] if asked else []
        if narrowed:
            ranked, length = narrowed, length + 1
        first, *others = ranked
        rivals = tuple(dict.fromkeys(other.value for other in others if other.value != first.value))
        return Match(length, first.value, "place", first.form.text, first.form.ambiguous, rivals)


def longest_naming(
    tokens: Sequence[str], start: int, *, known: bool
) -> tuple[int, list[Candidate[GazetteerPlace]]] | None:
    """Return how many tokens the longest name at ``start`` takes, and what it may stand for.

    ``known``: only what a reader of world news may know.
    """
    best = None
    for length, written, folded in prefixes(tokens, start, _MOST_PIECES):
        key = _long(folded)
        fitting = [c for c in namings(key) if (c.value.known or not known) and c.fits(written)]
        if fitting:
            best = (length, fitting)
        if not begins(key):
            break
    return best


_MOST_PIECES = 9


def _place_rank(candidate: Candidate[GazetteerPlace]) -> tuple[bool, int, str]:
    place = candidate.value
    return place.precision != PlacePrecision.COUNTRY, -place.population, place.name


def _asked_precision(tokens: Sequence[str], after: int) -> PlacePrecision | None:
    cut = pieces(tokens[after]) if after < len(tokens) else ()
    word = cut[0][1] if len(cut) == 1 else ""
    if word in REGION_WORDS:
        return PlacePrecision.REGION
    return PlacePrecision.DISTRICT if word in DISTRICT_WORDS else None


@cache
def place_index() -> PlaceIndex:
    """Return the index of places."""
    return PlaceIndex()
