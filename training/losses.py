"""What each task costs, and how much it weighs."""

from torch import Tensor
from torch.nn import functional

from training.batches import NONE, Anchors, Batch
from training.model import ReaderModel

WEIGHTS = {
    "trigger": 1.0, "cue": 0.5, "name": 0.3, "party": 0.3, "voice": 0.3, "circumstance": 0.3, "attribution": 0.1,
    "type": 1.0, "mode": 0.5, "status": 0.5, "stance": 0.5, "certainty": 0.3, "carried": 0.3, "arcs": 0.1,
    "facts": 0.3, "relation": 0.5, "figure": 0.3, "speaker_kind": 0.3,
}  # fmt: skip
"""Task → weight of its cost. Costs are summed over pieces and divided by the batch's sentences, so that a sentence
counts by what it holds, and weights bring the tasks to one order of size."""


def losses(model: ReaderModel, batch: Batch) -> dict[str, Tensor]:
    """Return the weighted cost of every task that the batch has."""
    vectors = model(batch.ids, batch.shapes, batch.mask)
    count = len(batch.ids)
    found: dict[str, Tensor] = {}
    for name, labels in batch.tags.items():
        if bool((labels != NONE).any()):
            found[name] = _cost(model.tags[name](vectors), labels) / count
    if batch.triggers is not None:
        found |= _frames(model, vectors, batch, batch.triggers)
    if batch.cues is not None:
        scores = model.roles["attribution"](vectors, batch.cues.rows, batch.cues.places)
        found["attribution"] = _cost(scores, batch.cues.roles["attribution"]) / count
    if batch.arcs is not None:
        rows, heads, relations = batch.arcs
        found["arcs"] = _cost(model.arcs(vectors, rows, heads), relations) / count
    found |= _points(model, vectors, batch, count)
    return {name: WEIGHTS[name] * cost for name, cost in found.items()}


def _frames(model: ReaderModel, vectors: Tensor, batch: Batch, triggers: Anchors) -> dict[str, Tensor]:
    frames, count = model.frames(vectors, triggers.rows, triggers.places, batch.mask), len(batch.ids)
    found = {name: _cost(scores, triggers.roles[name]) / count for name, scores in frames.roles.items()}
    for name, scores in frames.codes.items():
        if bool((triggers.codes[name] != NONE).any()):
            found[name] = _cost(scores, triggers.codes[name]) / count
    return found


def _points(model: ReaderModel, vectors: Tensor, batch: Batch, count: int) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    if batch.facts is not None:
        rows, places, values = batch.facts
        guessed = model.factuality(vectors[rows, places])[:, 0]
        found["facts"] = functional.smooth_l1_loss(guessed, values, reduction="sum") / count
    if batch.relations is not None:
        rows, first, second, codes = batch.relations
        found["relation"] = _cost(model.related(vectors, rows, first, second), codes) / count
    for name, (rows, places, codes) in batch.kinds.items():
        found[name] = _cost(model.kinds[name](vectors[rows, places]), codes) / count
    return found


def _cost(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), labels.reshape(-1), ignore_index=NONE, reduction="sum"
    )
