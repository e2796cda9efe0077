"""Names as a document writes them: whole names, abbreviations, whose phrase it is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.model import MentionKind
from bede.resolutions import resolve
from bede.resolutions.actors.abbreviations import abbreviations
from bede.resolutions.actors.names import bare_name, names_of
from bede.settings import ResolutionsOptions
from factories import make_document, make_frame, make_parse, mention, span_of

PERSON, ORGANISATION = MentionKind.PERSON, MentionKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("The Norland Fisheries Board (NFB) met.", "nfb", "Norland Fisheries Board"),
        ("The Union of Port and Dock Workers [UPDW] struck.", "updw", "Union of Port and Dock Workers"),
        ("the Movement for Open Borders (MfOB) said", "mfob", "Movement for Open Borders"),
    ],
)
def test_abbreviations_are_explained(text, short, long):
    assert abbreviations(text) == {short: long}


@pytest.mark.parametrize("text", ["He came (USA).", "The board (see below) met.", "In 1999 (NFB)", "", "(NFB) met"])
def test_what_explains_nothing(text):
    assert abbreviations(text) == {}


@given(st.text(alphabet="ABab (c)[D]\n.,-’", max_size=60))
def test_any_text_is_borne(text):
    for long in abbreviations(text).values():
        assert long in " ".join(text.split()) or long in text


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Norwegian Foreign Minister Per Lund", "Per Lund"),
        ("Gen. Ada Stone", "Ada Stone"),
        ("Ada Stone's", "Ada Stone"),
        ("Chad Smith", "Chad Smith"),
        ("Ada", "Ada"),
        ("a b c d e f g h", ""),
    ],
)
def test_titles_are_no_part_of_a_name(name, bare):
    assert bare_name(name) == bare


def read(text, *names, phrases=()):
    """Return the names of a text, and whom its phrases mean by their words, with these names marked."""
    document = make_document(text)
    frames = [make_frame(text, text.split()[-1].strip("."), actors=(mention(text, p),)) for p in phrases]
    marked = tuple(mention(text, words, kind) for words, kind in names)
    parse = replace(make_parse(document, *frames), mentions=marked)
    found = resolve(document, parse, ResolutionsOptions()).actors
    told = {text[s.start : s.end]: r.value.name if r.value else None for s, r in found.items()}
    return names_of(document, parse), told


def test_behind_of_a_name_begins_with_the_given_name():
    names, _ = read("The Bishop of Tarn Rowan Miller spoke.", ("Tarn Rowan Miller", PERSON))
    assert [name for _, name in names.persons] == ["Rowan Miller"]


def test_the_phrase_is_the_person_in_whom_it_ends():
    text = "Relief Board Country Director Ada Stone met them."
    _, told = read(text, ("Ada Stone", PERSON), phrases=["Relief Board Country Director Ada Stone"])
    assert told["Relief Board Country Director Ada Stone"] == "Ada Stone"


def test_an_organisation_named_after_a_person_is_no_person():
    text = "Ada Stone left. The Stone Foundation gave them money."
    marked = ("Ada Stone", PERSON), ("Stone Foundation", ORGANISATION)
    _, told = read(text, *marked, phrases=["The Stone Foundation"])
    assert told["The Stone Foundation"] == "Stone Foundation"


def test_short_forms_are_the_long_ones():
    text = "The Norland Fisheries Board (NFB) met. The NFB and the Board refused it."
    marked = ("Norland Fisheries Board", ORGANISATION), ("NFB", ORGANISATION)
    _, told = read(text, *marked, phrases=["The NFB"])
    assert told["The NFB"] == "Norland Fisheries Board"


def test_a_first_name_finds_the_whole_one():
    text = "Imelda Tarn spoke. Imelda refused."
    names, _ = read(text, ("Imelda Tarn", PERSON))
    assert names.whole_person("Imelda") == "Imelda Tarn"
    assert names.whole_person("Tarn") == "Imelda Tarn"
    assert names.whole_person("Berg") is None


def test_spans_of_names_end_with_their_words():
    text = "Ada Chan Kam-wing spoke."
    names, _ = read(text, ("Ada Chan Kam-", PERSON))
    assert names.persons == ((span_of(text, "Ada Chan Kam-wing"), "Ada Chan Kam-wing"),)


def test_the_capital_of_a_first_word_is_no_name():
    text = "Ada Stone left. Corrupt politicians refused them."
    _, told = read(text, ("Ada Stone", PERSON), phrases=["Corrupt politicians"])
    assert told["Corrupt politicians"] != "Corrupt"


def test_a_place_without_namesakes_tells_its_country():
    text = "The Gaza Strip refused them."
    document = make_document(text)
    frame = make_frame(text, "refused", actors=(mention(text, "The Gaza Strip"),))
    found = resolve(document, make_parse(document, frame), ResolutionsOptions()).actors
    assert [r.value.country for r in found.values()] == ["PSE"]
