"""Which texts no task may learn from: those that measure."""

import hashlib
from pathlib import Path

from bede.gold.read import json_lines
from bede.gold.sources import split_reference


def documents(gold: Path) -> set[str]:
    """Return the files of the corpora that stand in the claim corpus' dev or test part."""
    return {split_reference(row["ref"])[0] for row in json_lines(gold / "documents.jsonl") if row["part"] != "train"}


def names(gold: Path, file: str) -> bool:
    """Return whether an article of en-worldwide-newswire belongs to the tenth that measures mentions.

    The tenth is fixed by the hash of the file's name; articles whose claims train are not in it, since their text is
    seen.
    """
    trained = {split_reference(row["ref"])[0] for row in json_lines(gold / "documents.jsonl") if row["part"] == "train"}
    return is_tenth(file) and f"names/en-worldwide-newswire/original_articles/{file}" not in trained


def is_tenth(file: str) -> bool:
    """Return whether a file's name falls into the tenth by its hash."""
    return int(hashlib.sha256(file.encode()).hexdigest(), 16) % 10 == 0
