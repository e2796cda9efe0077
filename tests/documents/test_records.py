from datetime import UTC, date, datetime

import pytest

from bede.documents import clean
from bede.documents.draft import Draft
from bede.documents.records import take_apart, value_of
from bede.errors import RejectedInput
from bede.model import BlockKind, Page, Precision
from bede.settings import DocumentsOptions

LEAD = "LONDON, March 14 (Reuters) - The minister met the envoy."


def apart(record: dict[str, object]) -> Draft:
    return take_apart(record, "news.jsonl", DocumentsOptions())


def test_a_record_comes_apart():
    draft = apart(
        {
            "id": "7",
            "url": "https://www.ledger.example/7",
            "title": "Minister meets envoy",
            "text": f"{LEAD}\n\nThey agreed on nothing.\nTalks go on.",
            "date": "2022-03-14T17:13:00Z",
            "authors": ["By Jane Roe", "John Doe"],
            "language": "English",
        }
    )
    assert [(block.kind, block.text) for block in draft.blocks] == [
        (BlockKind.HEADLINE, "Minister meets envoy"),
        (BlockKind.PARAGRAPH, LEAD),
        (BlockKind.PARAGRAPH, "They agreed on nothing."),
        (BlockKind.PARAGRAPH, "Talks go on."),
    ]
    assert (draft.publisher, draft.byline, draft.language) == ("ledger.example", "Jane Roe, John Doe", "en")
    assert (draft.dateline, draft.credit) == ("LONDON", "Reuters")
    assert draft.published.value is not None
    assert draft.published.value.instant == datetime(2022, 3, 14, 17, 13, tzinfo=UTC)
    assert draft.published.method == "record.date"


@pytest.mark.parametrize(
    "record",
    [
        {"event_text": LEAD, "pub_date": "2022-03-14", "headline": "A", "story_id": "1"},
        {"maintext": LEAD, "date_publish": "2022-03-14 00:00:00", "title": "A", "source_domain": "a.example"},
        {"content": LEAD, "publishedAt": "20220314", "title": "A", "outlet": "Ledger"},
        {"Body": LEAD, "Publication_Date": 20220314, "Headline": "A", "media_name": "Ledger"},
        {"text": LEAD, "publish_date": "2022-03-14", "title": "A", "stories_id": 7, "media_name": "Ledger"},
        {"content": LEAD, "publishedAt": "2022-03-14", "title": "A", "source": {"id": None, "name": "Ledger"}},
        {"text": LEAD, "seendate": "20220314T000000Z", "title": "A", "DocumentIdentifier": "https://a.example/7"},
        {"maintext": LEAD, "date_publish": "2022-03-14", "title_page": "A", "authors": []},
        {"article_body": LEAD, "published": "Mon, 14 Mar 2022 00:00:00 GMT", "title": ["A"]},
    ],
)
def test_the_names_of_known_data_sets_are_understood(record: dict[str, object]):
    draft = apart(record)
    assert (draft.title, draft.blocks[-1].text) == ("A", LEAD)
    assert draft.published.value is not None
    assert (draft.published.value.earliest, draft.published.value.precision) == (
        date(2022, 3, 14),
        Precision.DAY,
    )


def test_an_unreadable_date_is_told_and_the_text_kept():
    draft = apart({"text": LEAD, "date": "03/04/2022"})
    assert (draft.published.value, draft.published.text) == (None, "03/04/2022")
    assert draft.published.method == "record.date-unreadable"
    assert draft.blocks[0].text == LEAD


@pytest.mark.parametrize("value", [None, "", float("nan"), True])
def test_an_empty_date_is_no_date(value: object):
    assert apart({"text": LEAD, "date": value}).published.method == "none"


def test_the_first_readable_of_several_dates_counts():
    draft = apart({"text": LEAD, "date": "soon", "pub_date": "2022-03-14"})
    assert draft.published.value is not None
    assert (draft.published.text, draft.published.method) == ("2022-03-14", "record.date")


def test_a_title_repeated_in_the_text_is_told_once():
    draft = apart({"title": "Minister meets envoy", "text": f"Minister meets envoy\n{LEAD}"})
    assert [block.text for block in draft.blocks] == ["Minister meets envoy", LEAD]


