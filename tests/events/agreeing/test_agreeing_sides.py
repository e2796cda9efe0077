"""On whose side a speaker is."""

import pytest

from bede.events.agreeing.sides import find_sides, same_party, side_of, side_of_claim
from bede.model import Actor, Sector, Side, SpeakerKind
from factories import FRANCE, PESKOV, RUSSIA, RUSSIAN_ARMY, UKRAINE, make_claim

REBELS = Actor("UKR.REB", "Ukrainian rebels", "UKR", Sector.REB)
FRONT = Actor("halm-front", "Halm Front", "UKR", Sector.REB)
LEAGUE = Actor("tarn-league", "Tarn League", "UKR", Sector.REB)
PRO_RUSSIAN = Actor("pro-russian-fighters", "pro-Russian fighters", None, Sector.REB)
POLICE = Actor("UKR.COP", "Ukrainian police", "UKR", Sector.COP)
MARCHERS = Actor("march", "March of Halm", "UKR", Sector.SOC)
WEST = Actor("west", "the West", "WEST", None)
CROWD = Actor("crowd", "crowd", None, Sector.CVL)
ICELAND = Actor("Q189", "Iceland", "ISL", Sector.GOV)


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        (PESKOV, "RUS"),
        (RUSSIAN_ARMY, "RUS"),
        (REBELS, "UKR REB"),
        (FRONT, "UKR REB"),
        (PRO_RUSSIAN, "pro-russian-fighters"),
        (WEST, None),
        (CROWD, None),
    ],
)
def test_a_country_and_its_organs_are_one_side_and_rebels_their_own(actor, side):
    assert side_of(actor) == side


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (RUSSIA, PESKOV, True),
        (RUSSIA, FRANCE, False),
        (UKRAINE, REBELS, False),
        (REBELS, FRONT, True),
        (FRONT, LEAGUE, False),
        (WEST, WEST, True),
        (WEST, FRANCE, False),
        (CROWD, Actor("other", "others", None, Sector.CVL), False),
    ],
)
def test_who_can_be_one_party(first, second, same):
    assert same_party(first, second) is same
    assert same_party(second, first) is same


def side(speaker, actors, recipients, land=None, named=True):
    return find_sides(actors, recipients, land, named).of(speaker)


@pytest.mark.parametrize(
    ("speaker", "actors", "recipients", "land", "expected"),
    [
        (PESKOV, (RUSSIA,), (UKRAINE,), None, Side.ACTOR),
        (UKRAINE, (RUSSIA,), (UKRAINE,), None, Side.RECIPIENT),
        (FRANCE, (RUSSIA,), (UKRAINE,), None, Side.OTHER),
        (WEST, (RUSSIA,), (UKRAINE,), None, Side.UNKNOWN),
        (CROWD, (RUSSIA,), (UKRAINE,), None, Side.UNKNOWN),
        (FRANCE, (), (UKRAINE,), None, Side.UNKNOWN),  # who did it is not known: it may have been they
        (FRANCE, (RUSSIA,), (CROWD,), None, Side.UNKNOWN),
        (UKRAINE, (RUSSIA,), (CROWD,), "UKR", Side.RECIPIENT),
        (UKRAINE, (RUSSIA,), (), "UKR", Side.RECIPIENT),
        (FRANCE, (RUSSIA,), (CROWD,), "UKR", Side.OTHER),
        (RUSSIA, (RUSSIA,), (CROWD,), "RUS", Side.ACTOR),
        (POLICE, (POLICE,), (MARCHERS,), None, Side.ACTOR),
        (MARCHERS, (POLICE,), (MARCHERS,), None, Side.RECIPIENT),
        (UKRAINE, (POLICE,), (MARCHERS,), None, Side.ACTOR),
        (UKRAINE, (POLICE,), (UKRAINE,), None, Side.BOTH),
        (PRO_RUSSIAN, (RUSSIA,), (UKRAINE,), None, Side.ACTOR),  # the text calls them so
        (LEAGUE, (FRONT,), (UKRAINE,), None, Side.OTHER),
        (FRONT, (REBELS,), (UKRAINE,), None, Side.ACTOR),
    ],
)
def test_where_a_speaker_stands(speaker, actors, recipients, land, expected):
    assert side(speaker, actors, recipients, land) is expected


def test_nobody_is_no_party_where_a_party_is_nameless():
    assert side(FRANCE, (RUSSIA,), (UKRAINE,), named=False) is Side.UNKNOWN


PRESS = Actor("RUS.JRN", "Russian media", "RUS", Sector.JRN)
AFP = Actor("Q40464", "Agence France-Presse", "FRA", Sector.JRN)
TASS = Actor("tass", "TASS", "RUS", Sector.JRN)


@pytest.mark.parametrize(
    ("speaker", "words", "expected"),
    [
        (AFP, "AFP", Side.OTHER),
        (PRESS, "Russian media", Side.UNKNOWN),
        (PRESS, "Russian state television", Side.ACTOR),
        (TASS, "TASS", Side.ACTOR),
        (TASS, "", Side.ACTOR),
        (None, "local media", Side.UNKNOWN),
    ],
)
def test_the_press_speaks_for_a_state_only_where_it_is_the_state_s(speaker, words, expected):
    claim = make_claim(speakers=((speaker, SpeakerKind.MEDIA),), speaker_words=(words,))
    assert side_of_claim(claim, find_sides(claim.actors, claim.recipients, None)) is expected


def test_no_speaker_is_the_outlet():
    assert side_of_claim(make_claim(), find_sides((RUSSIA,), (UKRAINE,), None)) is Side.OUTLET


def test_the_innermost_speaker_counts():
    nested = ((UKRAINE, SpeakerKind.NAMED_BODY), (PESKOV, SpeakerKind.NAMED_PERSON))
    claim = make_claim(speakers=nested)
    assert side_of_claim(claim, find_sides(claim.actors, claim.recipients, None)) is Side.ACTOR
