"""What no article is: pages that would cost minutes and gigabytes to take apart are refused before that."""

import re

from bede.errors import RejectedInput
from bede.settings import DocumentsOptions

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{50000,}")
_MOST_ATTRIBUTES = 2000  # of one tag; libxml2 compares each with all before it


def refuse_overgrown(html: str, options: DocumentsOptions) -> None:
    """Raise RejectedInput ``too-large`` for markup that no page of an article has."""
    tags = html.count("<")
    if tags > options.max_tags:
        raise RejectedInput(
            "too-large", f"The page has {tags:,} tags, more than {options.max_tags:,}. Save the article's page alone."
        )
    for tag in _LONG_TAG.finditer(html):
        if tag[0].count("=") > _MOST_ATTRIBUTES:
            raise RejectedInput("too-large", "A tag of the page has thousands of attributes. Fetch the page again.")


def refuse_endless(text: str, options: DocumentsOptions) -> None:
    """Raise RejectedInput ``too-large`` for a text that is longer than any article, or has more lines."""
    if len(text) > options.max_text or text.count("\n") > options.max_lines:
        raise RejectedInput(
            "too-large",
            f"The text has {len(text):,} characters in {text.count(chr(10)) + 1:,} lines, more than any article "
            f"({options.max_text:,} in {options.max_lines:,}). Split it, one article each.",
        )
