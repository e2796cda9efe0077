"""Where: containment, one name, near places, and what holds both."""

import pytest

from bede.events.agreeing.places import agreed_place, places_agree
from bede.model import Place, PlacePrecision


def place(name, country, precision=PlacePrecision.SETTLEMENT, lat=50.0, lon=30.0):
    return Place(name, country, lat, lon, precision, None)


HALM = place("Halm", "UKR")
BASE = place("Stone barracks", "UKR", PlacePrecision.SITE, 50.05, 30.1)
TARN = place("Tarn", "UKR", lat=51.0)
LAND = place("Ukraine", "UKR", PlacePrecision.COUNTRY)
FRANCE = place("France", "FRA", PlacePrecision.COUNTRY)
PARIS = place("Paris", "FRA", lat=48.9)
LAKES = place("Lake District", "UKR", PlacePrecision.REGION)


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        (HALM, HALM, True),
        (HALM, LAND, True),
        (HALM, BASE, True),  # 9 km apart
        (HALM, TARN, False),
        (HALM, PARIS, False),
        (PARIS, LAND, False),
        (HALM, place("Halm", "FRA", lat=10.0), True),  # one name, put on the map twice
        (place("Limón", "UKR"), place("El Limon", "UKR", lat=20.0), True),
        (place("Orsk", "UKR", lat=None), HALM, False),
        (LAKES, TARN, True),
    ],
)
def test_which_places_can_be_one(first, second, agree):
    assert places_agree(first, second) is agree
    assert places_agree(second, first) is agree


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], None),
        ([LAND], "Ukraine"),
        ([LAND, HALM], "Halm"),
        ([HALM, BASE], "Stone barracks"),
        ([HALM, TARN, LAKES], "Lake District"),
        ([HALM, TARN, LAND], "Ukraine"),
        ([HALM, TARN], "Ukraine"),
        ([HALM, PARIS], None),
        ([HALM, FRANCE], "Halm"),  # the coarse one yields
        ([LAND, FRANCE], None),
    ],
)
def test_the_place_of_an_event(places, expected):
    found = agreed_place(places)
    assert (found.name if found else None) == expected
    again = agreed_place(places[::-1])
    assert again == found


def test_of_namesakes_the_one_that_is_told_most():
    far = place("Halm", "FRA", lat=10.0)
    assert agreed_place([far, HALM, far]) == far
    assert agreed_place([far, HALM, HALM]) == HALM
