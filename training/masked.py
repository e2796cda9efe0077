"""Masked-language training on the corpora's news text, before any label is seen.

    python -m training.masked .cache/corpora --base FOLDER --steps 700 -o .cache/training/masked.pt

Texts of the claim corpus' dev and test parts are left out, though they would be read without their labels.
"""

import argparse
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from bede.gold.sources import text_of
from bede.parses.trained.pieces import Pieces, cut
from training.corpora import held
from training.encoder import Encoder, batches_by_length, load_base

SHORTEST = 30
MASKED = 0.2
MARK = 103
"""The piece that hides another: [MASK] in the vocabulary of BERT."""
RATE = 3e-4
ROOM = 2048


class Guess(nn.Module):
    """Guesses the masked pieces; the table of pieces is the encoder's own."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.dense = nn.Linear(encoder.width, encoder.width)
        self.norm = nn.LayerNorm(encoder.width)
        self.bias = nn.Parameter(torch.zeros(encoder.bert.config.vocab_size))

    def forward(self, vectors: Tensor, table: Tensor) -> Tensor:
        """Return scores [masked, vocabulary] of vectors [masked, width]."""
        return functional.linear(self.norm(functional.gelu(self.dense(vectors))), table, self.bias)


def texts(root: Path, gold: Path) -> Iterator[str]:
    """Yield lines of news text, without documents that measure claims or mentions, and copies of them."""
    for pattern in (
        "newswire/TE3-Silver/*/*.tml",
        "names/en-worldwide-newswire/original_articles/*.txt",
        "attribution/PolNeAR/data/train/text/*.txt",
    ):
        for file in sorted(root.glob(pattern)):
            reference = file.relative_to(root).as_posix()
            if reference in held.documents(gold) or held.is_tenth(file.name):
                continue
            text = text_of(reference, file.read_bytes())
            if not held.is_copy(text, gold, root):
                yield from (line for line in text.split("\n") if len(line) > SHORTEST)


def masked(ids: Tensor, real: Tensor, words: int, mark: int, generator: torch.Generator) -> tuple[Tensor, Tensor]:
    """Return ids with a fifth of the real pieces hidden (80 % the mark, 10 % any piece, 10 % as is), and which."""
    chosen = (torch.rand(ids.shape, generator=generator) < MASKED) & real
    how = torch.rand(ids.shape, generator=generator)
    hidden = ids.clone()
    hidden[chosen & (how < 0.8)] = mark
    stray = chosen & (how > 0.9)
    hidden[stray] = torch.randint(999, words, (int(stray.sum()),), generator=generator)
    return hidden, chosen


def stack(pieces: list[Pieces]) -> tuple[Tensor, Tensor, Tensor]:
    """Return ids, shapes and mask [batch, piece] of pieces, filled up with zeros."""
    longest = max(len(p.ids) for p in pieces)
    ids, shapes, mask = (torch.zeros(len(pieces), longest, dtype=torch.long) for _ in range(3))
    for row, p in enumerate(pieces):
        ids[row, : len(p.ids)] = torch.tensor(p.ids)
        shapes[row, : len(p.ids)] = torch.tensor(p.shapes)
        mask[row, : len(p.ids)] = 1
    return ids, shapes, mask


def main() -> None:
    """Train for some steps and write the encoder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=Path("gold"))
    parser.add_argument("--steps", type=int, default=700)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(7)
    generator = torch.Generator().manual_seed(7)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    lines = sorted(set(texts(options.corpora, options.gold)))
    pieces = cut(tokenizer, lines, 128)
    print(len(lines), "lines", sum(len(p.ids) for p in pieces), "pieces", flush=True)
    encoder = load_base(options.base)
    guess = Guess(encoder)
    parameters = [*encoder.parameters(), *guess.parameters()]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    began, seen, running = time.time(), 0, 0.0
    batches = (batch for epoch in count() for batch in batches_by_length([len(p.ids) for p in pieces], ROOM, epoch))
    for step, batch in enumerate(islice(batches, options.steps), 1):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, step / 100) * max(0.02, 1 - step / options.steps)
        ids, shapes, mask = stack([pieces[n] for n in batch])
        hidden, chosen = masked(ids, (shapes > 0), len(guess.bias), MARK, generator)
        vectors = encoder(hidden, shapes, mask)[chosen]
        loss = functional.cross_entropy(guess(vectors, encoder.bert.embeddings.word_embeddings.weight), ids[chosen])
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimiser.step()
        optimiser.zero_grad()
        seen, running = seen + len(batch), running + float(loss.detach())
        if step % 50 == 0:
            print(f"{time.time() - began:.0f} s, step {step}, {seen} lines, loss {running / 50:.3f}", flush=True)
            running = 0.0
    torch.save(encoder.state_dict(), options.out)


if __name__ == "__main__":
    main()
