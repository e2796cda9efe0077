"""Feeds of all kinds: ids, absolute links, times with zones, full text told from teasers, and nothing unbounded."""

import gzip
import json
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.errors import RejectedInput
from bede.pages.feeds import FeedItem, read_feed
from bede.pages.feeds.full_text import SUMMARY, full_text

URI = "https://gazette.example/feeds/world.xml"
LONG = " ".join(f"The envoy of {n} states met the minister of trade in the harbour town." for n in range(2, 30))
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Gazette &#8211; World</title><link>https://gazette.example/</link>%s</channel></rss>"""


def rss(items, start=RSS, **options):
    return read_feed((start % items).encode(), URI, **options)


def only(feed):
    (item,) = feed.items
    return item


def reason(body, content_type=None):
    with pytest.raises(RejectedInput) as error:
        read_feed(body, URI, content_type)
    return error.value.reason


def test_an_rss_item_with_its_full_text():
    feed = rss(
        "<item><guid isPermaLink='false'>gz-7</guid><title>Envoy &amp; minister meet</title><link>/world/7</link>"
        "<pubDate>Mon, 14 Mar 2022 23:13:00 -0500</pubDate><dc:creator>Jane Roe</dc:creator>"
        f"<description>Talks in the harbour.</description><content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded></item>"
    )
    assert (feed.kind, feed.title, feed.uri) == ("rss", "The Gazette – World", URI)
    assert only(feed) == FeedItem(
        id="gz-7",
        url="https://gazette.example/world/7",
        title="Envoy & minister meet",
        published=datetime(2022, 3, 14, 23, 13, tzinfo=timezone(timedelta(hours=-5))),
        updated=None,
        author="Jane Roe",
        html=f"<p>{LONG}</p>",
    )


