from collections import Counter
from datetime import date

import pytest

from bede.knowledge.world import (
    bodies,
    countries,
    country_by_code,
    demonyms,
    organisations,
    seats,
    sector_on,
    slug,
    titles,
)
from bede.knowledge.world.tables import parse_form
from bede.model.codes import Sector

NO_PEOPLE = {"VAT"}


def country(key):
    return next(c for c in countries() if c.id == key)


def body(name):
    return next(b for b in bodies() if b.name == name)


def test_marks_are_no_part_of_a_name_and_short_acronyms_are_exact():
    assert parse_form("Georgia?").text == "Georgia"
    assert parse_form("Georgia?").ambiguous
    assert parse_form("ICE!").exact
    assert parse_form("US").exact
    assert parse_form("U.S.").exact
    assert not parse_form("NATO").exact


def test_ids_codes_and_entities_are_unique():
    for field in ("id", "entity"):
        counts = Counter(getattr(c, field) for c in countries())
        assert max(counts.values()) == 1, counts.most_common(3)
    for field in ("iso3", "geonames", "wikidata"):
        counts = Counter(value for c in countries() if (value := getattr(c, field)))
        assert max(counts.values()) == 1, counts.most_common(3)
    entities = Counter(x.entity for x in [*countries(), *bodies()])
    assert [entity for entity, n in entities.items() if n > 1] == []


def test_two_letter_and_numeric_codes_are_unique_among_living_countries():
    living = [c for c in countries() if c.kind in ("state", "territory")]
    assert len(living) == 250
    for field in ("iso2", "numeric"):
        counts = Counter(value for c in living if (value := getattr(c, field)))
        assert max(counts.values()) == 1


def test_correlates_of_war_codes_are_unique_at_any_one_time():
    living = Counter(c.cow_code for c in countries() if c.kind == "state" and c.cow_code)
    assert max(living.values()) == 1
    known = {c.id: (c.cow_abb, c.cow_code) for c in countries()}
    assert known["USA"] == ("USA", 2)
    assert known["GBR"] == ("UKG", 200)
    assert known["COG"] == ("CON", 484)
    assert known["UKR"] == ("UKR", 369)


def test_every_state_has_capital_and_people():
    for state in (c for c in countries() if c.kind == "state"):
        assert state.capitals, state.name
        assert state.id in NO_PEOPLE or (state.adjectives and state.people), state.name
        assert -90 <= state.lat <= 90
        assert -180 <= state.lon <= 180


def test_former_unrecognised_and_parts():
    assert (country("SUN").since, country("SUN").until, country("SUN").parent) == (1922, 1991, "RUS")
    assert country("somaliland").code is None
    assert country("somaliland").parent == "SOM"
    assert country("england").code == "GBR"
    assert country("crimea").code == "UKR"
    assert {c.id for c in countries() if c.kind == "former"} >= {
        "SUN",
        "YUG",
        "CSK",
        "DDR",
        "YMD",
        "VDR",
        "SCG",
    }
    assert country("XKX").code == "XKX"


def test_wikidata_ids_where_certain():
    assert country("USA").entity == "Q30"
    assert country("UKR").entity == "Q212"
    assert country("PSE").wikidata == "Q219060"
    assert all(c.wikidata is None or c.wikidata.startswith("Q") for c in countries())


def test_demonyms_tell_adjective_from_noun():
    words = {(d.form.text, d.country.id): d for d in demonyms()}
    russian = words["Russian", "RUS"]
    assert (russian.adjective, russian.singular, russian.plural) == (True, True, False)
    assert words["Russians", "RUS"].plural
    danish = words["Danish", "DNK"]
    assert (danish.adjective, danish.singular) == (True, False)
    assert words["Frenchmen", "FRA"].plural
    assert words["Georgian", "GEO"].form.ambiguous
    assert words["U.S.", "USA"].adjective


def test_every_code_is_known():
    known = set(organisations()) | {c.iso3 for c in countries()}
    assert not set(organisations()) & {c.iso3 for c in countries()}
    for entry in [*bodies(), *seats()]:
        assert entry.code is None or entry.code in known, entry.name


def test_there_are_enough_bodies_and_titles():
    kinds = Counter(b.kind for b in bodies())
    assert kinds["international"] >= 150
    assert sum(kinds.values()) >= 350
    assert len(titles()) >= 600


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("UN Security Council", "UNO", "IGO"),
        ("International Atomic Energy Agency", "IAEA", "IGO"),
        ("European Parliament", "EU", "LEG"),
        ("Federal Security Service", "RUS", "SPY"),
        ("Hezbollah", "LBN", "REB"),
        ("Likud", "ISR", "PTY"),
        ("Reuters", "GBR", "JRN"),
        ("Human Rights Watch", None, "NGO"),
    ],
)
def test_bodies_have_code_and_sector(name, code, sector):
    assert (body(name).code, body(name).sector) == (code, Sector(sector))


def test_a_movement_that_came_to_govern_changes_sector_on_the_day():
    taliban = body("Taliban")
    assert sector_on(taliban, date(2021, 8, 14)) == Sector.REB
    assert sector_on(taliban, date(2021, 8, 15)) == Sector.GOV
    assert sector_on(taliban, None) == Sector.REB


def test_seats_of_the_table_and_capitals():
    by_name = {seat.name: seat for seat in seats()}
    assert by_name["Pentagon"].sector == Sector.GOV
    assert (by_name["Kiev"].code, by_name["Kiev"].capital) == ("UKR", True)
    assert [seat.code for seat in seats() if seat.name == "Brussels"] == ["EU", "NATO", "BEL"]
    assert "Singapore" not in by_name


def test_titles_carry_sector_number_and_weight():
    by_name = {title.name: title for title in titles()}
    minister = by_name["foreign minister"]
    assert (minister.sector, minister.plural, minister.kind) == (Sector.GOV, "foreign ministers", "person")
    assert by_name["gunman"].plural == "gunmen"
    assert by_name["gunman"].sector == Sector.UAF
    assert not by_name["neighbour"].political
    assert by_name["troops"].political
    assert by_name["former president"].sector == Sector.ELI
    words = Counter(form.text for title in titles() for form in title.forms)
    assert max(words.values()) == 1


def test_country_by_code():
    assert country_by_code("UKR").name == "Ukraine"
    assert country_by_code("UNO") is None


def test_slug():
    assert slug("Côte d'Ivoire") == "cote-d-ivoire"
