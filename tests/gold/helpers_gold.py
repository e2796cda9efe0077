"""A small annotated document, built by hand."""

import hashlib
from typing import Any

from bede.gold.parts import part_of

TEXT = "Norland struck the port of Tarn on Sunday, Sudland said. Norland denied the strike.\n\nRead more: sport."
SENTENCES = [[0, 56], [57, 83], [85, 102]]


def spot(words: str, nth: int = 1) -> list[int]:
    """Return where words stand in the text for the nth time."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def document_row(**changes: Any) -> dict[str, Any]:
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    row = {
        "doc": "t1",
        "ref": "made/up.txt",
        "genre": "sentences",
        "stratum": "other",
        "published": "2014-03-03",
        "sha256": digest,
        "part": part_of(digest),
        "readings": 1,
        "sentences": SENTENCES,
        "boilerplate": [2],
        "parties": [
            {"party": "n", "name": "Norland", "country": "NLD", "sector": "GOV"},
            {"party": "s", "name": "Sudland", "country": "SDL", "sector": "GOV"},
        ],
        "text": TEXT,
    }
    return {**row, **changes}


def claim_row(**changes: Any) -> dict[str, Any]:
    row = {
        "doc": "t1",
        "sentence": 0,
        "trigger": spot("struck"),
        "type": "ASSAULT",
        "mode": "aerial",
        "status": "occurred",
        "stance": "asserts",
        "certainty": "certain",
        "actors": [{"party": "n", "span": spot("Norland")}],
        "recipients": [{"party": "s", "span": None}],
        "voices": [
            {"party": "s", "span": spot("Sudland"), "cue": spot("said"), "kind": "named_body", "carried": False}
        ],
        "time": {
            "span": spot("Sunday"),
            "earliest": "2014-03-02",
            "latest": "2014-03-02",
            "precision": "day",
            "basis": "relative",
        },
        "place": {"span": spot("the port of Tarn"), "name": "Tarn", "country": "SDL", "precision": "site"},
        "amounts": [],
        "event": "tarn",
    }
    return {**row, **changes}


def denial_row() -> dict[str, Any]:
    return claim_row(
        sentence=1,
        trigger=spot("strike"),
        mode=None,
        stance="denies",
        actors=[{"party": "n", "span": None}],
        voices=[
            {"party": "n", "span": spot("Norland", 2), "cue": spot("denied"), "kind": "named_body", "carried": False}
        ],
        time=None,
        place=None,
    )
