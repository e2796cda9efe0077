"""Whether a feed carries an article or only a taste of it."""

import re

from bede.pages.markup import visible

CONTENT = 300
"""Least characters of text for which an element made for full text (``content:encoded``, Atom ``content``,
``content_html``) is taken at its word: many systems put there what they put into the teaser, one or two sentences.
Wrong below: the page is fetched or asked for, and nothing is lost. Wrong above: sentences would be lost."""

SUMMARY = 1000
"""The same for elements made for teasers (``description``, ``summary``), which governments and small outlets fill
with the whole text. Teasers are cut at 150 to 600 characters."""

_SIGNATURE = re.compile(r"\s*the post .{1,300} (?:appeared|first appeared) (?:first )?on .{1,200}\Z", re.IGNORECASE)
_CUT_OFF = re.compile(
    r"(?:(?:…|\.\.\.)[\s\W]*|\b(?:read (?:more|on|the (?:full|whole|rest)\b[^.]{0,40})|continue reading[^.]{0,200}"
    r"|(?:full|whole) (?:story|article))[^\w.!?]*)\Z",
    re.IGNORECASE,
)
_TAIL = 600


def full_text(content: str | None, summary: str | None) -> str | None:
    """Return the HTML of an item's full text, or None where the feed has only a teaser."""
    for markup, least in ((content, CONTENT), (summary, SUMMARY)):
        if markup and is_full(markup, least):
            return markup
    return None


def is_full(markup: str, least: int) -> bool:
    """Tell whether a piece of HTML has at least ``least`` characters of text and is not cut off at its end."""
    text = visible(markup)
    tail = _SIGNATURE.sub("", text[-_TAIL:])
    return len(text) >= least and not _CUT_OFF.search(tail)
