"""Put the documents into batches for annotators, and choose those that are read twice.

    python gold/making/batches.py .cache/gold/drawn.jsonl ../shared/claims .cache/corpora -o .cache/gold

Writes ``all.jsonl`` (first batch and drawn documents in one form) and the sheets: ``sheets/N*.txt`` new documents,
``sheets/C*.txt`` captures, ``sheets/S*.txt`` one document in eight of all, for a second, independent reading.
"""

import argparse
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from draw import date_in_address
from sheets import show

Row = dict[str, Any]
FURTHER = ("doubt", "threat")
GENRES = {"newswire": "newswire", "names": "worldwide", "attribution": "us_politics"}


def first_batch(folder: Path, corpora: Path) -> list[Row]:
    """Return the documents of the first batch in our form, dated by their address where they had no date."""
    rows = []
    for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        genre = GENRES[row["ref"].split("/")[0]]
        published = row["published"]
        if genre == "worldwide":
            published = date_in_address((corpora / row["ref"]).read_text(encoding="utf-8").partition("\n")[0])
        rows.append(
            {
                "doc": row["doc"],
                "source": genre,
                "genre": genre,
                "stratum": "first_batch",
                "ref": row["ref"],
                "published": published,
                "title": row["title"],
                "sha256": row["sha256"],
                "text": row["text"],
                "sentences": row["sentences"],
            }
        )
    return rows


def read_twice(rows: Sequence[Row]) -> list[Row]:
    """Return the eighth of the documents that is read twice: the first by the hash of their text."""
    chosen = sorted(rows, key=lambda row: hashlib.sha256(f"twice:{row['sha256']}".encode()).hexdigest())
    names = {row["doc"] for row in chosen[: -(-len(rows) // 8)]}
    return [row for row in rows if row["doc"] in names]


def pack(rows: Sequence[Row], size: int) -> list[list[Row]]:
    """Return the rows in bins of about ``size`` sentences, in order."""
    total = sum(len(row["sentences"]) for row in rows)
    bins = max(1, round(total / size))
    packed: list[list[Row]] = [[] for _ in range(bins)]
    done = 0
    for row in rows:
        packed[min(bins - 1, done * bins // total)].append(row)
        done += len(row["sentences"])
    return packed


def main() -> None:
    """Write the batches."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("drawn", type=Path)
    parser.add_argument("first", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    drawn = [json.loads(line) for line in options.drawn.read_text(encoding="utf-8").splitlines()]
    rows = first_batch(options.first, options.corpora) + drawn
    with (options.out / "all.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    sheets = options.out / "sheets"
    sheets.mkdir(exist_ok=True)
    plain = [row for row in drawn if row["source"] != "capture" and row["stratum"] not in FURTHER]
    captures = [row for row in drawn if row["source"] == "capture"]
    doubting = [row for row in drawn if row["stratum"] == "doubt"]
    fierce = [row for row in drawn if row["stratum"] == "threat"]
    twice = read_twice([row for row in rows if row["source"] != "capture" and row["stratum"] not in FURTHER])
    twice_captures = read_twice(captures)
    for letter, part, size in (
        ("N", plain, 310),
        ("C", captures, 1600),
        ("D", doubting, 200),
        ("E", fierce, 300),
        ("S", twice, 300),
        ("T", twice_captures, 1600),
        ("U", read_twice(doubting) + read_twice(fierce), 300),
    ):
        for number, batch in enumerate(pack(part, size), 1):
            name = sheets / f"{letter}{number:02}.txt"
            name.write_text("\n".join(show(row) for row in batch), encoding="utf-8")
            print(name.name, len(batch), "documents", sum(len(row["sentences"]) for row in batch), "sentences")


if __name__ == "__main__":
    main()
