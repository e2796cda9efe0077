"""What to call it: two sides whose words for one act differ in hostility ("accident", "attack")."""

from collections.abc import Iterator, Sequence

from bede.events.agreeing.disputes.positions import dispute, position
from bede.events.agreeing.figures import opposed
from bede.events.agreeing.tellings import Telling
from bede.knowledge.ontology import quad
from bede.knowledge.words.telling import labels
from bede.model import Difference, Dispute, DisputeAbout

_CONFLICT = 3
"""Quad classes from here on are conflict."""


def dispute_what(tellers: Sequence[Telling]) -> list[Dispute]:
    """Return what two sides call the act, where the one's word is mild and the other's harsh; the first such pair."""
    for mild, harsh in _pairs(tellers):
        if any(opposed(a, b) for a in mild for b in harsh):
            sides = [position(_words(mild), mild), position(_words(harsh), harsh)]
            return [dispute(DisputeAbout.WHAT, Difference.CONFLICT, sides)]
    return []


def _pairs(tellers: Sequence[Telling]) -> Iterator[tuple[list[Telling], list[Telling]]]:
    """Yield who uses a mild and who a harsh word, by the table of labels; then by types of help and of conflict."""
    for pair in labels():
        mild = [t for t in tellers if pair.mild.search(t.claim.trigger)]
        harsh = [t for t in tellers if pair.harsh.search(t.claim.trigger) and t not in mild]
        if mild and harsh:
            yield mild, harsh
    mild = [t for t in tellers if quad(t.claim.type) < _CONFLICT]
    harsh = [t for t in tellers if quad(t.claim.type) > _CONFLICT]
    if mild and harsh:
        yield mild, harsh


def _words(tellings: Sequence[Telling]) -> str:
    return ", ".join(dict.fromkeys(t.claim.trigger.lower() for t in tellings))
