"""Write ``world/offices/congress.tsv`` from the project unitedstates/congress-legislators (CC0).

python tools/build_congress.py legislators-current.yaml     (PyYAML is needed for this only)
"""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

TARGET = Path(__file__).resolve().parents[1] / "src/bede/knowledge/world/offices/congress.tsv"
TITLES = {"rep": "Representative|Rep.|Congressman|Congresswoman", "sen": "Senator|Sen."}
HEAD = """# Members of the US Congress with all their terms, as of the source's list of those who sit now.
# Written by tools/build_congress.py from unitedstates/congress-legislators (CC0); the fields are those of terms.tsv.
country\toffice\ttitle\tname\tothers\tsince\tuntil\tnote
"""
GAP = 40  # days between two terms that count as one


def rows(people: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each stretch of terms in one house."""
    for person in people:
        name = person["name"]
        usual = f"{name.get('nickname') or name['first']} {name['last']}"
        others = dict.fromkeys([name.get("official_full", usual), f"{name['first']} {name['last']}"])
        others.pop(usual, None)
        for house, terms in groupby(person["terms"], key=lambda term: term["type"]):
            for since, until in merged([(term["start"], term["end"]) for term in terms]):
                yield ("USA", "legislator", TITLES[house], usual, "|".join(others), since, until, "collective")


def merged(spans: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield spans of days with those that follow one another made one."""
    since, until = spans[0]
    for start, end in spans[1:]:
        if (date.fromisoformat(start) - date.fromisoformat(until)).days <= GAP:
            until = end
        else:
            yield since, until
            since, until = start, end
    yield since, until


def main() -> None:
    """Write the table."""
    people = yaml.safe_load(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = sorted("\t".join(row) for row in rows(people))
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "rows")


if __name__ == "__main__":
    main()
