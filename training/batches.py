"""Examples side by side as tensors."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, cast

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.corpora.treebanks import RELATIONS
from training.examples import Anchor, Example
from training.labels import CODES, KINDS_AT, ROLES, TAGS
from training.widths import filled

NONE = -100
"""The label of what is not annotated."""


@dataclass(slots=True)
class Anchors:
    """Anchors of a batch: where they stand, and labels [anchor, piece] by head of roles, [anchor] by head of codes."""

    rows: Tensor
    places: Tensor
    roles: dict[str, Tensor] = field(default_factory=dict)
    codes: dict[str, Tensor] = field(default_factory=dict)


@dataclass(slots=True)
class Taught:
    """What a larger network makes of some rows, as probabilities; ``rows``, ``places``: of its anchors.

    ``trigger``: [batch, piece, tag], nought where it says nothing. ``check``: [anchor, no or yes]. ``roles``: head →
    [anchor, piece, tag], nought behind a sentence and inside words. ``codes``: name → [anchor, code]. ``words``:
    [batch, piece], where its words begin; ``echo``: [word, axis], its vectors there on a few axes.
    """

    trigger: Tensor
    rows: Tensor
    places: Tensor
    check: Tensor
    roles: dict[str, Tensor]
    codes: dict[str, Tensor]
    words: Tensor
    echo: Tensor


@dataclass(slots=True)
class Batch:
    """Tensors of one batch; a task that no example has is None."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    tags: dict[str, Tensor]
    triggers: Anchors | None
    cues: Anchors | None
    arcs: tuple[Tensor, Tensor, Tensor] | None
    facts: tuple[Tensor, Tensor, Tensor] | None
    kinds: dict[str, tuple[Tensor, Tensor, Tensor]]
    taught: Taught | None = None

    def to(self, device: torch.device) -> "Batch":
        """Return the batch with all tensors on a device."""
        return cast("Batch", _moved(self, device))


def _moved(value: Any, device: torch.device) -> Any:
    if isinstance(value, Tensor):
        return value.to(device)
    if isinstance(value, dict):
        return {key: _moved(item, device) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_moved(item, device) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _moved(getattr(value, f.name), device) for f in fields(value)})
    return value


def stack(examples: Sequence[Example]) -> Batch:
    """Return a batch of examples."""
    length = filled(max(len(e) for e in examples))
    ids, shapes, mask = (torch.zeros(len(examples), length, dtype=torch.long) for _ in range(3))
    for row, e in enumerate(examples):
        ids[row, : len(e)] = torch.tensor(e.pieces.ids)
        shapes[row, : len(e)] = torch.tensor(e.pieces.shapes)
        mask[row, : len(e)] = 1
    tags = {name: torch.full((len(examples), length), NONE) for name in TAGS}
    for row, e in enumerate(examples):
        for name, found in (("name", e.names), ("trigger", _own(e.triggers)), ("cue", _own(e.cues))):
            if found is not None:
                tags[name][row] = _tagged(e, found, TAGS[name], length)
    triggers = [(row, anchor) for row, e in enumerate(examples) for anchor in e.triggers or ()]
    cues = [(row, anchor) for row, e in enumerate(examples) for anchor in e.cues or ()]
    return Batch(
        ids, shapes, mask, tags,
        _anchors(examples, triggers, ("party", "voice", "circumstance"), length),
        _anchors(examples, cues, ("attribution",), length),
        _arcs(examples, length), _facts(examples), _kinds(examples), _taught(examples, length),
    )  # fmt: skip


def _own(anchors: list[Anchor] | None) -> list[tuple[tuple[int, int], str]] | None:
    return None if anchors is None else [(anchor.span, "") for anchor in anchors]


def _tagged(e: Example, found: Sequence[tuple[tuple[int, int], str]], labels: list[str], length: int) -> Tensor:
    """Return tags [piece]; a piece that does not open its word has none, nor have the marks and the filling."""
    row = torch.zeros(length, dtype=torch.long)
    for (first, last), kind in found:
        begin = labels.index(f"B-{kind}") if kind else 1
        row[first:last] = begin + 1
        row[first] = begin
    row[~words_of(e, length)] = NONE
    return row


