"""From a noun phrase, in its document, to the party that it names."""

import pytest

from bede.resolutions.actors.people import find_people
from bede.resolutions.actors.phrases import resolve_phrase

KERRY = "The US secretary of state, John Kerry, met his Russian counterpart Sergey Lavrov on Wednesday."
POROSHENKO = "Ukrainian President Petro Poroshenko spoke. Mr Poroshenko said so."


def resolve(phrase, text=""):
    return resolve_phrase(phrase, find_people(text))


# phrase, text of the document, name, country, sector, method
PERSONS = [
    ("The US secretary of state, John Kerry", KERRY, "John Kerry", "USA", "GOV", "name-with-title"),
    ("his Russian counterpart Sergey Lavrov", KERRY, "Sergei Lavrov", "RUS", "GOV", "name-in-document"),
    ("Lavrov", KERRY, "Sergei Lavrov", "RUS", "GOV", "name-in-document"),
    ("Mr Poroshenko", POROSHENKO, "Petro Poroshenko", "UKR", "GOV", "name-in-document"),
    ("Petro Poroshenko", POROSHENKO, "Petro Poroshenko", "UKR", "GOV", "name-in-document"),
    ("Turkish President Recep Tayyip Erdogan", "", "Recep Tayyip Erdogan", "TUR", "GOV", "name-with-title"),
    ("Erdogan", "Turkish President Recep Tayyip Erdogan spoke.", "Recep Tayyip Erdogan", "TUR", "GOV",
     "name-in-document"),
    ("Israeli Prime Minister Benjamin Netanyahu", "", "Benjamin Netanyahu", "ISR", "GOV", "name-with-title"),
    ("Netanyahu", "Israeli Prime Minister Benjamin Netanyahu spoke.", "Benjamin Netanyahu", "ISR", "GOV",
     "name-in-document"),
    ("the German chancellor, Angela Merkel", "", "Angela Merkel", "DEU", "GOV", "name-with-title"),
    ("Kremlin spokesman Dmitry Peskov", "", "Dmitry Peskov", "RUS", "GOV", "name-with-title"),
    ("Dmitry Peskov, the Kremlin spokesman", "", "Dmitry Peskov", "RUS", "GOV", "name-with-title"),
    ("EU foreign policy chief Josep Borrell", "", "Josep Borrell", "EU", "GOV", "name-with-title"),
    ("former US president Donald Trump", "", "Donald Trump", "USA", "ELI", "name-with-title"),
    ("the foreign minister", "Polish Foreign Minister Radoslaw Sikorski spoke.", "Radek Sikorski", "POL", "GOV",
     "title-in-document"),
    ("Xi", "Chinese President Xi Jinping spoke.", "Xi Jinping", "CHN", "GOV", "name-in-document"),
    ("Kim", "North Korean leader Kim Jong Un spoke.", "Kim Jong Un", "PRK", "GOV", "name-in-document"),
    ("Rep. Jim Jordan", "Rep. Jim Jordan spoke.", "Jim Jordan", "USA", "LEG", "name-with-title"),
    ("Jordan", "Rep. Jim Jordan spoke. Jordan left.", "Jim Jordan", "USA", "LEG", "name-in-document"),
]  # fmt: skip

