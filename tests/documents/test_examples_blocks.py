"""The truth sheet of the examples, as far as it speaks of blocks and dates: ``examples/expected.jsonl``."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bede.documents import clean
from bede.model import BlockKind, Document, Page
from bede.pages import read
from bede.settings import DocumentsOptions, PagesOptions

CRISIS = Path(__file__).resolve().parents[2] / "examples" / "crisis"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for line in (CRISIS.parent / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]
TOLD = {BlockKind.PARAGRAPH, BlockKind.QUOTATION}


@cache
def documents(file: str) -> tuple[Document, ...]:
    pages = [page for page in read([str(CRISIS / file)], PagesOptions()) if isinstance(page, Page)]
    return tuple(clean(page, DocumentsOptions()) for page in pages)


def texts(file: str, kinds: set[BlockKind]) -> list[str]:
    return [d.text[b.span.start : b.span.end] for d in documents(file) for b in d.blocks if b.kind in kinds]


def rows(key: str) -> list[Any]:
    """Return each sentence once, with its file."""
    told = dict.fromkeys((row["file"], row[key]) for row in ROWS if key in row)
    return [pytest.param(file, sentence, id=f"{file[:2]}-{sentence[:40]}") for file, sentence in told]


@pytest.mark.parametrize(("file", "sentence"), rows("refuse_sentence_contains"))
def test_boilerplate_is_no_paragraph(file: str, sentence: str):
    read_blocks = texts(file, TOLD | {BlockKind.STANDFIRST})
    assert [text for text in read_blocks if sentence in text] == []


@pytest.mark.parametrize(("file", "sentence"), rows("sentence_contains"))
def test_no_paragraph_is_lost(file: str, sentence: str):
    assert len([text for text in texts(file, TOLD) if sentence in text]) == 1


@pytest.mark.parametrize("file", sorted({row["file"] for row in ROWS if "published" in row}))
def test_every_date_of_publication(file: str):
    expected = {row["published"] for row in ROWS if row["file"] == file and "published" in row}
    found = {d.published.value and str(d.published.value.earliest) for d in documents(file)}
    assert found == expected


def test_a_date_line_is_read_where_none_is_declared():
    (document,) = documents("14-prairie-sentinel-2024-08-07.html")
    assert (document.published.text, document.published.method) == ("Wednesday, August 7, 2024", "text.date-line")


def test_the_masthead_of_a_saved_page_does_not_date_the_article():
    page = next(iter(read([str(CRISIS / "03-harbour-post-2014-03-19.html")], PagesOptions())))
    assert isinstance(page, Page)
    declared = b'<meta name="DC.date.issued" content="2014-03-19">'
    assert declared in page.body
    undeclared = Page(
        page.id, page.uri, page.locator, page.body.replace(declared, b""), page.media_type, page.file_sha256
    )
    published = clean(undeclared, DocumentsOptions()).published
    assert published.value is not None
    assert (str(published.value.instant), published.method) == ("2014-03-19 06:05:00", "text.published")
