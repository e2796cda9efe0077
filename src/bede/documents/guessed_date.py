"""The last resort for a page that declares no date: htmldate's reading of its address, text and footers."""

import re
from datetime import date, datetime

from lxml.html import HtmlElement

from bede.documents.timestamps import of_day
from bede.model import Precision, TimeBasis, When

EARLIEST = datetime(1995, 1, 1)
"""Naive, as htmldate compares; no news page is older than the web."""

LATEST = datetime(2100, 1, 1)
"""htmldate's own upper bound is today, which would give one page two dates on two days."""


_SENTENCE = 12
"""Words; a shorter paragraph is a line of its own (a date line, a footer) and no prose."""


def guess_date(tree: HtmlElement, html: str, uri: str, not_after: date | None) -> tuple[str, When] | None:
    """Return the text of the guess (ISO) and its interval, or None.

    htmldate writes a bare year as its first of January; where no words of the page name that day, the
    interval is the year.
    """
    from htmldate import find_date  # noqa: PLC0415 - 0.2 s to import, and most pages declare their date

    bound = datetime(not_after.year, not_after.month, not_after.day) if not_after else LATEST
    try:
        found = find_date(
            tree,
            url=uri if uri.startswith("http") else None,
            original_date=True,
            extensive_search=True,
            min_date=EARLIEST,
            max_date=bound,
        )
    except Exception:  # a guess that fails is no guess; htmldate raises many kinds on odd pages
        return None
    if not found:
        return None
    day = date.fromisoformat(found)
    if _stands_in_prose(tree, day):
        return None
    if (day.month, day.day) == (1, 1) and not _names_new_year(html, uri, day.year):
        return found, When(day, date(day.year, 12, 31), Precision.YEAR, TimeBasis.EXPLICIT)
    when = of_day(day)
    return (found, when) if when else None


def _stands_in_prose(tree: HtmlElement, day: date) -> bool:
    """Return whether a sentence names the day: prose speaks of when something happened, not of when it was told."""
    months = f"{day:%B}|{day:%b}\\.?"
    names = re.compile(
        rf"\b(?:0?{day.day}(?:st|nd|rd|th)?\s+(?:{months})|(?:{months})\s+0?{day.day}(?:st|nd|rd|th)?),?\s+{day.year}\b"
    )
    paragraphs = (" ".join(paragraph.itertext()) for paragraph in tree.iter("p"))
    return any(names.search(text) and len(text.split()) >= _SENTENCE for text in paragraphs)


def _names_new_year(html: str, uri: str, year: int) -> bool:
    day = rf"{year}[-/.]?0?1[-/.]?0?1(?!\d)|0?1[-/.]0?1[-/.]{year}|\bJan(?:uary|\.)?\s+0?1\b|\b0?1(?:st)?\s+Jan"
    return re.search(day, f"{uri}\n{html}") is not None
