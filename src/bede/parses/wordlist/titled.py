"""Persons whom a document introduces by a political title, so that the bare name counts as political later."""

import re
from collections.abc import Iterable
from functools import cache

from bede.knowledge.world import titles

_NAME = r"(?:\(?[A-Z][\w’'-]+\)?\s?){1,4}"


@cache
def _pattern() -> re.Pattern[str]:
    words = {
        form.text for title in titles() if title.political and title.kind == "person" for form in title.forms
    }
    role = "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))
    return re.compile(
        rf"\b(?i:{role})(?:\s+|,\s+)({_NAME})|((?:[A-Z][\w’'-]+\s){{1,3}}[A-Z][\w’'-]+),\s(?:the|a|an)?\s?[\w\s’']{{0,40}}?\b(?i:{role})\b"
    )


def titled_persons(texts: Iterable[str]) -> frozenset[str]:
    """Return the last names (and full names) of persons who stand beside a political title in ``texts``."""
    names: set[str] = set()
    for text in texts:
        for match in _pattern().finditer(text):
            name = (match.group(1) or match.group(2)).strip()
            parts = [part.strip("()") for part in name.split()]
            names.update(part for part in parts if len(part) > 2)
    return frozenset(names)
