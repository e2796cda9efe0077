"""Ids of claims: hashes of the words that were read, so that better coding renames no old row."""

from collections import Counter
from hashlib import sha256

from bede.model import Document, Parse


def claim_ids(document: Document, parse: Parse) -> list[str]:
    """Return an id per frame: a hash of the document's id, the sentence, the trigger and its turn among equals.

    Neither type nor parties take part: they are conclusions, and conclusions change.
    """
    turns: Counter[tuple[str, str]] = Counter()
    ids = []
    for frame in parse.frames:
        span = parse.sentences[frame.sentence].span
        words = (document.text[span.start : span.end], document.text[frame.trigger.start : frame.trigger.end])
        turns[words] += 1
        raw = "\x1f".join((document.id, *words, str(turns[words])))
        ids.append("c" + sha256(raw.encode()).hexdigest()[:15])
    return ids
