"""Ids of claims: hashes of the words that were read, so that better coding renames no old row."""

from collections import Counter
from hashlib import sha256

from bede.model import Document, Parse, Span


def claim_ids(document: Document, parse: Parse) -> list[str]:
    """Return an id per frame: a hash of the document's id, the sentence, the trigger, and which of its like it is.

    Neither type nor parties take part: they are conclusions, and conclusions change. Nor do the other frames
    of the document, so a reader that finds more leaves the ids of what was found before. Only frames that
    share one trigger (one word for two happenings) are told apart by their order.
    """
    repeats = _repeats(document, parse)
    turns: Counter[tuple[int, Span]] = Counter()
    ids = []
    for frame in parse.frames:
        sentence = parse.sentences[frame.sentence].span
        turns[frame.sentence, frame.trigger] += 1
        raw = (
            document.id,
            document.text[sentence.start : sentence.end],
            str(repeats[frame.sentence]),
            document.text[frame.trigger.start : frame.trigger.end],
            str(frame.trigger.start - sentence.start),
            str(turns[frame.sentence, frame.trigger]),
        )
        ids.append("c" + sha256("\x1f".join(raw).encode()).hexdigest()[:15])
    return ids


def _repeats(document: Document, parse: Parse) -> list[int]:
    """Return of each sentence how many of the same words stand before it in the document."""
    seen: Counter[str] = Counter()
    repeats = []
    for sentence in parse.sentences:
        words = document.text[sentence.span.start : sentence.span.end]
        repeats.append(seen[words])
        seen[words] += 1
    return repeats
