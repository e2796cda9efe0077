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

import onnx
import onnxruntime as ort
from training.corpora.plain import plain_document
from training.skim_graph import encoder_alone

from bede.gold.sources import text_of
from bede.model import Document, Sentence
from bede.parses import split_sentences
from bede.parses.trained import TrainedReader
from bede.parses.trained.batches import side_by_side
from bede.parses.trained.model_file import open_model
from bede.parses.trained.pieces import Pieces, cut
from bede.settings import ParsesOptions

SHIPPED = Path("src/bede/parses/trained/reader.onnx")
AT_ONCE = 16
Read = tuple[Document, tuple[Sentence, ...]]


def documents(root: Path, most: int) -> list[Read]:
    """Return newswire documents with their sentences, about ``most`` sentences in all."""
    found: list[Read] = []
    total = 0
    for file in sorted(root.glob("newswire/TE3-Silver/*/*.tml")):
        if total >= most:
            break
        text = text_of(file.relative_to(root).as_posix(), file.read_bytes())
        document = plain_document(file.stem, text)
        sentences = split_sentences(document, ParsesOptions())
        total += len(sentences)
        found.append((document, sentences))
    return found


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def bare(file: Path, pieces: Sequence[Pieces], *, threads: int) -> Callable[[], object]:
    """Return the work of the encoder alone on sentences that are cut already, sorted by length, 16 at once."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    session = ort.InferenceSession(encoder_alone(onnx.load(str(file))).SerializeToString(), options)
    ordered = sorted(pieces, key=lambda one: -len(one.ids))
    batches = [side_by_side(ordered[start : start + AT_ONCE]) for start in range(0, len(ordered), AT_ONCE)]
    for batch in batches:
        del batch["words"]

    def run() -> None:
        for batch in batches:
            session.run(["vectors"], batch)

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
        file = Path(options.model) if options.model else SHIPPED
        encoder = bare(file, cut(open_model(file).tokenizer, texts, ParsesOptions().max_pieces), threads=threads)
        whole = lambda r=reader: [r.read([one]) for one in read]  # noqa: E731
        rounds = [(timed(encoder), timed(whole)) for _ in range(options.rounds)]
        floor, own = (min(seconds) for seconds in zip(*rounds, strict=True))
        print(
            f"{threads} thread(s): encoder {len(texts) / floor:.0f} sentences/s, reader {len(texts) / own:.0f}, "
            f"ratio {floor / own:.2f}"
        )
    print(f"resident memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
