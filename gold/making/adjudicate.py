"""Lay two independent readings of the same documents side by side, for a third pair of eyes to settle.

    python gold/making/adjudicate.py .cache/gold/all.jsonl --first A.txt ... --second B.txt ... -o .cache/gold/sheets

Under each sentence stand the claims of the first reading (c1 ...) and, where the second differs, its fields; claims
that only the second has are d1 ... in the keys of the first reading's parties. The one who settles writes a review
(``review.py``) of the first reading; ``take d3`` adds a claim of the second.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from batches import pack
from join import readings_of
from review import Lines, load
from sheets import FIELDS, Reading, load_documents

from bede.evaluate.pairs import pair
from bede.gold.decode import claim_of
from bede.gold.records import GoldClaim

Row = dict[str, Any]


def keys_of_second(first: Reading, second: Reading) -> dict[str, str]:
    """Return second reading's party keys → first reading's: by name and country, else by a mention they share."""
    by_name = {(p["name"], p["country"]): key for key, p in first.parties.items() if p["name"]}
    by_span: dict[tuple[int, ...], str] = {}
    for claim in first.claims:
        for mention in (*claim["actors"], *claim["recipients"], *claim["voices"]):
            if mention["span"]:
                by_span[tuple(mention["span"])] = mention["party"]
    found: dict[str, str] = {}
    for claim in second.claims:
        for mention in (*claim["actors"], *claim["recipients"], *claim["voices"]):
            if mention["span"] and mention["party"] and tuple(mention["span"]) in by_span:
                found.setdefault(mention["party"], by_span[tuple(mention["span"])])
    for key, party in second.parties.items():
        if (party["name"], party["country"]) in by_name:
            found[key] = by_name[party["name"], party["country"]]
        found.setdefault(key, f"s{key}")
    return found


def in_keys(line: str, keys: dict[str, str]) -> str:
    """Return a claim line with its party keys replaced."""
    fields = [field.strip() for field in line.split("|")]
    for name in ("actors", "recipients", "voices"):
        at = FIELDS.index(name)
        fields[at] = re.sub(r"(^|[;>]\s*)([\w-]+)(\s*=)", lambda m: m[1] + keys.get(m[2], m[2]) + m[3], fields[at])
    return " | ".join(fields)


def differing(first: str, second: str) -> str:
    """Return the fields in which a second line differs from the first, as text; empty where none does."""
    one_day = re.compile(r"(\d{4}-\d\d-\d\d)\.\.\1")
    ours, theirs = ([f.strip() for f in one_day.sub(r"\1", line).split("|")] for line in (first, second))
    return "; ".join(
        f"{name}: {b or '(none)'}"
        for name, a, b in zip(FIELDS, ours, theirs, strict=True)
        if name not in ("sentence", "event") and re.sub(r"\s+", "", a) != re.sub(r"\s+", "", b)
    )


def sheet_of(document: Row, first: Reading, second: Reading, ours: Lines, theirs: Lines) -> Iterator[str]:
    """Yield the lines of a sheet."""
    keys = keys_of_second(first, second)
    yield f"DOC {document['doc']}   published {document['published'] or 'unknown'}   {document['title'] or ''}".rstrip()
    yield from ours.parties.values()
    for key, line in theirs.parties.items():
        if keys.get(key, "").startswith("s") and keys[key] not in ours.parties:
            yield "@" + keys[key] + line[1 + len(key) :]
    numbered = [(f"c{n}", claim, line) for n, (claim, line) in enumerate(in_order(first, ours), 1)]
    others = [(f"d{n}", claim, in_keys(line, keys)) for n, (claim, line) in enumerate(in_order(second, theirs), 1)]
    found = pair([claim for _, claim, _ in numbered], [claim for _, claim, _ in others])
    match = {id(a): id(b) for a, b in found.both}
    line_of = {id(claim): (name, line) for name, claim, line in others}
    shown: dict[int, list[str]] = defaultdict(list)
    for name, claim, line in numbered:
        shown[claim.sentence].append(f"    {name}: {line}")
        if id(claim) in match:
            other = differing(line, line_of[match[id(claim)]][1])
            if other:
                shown[claim.sentence].append(f"        second reading has  {other}")
        else:
            shown[claim.sentence].append("        second reading has no such claim")
    only = {id(claim) for claim in found.given_only}
    for name, claim, line in others:
        if id(claim) in only:
            shown[claim.sentence].append(f"    {name}, second reading only: {line}")
    for number, (start, end) in enumerate(document["sentences"]):
        yield f"[{number}] " + " ".join(document["text"][start:end].split())
        yield from shown.get(number, ())


def in_order(reading: Reading, lines: Lines) -> Iterator[tuple[GoldClaim, str]]:
    """Yield each claim with its line, in the order of the reading's file."""
    for claim, line in zip(reading.claims, lines.claims.values(), strict=True):
        yield claim_of({"doc": reading.doc, **claim}), line


def all_lines(files: Iterable[Path]) -> dict[str, Lines]:
    """Return the lines of several readings by document."""
    found: dict[str, Lines] = {}
    for file in files:
        found.update(load(file))
    return found


def main() -> None:
    """Write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--first", type=Path, nargs="+", required=True)
    parser.add_argument("--second", type=Path, nargs="+", required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    documents = load_documents(options.documents)
    first = {reading.doc: reading for reading in readings_of(documents, options.first)}
    second = {reading.doc: reading for reading in readings_of(documents, options.second)}
    ours, theirs = all_lines(options.first), all_lines(options.second)
    rows = [documents[name] for name in documents if name in first and name in second]
    for number, batch in enumerate(pack(rows, 420), 1):
        sheets = (
            "\n".join(sheet_of(row, first[row["doc"]], second[row["doc"]], ours[row["doc"]], theirs[row["doc"]]))
            for row in batch
        )
        (options.out / f"J{number:02}.txt").write_text("\n\n".join(sheets) + "\n", encoding="utf-8")
        print(f"J{number:02}.txt", len(batch), "documents", sum(len(row["sentences"]) for row in batch), "sentences")


if __name__ == "__main__":
    main()
