"""The whole pipeline, from raw HTML to claims stored in a chronicle, against its floor: the bare encoder.

    python -m bench.end_to_end CORPORA [--pages newswire] [--parts 6] [--threads 1] [--history bench/history.jsonl]

Pages (``bench.raw_pages``) come in parts of a hundred, which is what a build writes at once. Part by part the encoder
reads the part's sentences, then the pipeline codes its pages and stores them, so that both meet the same disturbances.
Told are the ratio over all parts, which is that of the two speeds printed, and the ratio of each part: median, least
and most. The encoder gets the sentences that the network reads, cut into pieces already, sorted by length in batches of
16; with two threads it has two within a batch, while the pipeline reads two batches side by side. The pages are coded
by the engine that a build has, some of them at a time.

Seconds are those of the clock on the wall. With one thread those of the processor are told beside: what other work
takes away does not count in them. The hash is that of all claims in order: same code, same hash.
"""

import argparse
import hashlib
import json
import platform
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from pkgutil import resolve_name
from typing import Any
from unittest.mock import patch

import onnxruntime as ort

from bede import __version__
from bede.chronicle import Chronicle, CodedPage
from bede.model import Page
from bede.pages import read
from bede.parses import TrainedReader
from bede.parses.trained.pieces import Pieces
from bede.pipeline import in_turn
from bede.pipeline.building import BATCH
from bede.pipeline.runs import begun
from bede.settings import ParsesOptions, Settings
from bench.raw_pages import newswire, saved
from bench.reader_speed import SHIPPED, bare

SOURCES = {"newswire": newswire, "saved": saved}

STEPS = {
    "clean": "bede.pipeline.coding.clean",
    "date by background": "bede.pipeline.coding.date_by_background",
    "cut sentences": "bede.parses.annotate.split_sentences",
    "tokenise": "bede.parses.trained.reader.cut",
    "network": "bede.parses.trained.model_file.ModelFile.run",
    "decode": "bede.parses.trained.reader.TrainedReader.read",
    "resolve": "bede.pipeline.coding.resolve",
    "code": "bede.pipeline.coding.code",
    "store": "bede.chronicle.Chronicle.write_batch",
}
"""Steps in their order, with the functions that do them. "Decode" is what is left of reading sentences; what is left of
all is reading files."""


