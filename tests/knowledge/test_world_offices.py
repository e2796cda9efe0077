"""The table of who held which office: its form, its consistency, and look-up by day."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from bede.errors import KnowledgeError
from bede.knowledge.resources import read_rows
from bede.knowledge.world import countries, holder_of, holders, holders_named, in_office, terms_of
from bede.knowledge.world.offices import SECTORS, TABLES, days_of

SIDE_BY_SIDE = ("collective", "rival", "unrecognised", "deputising")
MANY = {"other", "legislator", "group_leader", "group_spokesperson", "body_deputy", "chief_negotiator"}
"""Offices of which a country or group may have several at a time."""


def names(country, office, day):
    return [holder_of(term).names[0] for term in in_office(country, office, date.fromisoformat(day))]


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("USA", "foreign_minister", "2014-03-05", "John Kerry"),
        ("RUS", "foreign_minister", "2014-03-05", "Sergei Lavrov"),
        ("UKR", "head_of_state", "2018-11-28", "Petro Poroshenko"),
        ("DEU", "head_of_government", "2005-11-21", "Gerhard Schroeder"),
        ("DEU", "head_of_government", "2005-11-22", "Angela Merkel"),
        ("SUN", "head_of_government", "1960-01-01", "Nikita Khrushchev"),
        ("CHN", "foreign_minister", "2016-07-01", "Wang Yi"),
        ("EGY", "head_of_state", "1989-06-01", "Hosni Mubarak"),
        ("UNO", "body_head", "2003-03-20", "Kofi Annan"),
    ],
)
def test_who_held_an_office_on_a_day(country, office, day, name):
    assert name in names(country, office, day)


def test_the_last_day_is_the_successors():
    assert names("USA", "head_of_state", "2017-01-20") == ["Donald Trump"]
    assert names("USA", "head_of_state", "2017-01-19") == ["Barack Obama"]


def test_a_name_that_stands_alone_finds_its_bearers_of_all_times():
    assert {"george-w-bush", "george-h-w-bush"} <= {holder.entity for holder in holders_named("Bush")}
    assert holders_named("Nobody Atall") == ()


def test_one_person_has_one_entity_over_all_offices():
    (stoltenberg,) = holders_named("Jens Stoltenberg")
    assert {term.country for term in stoltenberg.terms} >= {"NOR", "NATO"}


@pytest.mark.parametrize("text", ["2014-13", "2014-02-30", "14", "", "2014-3-1"])
def test_a_day_that_is_none_is_told(text):
    with pytest.raises(KnowledgeError, match="world/offices"):
        days_of(text)


def test_a_month_is_all_of_its_days():
    assert (days_of("2016-02").earliest, days_of("2016-02").latest) == (date(2016, 2, 1), date(2016, 2, 29))


def test_terms_begin_before_they_end_and_have_known_offices():
    for holder in holders():
        for term in holder.terms:
            assert term.until is None or term.since.earliest <= term.until.latest, term
            assert all(office in SECTORS for office in term.offices)
            assert term.titles[0], term


def test_no_row_stands_twice():
    rows = [tuple(row[:6]) for table in TABLES for row in read_rows(table)]
    assert len(rows) == len(set(rows))


def test_terms_of_one_office_do_not_overlap():
    by_office = defaultdict(list)
    for holder in holders():
        for term in holder.terms:
            if not any(word in term.note for word in SIDE_BY_SIDE):
                for office in set(term.offices) - MANY:
                    by_office[term.country, office].append(term)
    overlaps = []
    for key, terms in by_office.items():
        terms.sort(key=lambda term: (term.since.earliest, term.since.latest))
        for first, second in pairwise(terms):
            if first.until is None or first.until.earliest > second.since.latest:
                overlaps.append((*key, first.person, second.person))
    assert overlaps == []


def test_every_state_has_a_government_today():
    lacking = [
        country.name
        for country in countries()
        if country.kind == "state"
        and country.iso3
        and not any(
            in_office(country.iso3, office, date(2022, 6, 1)) for office in ("head_of_government", "head_of_state")
        )
    ]
    assert lacking == ["San Marino"]  # two captains regent, changing every six months, are left out


def test_terms_of_a_country_stand_in_the_order_of_their_beginning():
    begins = [term.since.earliest for term in terms_of("FRA")]
    assert begins == sorted(begins)
    assert len(begins) > 100
