"""From pairs to families: which documents belong together.

Copies of most of a text belong together without more. Of those from which a document took only a passage it belongs
to one, the one that it took most from: a round-up of two reports makes no family of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bede.events.families.likeness import Likeness, Pair
from bede.events.unions import Unions


def join_texts(pairs: Iterable[Pair]) -> Unions:
    """Return the sets of documents that are one text for the most part."""
    unions = Unions()
    for pair in pairs:
        if pair.likeness is Likeness.TEXT:
            unions.join(pair.first, pair.second)
    return unions


def join_passages(unions: Unions, pairs: Sequence[Pair]) -> list[Pair]:
    """Join each document to the one it took most from; return the pairs that hold families together.

    What is background in two texts of one teller is no more between their copies.
    """
    repeated = {_texts(unions, pair) for pair in pairs if pair.likeness is Likeness.BACKGROUND}
    chosen: dict[str, Pair] = {}
    for pair in pairs:
        if pair.likeness is Likeness.PASSAGE and _texts(unions, pair) not in repeated:
            best = chosen.get(pair.taker)
            if best is None or _weight(pair) > _weight(best):
                chosen[pair.taker] = pair
    for pair in chosen.values():
        unions.join(pair.first, pair.second)
    return [pair for pair in pairs if len(_texts(unions, pair)) == 1]


def members(unions: Unions, documents: Iterable[str]) -> list[list[str]]:
    """Return the sets of two and more documents, in the order of the documents."""
    sets: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        sets[unions.find(document)].append(document)
    return [group for group in sets.values() if len(group) > 1]


def _texts(unions: Unions, pair: Pair) -> frozenset[str]:
    return frozenset((unions.find(pair.first), unions.find(pair.second)))


def _weight(pair: Pair) -> tuple[int, float, str]:
    return pair.taken(pair.taker).runs, pair.share, pair.other(pair.taker)
