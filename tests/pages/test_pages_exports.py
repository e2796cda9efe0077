"""Exports of press archives: LexisNexis old and new, Factiva with and without codes."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.model import Page, Reject
from bede.pages import read
from bede.pages.exports import factiva_articles, nexis_articles
from bede.settings import PagesOptions

NUMBERED = """\ufeff


                               1 of 2 DOCUMENTS


                           The Daily Gazette (Harbour)

                             March 14, 2022 Monday
                                 Edition 1;
                              National Edition

Envoys meet in the harbour town

BYLINE: JANE ROE IN HARBOUR

SECTION: NEWS; Pg. 4

LENGTH: 512 words

DATELINE: HARBOUR


The envoy met the minister of trade on Monday, and both sides spoke of
progress after a long night.

Note: the third state was not invited to the talks.

LOAD-DATE: March 14, 2022

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                          Copyright 2022 Gazette Ltd
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                       Copyright 2022 Harbour Agency
                           All Rights Reserved
                             Harbour Agency News

                       March 15, 2022 Tuesday 9:15 AM GMT

LENGTH: 90 words

HEADLINE: Third state rejects the
 deal

BODY:

The third state rejected the deal on Tuesday.

LANGUAGE: ENGLISH
"""

SECTIONS = """User Name: = reader
Date and Time: = 1 April 2022 10:00:00 CET
Job Number: = 1234567
Documents (2)
 1. Envoys meet in the harbour town
 2. Third state rejects the deal

Envoys meet in the harbour town
The Daily Gazette (Harbour)
March 14, 2022 Monday


Copyright 2022 Gazette Ltd All Rights Reserved

Section: NEWS; Pg. 4
Length: 512 words
Byline: Jane Roe
Dateline: HARBOUR
Body


The envoy met the minister of trade on Monday.

Both sides spoke of progress.

Classification


Language: ENGLISH

Publication-Type: Newspaper

Load-Date: March 14, 2022


End of Document


Third state rejects the deal
Harbour Agency
15 March 2022 Tuesday 9:15 AM GMT

Copyright 2022 Harbour Agency All Rights Reserved

Length: 90 words

Body

The third state rejected the deal on Tuesday.

Load-Date: March 15, 2022


End of Document
"""

CODED = """SE
News
HD
Envoys meet in the harbour town
BY
By Jane Roe
WC
512 words
PD
14 March 2022
ET
08:15
SN
The Daily Gazette
SC
GAZETT
LA
English
CY
Copyright 2022 Gazette Ltd.
LP

The envoy met the minister of trade on Monday.

TD

Both sides spoke of progress.

IN short, they will meet again.

NS
gdip : Diplomacy
RE
harb : Harbour
PUB
Gazette Ltd
AN
Document GAZETT0020220314ei3e0001x

HD   Third state rejects the deal
WC   90 words
PD   15 March 2022
SN   Harbour Agency
LA   English
LP   The third state rejected the deal on Tuesday.
AN   Document HARBAG0020220315ei3f0002x
"""

PLAIN = """News
Envoys meet in the harbour town
By Jane Roe
512 words
14 March 2022
08:15
The Daily Gazette
GAZETT
English
Copyright 2022 Gazette Ltd. All rights reserved.

The envoy met the minister of trade on Monday.

Both sides spoke of progress.

Document GAZETT0020220314ei3e0001x

Third state rejects the deal
90 words
15 March 2022
Harbour Agency
HARBAG
English
(c) 2022 Harbour Agency

The third state rejected the deal on Tuesday.

Document HARBAG0020220315ei3f0002x

Search Summary
Text
harbour and envoy
"""


def results(text, charset="utf-8"):
    return list(read(["-"], PagesOptions(), io.BytesIO(text.encode(charset))))


def records(text, charset="utf-8"):
    return [json.loads(page.body) for page in results(text, charset)]


@pytest.mark.parametrize("text", [NUMBERED, SECTIONS, CODED, PLAIN], ids=["numbered", "sections", "coded", "plain"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_article_is_a_page(text, newline):
    first, second = results(text.replace("\n", newline))
    assert (first.locator, second.locator) == ("article 1", "article 2")
    assert first.media_type == "application/json"
    assert first.file_sha256 == second.file_sha256
    one, two = json.loads(first.body), json.loads(second.body)
    assert one["title"] == "Envoys meet in the harbour town"
    assert two["title"] == "Third state rejects the deal"
    assert one["publisher"].startswith("The Daily Gazette")
    assert two["publisher"].startswith("Harbour Agency")
    assert one["date"].split(" 08:15")[0] in {"March 14, 2022", "14 March 2022"}
    assert "March" in two["date"]
    assert one["byline"].lower().removeprefix("by ").startswith("jane roe")
    assert one["language"].lower() == "english"
    assert "The envoy met the minister of trade on Monday" in one["text"]
    assert two["text"] == "The third state rejected the deal on Tuesday."
    for told in (one, two):
        for foreign in ("Copyright", "words", "Load", "LOAD", "Classification", "gdip", "Search"):
            assert foreign not in told["text"]


def test_what_looks_like_a_field_within_the_text_stays():
    assert "Note: the third state was not invited" in records(NUMBERED)[0]["text"]
    assert "IN short, they will meet again." in records(CODED)[0]["text"]


def test_the_dateline_stands_before_the_text_again():
    assert records(NUMBERED)[0]["text"].startswith("HARBOUR - The envoy met")
    assert records(SECTIONS)[0]["text"].startswith("HARBOUR - The envoy met")


def test_clock_times_are_kept():
    assert records(NUMBERED)[1]["date"] == "March 15, 2022 9:15 AM GMT"
    assert records(SECTIONS)[1]["date"] == "15 March 2022 9:15 AM GMT"
    assert records(CODED)[0]["date"] == "14 March 2022 08:15"
    assert records(PLAIN)[0]["date"] == "14 March 2022 08:15"


@pytest.mark.parametrize("text", [SECTIONS, PLAIN])
def test_an_export_that_breaks_off_is_named(text):
    cut = text[: text.rindex("The third state rejected")]
    first, second = results(cut)
    assert isinstance(first, Page)
    assert (second.locator, second.reason) == ("article 2", "cut-off")


def test_an_article_without_text_is_named():
    found = results(NUMBERED.replace("The third state rejected the deal on Tuesday.", ""))
    assert [getattr(result, "reason", "page") for result in found] == ["page", "cut-off"]


def test_exports_of_windows():
    assert "Zoë’s" in records(PLAIN.replace("Both sides", "Zoë’s side"), "cp1252")[0]["text"]


def test_a_text_that_only_looks_like_an_export_is_a_page():
    (page,) = results("Troops crossed the river.\n\n1 of 7 DOCUMENTS\n")
    assert (page.media_type, page.locator) == ("text/plain", "")
    (page,) = results("HD\nTroops crossed the river.\n\nTD\n")
    assert isinstance(page, Page | Reject)
    (page,) = results("Body\nThe body was found.\nClassification\n")
    assert (page.media_type, page.locator) == ("text/plain", "")


_PIECES = st.lists(
    st.sampled_from([*PLAIN.split("\n"), *CODED.split("\n"), *SECTIONS.split("\n"), *NUMBERED.split("\n")])
)


@given(_PIECES)
def test_any_order_of_lines_is_read(lines):
    text = "\n".join(lines)
    for found in (*nexis_articles(text), *factiva_articles(text)):
        assert not found or found["text"].strip()
