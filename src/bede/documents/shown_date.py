"""The date that a page shows its readers below the headline, for pages that declare none in their markup."""

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from bede.documents.body import chain_of
from bede.documents.dates import find_published
from bede.documents.marks import mark_of
from bede.documents.runs import Run, letters
from bede.model import BlockKind, Resolution, When

_NEAR = 15
"""Runs below the headline that may hold the date: byline, section, standfirst, buttons and a caption."""
_LONG = 18
"""Words of a paragraph; the first below a headline may be its standfirst, behind the second the article runs."""
_MAY_DATE = frozenset((BlockKind.BYLINE, BlockKind.CAPTION))
"""Kinds of marked parts whose dates are the article's: where its author is named, and a picture's frame, which
some themes put around the whole head. A date under a picture is no date line."""


def find_shown_date(runs: Sequence[Run], titles: Sequence[str]) -> Resolution[When]:
    """Return the date in a line right below the headline; the value is None where there is none.

    ``runs`` are the page's lines, ``titles`` the titles that it declares. The mastheads of many sites show the day on
    which the page was loaded, so nothing above the headline counts.
    """
    for headline in _headlines(runs, titles):
        found = find_published(_lines_below(runs, headline))
        if found.value is not None:
            return found
    return Resolution("", None, "none", 0.0)


def _headlines(runs: Sequence[Run], titles: Sequence[str]) -> list[int]:
    """Return the runs that tell a declared title, or its beginning, an ``<h1>`` first."""
    keys = [key for title in titles if len(key := letters(title)) >= 8]
    told = [
        i for i, run in enumerate(runs) if any(key.startswith(run.key) and 2 * len(run.key) > len(key) for key in keys)
    ]
    return sorted(told, key=lambda i: not any(one.tag == "h1" for one in chain_of(runs[i].element)))


def _lines_below(runs: Sequence[Run], headline: int) -> Iterator[str]:
    long = 0
    for run in runs[headline + 1 : headline + 1 + _NEAR]:
        long += len(run.text.split()) >= _LONG
        if long > 1:
            return
        if not _is_elsewhere(run.element):
            yield run.text


def _is_elsewhere(element: HtmlElement) -> bool:
    marks = (mark_of(one) for one in chain_of(element))
    return any(mark[0] not in _MAY_DATE for mark in marks if mark)
