"""Types with the parties given: PLV_train of Zero-Shot-PLOVER. Its YIELD stands for CONCEDE and RETREAT."""

import csv
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from training.examples import Example, extent, pieces_of

FILE = "events/Zero-Shot-PLOVER/datasets/PLV_train.tsv"


def rows(root: Path) -> Iterator[tuple[str, tuple[int, int], tuple[int, int], str, int]]:
    """Yield (sentence, source, target, type, quad class) with spans of characters."""
    with (root / FILE).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, spans = unmarked(row["marked_sentence"])
            if "s" in spans and "t" in spans:
                yield text, spans["s"], spans["t"], row["gold_root"], int(row["gold_penta"])


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return a sentence without ``<s>..</s>`` and ``<t>..</t>``, and where these stood."""
    text, at = "", 0
    spans: dict[str, tuple[int, int]] = {}
    opened: dict[str, int] = {}
    while at < len(marked):
        for key in ("s", "t"):
            if marked.startswith(f"<{key}>", at):
                opened[key], at = len(text), at + 3
                break
            if marked.startswith(f"</{key}>", at) and key in opened:
                spans[key], at = (opened[key], len(text)), at + 4
                break
        else:
            text, at = text + marked[at], at + 1
    return text, spans


def examples(root: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield sentences with source, target and type."""
    found = list(rows(root))
    for (_, source, target, kind, _), pieces in zip(found, pieces_of(tokenizer, [r[0] for r in found]), strict=True):
        first, second = extent(pieces, source), extent(pieces, target)
        if first and second:
            yield Example("plover", pieces, relation=(first, second, kind))
