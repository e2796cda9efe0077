"""Families of copies: texts are read once, and compared with those that they share words with."""

from collections.abc import Sequence
from dataclasses import dataclass

from bede.chronicle import Chronicle
from bede.chronicle.columns import Row
from bede.chronicle.link_documents import Texts, load_link_documents
from bede.chronicle.linked import (
    fingerprint_row,
    load_families,
    load_fingerprints,
    load_pairs,
    pair_row,
    unread,
)
from bede.events.families import find_pairs, fingerprint, ground_families
from bede.events.relink import changed_documents
from bede.model import Family
from bede.settings import EventsOptions

_READ = 2_000
"""Texts that are read at once to take their fingerprints."""


@dataclass(frozen=True, slots=True)
class Copies:
    """All families. ``touched``: documents that are new, were coded anew, or whose family differs from before.

    ``fingerprints`` of the new documents, all texts ``compared``, and the ``grounds`` of all families: rows to keep.
    """

    families: tuple[Family, ...]
    touched: frozenset[str]
    fingerprints: Sequence[Row]
    compared: Sequence[Row]
    grounds: Sequence[Row]


def find_copies(chronicle: Chronicle, options: EventsOptions, *, anew: bool) -> Copies:
    """Return the families of all documents; ``anew``: as if none had ever been compared."""
    old = [] if anew else list(load_fingerprints(chronicle))
    before = {} if anew else load_families(chronicle)
    fresh = unread(chronicle, anew=anew)
    names = list(fresh)
    new = [
        fingerprint(document)
        for start in range(0, len(names), _READ)
        for document in load_link_documents(chronicle, names[start : start + _READ])
    ]
    prints, texts = [*old, *new], Texts(chronicle)
    pairs = find_pairs(prints, texts, options, () if anew else load_pairs(chronicle), texts.announce)
    known = {ground: family for ground, family in before.items() if fresh.keys().isdisjoint(family.documents)}
    grounded = ground_families(prints, pairs, texts, options, known=known, announce=texts.announce)
    families = tuple(one.family for one in grounded)
    return Copies(
        families=families,
        touched=frozenset(fresh) | changed_documents(before.values(), families),
        fingerprints=[fingerprint_row(one, fresh[one.document]) for one in new],
        compared=[pair_row(pair) for pair in pairs],
        grounds=[{"family_id": one.family.id, "ground": one.ground} for one in grounded],
    )
