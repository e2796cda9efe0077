"""The claim corpus: triggers with type, mode, status, stance and certainty, their parties, voices and circumstances."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Tokenizer

from bede.gold.read import read_gold
from bede.gold.records import GoldClaim, Reading
from bede.model import Span
from bede.parses.trained.fronts import fronts
from bede.parses.trained.pieces import Pieces
from training.corpora import held
from training.examples import Anchor, Example, extent, pieces_of


def examples(
    folder: Path, corpora: Path | None, tokenizer: Tokenizer, parts: Iterable[str] = ("train",)
) -> Iterator[Example]:
    """Yield the sentences of the claim corpus; boilerplate is left out, as it is when pages are cleaned.

    Of the train part, documents that share text with one that measures are left out too.
    """
    for reading in read_gold(folder, corpora, parts).readings:
        text = reading.document.text
        if text is None or (corpora and reading.document.part == "train" and held.is_copy(text, folder, corpora)):
            continue
        yield from _sentences(reading, text, tokenizer)


def _sentences(reading: Reading, text: str, tokenizer: Tokenizer) -> Iterator[Example]:
    claims: dict[int, list[GoldClaim]] = defaultdict(list)
    for claim in reading.claims:
        claims[claim.sentence].append(claim)
    kept = [n for n in range(len(reading.document.sentences)) if n not in reading.document.boilerplate]
    spans = [reading.document.sentences[n] for n in kept]
    texts = [text[s.start : s.end] for s in spans]
    cut = pieces_of(tokenizer, texts, list(fronts(text, spans)))
    for number, span, pieces in zip(kept, spans, cut, strict=True):
        yield _example(pieces, span, claims[number])


def _example(pieces: Pieces, sentence: Span, claims: list[GoldClaim]) -> Example:
    example = Example("claims", pieces, triggers=[])
    seen: dict[tuple[int, int], Anchor] = {}

    def place(span: Span | None) -> tuple[int, int] | None:
        if span is None or span.start < sentence.start or span.end > sentence.end:
            return None
        return extent(pieces, (span.start - sentence.start, span.end - sentence.start))

    for claim in claims:
        found = place(claim.trigger)
        if found is None or found in seen or any(found[0] == other[0] for other in seen):
            continue  # two claims on one trigger: the first teaches, the other can't be told apart by its words
        anchor = seen[found] = Anchor(found)
        assert example.triggers is not None
        example.triggers.append(anchor)
        anchor.codes = {
            "type": claim.type.value,
            "mode": f"{claim.type.value}.{claim.mode or '-'}",
            "status": claim.status.value,
            "stance": claim.stance.value,
            "certainty": claim.certainty.value,
            "carried": "yes" if any(voice.carried for voice in claim.voices) else "no",
        }
        roles: dict[str, list[Span | None]] = {
            "actor": [m.span for m in claim.actors],
            "recipient": [m.span for m in claim.recipients],
            "speaker": [v.span for v in claim.voices],
            "cue": [v.cue for v in claim.voices],
            "time": [claim.time.span if claim.time else None],
            "place": [claim.place.span if claim.place else None],
            "amount": [a.span for a in claim.amounts],
        }
        anchor.roles = {role: [e for span in spans if (e := place(span))] for role, spans in roles.items()}
        example.figures += [(e[0], a.kind.value) for a in claim.amounts if (e := place(a.span))]
        example.speakers += [(e[0], v.kind.value) for v in claim.voices if (e := place(v.span))]
    return example
