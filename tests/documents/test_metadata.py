from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bede.documents.metadata import Metadata, clean_names, language_code, read_metadata
from bede.documents.metatags import host_of
from bede.documents.tree import parse_html
from bede.model import Precision

STORY = '{"@type": "NewsArticle", "headline": "Truce holds in Aden", "datePublished": "2022-03-14T09:30:00+03:00"'


def metadata(head: str, body: str = "<p>Nothing.</p>", uri: str = "page.html") -> Metadata:
    html = f'<html lang="en-GB"><head>{head}</head><body>{body}</body></html>'
    tree = parse_html(html)
    assert tree is not None
    return read_metadata(tree, html, uri)


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_json_ld_gives_all_fields_and_keeps_the_zone():
    found = metadata(
        json_ld(
            STORY + ', "author": [{"@type": "Person", "name": "By Jane Roe"}, {"name": "John Doe"}],'
            ' "inLanguage": "en",'
            ' "publisher": {"@type": "Organization", "name": "The Daily Ledger"}}'
        )
    )
    assert found.titles == ("Truce holds in Aden",)
    assert found.authors == ("Jane Roe", "John Doe")
    assert (found.publisher, found.language) == ("The Daily Ledger", "en")
    when = found.published.value
    assert when is not None
    assert when.instant == datetime(2022, 3, 14, 9, 30, tzinfo=timezone(timedelta(hours=3)))
    assert when.instant is not None and when.instant.utcoffset() == timedelta(hours=3)
    assert (when.earliest, when.precision) == (date(2022, 3, 14), Precision.MINUTE)
    assert found.published.method == "json-ld.datePublished"
    assert found.published.text == "2022-03-14T09:30:00+03:00"


@pytest.mark.parametrize(
    "block",
    [
        STORY + ",}",
        STORY + ', "author": ["Jane Roe",],}',
        "<!-- " + STORY + "} -->",
        "//<![CDATA[\n" + STORY + "}\n//]]>",
        "/*<![CDATA[*/" + STORY + "}/*]]>*/",
        STORY + ', "description": "two\nlines"}',
        STORY + "};",
        '{"@type": "Organization"}' + STORY + "}",
        '{"@graph": [{"@type": "WebSite"}, ' + STORY + "}]}",
        "[" + STORY + "}]",
        STORY + ', "description": "a "quoted" word"}',
        STORY + ', "author": {"name": "Jane',
        '{"@type": ["Thing", "http://schema.org/NewsArticle"],' + STORY.removeprefix('{"@type": "NewsArticle",') + "}",
        '{"@type": "WebPage", "mainEntity": ' + STORY + "}}",
    ],
)
def test_broken_and_odd_json_ld_still_tells_the_date(block: str):
    found = metadata(json_ld(block))
    assert found.titles[0] == "Truce holds in Aden"
    assert found.published.value is not None
    assert found.published.value.earliest == date(2022, 3, 14)


def test_a_reference_to_another_node_is_followed():
    graph = (
        '{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#p"}, "publisher": {"@id": "#o"}},'
        ' {"@type": "Person", "@id": "#p", "name": "Jane Roe"},'
        ' {"@type": "Organization", "@id": "#o", "name": "The Daily Ledger"}]}'
    )
    found = metadata(json_ld(graph))
    assert (found.authors, found.publisher) == (("Jane Roe",), "The Daily Ledger")


def test_among_several_articles_the_one_at_the_pages_own_address_counts():
    other = STORY.replace("2022-03-14", "2021-01-05") + ', "url": "https://a.example/other"}'
    own = STORY + ', "url": "https://a.example/own"}'
    head = '<link rel="canonical" href="https://a.example/own/">' + json_ld(f"[{other}, {own}]")
    published = metadata(head).published.value
    assert published is not None and published.earliest == date(2022, 3, 14)


def test_meta_tags_stand_in_for_json_ld():
    found = metadata(
        '<meta property="og:title" content="Truce holds &amp; lasts">'
        '<meta property="og:site_name" content="Ledger">'
        '<meta property="article:published_time" content="2022-03-14T09:30:00Z">'
        '<meta name="author" content="by Jane Roe">'
        '<meta property="article:author" content="https://social.example/jr">'
    )
    assert (found.titles, found.publisher, found.authors) == (
        ("Truce holds & lasts",),
        "Ledger",
        ("Jane Roe",),
    )
    assert found.published.method == "meta.article:published_time"
    assert found.published.value is not None
    assert found.published.value.instant == datetime(2022, 3, 14, 9, 30, tzinfo=UTC)


