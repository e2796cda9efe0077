"""Make the files of ``gold/sentences`` from the sheet that holds sentences and claims in the short notation.

python gold/making/sentences.py gold/sentences/sentences.txt -o gold/sentences
"""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import Any

from join import write
from sheets import read_readings

Row = dict[str, Any]
PUBLISHED = "2019-06-12"


def parse(lines: list[str]) -> tuple[dict[str, Row], list[str]]:
    """Return the documents, and the readings in the plain notation."""
    common: list[str] = []
    documents: dict[str, Row] = {}
    plain: list[str] = []
    for line in map(str.strip, lines):
        if line.startswith("@@"):
            common.append(line[1:])
        elif line.startswith("DOC "):
            name = line.removeprefix("DOC ").strip()
            if name in documents:
                sys.exit(f"{name} stands twice")
            documents[name] = {
                "doc": name, "ref": f"gold/sentences/sentences.txt#{name}", "genre": "sentences", "stratum": "written",
                "published": PUBLISHED, "title": None, "ships": True, "text": "", "sentences": [],
            }  # fmt: skip
            plain += [line, *common]
        elif line.startswith("= "):
            text = line.removeprefix("= ")
            row = documents[name]
            start = len(row["text"]) + 1 if row["text"] else 0
            row["text"] = f"{row['text']} {text}".strip()
            row["sentences"].append([start, start + len(text)])
            row["sha256"] = hashlib.sha256(row["text"].encode()).hexdigest()
        else:
            plain.append(line)
    return documents, plain


def main() -> None:
    """Write the files, or say what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sheet", type=Path)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    documents, plain = parse(options.sheet.read_text(encoding="utf-8").splitlines())
    readings, bad = [], 0
    for _, reading, complaint in read_readings(documents, plain):
        if complaint:
            bad += 1
            print(complaint)
        if reading:
            readings.append(reading)
    if bad:
        sys.exit(f"{bad} complaints")
    write(options.out, documents, readings, frozenset())
    print(f"{len(readings)} sentences, {sum(len(r.claims) for r in readings)} claims")


if __name__ == "__main__":
    main()
