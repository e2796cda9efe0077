"""Which documents copy one another, and how: families, each with its original and what each copy is to it."""

from bede.events.families.documents import LinkDocument
from bede.events.families.find import Grounded, find_families, find_pairs, ground_families, join_pairs
from bede.events.families.fingerprints import Fingerprint, fingerprint
from bede.events.families.likeness import Likeness, Pair
from bede.events.families.overlap import Taken

__all__ = [
    "Fingerprint",
    "Grounded",
    "Likeness",
    "LinkDocument",
    "Pair",
    "Taken",
    "find_families",
    "find_pairs",
    "fingerprint",
    "ground_families",
    "join_pairs",
]
