"""Make the annotations' files from readings: stand-off, without a word of the texts.

    python gold/making/join.py .cache/gold/all.jsonl READING.txt [...] -o gold [--second READING.txt ...]

``-o`` gets ``documents.jsonl`` and ``claims.jsonl``. Documents that also stand in a second reading count as read twice.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from sheets import Reading, load_documents, read_readings

from bede.gold.parts import part_of

Row = dict[str, Any]


def readings_of(documents: dict[str, Row], files: Iterable[Path]) -> Iterator[Reading]:
    """Yield the readings of all files; a complaint ends the program."""
    bad = 0
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        for number, reading, complaint in read_readings(documents, lines):
            if complaint:
                bad += 1
                print(f"{file}:{number}: {complaint}", file=sys.stderr)
            if reading:
                yield reading
    if bad:
        sys.exit(f"{bad} complaints; nothing is complete")


def document_row(document: Row, reading: Reading, times: int) -> Row:
    """Return the row of ``documents.jsonl``. A text that ships with its document is kept."""
    row = {
        "doc": document["doc"],
        "ref": document["ref"],
        "genre": document["genre"],
        "stratum": document["stratum"],
        "published": document["published"],
        "sha256": document["sha256"],
        "part": part_of(document["sha256"]),
        "readings": times,
        "sentences": document["sentences"],
        "boilerplate": sorted(reading.boilerplate),
        "parties": [{"party": key, **party} for key, party in reading.parties.items()],
    }
    return {**row, "text": document["text"]} if document.get("ships") else row


_NO_PART_OF_TIME = re.compile(r"(?i)(?:on|in|at)\s+")
_NO_PART_OF_PLACE = re.compile(r"(?i)(?:in|at|near|from|to|of)\s+")
_NO_PART_OF_TRIGGER = re.compile(r"(?i)(?:the|an?|another|his|her|its|their)\s+(?=\w)")


def trimmed(text: str, span: list[int] | None, opening: re.Pattern[str]) -> list[int] | None:
    """Return a span without words that rulings 14, 43 and 46 leave out of it, and that some readings kept."""
    match = opening.match(text, span[0], span[1]) if span else None
    return [match.end(), span[1]] if span and match and match.end() < span[1] else span


def trim(reading: Reading, text: str) -> None:
    """Trim triggers, times and places of a reading: form only, no label changes."""
    for claim in reading.claims:
        claim["trigger"] = trimmed(text, claim["trigger"], _NO_PART_OF_TRIGGER)
        for name, opening in (("time", _NO_PART_OF_TIME), ("place", _NO_PART_OF_PLACE)):
            if claim[name]:
                claim[name]["span"] = trimmed(text, claim[name]["span"], opening)


def claim_rows(reading: Reading) -> Iterator[Row]:
    """Yield the rows of ``claims.jsonl`` in the order of the text."""
    ordered = sorted(reading.claims, key=lambda c: (c["sentence"], c["trigger"], c["type"], c["event"]))
    for claim in ordered:
        yield {"doc": reading.doc, **claim}


def without_idle_parties(reading: Reading) -> None:
    """Drop parties that no claim mentions."""
    used = {m["party"] for c in reading.claims for m in (*c["actors"], *c["recipients"], *c["voices"])}
    reading.parties = {key: party for key, party in reading.parties.items() if key in used}


def write(folder: Path, documents: dict[str, Row], readings: Iterable[Reading], twice: AbstractSet[str]) -> None:
    """Write both files of annotations, with spans trimmed and without parties that no claim mentions."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        (folder / "documents.jsonl").open("w", encoding="utf-8") as heads,
        (folder / "claims.jsonl").open("w", encoding="utf-8") as claims,
    ):
        for reading in readings:
            without_idle_parties(reading)
            trim(reading, documents[reading.doc]["text"])
            row = documents[reading.doc]
            head = document_row(row, reading, 2 if reading.doc in twice else row.get("readings", 1))
            heads.write(as_line(head))
            claims.writelines(as_line(row) for row in claim_rows(reading))


def as_line(row: Row) -> str:
    """Return a row as a line of JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("readings", type=Path, nargs="+")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--second", type=Path, nargs="*", default=[])
    parser.add_argument("--twice-only", action="store_true", help="write only documents that are read twice")
    options = parser.parse_args()
    documents = load_documents(options.documents)
    twice = {reading.doc for reading in readings_of(documents, options.second)}
    readings = {reading.doc: reading for reading in readings_of(documents, options.readings)}
    ordered = [readings[name] for name in documents if name in readings and (name in twice or not options.twice_only)]
    write(options.out, documents, ordered, twice)
    print(f"{len(ordered)} documents, {sum(len(r.claims) for r in ordered)} claims, {len(twice)} read twice")


if __name__ == "__main__":
    main()
