"""The language of a document: by its text, then by what it declares; nothing English is ever lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paragraphs import ENGLISH, OTHER

from bede.documents import clean
from bede.documents.language import identify, settle_language
from bede.model import BlockKind, Page
from bede.settings import DocumentsOptions

BODY = BlockKind.PARAGRAPH


def settle(declared, *paragraphs):
    return settle_language(declared, [(BODY, paragraph) for paragraph in paragraphs])


@pytest.mark.parametrize("code", OTHER)
@pytest.mark.parametrize("declared", [None, "en"])
def test_other_languages_are_told_whatever_the_page_declares(code, declared):
    assert settle(declared, OTHER[code]) == code


@pytest.mark.parametrize("code", OTHER)
def test_one_sentence_is_the_language_or_open_but_never_english(code):
    first = re.split(r"(?<=[.。।])\s*", OTHER[code])[0]
    assert settle(None, first) in {code, "und"}


@pytest.mark.parametrize("declared", [None, "en", "de", "es"])
def test_english_is_told_whatever_the_page_declares(declared):
    assert settle(declared, ENGLISH) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Minister resigns",
        "Kyiv, Moskva, Warszawa, Praha, Budapest, București",
        "Volodymyr Zelenskyy, Sergei Lavrov, Emmanuel Macron, Annalena Baerbock, José Manuel Albares",
        "Shr 14 cts vs 11 cts Net 430,364 vs 265,672 Revs 8,846,627 vs 7,900,115 Avg shrs 3,133,000",
        "GOLD OPEN 406.20 HIGH 407.10 LOW 402.50 CLOSE 404.30 SILVER OPEN 5.64 HIGH 5.71 LOW 5.60",
        "Deportivo Alavés 1 (García 74) Real Sociedad 0; Villarreal 2 (Rossi 3, Cazorla 55) Osasuna 2 (Pandiani 60, 88)",
        "",
        "12:30 45 67 — 89",
    ],
)
def test_what_is_not_plain_stays_open_and_is_read(text):
    assert settle(None, text) in {"und", "en"}
    assert settle("en", text) == "en"
    assert settle("de", text) in {"de", "en"}


def test_a_mixture_is_what_most_of_it_is():
    spanish, french = OTHER["es"], OTHER["fr"]
    assert identify([ENGLISH, ENGLISH, spanish]) == "en"
    assert identify([spanish, ENGLISH, spanish, spanish]) == "es"
    assert identify([spanish, french, ENGLISH]) in {None, "en", "es", "fr"}
    assert identify([ENGLISH, *[f"{name} Street" for name in ("Rue de la Paix", "Calle Mayor")]]) == "en"


def test_close_languages_are_what_the_page_says():
    assert settle("nb", OTHER["no"]) == "nb"
    assert settle("ms", OTHER["id"]) == "ms"
    assert settle("sv", OTHER["no"]) == "no"


def test_only_the_body_counts():
    blocks = [(BlockKind.HEADLINE, OTHER["de"]), (BlockKind.PARAGRAPH, ENGLISH), (BlockKind.LEGAL, OTHER["de"] * 3)]
    assert settle_language(None, blocks) == "en"


def test_a_page_in_spanish_under_an_english_template():
    html = f"<html lang='en'><body><article><h1>Tregua</h1><p>{OTHER['es']}</p></article></body></html>".encode()
    page = Page("0" * 64, "https://gazette.example/7", "", html, "text/html", "0" * 64)
    assert clean(page, DocumentsOptions()).language == "es"
    assert clean(page, DocumentsOptions(check_language=False)).language == "en"


@given(
    st.lists(st.sampled_from(ENGLISH.split()), min_size=40, max_size=60),
    st.lists(st.sampled_from(OTHER["es"].split()), max_size=8),
)
def test_foreign_words_in_english_change_nothing(words, foreign):
    assert identify([" ".join([*foreign, *words, *ENGLISH.split()])]) in {"en", None}
