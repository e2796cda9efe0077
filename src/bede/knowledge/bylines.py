"""Persons in bylines."""

import re

from bede.knowledge.publishers import find_publisher
from bede.knowledge.wires import wire_name

_NAME = range(2, 5)
"""Words of a person's name."""

_BETWEEN = re.compile(r"[,;]|\s(?:and|&|with)\s")
_NOBODY = frozenset(
    "agency board bureau contributors desk editor editorial editors letters news newsroom staff team the".split()
)
"""Words of bylines that name no person."""

_BEFORE = re.compile(r"^by\s", re.IGNORECASE)


def person_in(byline: str | None) -> str | None:
    """Return the person whom a byline names, the first of several; None for an outlet, a wire or a desk.

    >>> person_in("Mara Velt and Ada Stone"), person_in("Reuters")
    ('Mara Velt', None)
    """
    name = _BETWEEN.split(_BEFORE.sub("", byline or "").strip())[0].strip()
    words = name.split()
    is_name = len(words) in _NAME and all(word[0].isupper() and word.lower() not in _NOBODY for word in words)
    return name if is_name and not find_publisher(name) and not wire_name(name) else None
