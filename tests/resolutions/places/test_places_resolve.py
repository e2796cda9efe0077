import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.model import Block, BlockKind, Document, Resolution, Span
from bede.resolutions.places.resolve import resolve_places
from bede.resolutions.places.whereabouts import Parties


def make_document(text, uri="file:page"):
    return Document(
        id="d", page_id="", uri=uri, title=None, text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text)), "test"),),
        publisher=None, byline=None, credit=None, dateline=None,
        published=Resolution("", None, "none", 0.0), language="en",
    )  # fmt: skip


def where(text, uri="file:page", countries=()):
    """Resolve the phrase that stands in [brackets]."""
    span = Span(text.index("["), text.index("]") - 1)
    plain = text.replace("[", "", 1).replace("]", "", 1)
    parties = Parties([(0, code) for code in countries])
    return resolve_places(make_document(plain, uri), [span], parties)[span]


def told(found):
    value = found.value
    return (value.name, value.country, value.precision.value) if value else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Paris]", ("Paris", "FRA", "settlement")),
        ("[Rome]", ("Rome", "ITA", "settlement")),
        ("[the Crimea region of Ukraine]", ("Crimea", "UKR", "region")),
        ("[the eastern Ukrainian city of Donetsk]", ("Donetsk", "UKR", "settlement")),
        ("[the Donetsk region]", ("Donetsk Oblast", "UKR", "region")),
        ("[Russia's Kursk region]", ("Kursk Oblast", "RUS", "region")),
        ("[the Ukrainian capital, Kyiv]", ("Kyiv", "UKR", "settlement")),
        ("[the Black Sea]", ("Black Sea", None, "area")),
        ("[the Kerch Strait]", ("Kerch Strait", None, "area")),
        ("[France]", ("France", "FRA", "country")),
        ("[Georgia]", ("Georgia", "GEO", "country")),
        ("It fell near [Irpin], northwest of Kyiv.", ("Irpin", "UKR", "settlement")),
        ("He was held in [Gaza].", ("Gaza Strip", "PSE", "region")),
        ("They met on [Russian territory].", ("Russia", "RUS", "country")),
        ("[Odessa], Texas, was hit.", ("Odessa", "USA", "settlement")),
        ("[Birmingham] in the United States", ("Birmingham", "USA", "settlement")),
    ],
)
def test_places(text, expected):
    assert told(where(text)) == expected


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("A man from [Springfield], Ill., was held.", (39.80, -89.64)),
        ("A man from [Springfield], Mass., was held.", (42.10, -72.59)),
        ("It burned in Georgia's [Rabun County].", (34.9, -83.4)),
        ("A storm hit [Paris], Texas, late on Sunday.", (33.66, -95.56)),
    ],
)
def test_words_beside_a_name_say_where_it_lies(text, point):
    value = where(text).value
    assert (value.lat, value.lon) == pytest.approx(point, abs=0.3)


def test_names_of_a_document_decide_for_each_other():
    text = "Fires burned in Atlanta, Savannah and Macon. The governor of [Georgia] spoke."
    assert told(where(text)) == ("Georgia", "USA", "region")
    assert told(where("Tbilisi and Batumi voted. The head of [Georgia] spoke.")) == ("Georgia", "GEO", "country")


def test_one_sense_a_document():
    text = "The mayor of Columbus, Ga., spoke. People of Columbus listened."
    spans = [Span(13, 21), Span(text.rindex("Columbus"), text.rindex("Columbus") + 8)]
    found = resolve_places(make_document(text), spans)
    assert found[spans[0]].value == found[spans[1]].value
    assert found[spans[0]].value.lat == pytest.approx(32.46, abs=0.1)


def test_home_of_the_outlet_decides():
    text = "A robbery in [Dublin] was told to police."
    assert told(where(text))[1] == "IRL"
    ohio = where(text, uri="https://www.dispatch.com/news/1").value
    assert (ohio.country, round(ohio.lat)) == ("USA", 40)


