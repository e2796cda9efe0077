"""Claims at triggers that are given: what the reader and the resolvers make of them, as in the pipeline."""

from collections.abc import Sequence
from dataclasses import replace

from bede.claims import code
from bede.events import LinkClaim
from bede.model import Document, Frame, Parse, Sentence, Span
from bede.parses import TrainedReader
from bede.pipeline import link_claim
from bede.resolutions import resolve
from bede.settings import Settings


def claims_at(
    document: Document,
    sentences: Sequence[Span],
    triggers: Sequence[tuple[int, Span]],
    given: frozenset[int],
    *,
    reader: TrainedReader,
    settings: Settings,
) -> tuple[list[LinkClaim | None], list[LinkClaim]]:
    """Return a claim for each (sentence, trigger), None where the reader can't read that word, and the other claims.

    The others stand in sentences that are not ``given``: there the reader finds its own triggers, so that resolvers and
    linking see the whole document.
    """
    numbered = tuple(Sentence(n, span, 0) for n, span in enumerate(sentences))
    seen = {n: [(k, t) for k, (s, t) in enumerate(triggers) if s == n] for n in given}
    own = reader.look_at(document.text, [s for s in numbered if s.index not in given])
    at = reader.look_at(document.text, [s for s in numbered if s.index in given], threshold=0.0)
    frames: list[tuple[Frame, int | None]] = [(f, None) for one in own for f in one.frames(None)]
    for one in at:
        for key, span in seen[one.sentence.index]:
            frame = one.frame_at(span.start, None)
            if frame is not None:
                frames.append((replace(frame, trigger=span), key))
    frames.sort(key=lambda pair: (pair[0].trigger.start, pair[0].trigger.end, pair[1] or -1))
    parse = Parse(
        document.id,
        reader.name,
        numbered,
        tuple(m for one in (*own, *at) for m in one.names()),
        tuple(frame for frame, _ in frames),
    )
    coded = code(document, parse, resolve(document, parse, settings.resolutions))
    found: list[LinkClaim | None] = [None] * len(triggers)
    others: list[LinkClaim] = []
    for claim, (_, place) in zip(coded, frames, strict=True):
        if place is None:
            others.append(link_claim(claim, document))
        else:
            found[place] = link_claim(claim, document)
    return found, others