def test_an_atom_entry():
    feed = read_feed(
        f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/a/"><title>Gazette</title>
        <entry><id>tag:gazette.example,2022:7</id><title type="html">A &lt;i&gt;vote&lt;/i&gt;</title>
        <link rel="alternate" href="7.html"/><published>2022-03-14T08:00:00+02:00</published>
        <updated>2022-03-14T09:30:00Z</updated><author><name>Jane Roe</name></author>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{LONG}</p></div></content></entry></feed>""".encode(),
        URI,
    )
    item = only(feed)
    assert (feed.kind, item.id, item.url) == ("atom", "tag:gazette.example,2022:7", "https://gazette.example/a/7.html")
    assert item.published == datetime(2022, 3, 14, 6, 0, tzinfo=UTC)
    assert item.published.utcoffset() == timedelta(hours=2)
    assert item.updated == datetime(2022, 3, 14, 9, 30, tzinfo=UTC)
    assert LONG in item.html


def test_a_json_feed():
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Gazette",
        "items": [
            {"id": 7, "url": "/7", "title": "A", "content_text": LONG, "date_published": "2022-03-14T08:00:00Z",
             "authors": [{"name": "Jane Roe"}, {"name": "John Doe"}]},
            {"url": "https://gazette.example/8", "content_html": "<p>Short.</p>"},
            "no item",
        ],
    }  # fmt: skip
    feed = read_feed(json.dumps(told).encode(), URI)
    first, second = feed.items
    assert (feed.kind, first.id, first.url) == ("json", "7", "https://gazette.example/7")
    assert (first.html, first.author) == (f"<p>{LONG}</p>", "Jane Roe, John Doe")
    assert (second.id, second.html) == ("https://gazette.example/8", None)


def test_a_news_sitemap_and_a_sitemap_index_packed_or_not():
    sitemap = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><!-- made by hand -->
        <url><loc>https://gazette.example/7</loc><image:image><image:title>Not this</image:title></image:image>
        <news:news><news:publication><news:name>Gazette</news:name></news:publication>
        <news:publication_date>2022-03-14T08:00+02:00</news:publication_date><news:title>A vote</news:title></news:news></url>
        <url><lastmod>2022-03-15</lastmod></url></urlset>"""
    feed = read_feed(gzip.compress(sitemap), URI)
    item = only(feed)
    assert (feed.kind, feed.title, item.title, item.html) == ("sitemap", "Gazette", "A vote", None)
    assert item.published == datetime(2022, 3, 14, 6, 0, tzinfo=UTC)
    index = b"<sitemapindex><sitemap><loc>s1.xml</loc><lastmod>2022-03-15</lastmod></sitemap></sitemapindex>"
    feed = read_feed(index, URI)
    item = only(feed)
    assert (feed.kind, item.url) == ("sitemap-index", "https://gazette.example/feeds/s1.xml")
    assert item.updated == datetime(2022, 3, 15, tzinfo=UTC)


def test_a_sitemap_with_names_that_are_none_is_read():
    feed = read_feed(b"<urlset><url><ttp:><loc>https://gazette.example/7</loc></ttp:></url></urlset>", URI)
    assert [item.url for item in feed.items] == ["https://gazette.example/7"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Mon, 14 Mar 2022 08:00:00 GMT", "2022-03-14T08:00:00+00:00"),
        ("Mon, 14 Mar 2022 08:00:00 EDT", "2022-03-14T08:00:00-04:00"),
        ("14 Mar 2022 08:00:00", "2022-03-14T08:00:00+00:00"),
        ("2022-03-14 08:00:00+0530", "2022-03-14T08:00:00+05:30"),
        ("2022-03-14", "2022-03-14T00:00:00+00:00"),
        ("Mon, 14 Mar 2022 24:99:00 GMT", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("soon", None),
    ],
)
def test_times_keep_their_zone(told, expected):
    item = only(rss(f"<item><title>A</title><pubDate>{told}</pubDate></item>"))
    assert (item.published and item.published.isoformat()) == expected


def test_ids_are_the_feeds_own_else_the_address_else_the_title():
    feed = rss(
        "<item><guid>https://gazette.example/1</guid><title>A</title></item>"
        "<item><link>/2</link><title>B</title></item><item><title>C</title></item><item><category>D</category></item>"
    )
    ids = [item.id for item in feed.items]
    assert ids[:2] == ["https://gazette.example/1", "https://gazette.example/2"]
    assert ids[2].startswith("title:")
    assert len(ids) == 3
    assert feed.items[0].url == "https://gazette.example/1"


def test_ids_in_a_saved_feed_are_no_paths():
    body = (RSS % "<item><guid>8</guid><link>/8</link><title>A</title></item>").encode()
    item = only(read_feed(body, "file:///home/reader/feed.xml"))
    assert (item.id, item.url) == ("8", None)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "mailto:desk@gazette.example", "http://", "http://[::1", "  "])
def test_links_that_are_no_address_are_none(link):
    assert only(rss(f"<item><guid isPermaLink='false'>7</guid><link>{link}</link></item>")).url is None


def test_full_text_is_told_from_teasers():
    words = "word " * 1000
    assert full_text(None, None) is None
    assert full_text("<p>A line of the day.</p>", None) is None
    assert full_text(None, words[: SUMMARY // 2]) is None
    assert full_text(None, words[: SUMMARY * 2]) == words[: SUMMARY * 2]
    assert full_text("<p>Short.</p>", words) == words
    for end in ("[&#8230;]", "…", "...", '<a href="/7">Continue reading A vote</a>', "<b>Read more</b> »"):
        assert full_text(f"<p>{words} {end}</p>", None) is None
        assert (
            full_text(f"<p>{words} {end}</p><p>The post <a>A</a> appeared first on <a>Gazette</a>.</p>", None) is None
        )
    for end in ("They want more.", "He told the full story.", "It is a sign of what to read on."):
        assert full_text(f"<p>{words} {end}</p>", None) is not None


def test_markup_of_an_image_or_script_is_no_text():
    script = f"<script>{LONG}</script><style>{LONG}</style><img alt='{LONG}'>"
    assert full_text(script, script) is None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"not a feed",
        b"<html><body><rss></body></html>",
        b"<!doctype html><html><head><link rel=alternate type=application/rss+xml></head></html>",
        b"{",
        b"[]",
        b'{"version": "https://jsonfeed.org/version/1"}',
        b'{"items": []}',
        b"<urlsets></urlsets>",
        b"<svg></svg>",
        b"\x00\x01\x02",
        b"<!--" * 20_000,
        b"<!-- -->" * 8_000,
    ],
)
def test_what_is_no_feed_is_named(body):
    assert reason(body) == "not-a-feed"


