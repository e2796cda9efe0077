"""Visitor, host and the kind of a meeting, by the countries of parties and place."""

import pytest

from bede.claims.meetings import tell_meeting
from bede.model import Actor, Location, Party, Place, PlacePrecision, Resolution, Sector, Span


def party(country: str | None, sector: Sector = Sector.GOV) -> Party:
    actor = Actor(f"somebody-of-{country}", str(country), country, sector)
    return Party(str(country), Span(0, 1), Resolution(str(country), actor, "test", 1.0))


def place(country: str | None) -> Location:
    found = Place("there", country, None, None, PlacePrecision.SETTLEMENT, None)
    return Location("there", Span(5, 10), Resolution("there", found, "test", 1.0))


def test_who_meets_at_home_is_host():
    guest, host = party("USA"), party("POL")
    assert tell_meeting([guest, host], [], place("POL")) == ((guest,), (host,), "visit")
    assert tell_meeting([host, guest], [], place("POL")) == ((guest,), (host,), "visit")


def test_third_country_leaves_both_as_actors():
    both = (party("USA"), party("RUS"))
    assert tell_meeting(both, [], place("FRA")) == (both, (), "third-party")


@pytest.mark.parametrize("where", [None, place(None)])
def test_unknown_place_tells_no_mode(where):
    both = (party("USA"), party("RUS"))
    assert tell_meeting(both, [], where) == (both, (), None)


def test_unknown_country_tells_no_host():
    both = (party(None), party("POL"))
    assert tell_meeting(both, [], place("POL")) == (both, (), None)


def test_three_countries_or_a_body_are_multilateral():
    three = (party("USA"), party("RUS"), party("UKR"))
    assert tell_meeting(three, [], place("UKR"))[2] == "multilateral"
    assert tell_meeting((party("UNO", Sector.IGO),), [], None)[2] == "multilateral"


def test_host_that_the_sentence_tells_is_kept():
    guest, host = party("USA"), party("POL")
    assert tell_meeting([guest], [host], place("POL")) == ((guest,), (host,), "visit")
