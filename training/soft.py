"""What a larger network makes of annotated sentences and of news that nobody annotated: the small one's lessons.

    python -m training.soft TEACHER EXAMPLES .cache/corpora --base FOLDER --large FOLDER -o SOFT

``TEACHER``: weights of ``training.train run --large``. ``EXAMPLES``: the file of ``training.train gather``, whose
claims are read last. Other texts are those of ``training.skim.texts`` and MUC-3 dev, without what measures claims,
copies of it, and what is annotated anyway; sentences are drawn by seed. ``--minutes`` ends the reading: what was read
until then is written, and a further call goes on from there.
"""

import argparse
import pickle
import random
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from bede.gold.read import json_lines
from bede.gold.sources import text_of
from bede.parses import split_sentences
from bede.parses.trained.fronts import fronts
from bede.settings import ParsesOptions
from training.batches import stack, words_of
from training.corpora import held
from training.corpora.plain import plain_document
from training.examples import Example, Soft, make_tokenizer, pieces_of
from training.large import LargeEncoder
from training.model import AXES, ReaderModel, load_weights
from training.pace import rounds
from training.score import LEAST
from training.skim import texts
from training.widths import batches_by_length, filled

MOST = {"TE3-Silver": 40_000, "PolNeAR": 20_000, "en-worldwide-newswire": 10_000, "MUC34": 20_000}
REUTERS, MOST_OF_REUTERS = "Reuters-21578", 15_000
"""Most sentences of each source: markets, of which Reuters' are full, teach little."""

ROOM = 4096
"""Pieces in a batch: the encoder read 137 sentences a second so, 101 in batches of 1,536, 64 in batches of 8,192."""

SEED = 5
PORTION, FEW = 8_000, 2000
"""Sentences after which what was read is written; sentences that tell the axes."""


def messages(root: Path, gold: Path) -> Iterator[tuple[str, str]]:
    """Yield reference and text of the messages of MUC-3 dev that are not annotated."""
    annotated = {row["ref"] for row in json_lines(gold / "documents.jsonl")}
    for file in sorted(root.glob("events/MUC34/full/muc34/TASK/CORPORA/dev/dev-muc3-*")):
        body = file.read_bytes()
        for name in re.findall(r"^DEV-MUC3-\d{4}", body.decode("latin-1"), re.MULTILINE):
            reference = f"{file.relative_to(root).as_posix()}#{name}"
            if reference not in annotated:
                yield reference, text_of(reference, body)


