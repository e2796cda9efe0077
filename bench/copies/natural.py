"""Copies that the corpora hold by nature: which stories are copies of one another before any copy is made.

Between outlets a plain sign is taken for proof: 16 words running, outside quotation marks, that both texts have. Two
who write apart never share so many. Within an outlet this is no sign, since it repeats its background; those pairs were
read, and so were pairs of outlets without the sign. The verdicts stand in natural.tsv.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.copies.corpora import Story

RUNNING = 16
_WORD = re.compile(r"[\w']+")
_QUOTED = re.compile(r"[\"“][^\"“”\n]*[\"”]?")
VERDICTS = Path(__file__).with_name("natural.tsv")


def read_verdicts() -> dict[frozenset[str], str]:
    """Return the verdicts of reading, "copy" or "apart", by the ids of two stories."""
    lines = VERDICTS.read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {frozenset(row[:2]): row[2] for row in rows}


def is_natural_copy(first: Story, second: Story, verdicts: Mapping[frozenset[str], str]) -> bool | None:
    """Tell whether two stories are copies; None where nobody has read two of one outlet that share a passage."""
    verdict = verdicts.get(frozenset((first.id, second.id)))
    if verdict is not None:
        return verdict == "copy"
    if not set(_runs(first.paragraphs)) & set(_runs(second.paragraphs)):
        return False
    return None if first.publisher == second.publisher else True


def _runs(paragraphs: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the runs of words; a quotation ends a run."""
    pieces = (piece for paragraph in paragraphs for piece in _QUOTED.split(paragraph))
    words = [_WORD.findall(piece.lower()) for piece in pieces]
    return [tuple(w[i : i + RUNNING]) for w in words for i in range(len(w) - RUNNING + 1)]
