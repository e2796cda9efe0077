"""Which texts no task may learn from: those that measure."""

import hashlib
from functools import cache
from pathlib import Path

from bede.gold.read import json_lines
from bede.gold.sources import split_reference


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


def names(gold: Path, file: str) -> bool:
    """Return whether an article of en-worldwide-newswire belongs to the tenth that measures mentions.

    The tenth is fixed by the hash of the file's name; articles whose claims train are not in it, since their text is
    seen.
    """
    return is_tenth(file) and f"names/en-worldwide-newswire/original_articles/{file}" not in trained(gold)


def is_tenth(file: str) -> bool:
    """Return whether a file's name falls into the tenth by its hash."""
    return int(hashlib.sha256(file.encode()).hexdigest(), 16) % 10 == 0
