"""Which texts no task may learn from: those that measure, and copies of them under other names."""

import hashlib
import re
from functools import cache
from pathlib import Path

from bede.gold.read import json_lines, read_gold
from bede.gold.sources import split_reference

RUN = 8
MOST_SHARED = 0.1


@cache
def documents(gold: Path) -> frozenset[str]:
    """Return the files of the corpora that stand in the claim corpus' dev or test part."""
    rows = json_lines(gold / "documents.jsonl")
    return frozenset(split_reference(row["ref"])[0] for row in rows if row["part"] != "train")


@cache
def trained(gold: Path) -> frozenset[str]:
    """Return the files of the corpora that stand in the claim corpus' train part."""
    rows = json_lines(gold / "documents.jsonl")
    return frozenset(split_reference(row["ref"])[0] for row in rows if row["part"] == "train")


def runs_of(text: str) -> set[str]:
    """Return all runs of ``RUN`` words of a text, numbers included, without case."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[at : at + RUN]) for at in range(max(0, len(words) - RUN + 1))}


@cache
def _held_runs(gold: Path, corpora: Path) -> frozenset[str]:
    found: set[str] = set()
    for reading in read_gold(gold, corpora, ("dev", "test")).readings:
        found |= runs_of(reading.document.text or "")
    return frozenset(found)


def is_copy(text: str, gold: Path, corpora: Path) -> bool:
    """Return whether more than a tenth of a text's runs of words stand in a document that measures claims."""
    runs = runs_of(text)
    return len(runs & _held_runs(gold, corpora)) > MOST_SHARED * max(1, len(runs))


def names(gold: Path, file: str) -> bool:
    """Return whether an article of en-worldwide-newswire belongs to the tenth that measures mentions.

    The tenth is fixed by the hash of the file's name; articles whose claims train are not in it, since their text is
    seen.
    """
    return is_tenth(file) and f"names/en-worldwide-newswire/original_articles/{file}" not in trained(gold)


def is_tenth(file: str) -> bool:
    """Return whether a file's name falls into the tenth by its hash."""
    return int(hashlib.sha256(file.encode()).hexdigest(), 16) % 10 == 0
