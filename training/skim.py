"""A first look within the network: sentences in which nothing can be a claim are not read to the end.

    python -m training.skim MODEL CORPORA -o FILE

After ``LAYERS`` of the encoder's layers a small head says of every word how likely a trigger begins there, and which
name it may belong to. Sentences in which no word reaches ``bound`` leave the network there; of them the reader has
those names, and nothing else. The rest goes on as before, value for value.

The head learns from what the model itself finds in news that nobody annotated, and is written into the model's graph:
no other weight changes. Texts that measure, and copies of them, are left out (``training.corpora.held``). A tenth of
the documents chooses the bound, another tenth tells what it costs.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from itertools import islice
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from torch import nn
from torch.nn import functional

from bede.gold.sources import text_of
from bede.parses import split_sentences
from bede.parses.trained import TrainedReader
from bede.parses.trained.batches import batched
from bede.parses.trained.model_file import Array, open_model
from bede.parses.trained.pieces import Pieces
from bede.settings import ParsesOptions
from training.corpora import held
from training.corpora.plain import plain_document
from training.skim_graph import STATE, Head, insert, join_heads
from training.steps import fix, ranges

WIDTH = 256
EPOCHS = 20
BATCH = 8192
NAMES = 0.5
"""Weight of the names' loss beside that of triggers."""
RECALL = 0.995
"""Share of the sentences with a frame that the bound lets through."""
RANGES = 50
"""One sentence in so many tells the ranges of rounding."""
REUTERS = slice(1000, None, 5)
"""Of Reuters-21578 every fifth text, and none of the first, on which speed is measured."""


@dataclass
class Seen:
    """What the model makes of all sentences, piece after piece.

    ``vectors`` [piece, width]: the early layer's. ``triggers`` [piece]: whether the model begins one there. ``names``
    [piece]: the number of its tag. ``starts`` [sentence + 1]: where the pieces of each begin. ``part`` [sentence]: 0
    to 9, by its document.
    """

    vectors: Array
    triggers: Array
    names: Array
    starts: Array
    part: Array


def texts(root: Path, gold: Path) -> Iterator[tuple[str, str]]:
    """Yield reference and text of news that measures nothing."""
    files = [
        *root.glob("newswire/TE3-Silver/*/*.tml"),
        *root.glob("attribution/PolNeAR/data/train/text/*.txt"),
        *(f for f in root.glob("names/en-worldwide-newswire/original_articles/**/*.txt") if not held.is_tenth(f.name)),
    ]
    for file in sorted(files):
        reference = file.relative_to(root).as_posix()
        if reference not in held.documents(gold):
            yield reference, text_of(reference, file.read_bytes())
    items = [
        (f"{file.name}#{number}", "\n".join(" ".join(part.split()) for part in re.split(r"\n {2,}", unescape(body))))
        for file in sorted(root.glob("newswire/Reuters-21578/*.sgm"))
        for number, body in enumerate(re.findall(r"<BODY>(.*?)</BODY>", file.read_text("latin-1"), re.DOTALL))
    ]
    yield from items[REUTERS]


def sentences(root: Path, gold: Path, reader: TrainedReader, every: int) -> Iterator[tuple[int, list[Pieces]]]:
    """Yield the part of each document, and the pieces of its sentences; one document in ``every``."""
    for reference, text in islice(texts(root, gold), 0, None, every):
        if held.is_copy(text, gold, root):
            continue
        pieces = reader.cut(text, split_sentences(plain_document(reference, text), ParsesOptions()))
        yield int(sha256(reference.encode()).hexdigest(), 16) % 10, pieces


