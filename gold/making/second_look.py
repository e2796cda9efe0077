r"""Sheets for a review: documents with the claims of a reading numbered under each sentence.

    python gold/making/second_look.py .cache/gold/all.jsonl --reading READING.txt ... --second SECOND.txt ... \
        --prefix B -o .cache/gold/sheets

Lines that are no part of an article are left out, and so are documents that also stand in a second reading: their
differences are settled instead (``adjudicate.py``).
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from batches import pack
from review import Lines, load
from sheets import load_documents, numbers

Row = dict[str, Any]


def sheet_of(document: Row, lines: Lines) -> Iterator[str]:
    """Yield the lines of a document's sheet."""
    yield f"DOC {document['doc']}   published {document['published'] or 'unknown'}   {document['title'] or ''}".rstrip()
    yield from lines.parties.values()
    claims: dict[int, list[str]] = defaultdict(list)
    for name, line in lines.claims.items():
        claims[int(line.split("|")[0])].append(f"    {name}: {line}")
    furniture = {number for line in lines.boilerplate for number in numbers(line.partition(" ")[2])}
    for number, (start, end) in enumerate(document["sentences"]):
        if number in furniture:
            continue
        yield f"[{number}] " + " ".join(document["text"][start:end].split())
        yield from claims[number]


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--reading", type=Path, nargs="+", required=True)
    parser.add_argument("--second", type=Path, nargs="*", default=[])
    parser.add_argument("--prefix", required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    documents = load_documents(options.documents)
    reading = {name: lines for file in options.reading for name, lines in load(file).items()}
    again = {name for file in options.second for name in load(file)}
    rows = [row for name, row in documents.items() if name in reading and name not in again]
    for number, batch in enumerate(pack(rows, 500), 1):
        sheet = "\n\n".join("\n".join(sheet_of(row, reading[row["doc"]])) for row in batch)
        name = options.out / f"{options.prefix}{number:02}.txt"
        name.write_text(sheet + "\n", encoding="utf-8")
        print(name.name, len(batch), "documents", sum(len(row["sentences"]) for row in batch), "sentences")


if __name__ == "__main__":
    main()
