"""Names and offices as of a day."""

from datetime import date

import pytest

from bede.model import Sector
from bede.resolutions.actors.officials import office_holder, official_named, tells_another_time
from bede.resolutions.actors.people import People, find_people
from bede.resolutions.actors.phrases import resolve_phrase
from bede.resolutions.actors.scene import Scene

NOBODY = People({})


def actor(phrase, day, text=""):
    return resolve_phrase(phrase, find_people(text), Scene(date.fromisoformat(day))).value


@pytest.mark.parametrize(
    ("phrase", "day", "name", "country", "sector"),
    [
        ("the French president", "2010-05-01", "Nicolas Sarkozy", "FRA", "GOV"),
        ("the French president", "2014-05-01", "Francois Hollande", "FRA", "GOV"),
        ("Ukraine's prime minister", "2015-05-01", "Arseniy Yatsenyuk", "UKR", "GOV"),
        ("the Iranian foreign minister", "2016-02-01", "Mohammad Javad Zarif", "IRN", "GOV"),
        ("the German chancellor", "2006-02-01", "Angela Merkel", "DEU", "GOV"),
    ],
)
def test_an_office_means_who_holds_it_on_the_day(phrase, day, name, country, sector):
    found = actor(phrase, day)
    assert (found.name, found.country, found.sector) == (name, country, sector)


@pytest.mark.parametrize("phrase", ["the former French president", "French presidents", "the then French president"])
def test_an_office_of_another_time_or_of_many_names_nobody(phrase):
    assert actor(phrase, "2014-05-01").name == "France"


def test_a_name_that_stands_alone_needs_an_office_about_the_day():
    assert official_named("Lavrov", None, date(2014, 3, 5)).holder.entity == "sergei-lavrov"
    assert official_named("Lavrov", None, date(1990, 3, 5)) is None
    assert official_named("Lavrov", None, None) is None
    assert official_named("Merkel", "FRA", date(2014, 3, 5)) is None


def test_who_is_out_of_office_is_a_former_official():
    found = official_named("Nicolas Sarkozy", None, date(2015, 1, 1))
    assert (found.country, found.sector) == ("FRA", Sector.ELI)


def test_spellings_of_one_name_are_one_person():
    for name in ("Sergey Lavrov", "Sergei Lavrov"):
        assert actor(name, "2014-03-05").entity == "sergei-lavrov"
    for name in ("Volodymyr Zelensky", "Volodymyr Zelenskiy", "Volodymyr Zelenskyy"):
        assert actor(name, "2022-03-05").entity == actor("Zelensky", "2022-03-05").entity


def test_a_like_name_of_another_time_is_nobody():
    assert official_named("Juan Gonzalez", None, date(2022, 1, 1)) is None


def test_the_words_of_the_text_go_before_the_table():
    found = actor("former US president Bill Clinton", "2005-03-05")
    assert (found.entity, found.country, found.sector) == ("bill-clinton", "USA", "ELI")


def test_what_tells_another_time():
    assert tells_another_time(["the", "Former"])
    assert tells_another_time(["ex-KGB"])
    assert not tells_another_time(["the", "new"])


def test_no_holder_of_an_office_that_nobody_is_known_to_hold():
    assert office_holder("president", "FRA", date(1700, 1, 1)) is None
    assert office_holder("dogcatcher", "FRA", date(2014, 1, 1)) is None


def test_a_lone_name_is_completed_by_the_document():
    text = "Alice Marlow founded the group. But Marlow left it."
    assert actor("Marlow", "2014-03-05", text).name == "Alice Marlow"
    twice = text + " On Monday Robert Marlow stayed."
    assert actor("Marlow", "2014-03-05", twice).name == "Marlow"
