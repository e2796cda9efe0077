"""HTML at a glance, without taking it apart."""

import html
import re

_UNSEEN = re.compile(r"<(?:script|style)\b.*?</(?:script|style)\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(r"\n\s*\n")


def visible(markup: str) -> str:
    """Return the text that a piece of HTML shows, roughly, as one line."""
    return " ".join(html.unescape(_UNSEEN.sub(" ", markup)).split())


def as_html(text: str) -> str:
    """Return plain text as HTML, a paragraph for each run of lines between blank ones."""
    paragraphs = (" ".join(part.split()) for part in _BREAK.split(text))
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in paragraphs if part)
