"""Fingerprints: a quarter of a text's word runs, chosen by their own hash, so that the same run is chosen everywhere.

Unlike a MinHash of fixed size, which estimates how much of *both* texts is shared, a sample that grows with the text
still meets an excerpt of a few sentences in a long one.
"""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from bede.events.families.documents import LinkDocument
from bede.events.families.wording import Hashes, Wording, read_wording

SAMPLED = 4
"""One run in so many is kept: two sentences of 45 words share about eleven with their source."""


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """What finding copies needs of a text: a pure function of it, small enough to be kept for every document.

    ``runs``: hashes of the sampled runs, sorted, each once. ``digest``: hash of all words in their order.
    """

    document: str
    published: str | None
    uri: str
    digest: str
    runs: Hashes


def fingerprint(document: LinkDocument) -> Fingerprint:
    """Return the fingerprint of a document."""
    return fingerprint_of(document, read_wording(document.text))


def fingerprint_of(document: LinkDocument, wording: Wording) -> Fingerprint:
    """Return the fingerprint of a document whose words were read already.

    Runs in quoted speech are left out, as in the comparison, unless the text is little else.
    """
    told = wording.runs[~wording.quoted]
    runs = told if 4 * len(told) >= len(wording.runs) else wording.runs
    sampled = np.unique(runs[runs % np.uint64(SAMPLED) == 0])
    digest = blake2b(wording.words.tobytes(), digest_size=12).hexdigest() if len(wording.words) else ""
    return Fingerprint(document.id, document.published, document.uri, digest, sampled)
