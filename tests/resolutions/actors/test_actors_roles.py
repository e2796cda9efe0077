"""Roles whose country only the document tells, and names that a place must not be taken for."""

import pytest

from bede.pipeline import code_document, make_reader
from bede.resolutions.actors.people import find_people
from bede.resolutions.actors.phrases import resolve_phrase
from bede.settings import Settings
from factories import make_document


def parties(text: str) -> dict[str, tuple[str | None, str]]:
    """Return words of each party and speaker → (country, method)."""
    claims = code_document(make_document(text), make_reader(Settings()), Settings())
    told = [m for c in claims for m in (*c.actors, *c.recipients, *c.voices)]
    return {m.text: (m.actor.value.country if m.actor.value else None, m.actor.method) for m in told}


def test_possessive_tells_whose_forces_they_are():
    found = parties("Russia's defence ministry denied that its forces had attacked a Ukrainian town.")
    assert found["its forces"] == ("RUS", "role-of-owner")


def test_role_is_the_one_that_was_told_before():
    found = parties("Russia's defence ministry accused Kyiv. The ministry condemned Ukraine.")
    assert found["The ministry"] == ("RUS", "role-in-document")


def test_role_without_a_country_anywhere_stays_open():
    assert parties("Ukraine was shelled. The ministry condemned Ukraine.")["The ministry"][0] is None


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("European Commission President Ursula von der Leyen", "Ursula von der Leyen", "EU"),
        ("the governor of the Lviv region", "Ukraine", "UKR"),
        ("Dutch Prime Minister Pieter van der Berg", "Pieter van der Berg", "NLD"),
    ],
)
def test_names_and_places_beside_titles(words, name, country):
    actor = resolve_phrase(words, find_people(words)).value
    assert actor is not None
    assert (actor.name, actor.country) == (name, country)


def test_allies_are_of_no_country_that_the_words_tell():
    found = parties("US Defense Secretary Chuck Hagel said Russia attacked our allies.")
    assert found["our allies"][0] is None
