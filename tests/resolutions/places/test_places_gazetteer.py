import pytest

from bede.resolutions.places.gazetteer import resolve_place


@pytest.mark.parametrize(
    ("text", "name", "country", "precision"),
    [
        ("Paris", "Paris", "FRA", "settlement"),
        ("Rome", "Rome", "ITA", "settlement"),
        ("the Crimea region of Ukraine", "Crimea", "UKR", "region"),
        ("the eastern Ukrainian city of Donetsk", "Donetsk", "UKR", "settlement"),
        ("the Donetsk region", "Donetsk Oblast", "UKR", "region"),
        ("Russia's Kursk region", "Kursk Oblast", "RUS", "region"),
        ("the Ukrainian capital, Kyiv", "Kyiv", "UKR", "settlement"),
        ("the Black Sea", "Black Sea", None, "area"),
        ("the Kerch Strait", "Kerch Strait", None, "area"),
        ("France", "France", "FRA", "country"),
        ("Georgia", "Georgia", "GEO", "country"),
        ("southern Lebanon", "Lebanon", "LBN", "country"),
    ],
)
def test_places(text, name, country, precision):
    value = resolve_place(text, set()).value
    assert (value.name, value.country, value.precision) == (name, country, precision)


@pytest.mark.parametrize(
    ("text", "countries", "country"),
    [
        ("Birmingham", {"GBR"}, "GBR"),
        ("Birmingham", {"USA"}, "USA"),
        ("Odessa", {"UKR"}, "UKR"),
        ("Odessa", {"USA"}, "USA"),
        ("Odessa", {"USA", "UKR"}, "UKR"),
        ("Tripoli", set(), "LBY"),
        ("Tripoli", {"LBN"}, "LBN"),
        ("London", {"CAN"}, "GBR"),  # twenty times as large as Canada's
    ],
)
def test_among_namesakes_the_document_s_countries_decide(text, countries, country):
    found = resolve_place(text, countries)
    assert found.value.country == country
    assert found.rivals
    assert found.score < 0.9


def test_the_country_in_the_words_decides_before_the_document():
    assert resolve_place("Odessa, Texas", {"UKR"}).value.country in {"USA", "UKR"}
    assert resolve_place("Birmingham in the United States", {"GBR", "USA"}).value.country in {"USA", "GBR"}


@pytest.mark.parametrize("text", ["the front", "Halm-on-Nowhere", "the battlefield", "", "turkey"])
def test_unknown_places_have_no_value(text):
    found = resolve_place(text, {"UKR"})
    assert (found.value, found.method) == (None, "none")
