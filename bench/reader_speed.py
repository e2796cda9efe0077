"""The reader's speed against its floor: the bare encoder on the same sentences, in one run.

    python -m bench.reader_speed CORPORA [--sentences 5000]     (CORPORA: the unpacked archives)

Sentences come from the first articles of TE3-Silver, in their documents: both are measured as they are used, document
by document. The bare encoder gets all sentences sorted by length in batches of 16, and two threads within a batch;
the reader reads two batches of a document side by side.
"""

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime as ort

from bede.gold.sources import text_of
from bede.model import Block, BlockKind, Document, Resolution, Sentence, Span, When
from bede.parses import split_sentences
from bede.parses.trained import TrainedReader
from bede.parses.trained.batches import batched
from bede.parses.trained.model_file import ModelFile, open_model
from bede.parses.trained.pieces import Pieces, cut
from bede.settings import ParsesOptions

SHIPPED = Path("src/bede/parses/trained/reader.onnx")
THRESHOLD = np.array(0.5, dtype=np.float32)
Read = tuple[Document, tuple[Sentence, ...]]


def documents(root: Path, most: int) -> list[Read]:
    """Return newswire documents with their sentences, about ``most`` sentences in all."""
    found: list[Read] = []
    total = 0
    for file in sorted(root.glob("newswire/TE3-Silver/*/*.tml")):
        if total >= most:
            break
        text = text_of(file.relative_to(root).as_posix(), file.read_bytes())
        blocks, at = [], 0
        for line in text.split("\n"):
            if line.strip():
                blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line)), "bench"))
            at += len(line) + 1
        unknown: Resolution[When] = Resolution("", None, "none", 0.0)
        document = Document(file.stem, "", file.name, None, text, tuple(blocks), None, None, None, None, unknown, "en")
        sentences = split_sentences(document, ParsesOptions())
        total += len(sentences)
        found.append((document, sentences))
    return found


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare(model: ModelFile, pieces: Sequence[Pieces]) -> Callable[[], object]:
    """Return the work of the encoder alone on sentences that are cut already."""
    batches = [inputs for _, inputs in batched(pieces, 16)]
    only = ort.RunOptions()
    only.only_execute_path_to_fetches = True
    inputs = ("ids", "shapes", "mask", "words", "threshold")

    def run() -> None:
        for batch in batches:
            full = {**batch, "threshold": THRESHOLD}
            model.session.run(["vectors"], {name: full[name] for name in inputs}, only)

    return run


def main() -> None:
    """Print sentences per second of both, with one and two threads, the best of some rounds each in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--sentences", type=int, default=5000)
    parser.add_argument("--model", default="")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--batch", type=int, default=ParsesOptions().batch)
    options = parser.parse_args()
    read = documents(options.corpora, options.sentences)
    texts = [d.text[s.span.start : s.span.end] for d, sentences in read for s in sentences]
    print(f"{len(read)} documents, {len(texts)} sentences")
    for threads in (1, 2):
        reader = TrainedReader(ParsesOptions(model=options.model, threads=threads, batch=options.batch))
        model = open_model(Path(options.model) if options.model else SHIPPED, threads=threads)
        encoder = bare(model, cut(model.tokenizer, texts, ParsesOptions().max_pieces))
        whole = lambda r=reader: [r.read(d, s) for d, s in read]  # noqa: E731
        rounds = [(timed(encoder), timed(whole)) for _ in range(options.rounds)]
        floor, own = (min(seconds) for seconds in zip(*rounds, strict=True))
        print(
            f"{threads} thread(s): encoder {len(texts) / floor:.0f} sentences/s, reader {len(texts) / own:.0f}, "
            f"ratio {floor / own:.2f}"
        )
    print(f"resident memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
