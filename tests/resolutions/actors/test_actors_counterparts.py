"""Who holds another's office elsewhere."""

from datetime import date

import pytest

from bede.resolutions import resolve
from bede.settings import ResolutionsOptions
from factories import make_document, make_frame, make_parse, mention


def parties(text, day, *phrases):
    document = make_document(text, date.fromisoformat(day))
    frame = make_frame(text, "met", actors=tuple(mention(text, phrase) for phrase in phrases))
    found = resolve(document, make_parse(document, frame), ResolutionsOptions()).actors
    return {text[s.start : s.end]: (r.value.name if r.value else None, r.method) for s, r in found.items()}


@pytest.mark.parametrize(
    ("text", "day", "phrase", "name"),
    [
        ("John Kerry met his Russian counterpart.", "2014-03-05", "his Russian counterpart", "Sergei Lavrov"),
        ("Wang Yi met his German counterpart.", "2015-03-05", "his German counterpart", "Frank-Walter Steinmeier"),
        ("Barack Obama met his French counterpart.", "2010-03-05", "his French counterpart", "Nicolas Sarkozy"),
    ],
)
def test_the_counterpart_holds_the_like_office_on_the_day(text, day, phrase, name):
    found = parties(text, day, text.split(" met")[0], phrase)
    assert found[phrase] == (name, "counterpart-on-day")


def test_a_counterpart_of_nobody_known_stays_open():
    found = parties("Ada Stone met her Russian counterpart.", "2014-03-05", "Ada Stone", "her Russian counterpart")
    assert found["her Russian counterpart"][1] != "counterpart-on-day"


def test_a_counterpart_is_a_person_and_no_ministry():
    text = "John Kerry met his Russian counterpart. The ministry refused."
    document = make_document(text, date(2014, 3, 5))
    frames = (
        make_frame(text, "met", actors=(mention(text, "John Kerry"), mention(text, "his Russian counterpart"))),
        make_frame(text, "refused", actors=(mention(text, "The ministry"),)),
    )
    found = resolve(document, make_parse(document, *frames), ResolutionsOptions()).actors
    value = found[mention(text, "The ministry").span].value
    assert value is None or value.name != "Sergei Lavrov"