def test_countries_of_the_parties_decide_among_namesakes():
    assert where("A blast in [Hyderabad].", countries={"PAK"}).value.country == "PAK"
    assert where("A blast in [Hyderabad].").value.country == "IND"


def test_other_names_outweigh_size():
    assert where("Soldiers came from Beirut and Sidon after a blast in [Tripoli].").value.country == "LBN"
    assert where("A blast in [Tripoli].").value.country == "LBY"


def test_unknown_place_in_a_named_land_is_told_as_that_land():
    assert where("They camped at [Halmstock], Bavaria, for a night.").value.country == "DEU"


def test_part_of_a_country_has_no_point():
    value = where("Rebels took [southern Peru].").value
    assert (value.name, value.country, value.lat, value.precision.value) == ("southern Peru", "PER", None, "region")


def test_several_countries_are_an_area():
    assert told(where("War in [Afghanistan and Iraq] went on.")) == ("Afghanistan and Iraq", None, "area")


def test_border_lies_in_no_one_country():
    assert where("Shots were fired on [the border with Chad].").value.country is None


@pytest.mark.parametrize(
    "phrase", ["both sides of the border", "the border areas", "areas along the frontier", "the frontier with Chad"]
)
def test_land_along_a_border_is_an_area(phrase):
    found = where(f"Patrols of Chad and of Niger crossed [{phrase}] at dawn.")
    assert (told(found), found.method) == ((phrase, None, "area"), "border")


@pytest.mark.parametrize("phrase", ["abroad", "eleven countries", "many parts of the world"])
def test_several_countries_without_names_are_an_area(phrase):
    assert told(where(f"Banks of Chile opened offices in [{phrase}] last year.")) == (phrase, None, "area")


def test_a_list_of_lands_is_an_area():
    assert told(where("Rain fell in [Norway, the Gaza Strip and Peru] on Monday."))[1:] == (None, "area")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("several European capitals", ("Europe", None, "area")),
        ("a Central American port", ("Lima", "PER", "settlement")),  # an area does not say in which country a port lies
        ("sub-Saharan Africa", ("sub-Saharan Africa", None, "area")),
        ("east Jerusalem", ("East Jerusalem", "PSE", "district")),
        ("the Peruvian capital", ("Lima", "PER", "settlement")),
        ("the Chilean embassy", ("Peru", "PER", "country")),
        ("the southern Cusco region", ("Cusco", "PER", "region")),
    ],
)
def test_adjectives_of_lands(phrase, expected):
    assert told(where(f"In Lima and all of Peru crowds waited. They came from [{phrase}] in buses.")) == expected


def test_an_adjective_and_a_kind_of_land_are_a_part_of_the_country():
    value = where("Ships sailed around [the Ukrainian peninsula] and past Odesa Oblast.").value
    assert (value.name, value.country, value.lat, value.precision.value) == (
        "Ukrainian peninsula", "UKR", None, "region",
    )  # fmt: skip
    assert told(where("Ships left [a Peruvian town] at noon.")) == ("Peruvian town", "PER", "region")
    assert told(where("Shells hit Kharkiv. Trains left [the Ukrainian city] at noon."))[:2] == ("Kharkiv", "UKR")


def test_a_famous_city_needs_no_company():
    text = "American envoys will travel to Geneva and to [London] for talks on trade, the United States said."
    assert where(text).value.country == "GBR"


def test_countries_are_weighed_where_no_name_is_known():
    text = "Police of Chad and of Niger met. In Abeche a clinic burned; in N'Djamena a mast fell. Men guarded [a shed]."
    found = where(text)
    assert (told(found), found.method) == (("Chad", "TCD", "country"), "focus")
    assert 0.5 < found.score < 1


def test_a_guess_is_never_sure():
    assert where("Rain fell all over Peru. Guards stood before [a shed].").score == 0.95


def test_abbreviations_and_peoples_are_no_towns():
    assert where("Envoys of [the EU] met in Peru, said Peru.").value.name == "European Union"
    assert where("Ships of Somalia left [Somali waters], said Somalia.").value.country == "SOM"


