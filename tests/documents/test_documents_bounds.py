import hashlib

import pytest

from bede.documents import clean
from bede.errors import RejectedInput
from bede.model import Page
from bede.settings import DocumentsOptions

SMALL = DocumentsOptions(max_tags=500, max_text=5_000, max_lines=50)
STORY = "<p>Russia and Turkey signed a grain treaty in Ankara on Monday, both ministries said.</p>"
HEAD = "<html><head><title>A treaty is signed</title></head><body><h1>A treaty is signed</h1>"


def page(text: str, media_type: str = "text/html") -> Page:
    body = text.encode()
    return Page(hashlib.sha256(body).hexdigest(), "file:///x", "", body, media_type, "")


def refused(text: str, media_type: str = "text/html", options: DocumentsOptions = SMALL) -> str:
    with pytest.raises(RejectedInput) as told:
        clean(page(text, media_type), options)
    assert told.value.reason == "too-large"
    return told.value.detail


def test_tags_without_end_are_refused_before_they_are_taken_apart():
    assert "601 tags" in refused("<div>" * 600 + "<p>x")
    assert "600 tags" in refused("<b>" * 600)


def test_a_tag_with_thousands_of_attributes_is_refused():
    attributes = " ".join(f'data-number-{number}="{number}"' for number in range(3_000))
    assert "attributes" in refused(f"{HEAD}<p {attributes}>x</p>{STORY}")
    picture = f"{HEAD}<img src='data:image/png;base64,{'A' * 60_000}=='>{STORY}"
    assert "grain treaty" in clean(page(picture), SMALL).text


def test_a_text_longer_than_any_article_is_refused():
    assert "characters" in refused(HEAD + STORY * 70)
    assert "lines" in refused("word\n" * 60, "text/plain")
    assert "grain treaty" in clean(page(HEAD + STORY * 3), SMALL).text


def test_the_bounds_that_ship_let_long_reports_pass():
    report = "".join(f"<p>On day {day} Russia and Turkey signed treaty {day} in Ankara.</p>" for day in range(2_000))
    assert "signed treaty 1999 in Ankara" in clean(page(HEAD + report), DocumentsOptions(guess_dates=False)).text
