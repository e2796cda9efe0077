"""An annotated document as the pipeline reads documents."""

from dataclasses import replace
from datetime import date

import pytest

from bede.errors import GoldError
from bede.gold.article import article_of
from bede.gold.decode import document_of
from bede.model import BlockKind
from gold.helpers_gold import TEXT, document_row


def test_lines_are_blocks_and_boilerplate_is_kept_apart():
    document, _ = document_of(document_row())
    article = article_of(document)
    assert article.text == TEXT
    assert [TEXT[b.span.start : b.span.end] for b in article.blocks] == TEXT.split("\n\n")
    assert [b.kind for b in article.blocks] == [BlockKind.PARAGRAPH, BlockKind.NAVIGATION]
    assert article.published.value is not None
    assert article.published.value.latest == date(2014, 3, 3)


def test_an_unknown_date_stays_unknown():
    document, _ = document_of(document_row(published=None))
    assert article_of(document).published.value is None


def test_a_document_without_its_text_is_a_clear_error():
    document, _ = document_of(document_row())
    with pytest.raises(GoldError, match="t1: its text is not at hand; name the corpora"):
        article_of(replace(document, text=None))