def test_damaged_and_cut_off_gzip_is_named():
    packed = gzip.compress((RSS % "").encode() * 50)
    assert reason(packed[:-20]) == "truncated-gzip"
    assert reason(packed[:10] + b"\xff" * 40) == "bad-gzip"


def test_a_bomb_of_gzip_is_bounded():
    assert reason(gzip.compress(b"<rss>" + bytes(60_000_000))) == "too-large"


def test_a_bomb_of_entities_is_cut_out():
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    for dtd in (f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>', f'<!DOCTYPE rss [<!ENTITY l12 "{"a" * 100_000}">]>'):
        began = time.process_time()
        feed = read_feed((dtd + RSS.split("?>")[1] % f"<item><title>A{'&l12;' * 1000}</title></item>").encode(), URI)
        assert len(only(feed).title) < 20_000
        assert time.process_time() - began < 20  # of the processor


def test_external_entities_are_not_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("treasure")
    for root in ("<rss version='2.0'><channel><item><title>A&x;</title><link>http://a.example/</link></item></channel></rss>",
                 "<urlset><url><loc>http://a.example/&x;</loc></url></urlset>"):  # fmt: skip
        body = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{root}'
        assert "treasure" not in repr(read_feed(body.encode(), URI))


def test_malformed_feeds_are_read_as_far_as_items_can_be_told_apart():
    broken = "\ufeff\n\n" + RSS % (
        "<item><title>Caf&eacute; & bar \x0b</title><link>/1</link></item><item><title>B</b></title><link>/2</link></item>"
    )
    feed = read_feed(broken.encode(), URI)
    assert [item.url for item in feed.items] == ["https://gazette.example/1", "https://gazette.example/2"]
    assert feed.items[0].title == "Café & bar"
    cut = read_feed((RSS % "<item><title>A</title><link>/1</link></item><item><title>B</ti").encode()[:-20], URI)
    assert cut.items[0].url == "https://gazette.example/1"


def test_charsets_are_believed_as_on_pages():
    item = "<item><title>Zoë reist nach Łódź</title></item>"
    assert only(read_feed((RSS % item).encode(), URI, "text/xml; charset=iso-8859-1")).title == "Zoë reist nach Łódź"
    latin = (RSS % "<item><title>Zoë reiste über Köln</title></item>").replace("utf-8", "iso-8859-1").encode("latin-1")
    assert only(read_feed(latin, URI)).title == "Zoë reiste über Köln"
    assert only(read_feed((RSS % item).encode("utf-16"), URI)).title == "Zoë reist nach Łódź"


def test_deep_nesting_is_bounded():
    began = time.process_time()
    deep = "<div>" * 5_000
    try:
        read_feed((RSS % f"<item><title>A</title><description>{deep}</description></item>").encode(), URI)
        read_feed(b"<urlset>" + b"<url>" * 50_000, URI)
        read_feed(b'{"a":' * 100_000, URI)
    except RejectedInput as error:
        assert error.reason == "not-a-feed"
    assert time.process_time() - began < 20  # of the processor
    assert reason((RSS % ("<b>" * 200_001)).encode()) == "too-large"


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"<rss version='2.0'><channel>", b"<feed>", b"<urlset>", b"\x1f\x8b", b'{"version":']),
)
def test_nothing_but_rejects_is_raised(body, start):
    try:
        feed = read_feed(start + body, URI)
    except RejectedInput:
        return
    assert all(item.id for item in feed.items)
