"""What each task costs, and how much it weighs."""

from collections.abc import Iterator

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import NONE, Anchors, Batch, Taught
from training.model import AXES, Frames, ReaderModel

WEIGHTS = {
    "trigger": 1.0, "cue": 0.5, "name": 0.5, "party": 0.6, "voice": 0.4, "circumstance": 0.3, "attribution": 0.2,
    "type": 1.0, "mode": 0.5, "status": 0.7, "stance": 0.5, "certainty": 0.3, "carried": 0.3, "arcs": 0.1,
    "facts": 0.3, "figure": 0.3, "speaker_kind": 0.3, "check": 0.5,
    "echo": 0.1, "look": 0.2,
}  # fmt: skip
"""Task → weight of its cost. Costs are summed over pieces and divided by the batch's sentences, so that a sentence
counts by what it holds, and weights bring the tasks to one order of size."""


DOUBT = 0.05
"""Probability from which a word that is no trigger stands as a counter-example for the check."""


def losses(model: ReaderModel, batch: Batch) -> dict[str, Tensor]:
    """Return the weighted cost of every task that the batch has."""
    early, vectors = model.stages(batch.ids, batch.shapes, batch.mask)
    count = len(batch.ids)
    found = {} if early is None else {"look": _look(model.look(early), batch) / count}
    scores = {name: model.tags[name](vectors) for name in batch.tags}
    for name, labels in batch.tags.items():
        if bool((labels != NONE).any()):
            found[name] = _cost(scores[name], labels) / count
    if batch.triggers is not None or batch.taught is not None:
        for cost in _frames(model, vectors, batch, scores["trigger"]):
            found = {name: found.get(name, 0) + cost.get(name, 0) / count for name in {**found, **cost}}
    if batch.taught is not None:
        guessed = model.echo(vectors[batch.taught.words])
        found["echo"] = functional.mse_loss(guessed, batch.taught.echo, reduction="sum") / AXES / count
    if batch.cues is not None:
        given = model.roles["attribution"](vectors, batch.cues.rows, batch.cues.places)
        found["attribution"] = _cost(given, batch.cues.roles["attribution"]) / count
    if batch.arcs is not None:
        rows, heads, relations = batch.arcs
        found["arcs"] = _cost(model.arcs(vectors, rows, heads), relations) / count
    found |= _points(model, vectors, batch, count)
    return {name: WEIGHTS[name] * cost for name, cost in found.items()}


def _look(scores: Tensor, batch: Batch) -> Tensor:
    """Return the cost of what early vectors say: whether a trigger begins at a word, and what name it belongs to.

    The first look (``skim``) has a head of its own, fitted later on the same vectors.
    """
    begins, labels = scores[..., 0], batch.tags["trigger"]
    cost = _cost(scores[..., 1:], batch.tags["name"]) / 2  # names weigh half there, too
    known = labels != NONE
    wanted = [(begins[known], (labels[known] == 1).float())]
    if batch.taught is not None:
        wanted.append((begins[batch.taught.words], batch.taught.trigger[batch.taught.words][:, 1]))
    for given, right in wanted:
        cost = cost + functional.binary_cross_entropy_with_logits(given, right, reduction="sum")
    return cost


def _frames(model: ReaderModel, vectors: Tensor, batch: Batch, tags: Tensor) -> Iterator[dict[str, Tensor]]:
    """Yield the costs of what is read off at anchors, beside the annotation and beside a larger network."""
    anchors: list[tuple[Tensor, Tensor]] = []
    if batch.triggers is not None:
        anchors += [(batch.triggers.rows, batch.triggers.places), _doubtful(tags, batch.tags["trigger"])]
    if batch.taught is not None:
        anchors.append((batch.taught.rows, batch.taught.places))
    rows, places = (torch.cat(parts) for parts in zip(*anchors, strict=True))
    frames = model.frames(vectors, rows, places, batch.mask)
    known = len(rows) - (len(batch.taught.rows) if batch.taught is not None else 0)
    if batch.triggers is not None:
        yield _annotated(frames, batch.triggers, known)
    if batch.taught is not None:
        yield _copied(frames, batch.taught, known, tags)


def _annotated(frames: Frames, triggers: Anchors, known: int) -> dict[str, Tensor]:
    """Return costs at the first ``known`` anchors: the triggers, and words behind them that only look like some."""
    right = len(triggers.rows)
    found = {name: _cost(scores[:right], triggers.roles[name]) for name, scores in frames.roles.items()}
    for name, scores in frames.codes.items():
        if bool((triggers.codes[name] != NONE).any()):
            found[name] = _cost(scores[:right], triggers.codes[name])
    are = (torch.arange(known, device=frames.check.device) < right).long()
    return {**found, "check": _cost(frames.check[:known], are)}


def _copied(frames: Frames, taught: Taught, known: int, tags: Tensor) -> dict[str, Tensor]:
    """Return costs of not saying what a larger network says, at the anchors behind the first ``known``.

    What hangs on an anchor weighs as much as the larger network takes it for a trigger.
    """
    sure = taught.check[:, 1]
    found = {
        "trigger": _distance(tags, taught.trigger).sum(),
        "check": _distance(frames.check[known:], taught.check).sum(),
    }
    for name, scores in frames.roles.items():
        found[name] = (_distance(scores[known:], taught.roles[name]).sum(-1) * sure).sum()
    for name, scores in frames.codes.items():
        found[name] = (_distance(scores[known:], taught.codes[name]) * sure).sum()
    return found


def _distance(scores: Tensor, wanted: Tensor) -> Tensor:
    """Return the cross entropy of scores [..., label] with probabilities, nought where they are."""
    return -(wanted * functional.log_softmax(scores, -1)).sum(-1)


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
    for name, (rows, places, codes) in batch.kinds.items():
        found[name] = _cost(model.kinds[name](vectors[rows, places]), codes) / count
    return found


def _cost(scores: Tensor, labels: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[-1]), labels.reshape(-1), ignore_index=NONE, reduction="sum"
    )