def test_the_more_precise_of_two_readings_of_a_day_wins_and_other_days_are_rivals():
    published = metadata(
        json_ld('{"@type": "Article", "datePublished": "2022-03-14"}')
        + '<meta name="pubdate" content="2022-03-14T09:30:00Z"><meta name="dc.date" content="2022-03-16">'
    ).published
    assert published.method == "meta.pubdate"
    assert published.value is not None and published.value.precision is Precision.MINUTE
    assert [rival.earliest for rival in published.rivals] == [date(2022, 3, 16)]


def test_a_time_element_marked_as_publication_comes_before_others():
    body = '<time datetime="2019-05-05">teaser</time><time pubdate datetime="2022-03-14T09:30:00Z">today</time>'
    published = metadata("", body).published
    assert published.method == "time.datetime"
    assert published.value is not None and published.value.earliest == date(2022, 3, 14)


def test_microdata_is_read():
    published = metadata("", '<span itemprop="datePublished" content="2022-03-14T09:30Z">Monday</span>').published
    assert (published.method, published.text) == ("itemprop.datePublished", "2022-03-14T09:30Z")


def test_a_date_that_cannot_be_read_is_passed_over():
    published = metadata(
        '<meta name="date" content="today"><meta name="pubdate" content="0001-01-01">'
        '<meta name="dc.date" content="2022-03-14">'
    ).published
    assert published.method == "meta.dc.date"


def test_the_date_of_a_change_is_a_last_resort_that_says_so():
    published = metadata('<meta property="article:modified_time" content="2022-03-14T09:30:00Z">').published
    assert published.method in ("htmldate", "meta.modified")
    assert published.score < 0.8


def test_a_guess_does_not_depend_on_the_day_of_the_run():
    body = "<p>Posted on March 14, 2022 by the desk.</p><p>© 2023</p>"
    found = metadata("", body).published
    assert found.value is not None
    assert (found.method, found.value.earliest) == ("htmldate", date(2022, 3, 14))


def test_a_day_that_prose_speaks_of_is_no_date_of_the_page():
    prose = "<p>The treaty that both sides had signed on March 14, 2022 was laid before the parliament again.</p>"
    published = metadata("", prose).published
    assert (published.value, published.method) == (None, "none")


def test_a_page_without_any_date_has_none():
    published = metadata("").published
    assert (published.value, published.method, published.score) == (None, "none", 0.0)


@pytest.mark.parametrize(
    ("uri", "host"),
    [
        ("https://www.ledger.example/a/b", "ledger.example"),
        ("https://web.archive.org/web/20200101000000/https://www.ledger.example/a", "ledger.example"),
        ("saved/page.html", None),
        ("file:///tmp/page.html", None),
        ("http://[broken", None),
    ],
)
def test_the_host_stands_in_for_the_outlets_name(uri: str, host: str | None):
    assert host_of(uri) == host
    assert metadata("", uri=uri).publisher == host


def test_names_are_cleaned():
    names = ("  By  Jane Roe ", "Jane Roe", "admin", "desk@ledger.example", "https://x.example", "John Doe,")
    assert clean_names(names) == ("Jane Roe", "John Doe")


def test_a_shown_byline_is_read_where_none_is_declared():
    assert metadata("", '<div class="byline">By Jane Roe</div>').authors == ("Jane Roe",)
    assert metadata("", '<div class="byline">14 March 2022</div>').authors == ()


@pytest.mark.parametrize(("text", "code"), [("en-GB", "en"), ("en_US", "en"), ("English", "en"), ("??", None)])
def test_language_tags(text: str, code: str | None):
    assert language_code(text) == code


def test_a_date_behind_the_day_of_capture_is_passed_over():
    head = '<meta name="date" content="2022-05-01"><meta name="dc.date" content="2022-03-14">'
    html = f"<html><head>{head}</head><body><p>Nothing.</p></body></html>"
    tree = parse_html(html)
    assert tree is not None
    found = read_metadata(tree, html, "page.html", date(2022, 3, 13)).published
    assert found.value is not None and found.value.earliest == date(2022, 3, 14)
    assert found.method == "meta.dc.date"


@pytest.mark.parametrize(
    ("head", "section"),
    [
        (json_ld(STORY.replace("NewsArticle", "OpinionNewsArticle") + "}"), "Opinion"),
        (json_ld(STORY + ', "articleSection": "Middle East"}'), "Middle East"),
        ('<meta property="article:section" content="Opinions">', "Opinions"),
        ('<link rel="canonical" href="https://ledger.example/opinion/2022/03/truce">', "opinion"),
        ('<link rel="canonical" href="https://ledger.example/world/2022/03/truce">', None),
    ],
)
def test_the_section_is_declared_or_stands_in_the_address_of_an_opinion(head: str, section: str | None):
    assert metadata(head).section == section
