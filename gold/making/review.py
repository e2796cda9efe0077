"""Apply a review to a reading: what a second pair of eyes changed, claim by claim.

    python gold/making/review.py .cache/gold/all.jsonl --reading READING.txt ... --reviews REVIEW.txt ... -o OUT.txt

A review names documents and, under each, changes in the notation of ``NOTATION.md``; claims are counted from c1 in the
order of the reading:

    DOC a001
    - c3                          the claim goes
    c5 status: occurred denies    one field is replaced (sentence trigger type status actors recipients voices time
                                  place amounts event)
    c7 = 3 | met | ...            the whole line is replaced
    + 4 | visit | ...             a claim is added
    take d2                       a claim that a sheet of ``adjudicate.py`` offers is added (needs --sheets)
    @p9 Name / ISO / SECTOR       a party is declared, or declared anew

What a change does not name stays. Sentences that end without a claim are listed as read.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sheets import FIELDS, load_documents, read_readings

Row = dict[str, Any]


@dataclass
class Lines:
    """A document's reading as lines: parties by key, claims by number, sentences that are no article."""

    parties: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    boilerplate: list[str] = field(default_factory=list)
    added: int = 0

    def add(self, claim: str) -> None:
        """Add a claim under a number of its own, which no claim that went ever had."""
        self.added += 1
        self.claims[f"new{self.added}"] = claim


def load(path: Path) -> dict[str, Lines]:
    """Return the lines of a reading by document."""
    documents: dict[str, Lines] = {}
    for line in map(str.strip, path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("DOC"):
            current = documents[line[3:].split()[0]] = Lines()
        elif line.startswith("@"):
            current.parties[line[1:].split(" ", 1)[0]] = line
        elif line.startswith("boiler"):
            current.boilerplate.append(line)
        elif line[:1].isdigit():
            current.claims[f"c{len(current.claims) + 1}"] = line
    return documents


def offers(sheets: Sequence[Path]) -> dict[str, Lines]:
    """Return what sheets of two readings offer: claims of the second by their numbers, and its parties."""
    found: dict[str, Lines] = {}
    for line in (line for sheet in sheets for line in sheet.read_text(encoding="utf-8").splitlines()):
        if line.startswith("DOC"):
            current = found[line[3:].split()[0]] = Lines()
        elif line.startswith("@"):
            current.parties[line[1:].split(" ", 1)[0]] = line
        elif match := re.match(r"^    (d\d+), second reading only: (.*)$", line):
            current.claims[match[1]] = match[2]
    return found


def apply(lines: Lines, change: str, offered: Lines) -> None:
    """Apply one line of a review. Raises ``ValueError`` where it can't be applied."""
    for key, party in offered.parties.items():
        lines.parties.setdefault(key, party)
    if match := re.match(r"^take\s+(d\d+)$", change):
        if match[1] not in offered.claims:
            raise ValueError(f"no claim {match[1]} is offered")
        lines.add(offered.claims[match[1]])
    elif change.startswith("@"):
        lines.parties[change[1:].split(" ", 1)[0]] = change
    elif change.startswith("+"):
        lines.add(change[1:].strip())
    elif match := re.match(r"^-\s*(c\d+)\s*$", change):
        if lines.claims.pop(match[1], None) is None:
            raise ValueError(f"no claim {match[1]}")
    elif match := re.match(r"^(c\d+)\s*(=|\w+\s*:)\s*(.*)$", change):
        if match[1] not in lines.claims:
            raise ValueError(f"no claim {match[1]}")
        if match[2] == "=":
            lines.claims[match[1]] = match[3]
            return
        name = match[2].rstrip(" :")
        if name not in FIELDS:
            raise ValueError(f"no field {name}")
        parts = [part.strip() for part in lines.claims[match[1]].split("|")]
        parts[FIELDS.index(name)] = match[3].strip()
        lines.claims[match[1]] = " | ".join(parts)
    else:
        raise ValueError("not understood")


def main() -> None:
    """Apply the reviews, check the result, write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--reading", type=Path, nargs="+", required=True)
    parser.add_argument("--reviews", type=Path, nargs="*", default=[])
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--only", action="store_true", help="check the reviewed documents only, not all of the reading")
    parser.add_argument("--sheets", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    documents, offered = load_documents(options.documents), offers(options.sheets)
    reading: dict[str, Lines] = {}
    for path in options.reading:
        reading.update(load(path))
    bad, counts, touched = 0, dict.fromkeys(("gone", "changed", "added"), 0), set()
    for path in options.reviews:
        current = None
        for number, line in enumerate(map(str.strip, path.read_text(encoding="utf-8").splitlines()), 1):
            if not line or line.startswith("//"):
                continue
            if line.startswith("DOC"):
                name = line[3:].split()[0]
                current = reading[name]
                touched.add(name)
                continue
            try:
                if current is None:
                    raise ValueError("a change before any DOC")
                apply(current, line, offered.get(name, Lines()))
                counts["gone" if line[0] == "-" else "added" if line[0] in "+t" else "changed"] += line[0] != "@"
            except ValueError as error:
                bad += 1
                print(f"{path}:{number}: {error}  <- {line[:160]}")
    out = []
    for name, lines in reading.items():
        claims = sorted(lines.claims.values(), key=lambda line: int(line.split("|")[0]))
        held = {int(line.split("|")[0]) for line in claims}
        free = [str(n) for n in range(len(documents[name]["sentences"])) if n not in held]
        out += [f"DOC {name}", *lines.parties.values(), *claims, *lines.boilerplate]
        out += [f"none {' '.join(free)}"] if free else []
    options.out.write_text("\n".join(out) + "\n", encoding="utf-8")
    claims_now = 0
    for at, read, complaint in read_readings(documents, out):
        if complaint and (not options.only or any(complaint.startswith(name) for name in touched)):
            bad += 1
            print(f"{options.out}:{at}: {complaint}")
        claims_now += len(read.claims) if read else 0
    print(f"{len(touched)} documents reviewed, {counts}, {claims_now} claims now, {bad} complaints")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
