"""Steps on a processor that multiplies matrices in bfloat16 (AMX, AVX-512), up to eight times as fast as in float.

What then costs more than the products: random numbers for dropout, for which a quick generator stands here; new shapes
(``widths``); torch's one kernel for attention (``encoder``). Measured in training/README.md. On other processors
nothing is rounded.
"""

import numpy as np
import torch
from torch import Tensor, nn

BYTE = 256


def rounds(device: str) -> bool:
    """Return whether a device ("cpu", "cuda") is to multiply in bfloat16: processors with instructions for it are."""
    can = torch.cpu.get_capabilities()
    return device == "cpu" and bool(can.get("amx_bf16") or can.get("avx512_bf16"))


class Dropout(nn.Module):
    """Dropout on a CPU whose share is rounded to 256ths, from a generator that is many times quicker than torch's."""

    def __init__(self, share: float, draw: np.random.Generator) -> None:
        super().__init__()
        self.p = share  # transformers looks for it under this name
        self.hidden = round(BYTE * share)
        self.draw = draw

    def forward(self, values: Tensor) -> Tensor:
        """Return the values with a share of them nought, the others raised by as much."""
        if not self.training or not self.hidden:
            return values
        drawn = np.frombuffer(self.draw.bytes(values.numel()), dtype=np.uint8)
        kept = torch.from_numpy(drawn >= self.hidden).view(values.shape)
        return values * kept.to(values.dtype).mul_(BYTE / (BYTE - self.hidden))


def quicken(model: nn.Module, draw: np.random.Generator) -> None:
    """Put the quick dropout in the place of torch's, everywhere in a network; all draw from one generator."""
    for name, part in model.named_children():
        if isinstance(part, nn.Dropout):
            setattr(model, name, Dropout(part.p, draw))
        else:
            quicken(part, draw)
