"""Persons whom a document introduces by a political title, so that the bare name counts as political later."""

from collections.abc import Iterable

from bede.knowledge.world import introductions
from bede.text.tokens import tokenise

_SHORTEST = 3  # letters; shorter name words ("Al", "bin") stand in too many names


def titled_persons(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of the names of persons who stand beside a political title in ``texts``."""
    names: set[str] = set()
    for text in texts:
        words = [token.text for token in tokenise(text, 0)]
        for found in introductions(words):
            if found.title is None or found.title.political:
                names.update(word for word in words[slice(*found.name)] if len(word) >= _SHORTEST)
    return frozenset(names)
