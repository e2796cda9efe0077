"""How well claims are read: the reader against the annotated claims, on documents it was not written on.

    python bench/reader.py ../shared/claims [--part dev]

The documents are split by the hash of their text, 70/15/15; the word lists were written while looking at the train
part only. The sentences are the annotated ones, so that only the reader is measured. A trigger is found where the
spans overlap; parties and speakers are counted on found triggers, where their spans overlap.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bede.model import Block, BlockKind, Document, Frame, Mention, Resolution, Sentence, Span, When
from bede.pipeline import make_reader
from bede.settings import Settings

Row = dict[str, Any]


def part_of(digest: str) -> str:
    """Return the part of the corpus that a document belongs to, fixed by the hash of its text."""
    place = int(hashlib.sha256(digest.encode()).hexdigest(), 16) % 100
    return "train" if place < 70 else "dev" if place < 85 else "test"


@dataclass(slots=True)
class Tally:
    """Counts of right, given and wanted items by name."""

    right: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def line(self, name: str) -> str:
        """Return precision, recall and F1 of one kind of item."""
        right, given, wanted = self.right[name], self.given[name], self.wanted[name]
        precision, recall = right / max(given, 1), right / max(wanted, 1)
        f1 = 2 * right / max(given + wanted, 1)
        counts = f"{right} right of {given} given, {wanted} wanted"
        return f"{name:<12} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   ({counts})"


def load(folder: Path, part: str) -> Iterator[tuple[Row, list[Row]]]:
    """Yield the documents of a part with their annotated claims."""
    claims: dict[str, list[Row]] = defaultdict(list)
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        claims[row["doc"]].append(row)
    for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        if part_of(document["sha256"]) == part:
            yield document, claims[document["doc"]]


def as_document(row: Row) -> tuple[Document, tuple[Sentence, ...]]:
    """Return a corpus document as ours: one block, and the annotated sentences."""
    text = row["text"]
    unknown: Resolution[When] = Resolution("", None, "none", 0.0)
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)), "bench")
    document = Document(
        row["doc"], "", "", None, text, (block,), None, None, None, None, published=unknown, language="en"
    )
    sentences = tuple(Sentence(n, Span(start, end), 0) for n, (start, end) in enumerate(row["sentences"]))
    return document, sentences


def overlaps(first: Sequence[int], second: Span) -> bool:
    """Return whether two half-open ranges share a character."""
    return first[0] < second.end and second.start < first[1]


def compare(frames: Sequence[Frame], claims: Sequence[Row], tally: Tally) -> None:
    """Add one document's frames and annotated claims to the tally; each claim is matched once."""
    tally.given["trigger"] += len(frames)
    tally.given["typed"] += len(frames)
    tally.wanted["trigger"] += len(claims)
    tally.wanted["typed"] += len(claims)
    free = list(claims)
    for frame in frames:
        match = next((c for c in free if overlaps(c["trigger"]["span"], frame.trigger)), None)
        if match is None:
            continue
        free.remove(match)
        tally.right["trigger"] += 1
        tally.right["typed"] += match["type"] == frame.type
        tally.given["status"] += 1
        tally.wanted["status"] += 1
        tally.right["status"] += match["status"] == frame.status
        speakers = [v.speaker for v in frame.voices if v.speaker is not None and not v.carried]
        for name, wanted, given in (
            ("actors", match["actors"], list(frame.actors)),
            ("recipients", match["recipients"], list(frame.recipients)),
            ("speakers", match["voices"], speakers),
        ):
            _count(tally, name, [item["span"] for item in wanted if item["span"]], given)


def _count(tally: Tally, name: str, wanted: Sequence[Sequence[int]], given: Sequence[Mention]) -> None:
    tally.wanted[name] += len(wanted)
    tally.given[name] += len(given)
    tally.right[name] += sum(any(overlaps(span, mention.span) for mention in given) for span in wanted)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder with documents.jsonl and claims.jsonl")
    parser.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    options = parser.parse_args()
    reader, tally, number = make_reader(Settings()), Tally(), 0
    for row, claims in load(options.folder, options.part):
        compare(reader.read(*as_document(row)).frames, claims, tally)
        number += 1
    print(f"{reader.name} on {number} documents of the {options.part} part")
    for name in ("trigger", "typed", "status", "actors", "recipients", "speakers"):
        print(f"  {tally.line(name)}")


if __name__ == "__main__":
    main()
