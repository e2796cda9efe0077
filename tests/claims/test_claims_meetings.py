"""Host, visitor and mode of a meeting, told by countries."""

import pytest

from bede.claims.meetings import tell_meeting
from bede.model import Actor, Location, Party, Place, PlacePrecision, Resolution, Sector, Span
from factories import AMERICA, FRANCE, PESKOV, RUSSIA, UKRAINE

UN = Actor("Q1065", "United Nations", "UNO", Sector.IGO)


def party(actor):
    return Party(actor.name if actor else "they", None, Resolution("", actor, "test", 0.9))


def where(country):
    if country is None:
        return None
    place = Place("Halm", country, 0.0, 0.0, PlacePrecision.SETTLEMENT, 1)
    return Location("Halm", Span(0, 4), Resolution("Halm", place, "test", 0.9))


def told(actors, recipients, country):
    meeting = tell_meeting([party(a) for a in actors], [party(a) for a in recipients], where(country))
    return [[p.actor.value for p in side] for side in meeting[:2]], meeting[2]


@pytest.mark.parametrize(
    ("actors", "recipients", "country", "expected", "mode"),
    [
        ([RUSSIA, FRANCE], [], "FRA", [[RUSSIA], [FRANCE]], "visit"),
        ([RUSSIA, FRANCE], [], "CHE", [[RUSSIA, FRANCE], []], "third-party"),
        ([RUSSIA, FRANCE], [], None, [[RUSSIA, FRANCE], []], None),
        ([RUSSIA], [FRANCE], "FRA", [[RUSSIA], [FRANCE]], "visit"),
        ([RUSSIA, PESKOV], [], "RUS", [[RUSSIA, PESKOV], []], None),
        ([RUSSIA, None], [], "FRA", [[RUSSIA, None], []], None),
        ([RUSSIA, FRANCE, UKRAINE], [], "FRA", [[RUSSIA, FRANCE, UKRAINE], []], "multilateral"),
        ([AMERICA, UN], [], "USA", [[AMERICA, UN], []], "multilateral"),
    ],
)
def test_meetings(actors, recipients, country, expected, mode):
    assert told(actors, recipients, country) == (expected, mode)