def test_wrapped_lines_are_joined():
    wrapped = (
        "The minister met the envoy on Monday to\ntalk about a truce, his office said in a\n"
        "statement.\n\nThe envoy left on Tuesday without any\nword to the press that had waited.\n"
    )
    assert [block.text for block in apart({"text": wrapped}).blocks] == [
        "The minister met the envoy on Monday to talk about a truce, his office said in a statement.",
        "The envoy left on Tuesday without any word to the press that had waited.",
    ]


def test_markup_in_a_text_is_read_whole():
    draft = apart({"content": f"<h2>Talks</h2><p>{LEAD}</p><ul><li>One man died.</li></ul>"})
    assert [(block.kind, block.text) for block in draft.blocks] == [
        (BlockKind.HEADING, "Talks"),
        (BlockKind.PARAGRAPH, LEAD),
        (BlockKind.PARAGRAPH, "One man died."),
    ]


def test_html_is_read_as_a_page_and_the_record_speaks_over_it():
    html = (
        "<html lang='en'><head><meta property='og:site_name' content='Mirror'>"
        "<meta name='date' content='2022-03-15'></head><body>"
        "<nav><a href='/'>Home</a></nav><article><h1>Truce</h1>"
        f"<p>{LEAD} It was the third time in a month that the two had met, officials of both sides said.</p>"
        "<p>They agreed on nothing, and the talks are to go on next week in the same place.</p></article>"
    )
    draft = apart({"html": html, "publisher": {"name": "The Daily Ledger"}, "date": "2022-03-14"})
    assert (draft.publisher, draft.title, draft.language) == ("The Daily Ledger", "Truce", "en")
    assert draft.published.value is not None
    assert draft.published.value.earliest == date(2022, 3, 14)
    assert [rival.earliest for rival in draft.published.rivals] == [date(2022, 3, 15)]
    assert len(draft.blocks) == 3


def test_the_title_of_a_record_stands_over_its_html():
    html = f"<title>Newsletter 7</title><h1>Newsletter</h1><p>{LEAD}</p><p>They agreed on nothing, and talks go on.</p>"
    draft = apart({"html": html, "title": "Minister meets envoy"})
    assert draft.title == "Minister meets envoy"
    assert [block.text for block in draft.blocks if block.kind is BlockKind.HEADLINE] == ["Minister meets envoy"]
    assert draft.blocks[0].reason == "record.title"


@pytest.mark.parametrize(
    ("told", "publisher"),
    [
        ({"source": {"id": "x", "name": "Ledger"}, "domain": "a.example"}, "Ledger"),
        ({"source": "https://www.ledger.example/rss"}, "ledger.example"),
        ({"SourceCommonName": "ledger.example"}, "ledger.example"),
    ],
)
def test_the_outlet_of_a_record(told: dict[str, object], publisher: str):
    assert apart({"text": LEAD, **told}).publisher == publisher


@pytest.mark.parametrize("record", [{}, {"title": "A"}, {"text": " \n"}, {"text": None, "html": ""}, {"text": 5}])
def test_a_record_without_text_is_rejected_with_the_keys_that_are_read(record: dict[str, object]):
    with pytest.raises(RejectedInput) as rejected:
        apart(record)
    assert rejected.value.reason == "no-text"
    assert "maintext" in rejected.value.detail


def test_a_field_is_one_line():
    assert value_of({"Link": " https://a.example/1 \n"}, "uri") == "https://a.example/1"
    assert value_of({"title": None}, "title") is None


@pytest.mark.parametrize(
    "body",
    [
        b'{"text": "Zo\xeb went to K\xf6ln on Monday, officials said.\tShe stayed."}',
        b'{"text": "Zo\xc3\xab went to K\xc3\xb6ln on Monday,\n officials said.\tShe stayed."}',
        b'\xef\xbb\xbf{"text": "Zo\xc3\xab went to K\xc3\xb6ln on Monday, officials said. She stayed."}',
    ],
)
def test_a_record_is_read_in_whatever_charset_and_with_raw_control_characters(body: bytes):
    page = Page("0" * 64, "news.jsonl", "line 1", body, "application/json", "0" * 64)
    assert clean(page, DocumentsOptions()).text.startswith("Zoë went to Köln on Monday,")


def test_the_section_of_a_record_is_told_or_stands_in_its_address():
    told = {"text": "Norland shelled Halm.", "url": "https://ledger.example/opinion/halm"}
    assert apart(told).section == "opinion"
    assert apart({**told, "section": "World"}).section == "World"