def unread(root: Path, gold: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield sentences of news that neither measures nor stands in the claim corpus, in an order drawn by seed."""
    found: dict[str, list[Example]] = defaultdict(list)
    for reference, text in chain(texts(root, gold), messages(root, gold)):
        if reference in held.trained(gold) or held.is_copy(text, gold, root):
            continue
        spans = [sentence.span for sentence in split_sentences(plain_document(reference, text), ParsesOptions())]
        own = [text[s.start : s.end] for s in spans]
        source = next((part for part in MOST if part in reference), REUTERS)
        found[source] += [Example("news", p) for p in pieces_of(tokenizer, own, list(fronts(text, spans)))]
    drawn: list[Example] = []
    for source, examples in found.items():
        own_part = random.Random(SEED).sample(examples, min(len(examples), MOST.get(source, MOST_OF_REUTERS)))
        print(source, len(examples), "sentences,", len(own_part), "drawn", flush=True)
        drawn += own_part
    random.Random(SEED).shuffle(drawn)
    yield from drawn


@torch.no_grad()
def axes_of(model: ReaderModel, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return the middle [width] of some sentences' vectors, and the axes [width, axis] on which these vary most.

    Each axis is scaled by the root of its spread.
    """
    found = []
    for numbers in batches_by_length([len(e) for e in examples], ROOM, SEED):
        batch = stack([examples[n] for n in numbers])
        found.append(model(batch.ids, batch.shapes, batch.mask)[_words([examples[n] for n in numbers])])
    vectors = torch.cat(found)
    middle = vectors.mean(0)
    _, spreads, axes = torch.linalg.svd(vectors - middle, full_matrices=False)
    spreads = spreads[:AXES] / len(vectors) ** 0.5
    print(f"{AXES} axes hold {float((spreads**2).sum() / vectors.var(0).sum()):.3f} of what vectors vary", flush=True)
    return middle, axes[:AXES].T / spreads.sqrt() / spreads.sqrt().mean()


def _words(examples: Sequence[Example]) -> Tensor:
    """Return [sentence, piece], where words begin."""
    length = filled(max(map(len, examples)))
    return torch.stack([words_of(e, length) for e in examples])


@torch.no_grad()
def read(model: ReaderModel, axes: tuple[Tensor, Tensor], examples: Sequence[Example]) -> None:
    """Put into each example what the network makes of it."""
    batch = stack(examples)
    vectors = model(batch.ids, batch.shapes, batch.mask)
    tags = functional.softmax(model.tags["trigger"](vectors), -1)
    words = _words(examples)
    chosen = (tags[..., 1] >= LEAST) & words
    rows, places = torch.nonzero(chosen, as_tuple=True)
    frames = model.frames(vectors, rows, places, batch.mask)
    check = functional.softmax(frames.check, -1)[:, 1]
    roles = {name: functional.softmax(scores, -1) for name, scores in frames.roles.items()}
    codes = {name: functional.softmax(scores, -1) for name, scores in frames.codes.items()}
    for row, example in enumerate(examples):
        own, length = rows == row, len(example)
        example.soft = Soft(
            _half(tags[row, :length]),
            places[own].numpy(),
            _half(check[own]),
            _half((vectors[row, words[row]] - axes[0]) @ axes[1]),
            {name: _half(scores[own, :length]) for name, scores in roles.items()},
            {name: _half(scores[own]) for name, scores in codes.items()},
        )


def _half(values: Tensor) -> np.ndarray[tuple[int, ...], np.dtype[np.float16]]:
    return values.numpy().astype(np.float16)


def main() -> None:
    """Read and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("examples", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--gold", type=Path, default=Path("gold"))
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--large", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    model = ReaderModel(LargeEncoder(options.large, options.base))
    load_weights(model, options.teacher)
    model.eval()
    model.rounded = rounds("cpu")
    tokenizer = make_tokenizer(options.base / "tokenizer.json")
    pool = list(unread(options.corpora, options.gold, tokenizer))
    pool += pickle.loads(options.examples.read_bytes())["claims"]
    before = pickle.loads(options.out.read_bytes()) if options.out.exists() else {}
    done: list[Example] = before.get("news", []) + before.get("claims", [])
    if any(own.pieces != other.pieces for own, other in zip(done, pool, strict=False)):
        raise SystemExit(
            f"{options.out} was made of other texts, or of another corpus: delete it, or name another file."
        )
    axes: tuple[Tensor, Tensor] = before.get("axes") or axes_of(model, random.Random(SEED).sample(pool, FEW))
    until = time.time() + 60 * options.minutes
    for first in range(len(done), len(pool), PORTION):
        if time.time() > until:
            break
        portion = pool[first : first + PORTION]
        for numbers in batches_by_length([len(e) for e in portion], ROOM, SEED):
            read(model, axes, [portion[n] for n in numbers])
        done += portion
        by_source = {name: [e for e in done if e.source == name] for name in ("news", "claims")}
        write(options.out, {**by_source, "axes": axes})
        anchors = sum(len(e.soft.places) for e in done if e.soft)
        print(f"{len(done)} of {len(pool)} sentences, {anchors} anchors", flush=True)


def write(file: Path, found: object) -> None:
    """Write a file at once: what was read before is not lost where the writing is cut off."""
    unfinished = file.with_suffix(".part")
    unfinished.write_bytes(pickle.dumps(found))
    unfinished.replace(file)


if __name__ == "__main__":
    main()
