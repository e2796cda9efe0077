"""Draw further documents for the train part: the same sources, strata and seeded order as ``draw.py``.

    python gold/making/draw_train.py .cache/corpora .cache/gold/all.jsonl -o .cache/gold/further1.jsonl
    python gold/making/draw_train.py .cache/corpora .cache/gold/all.jsonl .cache/gold/further1.jsonl --letter d \
        -o .cache/gold/further2.jsonl
    python gold/making/draw_train.py .cache/corpora .cache/gold/all.jsonl .cache/gold/further1.jsonl \
        .cache/gold/further2.jsonl --letter e --spare-tenth -o .cache/gold/further3.jsonl
    python gold/making/draw_train.py .cache/corpora .cache/gold/all.jsonl --letter f --spare-tenth --longer \
        -o .cache/gold/further4.jsonl        (all.jsonl of notation.py; then g, with further4.jsonl beside it)

Only texts whose hash deals them into the train part are drawn, so that the parts that measure stay as they are, and
none that shares its opening, or more than a tenth of its runs of eight words, with a document that is known already.
``--longer``: quotas of ``LONGER``, when all shorter texts of three sources had been read. ``--spare-tenth``: nor
those of en-worldwide-newswire by which names are measured (``training/corpora/held.py``).
"""

import argparse
import hashlib
import json
import random
import re
from pathlib import Path
from typing import Any

from draw import Candidate, candidates, draw, row_of

from bede.gold.parts import part_of

SEED = "bede-gold-3"
QUOTAS: dict[str, tuple[int, tuple[int, int]]] = {
    "silver": (200, (4, 24)),
    "worldwide": (110, (4, 30)),
    "polnear": (65, (5, 26)),
    "muc": (70, (3, 24)),
    "geovirus": (40, (2, 30)),
}
"""Source → how many documents, and the fewest and most sentences that a document may have (as in ``draw.py``)."""

LONGER: dict[str, tuple[int, tuple[int, int]]] = {
    "silver": (230, (4, 24)),
    "worldwide": (50, (4, 60)),
    "polnear": (40, (5, 60)),
    "muc": (90, (3, 30)),
}

RUN = 8
MOST_SHARED = 0.1


def runs_of(text: str) -> set[int]:
    """Return the hashes of all runs of ``RUN`` words, numbers included, without case."""
    words = re.findall(r"\w+", text.lower())
    return {hash(" ".join(words[at : at + RUN])) for at in range(max(0, len(words) - RUN + 1))}


def new_ones(pool: list[Candidate], most: tuple[int, int], known: set[int], openings: set[str]) -> list[Candidate]:
    """Return the candidates of the train part that are no copies of what is known; ``known`` grows by them."""
    found = []
    for candidate in pool:
        opening = candidate.text.strip()[:80]
        runs = runs_of(candidate.text)
        if opening in openings or not most[0] <= len(candidate.sentences) <= most[1] or not runs:
            continue
        if part_of(row_of("", candidate)["sha256"]) != "train" or len(runs & known) > MOST_SHARED * len(runs):
            continue
        known |= runs
        openings.add(opening)
        found.append(candidate)
    return found


def is_tenth(ref: str) -> bool:
    """Return whether a text belongs to the tenth of en-worldwide-newswire that measures names."""
    folder, _, file = ref.rpartition("/")
    return "en-worldwide-newswire" in folder and int(hashlib.sha256(file.encode()).hexdigest(), 16) % 10 == 0


def main() -> None:
    """Draw, number and write the documents; print what was drawn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("known", type=Path, nargs="+", help="what was drawn before")
    parser.add_argument("--letter", default="c", help="first letter of the documents' names")
    parser.add_argument("--spare-tenth", action="store_true", help="leave out what measures names")
    parser.add_argument("--longer", action="store_true", help="draw longer texts too")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args()
    before = [json.loads(line) for file in options.known for line in file.read_text("utf-8").splitlines()]
    known = {run for row in before for run in runs_of(row["text"])}
    openings = {row["text"].strip()[:80] for row in before}
    rows: list[dict[str, Any]] = []
    for source, (quota, most) in (LONGER if options.longer else QUOTAS).items():
        pool = new_ones(list(candidates(options.corpora, source)), most, known, openings)
        drawn = [row_of(stratum, candidate) for stratum, candidate in draw(pool, quota)]
        print(source, len(pool), len(drawn), sum(len(row["sentences"]) for row in drawn), "sentences")
        rows += [row for row in drawn if not (options.spare_tenth and is_tenth(row["ref"]))]
    random.Random(SEED).shuffle(rows)
    with options.out.open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows, 1):
            out.write(json.dumps({"doc": f"{options.letter}{number:03}", **row}, ensure_ascii=False) + "\n")
    print(len(rows), "documents,", sum(len(row["sentences"]) for row in rows), "sentences")


if __name__ == "__main__":
    main()
