"""Invented reports for the tests of families: sentences that no other seed shares."""

import random

from factories import make_link_document


def sentences(seed, count=10, words=12):
    """Return sentences of words that stand nowhere else."""
    chance = random.Random(str(seed))
    return [" ".join(f"w{chance.randrange(10**9)}" for _ in range(words)).capitalize() + "." for _ in range(count)]


def prose(seed, count=10):
    """Return a text of two sentences a line."""
    said = sentences(seed, count)
    return "\n".join(" ".join(said[i : i + 2]) for i in range(0, count, 2))


def by(publisher, document_id, text, published="2022-02-25", **more):
    """Return a document of an outlet."""
    return make_link_document(document_id, text, published, publisher=publisher, **more)
