"""A run of the pipeline: what was used and what came of it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RunCounts:
    """``pages`` read, ``documents`` new, ``known`` seen before, ``claims`` new, ``events`` after linking."""

    pages: int = 0
    documents: int = 0
    known: int = 0
    claims: int = 0
    events: int = 0
    rejects: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """``settings`` is the full tree as JSON; ``knowledge`` the hash of the tables; ``finished`` None: cut short."""

    id: str
    version: str
    reader: str
    knowledge: str
    settings: str
    inputs: tuple[str, ...]
    started: datetime
    finished: datetime | None
    counts: RunCounts