def words_of(e: Example, length: int) -> Tensor:
    """Return [piece], where the words of a sentence begin; ``length``: with the filling."""
    opens = torch.zeros(length, dtype=torch.bool)
    opens[: len(e)] = torch.tensor(e.pieces.opens)
    return opens


def _anchors(
    examples: Sequence[Example], found: list[tuple[int, Anchor]], heads: tuple[str, ...], length: int
) -> Anchors | None:
    if not found:
        return None
    rows = torch.tensor([row for row, _ in found])
    anchors = Anchors(rows, torch.tensor([anchor.span[0] for _, anchor in found]))
    for head in heads:
        labels = ROLES[head]
        anchors.roles[head] = torch.stack(
            [
                _tagged(
                    examples[row],
                    [(s, role) for role, spans in anchor.roles.items() if f"B-{role}" in labels for s in spans],
                    labels,
                    length,
                )
                for row, anchor in found
            ]
        )
    for name, labels in CODES.items():
        anchors.codes[name] = torch.tensor(
            [labels.index(a.codes[name]) if a.codes.get(name) in labels else NONE for _, a in found]
        )
    return anchors


def _arcs(examples: Sequence[Example], length: int) -> tuple[Tensor, Tensor, Tensor] | None:
    """Return (row, head) of every word that can be a head, and relations [head, piece], 0 for none."""
    rows, places, labels = [], [], []
    for row, e in enumerate(examples):
        if e.arcs is None:
            continue
        words = words_of(e, length)
        for head in sorted({arc[0] for arc in e.arcs}):
            line = torch.zeros(length, dtype=torch.long)
            line[~words] = NONE
            for above, piece, relation in e.arcs:
                if above == head:
                    line[piece] = RELATIONS.index(relation) + 1
            rows.append(row)
            places.append(head)
            labels.append(line)
    return (torch.tensor(rows), torch.tensor(places), torch.stack(labels)) if rows else None


def _facts(examples: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor] | None:
    found = [(row, piece, value) for row, e in enumerate(examples) for piece, value in e.facts or ()]
    if not found:
        return None
    rows, places, values = zip(*found, strict=True)
    return torch.tensor(rows), torch.tensor(places), torch.tensor(values)


def _kinds(examples: Sequence[Example]) -> dict[str, tuple[Tensor, Tensor, Tensor]]:
    found = {}
    for name, field_name in (("figure", "figures"), ("speaker_kind", "speakers")):
        at = [(row, *pair) for row, e in enumerate(examples) for pair in getattr(e, field_name)]
        if at:
            rows, places, labels = zip(*at, strict=True)
            codes = [KINDS_AT[name].index(label) for label in labels]
            found[name] = torch.tensor(rows), torch.tensor(places), torch.tensor(codes)
    return found


def _taught(examples: Sequence[Example], length: int) -> Taught | None:
    found = [(row, e.soft, words_of(e, length)[:, None]) for row, e in enumerate(examples) if e.soft is not None]
    if not found:
        return None

    def filled(values: NDArray[np.float16]) -> Tensor:
        wide = torch.zeros(*values.shape[:-2], length, values.shape[-1])
        wide[..., : values.shape[-2], :] = torch.from_numpy(values.astype(np.float32))
        return wide

    trigger = torch.zeros(len(examples), length, len(TAGS["trigger"]))
    opens = torch.zeros(len(examples), length, dtype=torch.bool)
    for row, soft, words in found:
        trigger[row] = filled(soft.trigger) * words
        opens[row] = words[:, 0]
    checks = torch.cat([torch.from_numpy(soft.check.astype(np.float32)) for _, soft, _ in found])
    return Taught(
        trigger,
        torch.cat([torch.full((len(soft.places),), row) for row, soft, _ in found]),
        torch.cat([torch.from_numpy(soft.places) for _, soft, _ in found]),
        torch.stack([1 - checks, checks], -1),
        {name: torch.cat([filled(soft.roles[name]) * words for _, soft, words in found]) for name in found[0][1].roles},
        {
            name: torch.cat([torch.from_numpy(soft.codes[name].astype(np.float32)) for _, soft, _ in found])
            for name in found[0][1].codes
        },
        opens,
        torch.cat([torch.from_numpy(soft.echo.astype(np.float32)) for _, soft, _ in found]),
    )
