"""How much of everything a set of annotations holds."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bede.evaluate.fields import code
from bede.gold.records import Reading

COUNTED = ("type", "status", "stance", "certainty")
"""Codes of claims that are counted."""


@dataclass(slots=True)
class Inventory:
    """Counts over documents. ``empty`` sentences hold no claim; boilerplate is counted apart from sentences."""

    documents: int = 0
    twice: int = 0
    sentences: int = 0
    boilerplate: int = 0
    empty: int = 0
    claims: int = 0
    parties: int = 0
    events: int = 0
    codes: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in COUNTED})

    def add(self, reading: Reading) -> None:
        """Count one document."""
        held = {claim.sentence for claim in reading.claims}
        sentences = len(reading.document.sentences) - len(reading.document.boilerplate)
        self.documents += 1
        self.twice += reading.document.readings > 1
        self.sentences += sentences
        self.boilerplate += len(reading.document.boilerplate)
        self.empty += sentences - len(held)
        self.claims += len(reading.claims)
        self.parties += len(reading.parties)
        self.events += len({claim.event for claim in reading.claims})
        for claim in reading.claims:
            for name in COUNTED:
                self.codes[name][code(claim, name)] += 1


def take_stock(readings: Iterable[Reading]) -> dict[str, Inventory]:
    """Return the inventory of all documents, and of each genre, stratum and part."""
    stock: dict[str, Inventory] = {"all": Inventory()}
    for reading in readings:
        document = reading.document
        for name in ("all", f"genre {document.genre}", f"stratum {document.stratum}", f"part {document.part}"):
            stock.setdefault(name, Inventory()).add(reading)
    return stock


def stock_table(stock: dict[str, Inventory]) -> Iterator[str]:
    """Yield the lines of a table: documents and claims by genre, stratum and part, then codes by part."""
    head = ("documents", "twice", "sentences", "empty", "boilerplate", "claims", "parties", "events")
    yield f"{'':<24}" + "".join(f"{name:>12}" for name in head)
    for name in ["all", *sorted(name for name in stock if name != "all")]:
        yield f"{name:<24}" + "".join(f"{getattr(stock[name], column):>12}" for column in head)
    parts = [name for name in ("part train", "part dev", "part test") if name in stock]
    for name in COUNTED:
        yield ""
        yield f"{name:<24}" + "".join(f"{column:>12}" for column in ("all", *(p.split()[1] for p in parts)))
        for value, total in stock["all"].codes[name].most_common():
            cells = "".join(f"{stock[part].codes[name][value]:>12}" for part in parts)
            yield f"  {value:<22}{total:>12}{cells}"