@dataclass
class Clock:
    """Own seconds of the processor by step: what a step calls that is a step itself counts there alone."""

    seconds: dict[str, float] = field(default_factory=dict)
    inner: list[float] = field(default_factory=lambda: [0.0])

    def around(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the same work, measured."""

        def measured(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            self.inner.append(0.0)
            try:
                return work(*given, **named)
            finally:
                spent = time.process_time() - start
                self.seconds[name] = self.seconds.get(name, 0.0) + spent - self.inner.pop()
                self.inner[-1] += spent

        return measured


@dataclass
class Part:
    """Pages that lie in a folder, and what the encoder has to do for their sentences."""

    folder: Path
    sentences: int = 0
    encode: Callable[[], object] = lambda: None


@dataclass(frozen=True)
class Times:
    """Seconds of the wall and of the processor, of the encoder and of the pipeline, for one part."""

    encoder: tuple[float, float]
    pipeline: tuple[float, float]

    def ratio(self, which: int) -> float:
        """Return the pipeline's speed as a share of the encoder's; 0: by the wall, 1: by the processor."""
        return self.encoder[which] / self.pipeline[which]


class Pipeline:
    """Codes the pages of a folder as a build does, and stores them."""

    def __init__(self, target: Path, threads: int) -> None:
        self.settings = Settings(parses=ParsesOptions(threads=threads))
        self.reader = TrainedReader(self.settings.parses)
        self.engine = in_turn(self.reader, self.settings)
        self.chronicle = Chronicle.open(target, options=self.settings.chronicle)
        self.chronicle.begin_run(begun(("bench",), "bench", self.settings))
        self.documents = self.claims = 0
        self.digest = hashlib.sha256()

    def build(self, folder: Path, *, store: bool = True) -> None:
        """Read, code and store the pages of a folder."""
        pages = (page for page in read([str(folder)], self.settings.pages) if isinstance(page, Page))
        outcomes = list(self.engine(pages))
        coded = [outcome for outcome in outcomes if isinstance(outcome, CodedPage)]
        if store:
            self.chronicle.write_batch(coded)
            self.documents += len(outcomes)
            self.claims += sum(len(one.claims) for one in coded)
            for one in coded:
                self.digest.update(repr((one.document.text, one.claims)).encode())


def parts_of(root: Path, source: str, most: int, size: int, folder: Path) -> list[Part]:
    """Lay the pages down in folders, ``size`` in each."""
    pages: Iterator[tuple[str, bytes]] = SOURCES[source](root)
    parts: list[Part] = []
    while len(parts) < most and (batch := list(islice(pages, size))):
        part = Part(folder / f"part-{len(parts):03d}")
        part.folder.mkdir()
        for name, body in batch:
            (part.folder / name).write_bytes(body)
        parts.append(part)
    return parts


def prepare(parts: Sequence[Part], pipeline: Pipeline, threads: int) -> None:
    """Code all pages once, unmeasured: it warms up, and tells which sentences the network reads."""
    score = TrainedReader.score
    for part in parts:
        pieces: list[Pieces] = []

        def noted(reader: TrainedReader, found: Sequence[Pieces], *more: Any, own: list[Pieces] = pieces) -> Any:
            own.extend(found)
            return score(reader, found, *more)

        with patch.object(TrainedReader, "score", noted):
            pipeline.build(part.folder, store=False)
        part.sentences = len(pieces)
        part.encode = bare(SHIPPED, pieces, threads=threads)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of the wall and of the processor that some work takes."""
    wall, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - own


def watched(clock: Clock) -> ExitStack:
    """Put the clock around every step, for the length of a ``with`` block."""
    stack = ExitStack()
    for name, path in STEPS.items():
        stack.enter_context(patch(path, clock.around(name, resolve_name(path))))
    return stack


def measured(source: str, options: argparse.Namespace) -> dict[str, Any]:
    """Measure the pages of one source and return what is told of them."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as name:
        parts = parts_of(options.corpora, source, options.parts, options.size, Path(name))
        pipeline = Pipeline(Path(name) / "bench.duckdb", options.threads)
        prepare(parts, pipeline, options.threads)
        rounds = []
        with watched(clock) if options.threads == 1 else ExitStack():
            for part in parts:
                encoder = timed(part.encode)
                rounds.append(Times(encoder, timed(lambda part=part: pipeline.build(part.folder))))  # type: ignore[misc]
        pipeline.chronicle.close()
    sentences = sum(part.sentences for part in parts)
    spent, floor = (sum(getattr(one, side)[0] for one in rounds) for side in ("pipeline", "encoder"))
    told = {"source": source, "threads": options.threads, "documents": pipeline.documents, "sentences": sentences}
    told |= {"claims": pipeline.claims, "hash": pipeline.digest.hexdigest()[:16]}
    told |= {"encoder_sentences_s": round(sentences / floor, 1), "sentences_s": round(sentences / spent, 1)}
    told |= {"documents_s": round(pipeline.documents / spent, 2), "ratio": round(floor / spent, 3)}
    for which, by in enumerate(("wall", "processor") if options.threads == 1 else ("wall",)):
        ratios = sorted(one.ratio(which) for one in rounds)
        told[f"ratio_{by}"] = [round(value, 3) for value in (statistics.median(ratios), ratios[0], ratios[-1])]
    if options.threads == 1:
        own, least = (sum(getattr(one, side)[1] for one in rounds) for side in ("pipeline", "encoder"))
        clock.seconds["read files, rest"] = own - sum(clock.seconds.values())
        told["shares"] = {step: round(seconds / own, 4) for step, seconds in clock.seconds.items()}
        told["over_encoder"] = {step: round(seconds / least, 4) for step, seconds in clock.seconds.items()}
    return told


def told_lines(told: dict[str, Any]) -> Iterator[str]:
    """Yield what is printed of a measure."""
    yield (
        f"{told['source']}, {told['threads']} thread(s): {told['documents']} pages, {told['sentences']} sentences, "
        f"{told['claims']} claims, hash {told['hash']}"
    )
    yield (
        f"  encoder {told['encoder_sentences_s']} sentences/s, pipeline {told['sentences_s']} sentences/s and "
        f"{told['documents_s']} pages/s: ratio {told['ratio']:.3f}"
    )
    for by in ("wall", "processor"):
        if ratio := told.get(f"ratio_{by}"):
            yield f"  ratio of parts by the {by}: median {ratio[0]:.3f}, from {ratio[1]:.3f} to {ratio[2]:.3f}"
    for step in (*STEPS, "read files, rest") if "shares" in told else ():
        share, over = told["shares"].get(step, 0.0), told["over_encoder"].get(step, 0.0)
        yield f"  {step:20} {share:6.1%} of the pipeline, {over:6.3f} of the encoder"


def circumstances() -> dict[str, Any]:
    """Return when, from which commit and on what a measure was made."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    versions = {"bede": __version__, "python": platform.python_version(), "onnxruntime": ort.__version__}
    return {"date": f"{datetime.now(UTC):%Y-%m-%d %H:%M}", "commit": commit.stdout.strip(), "versions": versions}


def main() -> None:
    """Print the figures, and append them to the history where one is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of the unpacked archives")
    parser.add_argument("--pages", choices=SOURCES, action="append", help="what is read; all where none is named")
    parser.add_argument("--parts", type=int, default=6, help="most parts of a source")
    parser.add_argument("--size", type=int, default=BATCH, help="pages of a part; a build writes a hundred at once")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--history", type=Path, help="a file of JSON Lines that the figures are appended to")
    options = parser.parse_args()
    for source in options.pages or SOURCES:
        told = measured(source, options)
        print("\n".join(told_lines(told)), flush=True)
        if options.history:
            with options.history.open("a", encoding="utf-8") as file:
                file.write(json.dumps({**circumstances(), **told}) + "\n")


if __name__ == "__main__":
    main()