def look(file: Path, found: Sequence[tuple[int, list[Pieces]]], folder: Path) -> Seen:
    """Run the model over all sentences and keep what the head needs; the vectors lie in a file."""
    graph = onnx.load(str(file))
    graph.graph.output.append(onnx.helper.make_tensor_value_info(STATE, onnx.TensorProto.FLOAT, ["s", "p", "w"]))
    options = ort.SessionOptions()
    options.log_severity_level = 3
    session = ort.InferenceSession(graph.SerializeToString(), options)
    threshold = np.array(open_model(file).threshold, dtype=np.float32)
    pieces = [one for _, own in found for one in own]
    starts = np.cumsum([0, *(len(one.ids) for one in pieces)])
    width = session.run([STATE], {**next(batched(pieces[:1], 1))[1], "threshold": threshold})[0].shape[-1]
    vectors = np.lib.format.open_memmap(folder / "skim.npy", "w+", np.float16, (int(starts[-1]), width))
    triggers, names = np.zeros(starts[-1], dtype=bool), np.zeros(starts[-1], dtype=np.int64)
    for first in range(0, len(pieces), 512):
        for numbers, inputs in batched(pieces[first : first + 512], 16):
            state, anchors, tags = session.run([STATE, "triggers", "name"], {**inputs, "threshold": threshold})
            for row, number in enumerate(numbers):
                start, end = starts[first + number], starts[first + number + 1]
                vectors[start:end] = state[row, : end - start]
                names[start:end] = tags[row, : end - start].argmax(-1)
            for row, piece in anchors.tolist():
                triggers[starts[first + numbers[row]] + piece] = True
    part = np.array([number for number, own in found for _ in own])
    return Seen(vectors, triggers, names, starts, part)


def fit(seen: Seen, labels: int) -> nn.Sequential:
    """Return the head: two layers, the first score that of a trigger, then those of the names' tags."""
    torch.manual_seed(11)
    head = nn.Sequential(nn.Linear(seen.vectors.shape[1], WIDTH), nn.ReLU(), nn.Linear(WIDTH, 1 + labels))
    rows = np.flatnonzero(np.repeat(seen.part, np.diff(seen.starts)) >= 2)
    steps = EPOCHS * -(-len(rows) // BATCH)
    optimiser = torch.optim.AdamW(head.parameters(), 2e-3, weight_decay=1e-3)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=steps)
    vectors, triggers, names = (torch.from_numpy(v) for v in (seen.vectors, seen.triggers, seen.names))
    for epoch in range(EPOCHS):
        order = np.random.default_rng(epoch).permutation(rows)
        for first in range(0, len(order), BATCH):
            own = torch.from_numpy(order[first : first + BATCH])
            scores = head(vectors[own].float())
            loss = functional.binary_cross_entropy_with_logits(scores[:, 0], triggers[own].float())
            loss = loss + NAMES * functional.cross_entropy(scores[:, 1:], names[own])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            pace.step()
    return head


def bound_of(seen: Seen, head: nn.Sequential) -> float:
    """Return the bound that lets ``RECALL`` of the second tenth's sentences with a trigger through; print its cost."""
    with torch.no_grad():
        vectors = torch.from_numpy(seen.vectors)
        scores = torch.cat([head(part.float())[:, 0] for part in vectors.split(1 << 16)]).numpy()
    best = np.maximum.reduceat(scores, seen.starts[:-1])
    wanted = np.maximum.reduceat(seen.triggers, seen.starts[:-1])
    bound = float(np.quantile(best[(seen.part == 1) & wanted], 1 - RECALL))
    tenth, length = seen.part == 0, np.diff(seen.starts)
    read = best >= bound
    print(
        f"bound {bound:.3f}: of {tenth.sum()} sentences of the first tenth {wanted[tenth].mean():.3f} have a trigger, "
        f"{read[tenth & wanted].mean():.4f} of these are read on; {read[tenth].mean():.3f} of all sentences are, "
        f"{length[read & tenth].sum() / length[tenth].sum():.3f} of all pieces"
    )
    return bound


def main() -> None:
    """Read, fit, and write the model with the head in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, help="a model file without a first look")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("gold"))
    parser.add_argument("--work", type=Path, default=Path(".cache/training"), help="a folder for the vectors (1.1 GB)")
    parser.add_argument("--every", type=int, default=2, help="one document in so many is read")
    parser.add_argument("--name", help="the name of the model that is written; that of the model given")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    joined = options.work / "joined.onnx"
    onnx.save(join_heads(onnx.load(str(options.model))), str(joined))
    reader = TrainedReader(ParsesOptions(model=str(joined)))
    found = list(sentences(options.corpora, options.gold, reader, options.every))
    some = [one for _, own in found for one in own][::RANGES]
    fixed = options.work / "fixed.onnx"
    onnx.save(fix(onnx.load(str(joined)), ranges(joined, some)), str(fixed))
    seen = look(fixed, found, options.work)
    head = fit(seen, len(reader.model.labels["name"]))
    weights = [p.detach().numpy() for p in (head[0].weight, head[0].bias, head[2].weight, head[2].bias)]
    onnx.save(insert(onnx.load(str(fixed)), Head(*weights, bound_of(seen, head)), name=options.name), str(options.out))


if __name__ == "__main__":
    main()