def test_here_is_the_dateline_and_nothing_else_is():
    text = "HANOI, March 5 (Wire) -- Ministers met [here] on Sunday."
    assert told(where(text)) == ("Hanoi", "VNM", "settlement")
    assert where("Ministers met [here] on Sunday.").value is None


def test_capital_is_that_of_the_country():
    text = "Voters in Peru went to the polls. In [the capital] it rained on the crowds of Peru."
    assert told(where(text)) == ("Lima", "PER", "settlement")


def test_a_thing_without_a_name_is_put_no_nearer_than_the_country():
    found = where("Bombs fell in Baghdad and in Mosul. Police in Iraq searched [a hotel].")
    assert (told(found), found.method) == (("Iraq", "IRQ", "country"), "focus")


def test_lines_of_capitals_are_read():
    text = "REBELS IN EL SALVADOR ATTACKED [SAN MIGUEL], THE SALVADORAN ARMY SAID."
    assert told(where(text))[1:] == ("SLV", "settlement")


@pytest.mark.parametrize("phrase", ["THE GARRISON", "A CENTER", "THE BOTHELL WAREHOUSE", "THE HOME OF A JUDGE"])
def test_in_lines_of_capitals_a_little_known_name_must_lie_where_the_text_does(phrase):
    text = f"REBELS IN EL SALVADOR ATTACKED [{phrase}] NEAR SAN SALVADOR, THE SALVADORAN ARMY SAID."
    assert where(text).value.country == "SLV"


def test_in_lines_of_capitals_small_words_are_no_states():
    assert where("FARMERS OF PERU MARCHED ON [JAUJA], IN JUNIN, THE PERUVIAN RADIO SAID.").value.country == "PER"


@pytest.mark.parametrize("text", ["[the front]", "[Halm-on-Nowhere]", "[the battlefield]", "[turkey]"])
def test_unknown_places_have_no_value(text):
    found = where(text)
    assert (found.value, found.method) == (None, "none")


def test_rivals_are_kept():
    assert where("[Birmingham]", countries={"USA"}).rivals


PIECES = st.sampled_from(
    ["Paris", "the", "capital", "of", "Georgia", ",", "Texas", "NEAR", "U.S.", "-", "—", "\n", "é", "border", "here"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25), st.integers(0, 40), st.integers(1, 30))
def test_any_span_of_any_text_is_answered(pieces, start, length):
    text, span = " ".join(pieces), Span(start, start + length)
    found = resolve_places(make_document(text), [span], Parties([(0, "USA")]))
    assert list(found) == [span]
    assert found[span].text == text[span.start : span.end]
    assert 0 <= found[span].score <= 1


def test_without_phrases_nothing_is_resolved():
    assert resolve_places(make_document("Paris"), []) == {}


def test_a_town_where_states_meet_needs_no_company():
    text = "American talks with China go on in [Geneva], as the USA, Washington and American envoys said."
    assert told(where(text)) == ("Geneva", "CHE", "settlement")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chad's army came back from Chad. They met at [Nigeria Street] in Chad.", "TCD"),
        ("France voted. French police came to [Val d'Oise] in France.", "FRA"),
        ("Somalia's army left Somalia. Rebels took [another key Somali port].", "SOM"),
        ("COLOMBIA WAS CALM. SHOTS WERE FIRED IN COLOMBIA AT [HER HOME].", "COL"),
        ("COLOMBIA WAS CALM. SHOTS WERE FIRED IN COLOMBIA AT [THE ELITE BAR'S LOT].", "COL"),
        ("Colombia was calm. A ship left Colombia from [the Atlantic coast].", "COL"),
    ],
)
def test_words_within_names_and_things_are_no_places(text, country):
    assert told(where(text))[1] == country


def test_the_sea_itself_lies_in_no_country():
    assert told(where("Colombia sent a ship from Colombia to [the Atlantic]."))[1] is None
