"""How well the trained encoder tells PLOVER's types when the parties are given: five folds on PLV_train.

    python -m training.plover_folds .cache/corpora READER.pt --base FOLDER

Source and target are marked by pieces of their own around them; the type is read off at the two opening marks. Folds
are fixed by the order of a seeded shuffle; macro-F1 is over the types (YIELD for CONCEDE and RETREAT) of all folds'
held-out sentences together. Each fold starts from the encoder of the weights given, whose training must not have seen
PLV: no stage of ``training.train`` does.
"""

import argparse
import random
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.corpora import plover
from training.encoder import Encoder, load_base
from training.examples import Example, make_tokenizer
from training.widths import batches_by_length

FOLDS, EPOCHS, RATE, ROOM = 5, 8, 1e-4, 512

RELATION_TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "SANCTION", "SUPPORT", "THREATEN", "YIELD",
)  # fmt: skip
"""Types of PLV, in which YIELD stands for CONCEDE and RETREAT."""

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


class Teller(nn.Module):
    """Types from the vectors at the two marks."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.width
        self.out = nn.Sequential(
            nn.Linear(2 * width, width), nn.GELU(), nn.Dropout(0.1), nn.Linear(width, len(RELATION_TYPES))
        )

    def forward(self, items: list[Marked]) -> Tensor:
        """Return scores [sentence, type]."""
        longest = max(len(item[0]) for item in items)
        ids, shapes, mask = (torch.zeros(len(items), longest, dtype=torch.long) for _ in range(3))
        for row, (pieces, looks, *_) in enumerate(items):
            ids[row, : len(pieces)] = torch.tensor(pieces)
            shapes[row, : len(pieces)] = torch.tensor(looks)
            mask[row, : len(pieces)] = 1
        vectors = self.encoder(ids, shapes, mask)
        rows = torch.arange(len(items))
        first, second = torch.tensor([i[2] for i in items]), torch.tensor([i[3] for i in items])
        scores: Tensor = self.out(torch.cat([vectors[rows, first], vectors[rows, second]], -1))
        return scores


def train(teller: Teller, items: list[Marked], epochs: int) -> None:
    """Fit a fold."""
    steps = epochs * len(batches_by_length([len(i[0]) for i in items], ROOM, 0))
    fresh = list(teller.out.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": teller.encoder.parameters(), "lr": RATE}, {"params": fresh, "lr": 10 * RATE}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda n: min(1, n / 10 + 0.1) * max(0, 1 - n / steps))
    teller.train()
    for epoch in range(epochs):
        for numbers in batches_by_length([len(i[0]) for i in items], ROOM, epoch):
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


def main() -> None:
    """Print macro-F1 and accuracy of types and of quad classes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--folds", type=int, nargs="+", default=range(1, FOLDS + 1), help="of the five, from 1")
    options = parser.parse_args()
    tokenizer = make_tokenizer(options.base / "tokenizer.json")
    items = [marked(e) for e in plover.examples(options.corpora, tokenizer)]
    random.Random(7).shuffle(items)
    wanted: list[int] = []
    given: list[int] = []
    for fold in (number - 1 for number in options.folds):
        torch.manual_seed(fold)
        encoder = load_base(options.base)
        weights = torch.load(options.weights, weights_only=True)
        own = {name.removeprefix("encoder."): w for name, w in weights.items() if name.startswith("encoder.")}
        encoder.load_state_dict(own)
        teller = Teller(encoder)
        train(teller, [item for n, item in enumerate(items) if n % FOLDS != fold], options.epochs)
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
