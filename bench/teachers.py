"""The shipped reader on what other corpora annotate: mentions, attributions, factuality. Development parts only.

    python -m bench.teachers CORPORA [--model FILE]       (CORPORA: the unpacked archives)

Mentions: the tenth of en-worldwide-newswire's articles that training never saw; span and kind exact. Attributions:
PolNeAR's dev part; a cue counts where it overlaps a cue, its source and content where the cue does; a source that
stands in another sentence is a miss. Factuality: UW's dev part; status, stance and certainty at the given event word,
each code by its probability and its logarithm, are turned into a number by a ridge regression that is fitted on UW's
train part.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from training.corpora import attribution, factuality, names
from training.examples import Example, make_tokenizer

from bede.evaluate.pairs import overlap
from bede.model import Sentence, Span
from bede.parses.sentences import sentence_spans
from bede.parses.trained import TrainedReader
from bede.parses.trained.decode import softmax, stretches
from bede.parses.trained.sentence_reader import Attribution
from bede.settings import ParsesOptions

GOLD = Path("gold")
MEASURES = ("cue", "source", "source exact", "content", "content exact", "content given the cue")
"""``content``: characters shared, over all contents of the documents; ``given the cue``: of cues that were found."""
UNITS = ("status", "stance", "certainty")


Figure = tuple[str, str, float]
"""What is measured, the figure in words, and the one number of it that counts."""


def f1(name: str, right: float, given: float, wanted: float) -> Figure:
    """Return precision, recall and F1."""
    precision, recall = right / max(1, given), right / max(1, wanted)
    score = 2 * precision * recall / max(1e-9, precision + recall)
    told = f"P {precision:.3f} R {recall:.3f} F1 {score:.3f}  ({given:.0f} given, {wanted:.0f} wanted)"
    return name, told, score


def mentions(reader: TrainedReader, examples: list[Example]) -> Figure:
    """Return exact F1 of mentions."""
    right = given = wanted = 0
    labels = reader.model.labels["name"]
    for example, scored in zip(examples, reader.score([e.pieces for e in examples]), strict=True):
        words = [n for n, opens in enumerate(example.pieces.opens) if opens]
        last = len(example.pieces.ids) - 1
        found = {
            (p.first, p.end if p.end >= 0 else last, p.kind) for p in stretches(scored.tags["name"], labels, words)
        }
        gold = {(*span, kind) for span, kind in example.names or ()}
        right, given, wanted = right + len(found & gold), given + len(found), wanted + len(gold)
    return f1("mentions, worldwide tenth", right, given, wanted)


def attributions(reader: TrainedReader, root: Path) -> Iterator[Figure]:
    """Yield the figures of PolNeAR's dev part."""
    counts = {name: np.zeros(3) for name in MEASURES}
    for text_file, marks in attribution.documents(root, "dev"):
        text = text_file.read_text(encoding="utf-8")
        lines = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
        spans = [s for line in lines for s in sentence_spans(text, line)]
        sentences = [Sentence(n, s, 0) for n, s in enumerate(spans)]
        found = [a for seen in reader.look_at(text, sentences) for a in seen.attributions()]
        gold = attribution.attributions(marks.read_text(encoding="utf-8"))
        free = list(found)
        counts["cue"] += 0, len(found), len(gold)
        counts["source"] += 0, sum(a.source is not None for a in found), sum(bool(a.source) for a in gold)
        counts["source exact"][1:] = counts["source"][1:]
        counts["content exact"] += 0, sum(bool(a.contents) for a in found), sum(bool(a.content) for a in gold)
        counts["content"] += 0, *(sum(end - start for start, end in side) for side in _contents(found, gold))
        for one in gold:
            own = [Span(*span) for span in one.cue]
            match = next((a for a in free if any(overlap(a.cue, span) for span in own)), None)
            if match is None:
                continue
            free.remove(match)
            counts["cue"][0] += 1
            speaker = match.source.speaker.span if match.source and match.source.speaker else None
            sources = [Span(*span) for span in one.source]
            if speaker is not None:
                counts["source"][0] += any(overlap(speaker, span) for span in sources)
                counts["source exact"][0] += [speaker] == sources
            contents = [Span(*span) for span in one.content]
            shared = sum(overlap(a, b) for a in match.contents for b in contents)
            counts["content exact"][0] += bool(contents) and list(match.contents) == contents
            counts["content"][0] += shared
            counts["content given the cue"] += shared, sum(map(length, match.contents)), sum(map(length, contents))
    yield from (f1(f"PolNeAR dev, {name}", *values) for name, values in counts.items())


def _contents(
    found: list[Attribution], gold: list[attribution.Attribution]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    given = [(span.start, span.end) for a in found for span in a.contents]
    return given, [span for a in gold for span in a.content]


def length(span: Span) -> int:
    """Return how many characters a span has."""
    return span.end - span.start


def seen_facts(reader: TrainedReader, examples: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Return status, stance and certainty at each event word, in probabilities and logarithms, and the factuality."""
    rows, values = [], []
    for example, scored in zip(examples, reader.score([e.pieces for e in examples], threshold=0.0), strict=True):
        at = {anchor.piece: anchor for anchor in scored.triggers}
        for piece, value in example.facts or ():
            chances = np.concatenate([softmax(at[piece].codes[name]) for name in UNITS])
            rows.append(np.concatenate([chances, np.log(chances + 1e-6)]))
            values.append(value)
    return np.array(rows), np.array(values)


def pearson(reader: TrainedReader, train: list[Example], dev: list[Example]) -> float:
    """Return Pearson's r of factuality as guessed and as annotated."""
    known, targets = seen_facts(reader, train)
    asked, wanted = seen_facts(reader, dev)
    mean, spread = known.mean(0), known.std(0) + 1e-9
    known, asked = (known - mean) / spread, (asked - mean) / spread
    weights = np.linalg.solve(known.T @ known + 10.0 * np.eye(known.shape[1]), known.T @ (targets - targets.mean()))
    return float(np.corrcoef(asked @ weights, wanted)[0, 1])


def figures(reader: TrainedReader, root: Path) -> Iterator[Figure]:
    """Yield all that is measured."""
    tokenizer = make_tokenizer(reader.model.tokenizer)
    yield mentions(reader, list(names.worldwide(root, GOLD, tokenizer, tenth=True)))
    yield from attributions(reader, root)
    train, dev = (list(factuality.examples(root, tokenizer, part, ("UW",))) for part in ("train", "dev"))
    value = pearson(reader, train, dev)
    yield "UW dev, Pearson from status, stance and certainty", f"{value:.3f}", value


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--model", default="")
    options = parser.parse_args()
    # Cues and names are asked of all sentences here, those without a claim too.
    reader = TrainedReader(ParsesOptions(model=options.model, skim=False))
    print(reader.name)
    for name, told, _ in figures(reader, options.corpora):
        print(f"{name}: {told}")
    shipped = TrainedReader(ParsesOptions(model=options.model))
    examples = names.worldwide(options.corpora, GOLD, make_tokenizer(shipped.model.tokenizer), tenth=True)
    print(f"{mentions(shipped, list(examples))[1]} for mentions with the first look")


if __name__ == "__main__":
    main()
