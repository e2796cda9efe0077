import importlib.resources

import pytest

from bede.knowledge.world import (
    countries,
    country_by_code,
    country_place,
    division,
    is_capital,
    key_of,
    namings,
    place_index,
    places,
)
from bede.knowledge.world.homes import home_of
from bede.knowledge.world.sorted_blocks import MAGIC, SortedBlocks, pack
from bede.model.codes import PlacePrecision


def first(text):
    return place_index().longest(text.split(), 0)


@pytest.mark.parametrize(
    ("text", "length", "name", "country", "precision"),
    [
        ("Kharkiv was", 1, "Kharkiv", "UKR", "settlement"),
        ("Kharkov was", 1, "Kharkiv", "UKR", "settlement"),
        ("Kharkiv region was", 2, "Kharkiv Oblast", "UKR", "region"),
        ("Kiev", 1, "Kyiv", "UKR", "settlement"),
        ("Odessa", 1, "Odesa", "UKR", "settlement"),
        ("Nikolaev", 1, "Mykolaiv", "UKR", "settlement"),
        ("Artemivsk", 1, "Bakhmut", "UKR", "settlement"),
        ("Crimea", 1, "Crimea", "UKR", "region"),
        ("Sevastopol", 1, "Sevastopol", "UKR", "settlement"),
        ("Donbass", 1, "Donbas", "UKR", "region"),
        ("Gaza", 1, "Gaza Strip", "PSE", "region"),
        ("Gaza City", 2, "Gaza City", "PSE", "settlement"),
        ("West Bank", 2, "West Bank", "PSE", "region"),
        ("Golan Heights", 2, "Golan Heights", "SYR", "region"),
        ("Nagorno-Karabakh", 1, "Nagorno-Karabakh", "AZE", "region"),
        ("Black Sea", 2, "Black Sea", None, "area"),
        ("Strait of Hormuz", 3, "Strait of Hormuz", None, "area"),
        ("Kashmir", 1, "Kashmir", None, "area"),
        ("Yavoriv base", 2, "Yavoriv base", "UKR", "site"),
        ("Zaporizhzhia nuclear plant", 3, "Zaporizhzhia nuclear power plant", "UKR", "site"),
        ("Chernobyl", 1, "Chernobyl", "UKR", "site"),
        ("Guantanamo Bay", 2, "Guantanamo Bay", "CUB", "site"),
        ("Deir al-Zor", 2, "Deir ez-Zor", "SYR", "settlement"),
        ("al-Fallujah", 1, "Fallujah", "IRQ", "settlement"),
        ("Idlib province", 2, "Idlib", "SYR", "region"),
        ("Rangoon", 1, "Yangon", "MMR", "settlement"),
        ("Washington", 1, "Washington", "USA", "settlement"),
        ("Texas", 1, "Texas", "USA", "region"),
        ("Laayoune", 1, "Laayoune", "ESH", "settlement"),
        ("Ukraine", 1, "Ukraine", "UKR", "country"),
        ("Soviet Union", 2, "Soviet Union", "SUN", "country"),
    ],
)
def test_places_are_found(text, length, name, country, precision):
    match = first(text)
    found = match.entry
    assert (match.length, found.name, found.country) == (length, name, country)
    assert found.precision == PlacePrecision(precision)
    assert match.kind == "place"


def test_namesakes_are_rivals_of_the_biggest():
    georgia = first("Georgia")
    assert (georgia.entry.country, georgia.ambiguous) == ("GEO", True)
    assert "USA" in {rival.country for rival in georgia.rivals}
    tripoli = first("Tripoli")
    assert tripoli.entry.country == "LBY"
    assert "LBN" in {rival.country for rival in tripoli.rivals}


def test_people_and_words_are_flagged():
    assert first("Victoria").ambiguous
    assert first("Reading").ambiguous
    assert not first("Kharkiv").ambiguous
    assert first("reading") is None


def test_coordinates_codes_and_names_are_sound():
    known = {c.iso3 for c in countries()}
    for place in places():
        assert (place.lat is None) == (place.lon is None)
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= place.lon <= 180)
        assert place.country is None or place.country in known
        assert place.name
        assert place.population >= 0
        if place.precision == PlacePrecision.AREA:
            assert place.country is None


def test_ukrainian_land_is_ukrainian():
    for name in (
        "Crimea",
        "Simferopol",
        "Yalta",
        "Kerch",
        "Donetsk",
        "Luhansk",
        "Mariupol",
        "Melitopol",
        "Kherson",
    ):
        assert first(name).entry.country == "UKR", name


def test_first_capital_of_every_state_is_in_the_gazetteer():
    lost = []
    for state in (c for c in countries() if c.kind == "state"):
        capital = state.capitals[0].text
        match = first(capital)
        places_found = [match.entry, *match.rivals] if match else []
        if state.id not in {place.country for place in places_found}:
            lost.append((state.name, capital))
    assert lost == []


def test_parts_and_unrecognised_states_are_regions_of_their_state():
    for part in (c for c in countries() if c.kind in ("part", "unrecognised")):
        if part.id.endswith("peoples-republic"):
            continue  # a claim to a region, no place of its own
        match = first(part.name)
        assert match is not None, part.name
        assert match.entry.country == part.parent, part.name


def test_country_as_a_place():
    place = country_place(country_by_code("UKR"))
    assert (place.country, place.precision, place.geonames) == ("UKR", PlacePrecision.COUNTRY, 690791)
    assert abs(place.lat - 49) < 1


def test_gazetteer_is_small_and_without_a_clock():
    raw = importlib.resources.files("bede.knowledge").joinpath("world/places.blocks").read_bytes()
    assert len(raw) < 6_000_000
    assert raw.startswith(MAGIC)
    assert pack(SortedBlocks(raw)) == raw


def test_small_towns_and_counties_are_there_but_not_known():
    assert "US.LA.009" in {place.value.division for place in namings("cottonport")}
    (rapides,) = (c.value for c in namings("rapides parish"))
    assert (rapides.division, rapides.precision) == ("US.LA.079", PlacePrecision.DISTRICT)
    assert first("Cottonport") is None


def test_divisions_by_code():
    assert division("US.LA").name == "Louisiana"
    assert division("US.LA.079").name == "Rapides Parish"
    assert division("US.ZZ") is None


def test_every_settlement_lies_in_a_division_of_its_country_that_is_known_or_none():
    codes = {place.division for place in places() if place.precision == PlacePrecision.REGION}
    inside = [p.division for p in places() if p.precision == PlacePrecision.SETTLEMENT and p.division]
    held = sum(".".join(code.split(".")[:2]) in codes for code in inside)
    assert held / len(inside) > 0.98


def test_saints_are_found_however_they_are_written():
    assert key_of("St. Louis") == key_of("Saint Louis")
    assert first("St. Petersburg").entry.country == "RUS"


def test_capitals():
    assert is_capital(first("Lima").entry)
    assert not is_capital(first("Chicago").entry)


def test_homes_of_outlets():
    assert home_of("www.denverpost.com").places[0].division.startswith("US.CO")
    assert home_of("news.grandforksherald.com").places[0].name == "Grand Forks"
    assert "US.OH" in {place.division[:5] for place in home_of("springfieldtimes.com").places}
    assert home_of("www.example.co.uk").country == "GBR"
    assert home_of("example.com").places == home_of("").places == ()
