"""Each carrier of articles, from bytes to document: title, day, outlet, and the body in paragraphs."""

import io
import json
from datetime import date

import pytest

from bede.documents import clean
from bede.model import BlockKind, Page
from bede.pages import read
from bede.settings import Settings
from carriers import pdf, zipped

FIRST = "The foreign minister of Norland met her counterpart in the harbour town on Monday, and both sides spoke of progress."
SECOND = "The army of Sudland shelled two villages near the border overnight, killing four people, the governor said."
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"

RSS = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>World news</title>
<item><guid>7</guid><link>https://www.gazette.example/7</link><title>Envoys meet in the harbour town</title>
<pubDate>Mon, 14 Mar 2022 23:10:00 -0500</pubDate><content:encoded><![CDATA[{HTML}{HTML.replace("two", "nine")}]]></content:encoded></item>
</channel></rss>"""

MAIL = f"""From: "The Gazette" <news@gazette.example>
Date: Mon, 14 Mar 2022 23:10:00 -0500
Subject: Envoys meet in the harbour town
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head><title>Template 7</title></head><body><table><tr><td><a href="https://gazette.example/v">View in browser</a></td></tr>
<tr><td><table><tr><td>{FIRST}</td></tr><tr><td>{SECOND}</td></tr></table></td></tr>
<tr><td>You receive this because you subscribed. <a href="https://gazette.example/u">Unsubscribe</a></td></tr></table></body></html>
"""

NEXIS = f"""
                               1 of 1 DOCUMENTS

                              The Gazette

                             March 14, 2022 Monday

Envoys meet in the harbour town

LENGTH: 40 words

{FIRST}

{SECOND}

LOAD-DATE: March 15, 2022
"""

FACTIVA = f"""Envoys meet in the harbour town
40 words
14 March 2022
The Gazette
GAZ
English
(c) 2022 Gazette

{FIRST}

{SECOND}

Document GAZ0000020220314ei3e0001x
"""

LEAF = [
    (72, 740, 20, "Envoys meet in the harbour town"),
    (72, 720, 9, "By Jane Roe"),
    (72, 710, 9, "14 March 2022"),
    *((72, 700 - 14 * n, 11, line) for n, line in enumerate((
        "The foreign minister of Norland met her counterpart in the harbour",
        "town on Monday, and both sides spoke of progress.",
        "The army of Sudland shelled two villages near the border overnight,",
        "killing four people, the governor said.",
    ))),
]  # fmt: skip

CSV = f'headline,body,publisher,date\nEnvoys meet in the harbour town,"{FIRST}\n\n{SECOND}",The Gazette,2022-03-14\n'
MEDIA_CLOUD = json.dumps(
    {"stories_id": 7, "title": "Envoys meet in the harbour town", "publish_date": "2022-03-14 23:10:00", "media_name": "The Gazette",
     "url": "https://gazette.example/7", "text": f"{FIRST}\n\n{SECOND}"}
)  # fmt: skip


@pytest.mark.parametrize(
    ("data", "publisher"),
    [
        (RSS.encode(), "gazette.example"),
        (MAIL.encode(), "The Gazette"),
        (NEXIS.encode(), "The Gazette"),
        (FACTIVA.encode(), "The Gazette"),
        (CSV.encode(), "The Gazette"),
        (MEDIA_CLOUD.encode(), "The Gazette"),
        (pdf([LEAF]), None),
        (zipped({"a.csv": CSV.encode()}), "The Gazette"),
    ],
    ids=["rss", "mail", "nexis", "factiva", "csv", "media-cloud", "pdf", "zip"],
)
def test_what_is_in_a_carrier_becomes_a_document(data, publisher):
    (page,) = read(["-"], Settings().pages, io.BytesIO(data))
    assert isinstance(page, Page), page
    document = clean(page, Settings().documents)
    body = [document.text[b.span.start : b.span.end] for b in document.blocks if b.kind is BlockKind.PARAGRAPH]
    assert body[:2] == [FIRST, SECOND]
    assert (document.title, document.publisher, document.language) == (
        "Envoys meet in the harbour town",
        publisher,
        "en",
    )
    assert document.published.value.earliest == date(2022, 3, 14)


def test_a_feed_of_teasers_is_named_item_by_item():
    results = list(read(["-"], Settings().pages, io.BytesIO(RSS.replace("content:encoded", "teaser").encode())))
    assert [(reject.locator, reject.reason) for reject in results] == [("7", "teaser-only")]


def test_a_letter_that_is_a_picture_is_named():
    picture = MAIL.partition("<html>")[0] + "<html><body><img src='cid:1'></body></html>"
    (result,) = read(["-"], Settings().pages, io.BytesIO(picture.encode()))
    assert (result.reason, "letter" in result.detail) == ("no-text", True)
