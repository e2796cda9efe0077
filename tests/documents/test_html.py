import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.documents.draft import Draft
from bede.documents.html import take_apart
from bede.errors import RejectedInput
from bede.model import BlockKind
from bede.settings import DocumentsOptions

FIRST = (
    "ADEN, March 14 (Reuters) - Foreign ministers of both countries met in Aden on Monday to discuss a truce,"
    " two officials said, a week after talks in Muscat had broken down."
)
SECOND = "The envoy said that neither side had asked for time, and that a second round would follow on Friday."
THIRD = "Rebels in the north rejected the plan within the hour and accused the army of shelling two villages."
SHORT = "No one was hurt."
HOPE = "Envoys hope for a pause in the fighting before the feast."

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ministers meet in Aden | The Daily Ledger</title>
<meta property="og:title" content="Ministers meet in Aden">
<meta property="og:site_name" content="The Daily Ledger"><meta property="og:description" content="{HOPE}">
<meta property="article:published_time" content="2022-03-14T09:30:00+03:00">
<meta name="author" content="Jane Roe">
<script>var huge = "{"x" * 200_000} <p>not text</p>";</script></head><body>
<div class="cookie-banner"><p>We use cookies to make this site better. Accept all cookies to go on.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><header><h1>World | Ministers meet in Aden</h1>
<p class="standfirst">{HOPE}</p><div class="byline">By Jane Roe</div></header>
<figure><img src="a.jpg"><figcaption>The harbour of Aden last week.</figcaption></figure>
<div class="body"><p>{FIRST}</p><p>{SECOND}</p>
<aside class="related"><h3>Related stories</h3><a href="/x">Ten things to know about the feast</a></aside>
<h2>What the rebels say</h2><p>{THIRD}</p>
<div class="advert">Advertisement: buy a carpet today</div>
<ul><li>Twelve people were killed in the attack.</li><li>Forty more were taken to hospital.</li></ul>
<blockquote><p>We will not yield an inch of our land.</p></blockquote>
<p><a href="/y">Read more: the feast in pictures</a></p>
<p>{SHORT}</p></div></article>
<section class="comments"><h3>Comments</h3><p>Well said, I could not agree more with them.</p></section>
<footer><p>Copyright The Daily Ledger. All rights reserved.</p></footer></body></html>"""


TAGS = ["<p>", "</p>", "<br>", "<div>", "</ul><li>", "<table><td>", "<b>", "&lt;", "<!--", FIRST, SHORT]


def apart(html: str, uri: str = "page.html") -> Draft:
    return take_apart(html, uri, DocumentsOptions())


def texts(draft: Draft, *kinds: BlockKind) -> list[str]:
    return [block.text for block in draft.blocks if not kinds or block.kind in kinds]


def test_a_page_comes_apart_in_order():
    draft = apart(PAGE)
    assert [(block.kind, block.text) for block in draft.blocks] == [
        (BlockKind.HEADLINE, "Ministers meet in Aden"),
        (BlockKind.STANDFIRST, HOPE),
        (BlockKind.CAPTION, "The harbour of Aden last week."),
        (BlockKind.PARAGRAPH, FIRST),
        (BlockKind.PARAGRAPH, SECOND),
        (BlockKind.HEADING, "What the rebels say"),
        (BlockKind.PARAGRAPH, THIRD),
        (BlockKind.PARAGRAPH, "Twelve people were killed in the attack."),
        (BlockKind.PARAGRAPH, "Forty more were taken to hospital."),
        (BlockKind.QUOTATION, "We will not yield an inch of our land."),
        (BlockKind.PARAGRAPH, SHORT),
    ]


def test_a_page_says_who_when_and_where():
    draft = apart(PAGE)
    assert (draft.title, draft.publisher, draft.byline) == (
        "Ministers meet in Aden",
        "The Daily Ledger",
        "Jane Roe",
    )
    assert (draft.credit, draft.dateline, draft.language) == ("Reuters", "ADEN", "en")
    assert draft.published.text == "2022-03-14T09:30:00+03:00"


def test_captions_inside_the_article_are_kept_as_captions():
    figure = "<figure><img src='b.jpg'><figcaption>A checkpoint north of the city.</figcaption></figure>"
    draft = apart(PAGE.replace(f"<p>{SECOND}</p>", figure + f"<p>{SECOND}</p>"))
    assert texts(draft, BlockKind.CAPTION) == [
        "The harbour of Aden last week.",
        "A checkpoint north of the city.",
    ]
    assert texts(draft).index("A checkpoint north of the city.") == texts(draft).index(SECOND) - 1


def test_a_short_wire_item_keeps_its_paragraphs_apart():
    draft = apart(
        "<html><head><title>Two killed in Aden - The Daily Ledger</title></head><body>"
        "<nav><a href='/'>Home</a></nav>"
        "<article><h1>Two killed in Aden</h1><div class='byline'>By Jane Roe</div>"
        "<figure><img src='x.jpg'><figcaption>The harbour of Aden. File picture</figcaption></figure>"
        "<p>Two soldiers were killed in Aden on Monday, police said.</p>"
        "<p>No group claimed the attack.</p></article>"
        "<div class='related'><a href='/x'>Ten things to know</a></div></body></html>"
    )
    assert texts(draft, BlockKind.HEADLINE, BlockKind.PARAGRAPH) == [
        "Two killed in Aden",
        "Two soldiers were killed in Aden on Monday, police said.",
        "No group claimed the attack.",
    ]


@pytest.mark.parametrize("depth", [300, 600, 1500, 20_000])
def test_deep_nesting_loses_no_paragraph(depth: int):
    body = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))
    draft = apart(f"<html><body>{'<div>' * depth}<h1>Truce</h1>{body}{'</div>' * depth}</body></html>")
    assert [text for text in texts(draft, BlockKind.PARAGRAPH) if text in (FIRST, SECOND, THIRD)] == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_list_items_are_kept_without_an_article_element():
    items = "<ul><li>Twelve people were killed in the attack.</li><li>Forty were hurt.</li></ul>"
    draft = apart(f"<html><body><h1>Truce</h1><p>{FIRST}</p><p>{SECOND}</p>{items}<p>{THIRD}</p></body></html>")
    assert texts(draft, BlockKind.PARAGRAPH) == [
        FIRST,
        SECOND,
        "Twelve people were killed in the attack.",
        "Forty were hurt.",
        THIRD,
    ]


def test_double_line_breaks_part_paragraphs():
    draft = apart(
        f"<html><body><div id='story'>{FIRST}<br><br>{SECOND} <b>Really.</b><br />\n<br/>{THIRD}</div></body>"
    )
    assert texts(draft, BlockKind.PARAGRAPH) == [FIRST, f"{SECOND} Really.", THIRD]


def test_single_line_breaks_part_sentences_only():
    draft = apart(f"<html><body><article><p>{FIRST}<br>{SECOND}</p><p>{THIRD} The<br>end came.</p></article></body>")
    assert texts(draft, BlockKind.PARAGRAPH) == [FIRST, SECOND, f"{THIRD} The end came."]


def test_a_page_drawn_by_scripts_is_read_from_its_json_ld():
    body = f"{FIRST}\\n\\n{SECOND}\\n{THIRD}"
    script = f'{{"@type": "NewsArticle", "headline": "Truce", "articleBody": "{body}"}}'
    draft = apart(
        f"<html><head><script type='application/ld+json'>{script}</script></head>"
        "<body><div id='app'><p>Please enable scripts.</p></div></body></html>"
    )
    assert texts(draft, BlockKind.PARAGRAPH) == [FIRST, SECOND, THIRD]
    assert draft.blocks[1].reason == "json-ld.articleBody"


def test_table_rows_and_long_cells():
    table = (
        "<table><tr><th>Year</th><th>Dead</th></tr><tr><td>2019</td><td>12</td></tr></table>"
        f"<table><tr><td>{SECOND}</td></tr></table>"
    )
    draft = apart(f"<html><body><article><p>{FIRST}</p>{table}<p>{THIRD}</p></article></body></html>")
    assert texts(draft, BlockKind.PARAGRAPH) == [FIRST, "Year | Dead", "2019 | 12", SECOND, THIRD]


@pytest.mark.parametrize(
    "html", ["", "   ", "<html></html>", "<html><body><script>var x = 1;</script></body></html>", "\x00"]
)
def test_a_page_without_text_is_rejected_with_a_reason(html: str):
    with pytest.raises(RejectedInput) as rejected:
        apart(html)
    assert rejected.value.reason == "no-article"


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{FIRST}<p>{SECOND}<div></p></b></table>{THIRD}",
        f'<?xml version="1.0" encoding="latin-1"?><html><body><p>{FIRST}</p></body></html>',
        f"<html><body><p>{FIRST}\x00\x0b\ud800</p></body></html>",
        f"<html><body>{'<font><b><span>' * 700}<p>{FIRST}</p></body></html>",
        f"{FIRST}",
    ],
)
def test_odd_markup_never_raises(html: str):
    assert FIRST in "\n".join(texts(apart(html)))


@pytest.mark.parametrize(
    ("h1", "title"),
    [
        ("World", "Ministers meet in Aden"),
        ("Ministers to meet in Aden", "Ministers to meet in Aden"),
        ("The Daily Ledger", "Ministers meet in Aden"),
        ("", "Ministers meet in Aden"),
    ],
)
def test_the_headline_is_the_shown_one_if_it_is_like_the_declared_one(h1: str, title: str):
    assert apart(PAGE.replace("World | Ministers meet in Aden", h1)).title == title


def test_a_site_name_is_taken_from_a_bare_title():
    page = f"<html><head><title>Truce in Aden – The Daily Ledger</title></head><body><p>{FIRST}</p></body>"
    assert apart(page, "https://thedailyledger.example/1").title == "Truce in Aden – The Daily Ledger"
    named = page.replace("<title>", "<meta property='og:site_name' content='The Daily Ledger'><title>")
    assert apart(named).title == "Truce in Aden"


def test_nested_layout_tables_are_read():
    cell = f"<p>{FIRST}</p><p>{SECOND}</p>"
    for _ in range(300):
        cell = f"<table><tr><td>{cell}</td></tr></table>"
    assert texts(apart(f"<html><body>{cell}</body></html>"), BlockKind.PARAGRAPH) == [FIRST, SECOND]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(TAGS)))
def test_any_mixture_of_tags_gives_blocks_or_a_reason(parts: list[str]):
    try:
        draft = apart("".join(parts))
    except RejectedInput as rejected:
        assert rejected.reason == "no-article"
    else:
        assert all(block.text == block.text.strip() != "" for block in draft.blocks)


def test_no_block_is_empty_or_ends_in_a_newline():
    for block in apart(PAGE).blocks:
        assert block.text and block.text == block.text.strip()
        assert block.reason
