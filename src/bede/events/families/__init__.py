"""Which documents copy one another, and how: families, each with its original and what each copy is to it."""

from bede.events.families.documents import LinkDocument
from bede.events.families.find import find_families, find_pairs, join_pairs
from bede.events.families.fingerprints import Fingerprint, fingerprint
from bede.events.families.likeness import Likeness, Pair

__all__ = [
    "Fingerprint",
    "Likeness",
    "LinkDocument",
    "Pair",
    "find_families",
    "find_pairs",
    "fingerprint",
    "join_pairs",
]
