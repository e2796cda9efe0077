"""Quick scores while training, on sentences as annotated. The measure that counts is ``bede evaluate``."""

from collections.abc import Sequence

import torch
from torch.nn import functional

from training.batches import NONE, stack
from training.examples import Example
from training.labels import CODES
from training.model import ReaderModel
from training.widths import batches_by_length

THRESHOLDS = (0.3, 0.4, 0.5, 0.6)
LEAST = 0.1
"""Probability of the tags from which a word is looked at."""


def trigger_scores(model: ReaderModel, examples: Sequence[Example], room: int) -> str:
    """Return F1 of triggers by their first piece at several thresholds, with type at the best, and codes given gold."""
    found: list[tuple[float, bool, bool]] = []
    wanted = 0
    right: dict[str, int] = {}
    total: dict[str, int] = {}
    with torch.no_grad():
        for numbers in batches_by_length([len(e) for e in examples], 3 * room, 0):
            part = [examples[n] for n in numbers]
            batch = stack(part).to(next(model.parameters()).device)
            vectors = model(batch.ids, batch.shapes, batch.mask)
            begins = functional.softmax(model.tags["trigger"](vectors), -1)[..., 1]
            begins = begins.masked_fill(batch.tags["trigger"] == NONE, 0)
            rows, places = torch.nonzero(begins > LEAST, as_tuple=True)
            seen = model.frames(vectors, rows, places, batch.mask)
            codes = seen.codes["type"].argmax(-1)
            chances = (begins[rows, places] * functional.softmax(seen.check, -1)[:, 1]).sqrt()
            used: set[tuple[int, tuple[int, int]]] = set()
            for row, place, code, chance in zip(rows.tolist(), places.tolist(), codes, chances.tolist(), strict=True):
                anchor = next((a for a in part[row].triggers or () if a.span[0] <= place < a.span[1]), None)
                is_new = anchor is not None and (row, anchor.span) not in used
                used.add((row, anchor.span) if anchor else (row, (place, place)))
                is_typed = is_new and anchor is not None and anchor.codes["type"] == CODES["type"][int(code)]
                found.append((chance, is_new, is_typed))
            wanted += sum(len(e.triggers or ()) for e in part)
            if batch.triggers is not None:
                frames = model.frames(vectors, batch.triggers.rows, batch.triggers.places, batch.mask)
                for name, scores in frames.codes.items():
                    hits = scores.argmax(-1) == batch.triggers.codes[name]
                    right[name] = right.get(name, 0) + int(hits.sum())
                    total[name] = total.get(name, 0) + len(hits)
                for name, scores in frames.roles.items():
                    labels = batch.triggers.roles[name]
                    guess = scores.argmax(-1)
                    both = int(((guess == labels) & (labels > 0)).sum())
                    given = int(((guess > 0) & (labels != NONE)).sum())
                    right[name] = right.get(name, 0) + 2 * both
                    total[name] = total.get(name, 0) + given + int((labels > 0).sum())
    lines = []
    for threshold in THRESHOLDS:
        kept = [f for f in found if f[0] >= threshold]
        total_both = max(1, len(kept) + wanted)
        lines.append(f"@{threshold} {2 * sum(f[1] for f in kept) / total_both:.3f}/"
                     f"{2 * sum(f[2] for f in kept) / total_both:.3f}")  # fmt: skip
    return " ".join(lines) + " | " + " ".join(f"{n} {right[n] / max(1, total[n]):.3f}" for n in right)
