"""Voices: PolNeAR's attributions, each a cue with its source and content.

Sentences are cut by our own splitter; a source or content that another sentence holds is none here, a content that
goes on is cut at the sentence's end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from bede.model import Span
from bede.parses.sentences import sentence_spans
from bede.parses.trained.pieces import Pieces
from training.corpora import held
from training.examples import Anchor, CharSpan, Example, extent, pieces_of


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue and its source and content, each one or more stretches of the document's characters."""

    cue: tuple[CharSpan, ...]
    source: tuple[CharSpan, ...]
    content: tuple[CharSpan, ...]


def examples(root: Path, gold: Path, tokenizer: Tokenizer, part: str = "train") -> Iterator[Example]:
    """Yield the sentences of PolNeAR; documents that measure claims are left out of its train part."""
    measured = held.documents(gold)
    for text_file, marks in documents(root, part):
        if part == "train" and text_file.relative_to(root).as_posix() in measured:
            continue
        text = text_file.read_text(encoding="utf-8")
        if part == "train" and held.is_copy(text, gold, root):
            continue
        found = attributions(marks.read_text(encoding="utf-8"))
        spans = [
            s for line in re.finditer(r"[^\n]+", text) for s in sentence_spans(text, Span(line.start(), line.end()))
        ]
        for span, pieces in zip(spans, pieces_of(tokenizer, [text[s.start : s.end] for s in spans]), strict=True):
            yield Example("attribution", pieces, cues=list(_anchors(pieces, span, found)))


def documents(root: Path, part: str) -> Iterator[tuple[Path, Path]]:
    """Yield (text, annotation) of each document; where several people annotated one, the first by name."""
    folder = root / "attribution/PolNeAR/data" / part
    by_text: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        by_text.setdefault(file.stem.rpartition("_")[0], file)
    for file in sorted((folder / "text").glob("*.txt")):
        if file.stem in by_text:
            yield file, by_text[file.stem]


def attributions(text: str) -> list[Attribution]:
    """Return the attributions of a brat file; those that the annotators discarded are left out."""
    spans: dict[str, tuple[CharSpan, ...]] = {}
    found = []
    for line in sorted(text.splitlines(), key=lambda line: not line.startswith("T")):  # events name spans below them
        cells = line.split("\t")
        if len(cells) < 2:
            continue  # a span that holds a line break goes on in the next line
        if line.startswith("T"):
            stretches = cells[1].partition(" ")[2].split(";")
            spans[cells[0]] = tuple((int(a), int(b)) for a, b in (s.split() for s in stretches))
        elif line.startswith("E"):
            parts: dict[str, list[CharSpan]] = {"Cue": [], "Source": [], "Content": []}
            for part in cells[1].split():
                name, _, key = part.partition(":")
                name = name.rstrip("0123456789")
                if name in parts:
                    parts[name] += spans.get(key, ())
            found.append(Attribution(tuple(parts["Cue"]), tuple(parts["Source"]), tuple(parts["Content"])))
    return found


def _anchors(pieces: Pieces, sentence: Span, found: list[Attribution]) -> Iterator[Anchor]:
    taken = set()
    for attribution in found:
        cue = list(_within(pieces, sentence, attribution.cue))
        if cue and cue[0][0] not in taken:
            taken.add(cue[0][0])
            roles = {
                "source": list(_within(pieces, sentence, attribution.source)),
                "content": list(_within(pieces, sentence, attribution.content)),
            }
            yield Anchor(cue[0], roles)


def _within(pieces: Pieces, sentence: Span, spans: tuple[CharSpan, ...]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        first, last = max(start, sentence.start), min(end, sentence.end)
        if first < last and (e := extent(pieces, (first - sentence.start, last - sentence.start))):
            yield e
