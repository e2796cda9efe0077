"""How far two independent readings of the same documents agree, field by field and genre by genre.

    python gold/making/agreement.py gold/double --corpora ../shared/corpora [--json]

``gold/double/first`` and ``second`` hold both readings as they were before anything was settled. The measures are
those of ``bede evaluate``: the first reading is what is wanted, the second what is given; F1 does not mind which.
"""

import argparse
import json
from pathlib import Path

from bede.evaluate import as_json, as_table, measure
from bede.gold.read import read_gold
from bede.gold.records import Reading

LATER = "cdefgh"
"""Letters with which the names of documents begin that were drawn for training alone."""


def strata(reading: Reading) -> tuple[str, str]:
    """Return the genre, and whether the first reading was made before the rulings, with them, or later for training."""
    if reading.document.stratum == "first_batch":
        return "first batch (read before the rulings)", reading.document.genre
    later = reading.document.doc[0] in LATER
    return "further training documents" if later else "new documents", reading.document.genre


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    first = {r.document.doc: r for r in read_gold(options.folder / "first", options.corpora).readings}
    second = {r.document.doc: r for r in read_gold(options.folder / "second", options.corpora).readings}
    pairs = [(first[name], second[name]) for name in first if name in second]
    missing = [name for name in first if name in second and first[name].document.text is None]
    scores = measure(pairs, strata)
    if options.json:
        print(json.dumps(as_json(scores), ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_table(scores)))
        for name in ("type", "status", "stance"):
            worst = ", ".join(f"{a}/{b} {n}" for a, b, n in scores["all"].codes[name].confusions()[:8])
            print(f"{name} confused: {worst}")
    if missing:
        print(f"texts missing for {len(missing)} documents: heads are not compared there")


if __name__ == "__main__":
    main()