BODIES = [
    ("Russian troops", "Russian military", "RUS", "MIL", "group-of-country"),
    ("three Ukrainian vessels", "Ukraine", "UKR", "GOV", "country"),  # a ship may be anybody's
    ("Ukrainian naval vessels", "Armed Forces of Ukraine", "UKR", "MIL", "group-of-country"),
    ("Ukraine's military", "Armed Forces of Ukraine", "UKR", "MIL", "group-of-country"),
    ("Kyiv's forces", "Armed Forces of Ukraine", "UKR", "MIL", "group-of-country"),
    ("several US officials", "United States", "USA", "GOV", "group-of-country"),
    ("Georgia's president", "Georgian president", "GEO", "GOV", "office-of-country"),
    ("Russia's defence ministry", "Russian defence ministry", "RUS", "GOV", "ministry-of-country"),
    ("the Nepali Ministry of Foreign Affairs", "Nepali foreign ministry", "NPL", "GOV", "ministry-of-country"),
    ("Foggy Bottom", "US State Department", "USA", "GOV", "seat"),
    ("the Supreme Court of Colombia", "Colombian Supreme Court", "COL", "JUD", "organ-of-country"),
    ("Hezbollah fighters", "Hezbollah", "LBN", "REB", "body"),
    ("two Hamas gunmen", "Hamas", "PSE", "REB", "body-of-phrase"),
    ("a Russian", "Russian civilians", "RUS", "CVL", "people-of-country"),
    ("a Russian who fled", "Russian civilians", "RUS", "CVL", "people-of-country"),
    ("a Ukrainian grain ship", "Ukraine", "UKR", "GOV", "country"),
    ("a Russian airfield", "Russian military", "RUS", "MIL", "group-of-country"),
    ("China's embassy in Washington", "China", "CHN", "GOV", "group-of-country"),
    ("the Crimean parliament", "Crimean parliament", "UKR", "LEG", "group-of-country"),
    ("Two Ukrainian sailors", "Armed Forces of Ukraine", "UKR", "MIL", "group-of-country"),
    ("a Russian court", "Russian courts", "RUS", "JUD", "group-of-country"),
    ("American journalists", "American media", "USA", "JRN", "group-of-country"),
    ("German police", "German police", "DEU", "COP", "group-of-country"),
    ("Ukrainian civilians", "Ukrainian civilians", "UKR", "CVL", "group-of-country"),
    ("Russians", "Russian civilians", "RUS", "CVL", "people-of-country"),
    ("Britons", "British civilians", "GBR", "CVL", "people-of-country"),
    ("the US", "United States", "USA", "GOV", "country"),
    ("North Korea", "North Korea", "PRK", "GOV", "country"),
    ("Jordan", "Jordan", "JOR", "GOV", "country"),
    ("Chad", "Chad", "TCD", "GOV", "country"),
    ("the Kremlin", "Russia", "RUS", "GOV", "seat"),
    ("Kyiv", "Ukraine", "UKR", "GOV", "seat"),
    ("the White House", "United States", "USA", "GOV", "seat"),
    ("Moscow", "Russia", "RUS", "GOV", "seat"),
    ("the United Nations Security Council", "UN Security Council", "UNO", "IGO", "body"),
    ("NATO", "North Atlantic Treaty Organization", "NATO", "IGO", "body"),
    ("the European Union", "European Union", "EU", "IGO", "body"),
    ("Boko Haram", "Boko Haram", "NGA", "REB", "body"),
    ("protesters", "protesters", None, "CVL", "role"),
    ("the rebels", "rebels", None, "REB", "role"),
    ("Iranian-backed militias", "Iranian-backed militias", None, "PRM", "role"),
]

NAMES_ONLY = ["Paris Hilton", "Chad Smith", "Georgia Meloni", "West Ham", "Jordan Peterson", "Mr Jordan", "Jack London"]


@pytest.mark.parametrize("row", PERSONS, ids=lambda row: row[0])
def test_persons(row):
    phrase, text, name, country, sector, method = row
    found = resolve(phrase, text)
    assert (found.value.name, found.value.country, found.value.sector, found.method) == (name, country, sector, method)


@pytest.mark.parametrize("row", BODIES, ids=lambda row: row[0])
def test_states_bodies_and_groups(row):
    phrase, name, country, sector, method = row
    found = resolve(phrase)
    assert (found.value.name, found.value.country, found.value.sector, found.method) == (name, country, sector, method)


@pytest.mark.parametrize("phrase", NAMES_ONLY)
def test_a_name_that_holds_a_country_s_name_is_of_no_country(phrase):
    found = resolve(phrase)
    assert (found.value.country, found.value.sector, found.method) == (None, None, "name-itself")
    assert found.value.name == phrase.removeprefix("Mr ")


@pytest.mark.parametrize("phrase", ["us", "a statement", "the two sides", "both sides", "", "2,000"])
def test_unknown_stays_unknown(phrase):
    found = resolve(phrase)
    assert (found.value, found.method, found.score) == (None, "none", 0.0)


@pytest.mark.parametrize("phrase", ["the president", "Smith", "the ministry", "Ali Nobodian", "police"])
def test_a_country_is_never_guessed(phrase):
    assert resolve(phrase).value.country is None


def test_one_state_is_one_entity_by_whatever_name():
    names = ("Russia", "the Kremlin", "Moscow", "the Russian Federation")
    assert {resolve(name).value.entity for name in names} == {"Q159"}


def test_persons_of_one_last_name_are_kept_apart():
    text = "US President Joe Biden spoke. First lady Jill Biden listened."
    assert resolve("Joe Biden", text).value.name == "Joe Biden"
    assert resolve("Jill Biden", text).value.name == "Jill Biden"
    assert resolve("Hunter Biden", text).value.country is None


def test_two_spellings_of_a_first_name_are_one_person():
    text = "Russian Foreign Minister Sergei Lavrov spoke."
    assert resolve("Sergey Lavrov", text).value.country == "RUS"


def test_a_family_name_that_two_bear_means_neither():
    text = "South Korean President Lee Jae-myung met Singapore's Prime Minister Lee Hsien Loong."
    assert resolve("Lee", text).value.country is None


def test_two_holders_of_a_title_are_no_answer():
    text = "Polish Foreign Minister Jan Nowak met French Foreign Minister Anne Dupont."
    assert resolve("the foreign minister", text).method == "role"
    assert resolve("the French foreign minister", text).value.name == "Anne Dupont"


def test_a_country_that_is_also_a_person_s_name_stays_a_country_with_a_possessive():
    found = resolve("Jordan's king", "Rep. Jim Jordan spoke.")
    assert found.value.country == "JOR"
