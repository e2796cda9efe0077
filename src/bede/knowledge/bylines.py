"""Persons in bylines."""

import re

from bede.knowledge.publishers import find_publisher
from bede.knowledge.wires import wire_name
from bede.knowledge.words.speaking import speaking_words

_NAME = range(2, 6)
"""Words of a person's name."""

_NOBODY = frozenset(
    "agency board bureau contributors desk editor editorial editors letters news readers staff team the".split()
)
"""Words of bylines that name no person."""

_BETWEEN = re.compile(r"[,;(]|\s(?:and|&|with)\s")
_BEFORE = re.compile(r"^(?:\w+\s)?by\s", re.IGNORECASE)


def person_in(byline: str | None) -> str | None:
    """Return the person whom a byline names, the first of several, without titles; None for an outlet, wire or desk.

    >>> person_in("Opinion by Dr. Mara Velt and Ada Stone"), person_in("Reuters")
    ('Mara Velt', None)
    """
    words = _BETWEEN.split(_BEFORE.sub("", byline or "").strip())[0].split()
    while len(words) > 1 and words[0].strip(".").lower() in speaking_words().honorifics:
        del words[0]
    name, particles = " ".join(words), speaking_words().particles
    is_name = len(words) in _NAME and all(word[0].isupper() or word.split("-")[0] in particles for word in words)
    is_somebody = is_name and words[0][0].isupper() and _NOBODY.isdisjoint(map(str.lower, words))
    return name if is_somebody and not find_publisher(name) and not wire_name(name) else None
