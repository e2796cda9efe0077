"""The model file: one ONNX graph that carries its own labels, tokenizer and card.

What a graph must take and give is fixed here (``CONTRACT`` and ``docs/model.md``), so that another encoder, bigger or
for another language, can be put in the place of the one that is shipped.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from bede.errors import ModelError

Array = npt.NDArray[Any]

INPUTS = ("ids", "shapes", "words", "mask", "threshold")
"""``ids``, ``shapes``: [sentence, piece], as ``pieces.cut`` gives them; ``words``: 1 where a piece opens a word;
``mask``: 1 where a piece stands and no filling; ``threshold``: the probability from which a word is a trigger."""

TAGS = ("trigger", "cue", "name")
"""Outputs [sentence, piece, tag]: scores of tags O, B-kind, I-kind."""

ROLES = ("party", "voice", "circumstance")
"""Outputs [trigger, piece, tag]: scores of the roles that pieces have for a trigger."""

CODES = ("type", "mode", "status", "stance", "certainty", "carried")
"""Outputs [trigger, code]."""

KINDS = ("figure", "speaker_kind")
"""Outputs [sentence, piece, kind]."""

ATTRIBUTION = "attribution"
"""Output [cue, piece, tag]: source and content of a cue."""

OUTPUTS = (*TAGS, "triggers", *ROLES, *CODES, "cues", ATTRIBUTION, *KINDS)
"""``triggers`` and ``cues``: [anchor, 2], the numbers of sentence and piece, in this order sorted."""

_REQUIRED = ("name", "labels", "tokenizer", "threshold", "card")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model that was opened and agrees with the contract.

    ``name`` is versioned; ``digest`` is the sha256 of the file. ``labels``: output → its labels in order.
    ``threshold``: probability from which a word is a trigger, as the training chose it. ``card``: what is known of
    the model.
    """

    name: str
    digest: str
    labels: Mapping[str, tuple[str, ...]]
    threshold: float
    card: Mapping[str, Any]
    tokenizer: Tokenizer
    session: ort.InferenceSession

    def run(self, inputs: Mapping[str, Array]) -> dict[str, Array]:
        """Return all outputs by name."""
        return dict(zip(OUTPUTS, self.session.run(list(OUTPUTS), dict(inputs)), strict=True))


def open_model(file: Path, *, threads: int = 1) -> ModelFile:
    """Open a model file and check it against the contract. Raises ModelError, with what is wrong and what to do.

    ``threads``: within one run; runs may go on side by side.
    """
    try:
        body = file.read_bytes()
    except OSError as error:
        raise ModelError(
            f"{file}: the model can't be read ({error}). Name a file made by training/export.py."
        ) from error
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = ort.InferenceSession(body, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises several kinds of its own, none of them public
        raise ModelError(f"{file}: no ONNX model that can be run ({str(error).splitlines()[0]}).") from error
    told = session.get_modelmeta().custom_metadata_map
    _check(file, session, told)
    labels = {name: tuple(values) for name, values in json.loads(told["labels"]).items()}
    tokenizer = Tokenizer.from_str(told["tokenizer"])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return ModelFile(
        name=told["name"],
        digest=hashlib.sha256(body).hexdigest(),
        labels=MappingProxyType(labels),
        threshold=float(told["threshold"]),
        card=MappingProxyType(json.loads(told["card"])),
        tokenizer=tokenizer,
        session=session,
    )


def _check(file: Path, session: ort.InferenceSession, told: Mapping[str, str]) -> None:
    lacks = [f"metadata {key}" for key in _REQUIRED if key not in told]
    lacks += [f"input {name}" for name in INPUTS if name not in {i.name for i in session.get_inputs()}]
    lacks += [f"output {name}" for name in OUTPUTS if name not in {o.name for o in session.get_outputs()}]
    labelled = json.loads(told.get("labels", "{}"))
    lacks += [f"labels of {name}" for name in (*TAGS, *ROLES, *CODES, ATTRIBUTION, *KINDS) if not labelled.get(name)]
    modes = {mode.partition(".")[0] for mode in labelled.get("mode", ())}
    lacks += [f"modes of type {kind}" for kind in labelled.get("type", ()) if kind not in modes]
    if lacks:
        raise ModelError(f"{file}: not a model of this reader, it lacks {', '.join(lacks)}. See docs/model.md.")


def stacked(values: list[tuple[int, ...]], length: int) -> Array:
    """Return rows of numbers as one array [row, length], filled up with zeros."""
    filled = np.zeros((len(values), length), dtype=np.int64)
    for row, numbers in enumerate(values):
        filled[row, : len(numbers)] = numbers
    return filled
