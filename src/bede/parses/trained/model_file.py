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

BOUND = "bound"
"""An input of models that have a first look: what it has to give a sentence, for it to be read to the end."""

EARLY = ("kept", "glimpsed")
"""What models with a first look give besides. ``kept``: the numbers of the sentences that were read to the end; these
are the sentences of all other outputs. ``glimpsed`` [sentence, piece, tag]: names of all sentences as seen at first."""

_REQUIRED = ("name", "labels", "tokenizer", "threshold", "card")


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model that was opened and agrees with the contract.

    ``name`` is versioned; ``digest`` is the sha256 of the file. ``labels``: output → its labels in order.
    ``threshold``: probability from which a word is a trigger, as the training chose it. ``bound``: what its first
    look asks of a sentence; None: it has none. ``card``: what is known of the model.
    """

    name: str
    digest: str
    labels: Mapping[str, tuple[str, ...]]
    threshold: float
    bound: float | None
    card: Mapping[str, Any]
    tokenizer: Tokenizer
    session: ort.InferenceSession

    def run(self, inputs: Mapping[str, Array], *, whole: bool = False) -> dict[str, Array]:
        """Return all outputs by name; with ``whole`` every sentence is read to the end, whatever is seen at first."""
        given, wanted = dict(inputs), [*OUTPUTS]
        if self.bound is not None:
            given[BOUND] = np.array(-np.inf if whole else self.bound, dtype=np.float32)
            wanted += EARLY
        return dict(zip(wanted, self.session.run(wanted, given), strict=True))


def open_model(file: Path) -> ModelFile:
    """Open a model file and check it against the contract. Raises ModelError, with what is wrong and what to do."""
    try:
        body = file.read_bytes()
    except OSError as error:
        raise ModelError(
            f"{file}: the model can't be read ({error}). Name a file made by training/export.py."
        ) from error
    options = ort.SessionOptions()
    options.intra_op_num_threads = 1  # runs go on side by side, which keeps cores busier
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
        bound=float(told[BOUND]) if BOUND in told else None,
        card=MappingProxyType(json.loads(told["card"])),
        tokenizer=tokenizer,
        session=session,
    )


def _check(file: Path, session: ort.InferenceSession, told: Mapping[str, str]) -> None:
    lacks = [f"metadata {key}" for key in _REQUIRED if key not in told]
    lacks += [f"input {name}" for name in INPUTS if name not in {i.name for i in session.get_inputs()}]
    lacks += [f"output {name}" for name in OUTPUTS if name not in {o.name for o in session.get_outputs()}]
    if BOUND in told:
        lacks += [f"input {BOUND}"] if BOUND not in {i.name for i in session.get_inputs()} else []
        lacks += [f"output {name}" for name in EARLY if name not in {o.name for o in session.get_outputs()}]
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
