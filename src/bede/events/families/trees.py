"""Within a family: which document is the original, and from which one each other was made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bede.events.families.documents import LinkDocument
from bede.events.families.likeness import Pair
from bede.events.families.tellers import (
    credits_other,
    is_corrected,
    is_taken_from,
    is_updated,
    is_wire,
    names_outlet,
    outlet_of,
)

_NEARER = 0.1
"""How much more of a document must stand in a copy than in the original for it to be a copy of the copy."""


def find_original(documents: Sequence[LinkDocument], pairs: Sequence[Pair]) -> str:
    """Return the id of the document that the others were made from, as far as texts and days can show it.

    In this order: it is told by the wire service itself; it credits nobody else of the family; it is no later version;
    it was published first, where both days are known; it names no other outlet of the family; most of what other
    outlets tell stands in it; it is the shortest, since versions grow; its day and id, which only settle ties.
    """
    by_id = {document.id: document for document in documents}
    outlets = {document.publisher: document for document in documents}  # a large family has few outlets
    given = _given(by_id, pairs)
    first_day = min((document.published for document in documents if document.published), default="")

    def rank(document: LinkDocument) -> tuple[bool, bool, bool, bool, bool, float, int, str, str]:
        others = [other for other in outlets.values() if outlet_of(other) != outlet_of(document)]
        return (
            not is_wire(document),
            credits_other(document) or any(is_taken_from(document, other) for other in others),
            is_corrected(document) or is_updated(document),
            (document.published or first_day) > first_day,
            any(names_outlet(document, other) for other in others),
            -round(given[document.id], 2),
            len(document.text),
            document.published or "9999",
            document.id,
        )

    return min(documents, key=rank).id


def _given(by_id: Mapping[str, LinkDocument], pairs: Iterable[Pair]) -> Mapping[str, float]:
    """Return for each document how much of other outlets' texts stands in it, added up."""
    given: dict[str, float] = defaultdict(float)
    for pair in pairs:
        outlet = outlet_of(by_id[pair.first])
        if outlet is None or outlet != outlet_of(by_id[pair.second]):
            given[pair.first] += pair.theirs.share
            given[pair.second] += pair.mine.share
    return given


def find_parents(original: str, order: Sequence[str], pairs: Sequence[Pair]) -> Mapping[str, Pair]:
    """Return for each other document the pair with the one that it was made from.

    Grown from the original: each document joins the one in which most of it stands. ``order`` settles ties.
    """
    by_document: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_document[pair.first].append(pair)
        by_document[pair.second].append(pair)
    rank = {document: number for number, document in enumerate(order)}
    parents: dict[str, Pair] = {}
    placed = {original}
    best: dict[str, tuple[float, int, Pair]] = {}

    def offer(placed_one: str) -> None:
        bonus = _NEARER if placed_one == original else 0.0
        for pair in by_document[placed_one]:
            child = pair.other(placed_one)
            key = (pair.taken(child).share + bonus, -rank[placed_one], pair)
            if child not in placed and (child not in best or key[:2] > best[child][:2]):
                best[child] = key

    offer(original)
    while best:
        child = max(best, key=lambda c: (best[c][0], -rank[c]))
        parents[child] = best.pop(child)[2]
        placed.add(child)
        offer(child)
    return parents
