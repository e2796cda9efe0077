"""How well the trained encoder tells PLOVER's types when the parties are given: five folds on PLV_train.

    python -m training.plover_folds .cache/corpora READER.pt EXAMPLES --base FOLDER

Source and target are marked by pieces of their own around them; the type is read off at the two opening marks. Folds
are fixed by the order of a seeded shuffle; macro-F1 is over the types (YIELD for CONCEDE and RETREAT) of all folds'
held-out sentences together. The encoder of the weights given learns the marks first on annotated claims that name both
sides (``EXAMPLES``: the file of ``training.train gather``); each fold starts from there. Nothing before the folds may
have seen PLV: no stage of ``training.train`` does, and claims of its sentences are left out.
"""

import argparse
import pickle
import random
from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.corpora import plover
from training.encoder import Encoder, load_base
from training.examples import Example, Extent, make_tokenizer
from training.pace import quicken, rounds
from training.widths import batches_by_length, filled

FOLDS, EPOCHS, RATE, ROOM = 5, 8, 1e-4, 512

FIRST_EPOCHS, FIRST_ROOM = 2, 1536
"""Epochs and pieces in a batch of the annotated claims."""

RELATION_TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""Types of PLV, in which YIELD stands for CONCEDE and RETREAT."""

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}

MARKS = (1, 2, 3, 4)
"""Pieces that the vocabulary keeps unused: before and behind the source, before and behind the target."""

QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip

Marked = tuple[list[int], list[int], int, int, int]
"""Ids, shapes, place of the source's mark, of the target's, and the type."""


def marked(example: Example) -> Marked:
    """Return a sentence with marks around its parties."""
    assert example.relation is not None
    source, target, kind = example.relation
    inserts = sorted(
        [(source[0], 1, MARKS[0]), (source[1], 0, MARKS[1]), (target[0], 1, MARKS[2]), (target[1], 0, MARKS[3])]
    )
    ids, shapes = list(example.pieces.ids), list(example.pieces.shapes)
    for at, _, mark in reversed(inserts):
        ids.insert(at, mark)
        shapes.insert(at, 0)
    return ids, shapes, ids.index(MARKS[0]), ids.index(MARKS[2]), RELATION_TYPES.index(kind)


def of_claims(examples: Iterable[Example], known: set[tuple[int, ...]]) -> Iterator[Example]:
    """Yield the relations of annotated claims that name both sides, once a pair, without sentences of ``known`` ids."""
    for example in examples:
        if tuple(example.pieces.ids) in known:
            continue
        pairs: set[tuple[Extent, Extent]] = set()
        for anchor in example.triggers or ():
            kind = YIELD.get(anchor.codes["type"], anchor.codes["type"])
            sides = anchor.roles["actor"][:1] + anchor.roles["recipient"][:1]
            if len(sides) == 2 and (pair := (sides[0], sides[1])) not in pairs and apart(*pair):
                pairs.add(pair)
                yield Example("claims", example.pieces, relation=(*pair, kind))


def apart(one: Extent, other: Extent) -> bool:
    """Return whether two spans share no piece."""
    return one[1] <= other[0] or other[1] <= one[0]


class Teller(nn.Module):
    """Types from the vectors at the two marks. ``rounded``: whether the encoder multiplies in bfloat16 (``pace``)."""

    def __init__(self, encoder: Encoder, rounded: bool) -> None:
        super().__init__()
        self.encoder = encoder
        self.rounded = rounded
        width = encoder.width
        self.out = nn.Sequential(
            nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, len(RELATION_TYPES))
        )

    def forward(self, items: list[Marked]) -> Tensor:
        """Return scores [sentence, type]."""
        longest = filled(max(len(item[0]) for item in items))
        ids, shapes, mask = (torch.zeros(len(items), longest, dtype=torch.long) for _ in range(3))
        for row, (pieces, looks, *_) in enumerate(items):
            ids[row, : len(pieces)] = torch.tensor(pieces)
            shapes[row, : len(pieces)] = torch.tensor(looks)
            mask[row, : len(pieces)] = 1
        with torch.autocast("cpu", torch.bfloat16, enabled=self.rounded):
            vectors = self.encoder(ids, shapes, mask)
        vectors = vectors.float()
        rows = torch.arange(len(items))
        first, second = torch.tensor([i[2] for i in items]), torch.tensor([i[3] for i in items])
        scores: Tensor = self.out(torch.cat([vectors[rows, first], vectors[rows, second]], -1))
        return scores


def train(teller: Teller, items: list[Marked], epochs: int, room: int) -> None:
    """Fit the claims or a fold, ``room`` pieces a step."""
    lengths = [len(item[0]) for item in items]
    steps = sum(len(batches_by_length(lengths, room, epoch)) for epoch in range(epochs))
    fresh = list(teller.out.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": teller.encoder.parameters(), "lr": RATE}, {"params": fresh, "lr": 10 * RATE}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1, n / 10 + 0.1) * max(0, 1 - n / steps))
    teller.train()
    for epoch in range(epochs):
        for numbers in batches_by_length(lengths, room, epoch):
            part = [items[n] for n in numbers]
            cost = functional.cross_entropy(teller(part), torch.tensor([i[4] for i in part]))
            cost.backward()
            nn.utils.clip_grad_norm_(teller.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            optimiser.zero_grad()


def macro(wanted: list[int], given: list[int]) -> float:
    """Return the mean F1 of the classes that occur."""
    scores = []
    for kind in set(wanted):
        right = sum(a == b == kind for a, b in zip(wanted, given, strict=True))
        scores.append(2 * right / max(1, wanted.count(kind) + given.count(kind)))
    return sum(scores) / len(scores)


def started(base: Path, weights: Path) -> Teller:
    """Return a network with the encoder of some weights."""
    torch.manual_seed(7)
    encoder = load_base(base)
    own = torch.load(weights, weights_only=True)
    encoder.load_state_dict({n.removeprefix("encoder."): w for n, w in own.items() if n.startswith("encoder.")})
    teller = Teller(encoder, rounds("cpu"))
    quicken(teller, np.random.Generator(np.random.SFC64(7)))
    return teller


def main() -> None:
    """Print macro-F1 and accuracy of types and of quad classes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--folds", type=int, nargs="+", default=range(1, FOLDS + 1), help="of the five, from 1")
    options = parser.parse_args()
    tokenizer = make_tokenizer(options.base / "tokenizer.json")
    plv = list(plover.examples(options.corpora, tokenizer))
    items = [marked(e) for e in plv]
    random.Random(7).shuffle(items)
    claims = pickle.loads(options.examples.read_bytes())["claims"]
    first = [marked(e) for e in of_claims(claims, {tuple(e.pieces.ids) for e in plv})]
    print(f"{len(first)} claims name both sides", flush=True)
    begun = started(options.base, options.weights)
    train(begun, first, FIRST_EPOCHS, FIRST_ROOM)
    wanted: list[int] = []
    given: list[int] = []
    for fold in (number - 1 for number in options.folds):
        torch.manual_seed(fold)
        teller = deepcopy(begun)
        train(teller, [item for n, item in enumerate(items) if n % FOLDS != fold], options.epochs, ROOM)
        teller.eval()
        held = [item for n, item in enumerate(items) if n % FOLDS == fold]
        with torch.no_grad():
            for at in range(0, len(held), 32):
                given += teller(held[at : at + 32]).argmax(-1).tolist()
        wanted += [item[4] for item in held]
        print(f"fold {fold + 1}: macro-F1 so far {macro(wanted, given):.3f}", flush=True)
    quads = [[QUAD[RELATION_TYPES[n]] for n in side] for side in (wanted, given)]
    for name, (a, b) in (("types", (wanted, given)), ("quad", (quads[0], quads[1]))):
        right = sum(x == y for x, y in zip(a, b, strict=True))
        print(f"{name}: macro-F1 {macro(a, b):.3f}, accuracy {right / len(a):.3f} ({len(a)} sentences)")


if __name__ == "__main__":
    main()
