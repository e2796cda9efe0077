"""The reader's network: one encoder, and heads that are small beside it."""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.corpora.treebanks import RELATIONS
from training.encoder import Encoder
from training.labels import CHECK, CODES, KINDS_AT, ROLES, TAGS
from training.large import LargeEncoder

REACH = 24
"""Pieces; farther apart, distance tells nothing more."""

CONTEXT = ("actor", "recipient", "speaker", "cue")
"""Roles whose words a trigger's codes look at beside the trigger's own."""


AXES = 128
"""Of a larger network's vectors, on as many axes, the reader's vectors are to tell."""

REALITY = ("status", "stance", "certainty")
"""Codes that say how real an act is."""


@dataclass(frozen=True, slots=True)
class Frames:
    """What is read off at anchors.

    ``roles``: name → [anchor, piece, tag]. ``codes``: name → [anchor, code]. ``check``: [anchor, no or yes].
    """

    roles: dict[str, Tensor]
    codes: dict[str, Tensor]
    check: Tensor


class Pairs(nn.Module):
    """Scores of tags at every piece as seen from an anchor: a bilinear form a tag, the distance, the piece alone."""

    def __init__(self, width: int, labels: int, depth: int = 32) -> None:
        super().__init__()
        self.labels, self.depth = labels, depth
        self.drop = nn.Dropout(0.1)  # parties cost ten times what voices do on dev: too sure of itself
        self.anchor = nn.Linear(width, labels * depth)
        self.piece = nn.Linear(width, labels * depth)
        self.own = nn.Linear(width, labels)
        self.distance = nn.Embedding(2 * REACH + 1, labels)
        nn.init.zeros_(self.distance.weight)

    def forward(self, vectors: Tensor, rows: Tensor, places: Tensor) -> Tensor:
        """Return scores [anchor, piece, label] of vectors [batch, piece, width] and anchors at (row, place)."""
        batch, length = vectors.shape[0], vectors.shape[1]
        vectors = self.drop(vectors)
        anchors = self.anchor(vectors[rows, places]).view(-1, self.labels, self.depth)
        pieces = self.piece(vectors).view(batch, length, self.labels, self.depth)[rows]
        scores = torch.einsum("ald,apld->apl", anchors, pieces) / self.depth**0.5
        steps = torch.arange(length, device=vectors.device)[None, :] - places[:, None]
        return scores + self.own(vectors)[rows] + self.distance(steps.clamp(-REACH, REACH) + REACH)


class Codes(nn.Module):
    """Codes of a trigger from its vector and those of the words that hold its roles."""

    def __init__(self, width: int, hidden: int = 256, share: int = 96) -> None:
        super().__init__()
        self.context = nn.ModuleDict({role: nn.Linear(width, share) for role in CONTEXT})
        self.hidden = nn.Sequential(
            nn.Linear(width + share * len(CONTEXT), hidden), nn.GELU(), nn.Dropout(0.1), nn.LayerNorm(hidden)
        )
        self.out = nn.ModuleDict({f"{name}_code": nn.Linear(hidden, len(labels)) for name, labels in CODES.items()})
        self.check = nn.Linear(hidden, len(CHECK))

    def forward(
        self, vectors: Tensor, rows: Tensor, places: Tensor, shares: dict[str, Tensor]
    ) -> tuple[dict[str, Tensor], Tensor]:
        """Return scores [anchor, code] by name, and of the check.

        ``shares``: role → [anchor, piece], which pieces hold a role.
        """
        parts = [vectors[rows, places]]
        for role, layer in self.context.items():
            weights = shares[role] / (shares[role].sum(-1, keepdim=True) + 0.5)
            parts.append(torch.bmm(weights[:, None], layer(vectors)[rows])[:, 0])
        hidden = self.hidden(torch.cat(parts, -1))
        return {name: self.out[f"{name}_code"](hidden) for name in CODES}, self.check(hidden)


class ReaderModel(nn.Module):
    """Encoder and heads. ``rounded``: whether the encoder multiplies in bfloat16 (``pace``); heads never do."""

    def __init__(self, encoder: Encoder | LargeEncoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.rounded = False
        width = encoder.width
        self.tags = nn.ModuleDict(
            {
                name: nn.Sequential(nn.Linear(width, 192), nn.GELU(), nn.Dropout(0.1), nn.Linear(192, len(labels)))
                for name, labels in TAGS.items()
            }
        )
        self.roles = nn.ModuleDict({name: Pairs(width, len(labels)) for name, labels in ROLES.items()})
        self.codes = Codes(width)
        self.kinds = nn.ModuleDict({name: nn.Linear(width, len(labels)) for name, labels in KINDS_AT.items()})
        # Teachers: of use in training only, left out of the model file.
        self.arcs = Pairs(width, len(RELATIONS) + 1)
        self.factuality = nn.Linear(sum(len(CODES[name]) for name in REALITY), 1)
        self.echo = nn.Linear(width, AXES)
        self.look = nn.Sequential(nn.Linear(width, 256), nn.ReLU(), nn.Linear(256, 1 + len(TAGS["name"])))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return vectors [batch, piece, width]."""
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=self.rounded):
            vectors: Tensor = self.encoder(ids, shapes, mask)
        return vectors.float()

    def stages(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor | None, Tensor]:
        """Return vectors as ``forward``, and before them those of the first look, which a larger encoder lacks."""
        # ``forward`` has a call of its own: by it the parts of the exported graph are named (``skim_graph``).
        if isinstance(self.encoder, LargeEncoder):
            return None, self(ids, shapes, mask)
        with torch.autocast(ids.device.type, torch.bfloat16, enabled=self.rounded):
            early, vectors = self.encoder.stages(ids, shapes, mask)
        return early.float(), vectors.float()

    def frames(self, vectors: Tensor, rows: Tensor, places: Tensor, mask: Tensor) -> Frames:
        """Return what triggers at (row, place) have: roles and codes. Pieces out of the mask hold no role."""
        names = ("party", "voice", "circumstance")
        roles = {name: self.roles[name](vectors, rows, places) for name in names}
        shares: dict[str, Tensor] = {}
        for name in ("party", "voice"):
            share = functional.softmax(roles[name], -1) * mask[rows].to(vectors.dtype)[..., None]
            for role in CONTEXT:
                if f"B-{role}" in ROLES[name]:
                    at = ROLES[name].index(f"B-{role}")
                    shares[role] = share[..., at] + share[..., at + 1]
        return Frames(roles, *self.codes(vectors, rows, places, shares))

    def facts(self, vectors: Tensor, rows: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """Return factuality [anchor] from -3 to 3 of words at (row, place), as the logarithms of their codes tell it.

        So what other corpora know of factuality teaches status, stance and certainty, and no head of its own.
        """
        codes = self.frames(vectors, rows, places, mask).codes
        told = torch.cat([functional.log_softmax(codes[name], -1) for name in REALITY], -1)
        guessed: Tensor = self.factuality(told)[:, 0]
        return guessed


def load_weights(model: ReaderModel, file: Path) -> None:
    """Put a file's weights into a network; what the file lacks stays as it is.

    Raises RuntimeError where the file has weights that the network lacks, or of another shape.
    """
    model.load_state_dict({**model.state_dict(), **torch.load(file, weights_only=True, map_location="cpu")})
