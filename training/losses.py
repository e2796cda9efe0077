"""What each task costs, and how much it weighs."""

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import NONE, Anchors, Batch
from training.model import ReaderModel

WEIGHTS = {
    "trigger": 1.0, "cue": 0.5, "name": 0.3, "party": 0.6, "voice": 0.4, "circumstance": 0.3, "attribution": 0.1,
    "type": 1.0, "mode": 0.5, "status": 0.7, "stance": 0.5, "certainty": 0.3, "carried": 0.3, "arcs": 0.1,
    "facts": 0.3, "relation": 0.5, "figure": 0.3, "speaker_kind": 0.3, "check": 0.5,
}  # fmt: skip
"""Task → weight of its cost. Costs are summed over pieces and divided by the batch's sentences, so that a sentence
counts by what it holds, and weights bring the tasks to one order of size."""


DOUBT = 0.05
"""Probability from which a word that is no trigger stands as a counter-example for the check."""


def losses(model: ReaderModel, batch: Batch) -> dict[str, Tensor]:
    """Return the weighted cost of every task that the batch has."""
    vectors = model(batch.ids, batch.shapes, batch.mask)
    count = len(batch.ids)
    found: dict[str, Tensor] = {}
    scores = {name: model.tags[name](vectors) for name, labels in batch.tags.items() if bool((labels != NONE).any())}
    for name, given in scores.items():
        found[name] = _cost(given, batch.tags[name]) / count
    if batch.triggers is not None:
        found |= _frames(model, vectors, batch, batch.triggers, scores["trigger"])
    if batch.cues is not None:
        scores = model.roles["attribution"](vectors, batch.cues.rows, batch.cues.places)
        found["attribution"] = _cost(scores, batch.cues.roles["attribution"]) / count
    if batch.arcs is not None:
        rows, heads, relations = batch.arcs
        found["arcs"] = _cost(model.arcs(vectors, rows, heads), relations) / count
    found |= _points(model, vectors, batch, count)
    return {name: WEIGHTS[name] * cost for name, cost in found.items()}


def _frames(model: ReaderModel, vectors: Tensor, batch: Batch, triggers: Anchors, tags: Tensor) -> dict[str, Tensor]:
    rows, places = _doubtful(tags, batch.tags["trigger"])
    frames, count = (
        model.frames(vectors, torch.cat([triggers.rows, rows]), torch.cat([triggers.places, places]), batch.mask),
        len(batch.ids),
    )
    right = len(triggers.rows)
    found = {name: _cost(scores[:right], triggers.roles[name]) / count for name, scores in frames.roles.items()}
    for name, scores in frames.codes.items():
        if bool((triggers.codes[name] != NONE).any()):
            found[name] = _cost(scores[:right], triggers.codes[name]) / count
    found["check"] = _cost(frames.check, (torch.arange(len(frames.check), device=tags.device) < right).long()) / count
    return found


def _doubtful(tags: Tensor, labels: Tensor) -> tuple[Tensor, Tensor]:
    """Return rows and places of words that only look like triggers, the likest: one a sentence on average at most."""
    begins = functional.softmax(tags.detach(), -1)[..., 1].masked_fill(labels != 0, 0)
    likest = begins.flatten().topk(min(len(labels), begins.numel()))
    chosen = likest.indices[likest.values > DOUBT]
    return chosen // labels.shape[1], chosen % labels.shape[1]


def _points(model: ReaderModel, vectors: Tensor, batch: Batch, count: int) -> dict[str, Tensor]:
    found: dict[str, Tensor] = {}
    if batch.facts is not None:
        rows, places, values = batch.facts
        guessed = model.facts(vectors, rows, places, batch.mask)
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
