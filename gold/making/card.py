"""Fill the figures into the data card: ``python gold/making/card.py --corpora ../shared/corpora``.

The card's tables stand between ``<!-- name -->`` and ``<!-- /name -->``; everything else is written by hand.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from agreement import strata

from bede.evaluate import Scores, measure
from bede.evaluate.fields import code
from bede.gold.read import read_gold
from bede.gold.records import Reading

GOLD = Path("gold")
SOURCES = {
    "newswire": "TE3-Silver (AFP, Xinhua 1997–2006)",
    "worldwide": "en-worldwide-newswire (2022)",
    "us_politics": "PolNeAR train (2015–16)",
    "muc": "MUC-3 dev (1988–90, capitals)",
    "wiki_news": "GUM news and GeoVirus (Wikinews)",
    "wiki_interview": "GUM interviews (Wikinews)",
    "capture": "pages of trafilatura's evaluation",
}
MEASURES = (
    "trigger", "trigger exact", "type in sentence", "actors exact", "actors head", "actors country",
    "recipients exact", "recipients head", "recipients country", "speakers exact", "speakers head",
    "time value", "place country", "amounts",
)  # fmt: skip
CODES = ("type", "mode", "status", "stance", "certainty")


def row(cells: Sequence[object]) -> str:
    """Return a row of a Markdown table."""
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def genres(readings: Sequence[Reading]) -> Iterator[str]:
    """Yield the table of sources."""
    yield row(["genre", "source", "documents", "share", "sentences", "without a claim", "claims", "train / dev / test"])
    yield row(["---"] * 8)
    plain = sum(r.document.genre != "capture" for r in readings)
    for name, source in SOURCES.items():
        own = [r for r in readings if r.document.genre == name]
        sentences = sum(len(r.document.sentences) - len(r.document.boilerplate) for r in own)
        held = sum(len({c.sentence for c in r.claims}) for r in own)
        parts = Counter(r.document.part for r in own)
        share = "–" if name == "capture" else f"{100 * len(own) / plain:.0f} %"
        claims = sum(len(r.claims) for r in own)
        split = " / ".join(str(parts[part]) for part in ("train", "dev", "test"))
        yield row([name, source, len(own), share, sentences, sentences - held, claims, split])


def counts(corpus: Sequence[Reading], short: Sequence[Reading]) -> Iterator[str]:
    """Yield the table of codes."""
    yield row(["field", "code", "train", "dev", "test", "sentences/", "all"])
    yield row(["---"] * 7)
    for name in ("type", "status", "stance", "certainty"):
        by_part = {part: Counter[str]() for part in ("train", "dev", "test", "short")}
        for reading in corpus:
            by_part[reading.document.part].update(code(claim, name) for claim in reading.claims)
        for reading in short:
            by_part["short"].update(code(claim, name) for claim in reading.claims)
        total = sum(by_part.values(), Counter[str]())
        for value, number in total.most_common():
            yield row([name, value, *(by_part[part][value] for part in by_part), number])


def agreement(scores: dict[str, Scores]) -> Iterator[str]:
    """Yield the table of agreement: F1 of detection and phrases, kappa of codes."""
    new = "new documents"
    old = next(name for name in scores if name.startswith("first batch"))
    columns = ["all", old, new, *sorted(set(scores) - {"all", old, new})]
    yield row(["", *columns])
    yield row(["---"] * (len(columns) + 1))
    yield row(["documents", *(scores[name].documents for name in columns)])
    yield row(["claims, first / second reading", *(_claims(scores[name]) for name in columns)])
    for measured in MEASURES:
        yield row([f"{measured}, F1", *(_shown(scores[name].fields[measured].f1) for name in columns)])
    for measured in CODES:
        yield row([f"{measured}, kappa", *(_shown(scores[name].codes[measured].kappa) for name in columns)])


def _claims(scores: Scores) -> str:
    return f"{scores.fields['trigger'].wanted} / {scores.fields['trigger'].given}"


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def main() -> None:
    """Write the tables into the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    options = parser.parse_args()
    corpus, short = read_gold(GOLD).readings, read_gold(GOLD / "sentences").readings
    first = {r.document.doc: r for r in read_gold(GOLD / "double" / "first", options.corpora).readings}
    second = {r.document.doc: r for r in read_gold(GOLD / "double" / "second", options.corpora).readings}
    scores = measure([(first[name], second[name]) for name in first if name in second], strata)
    tables = {"genres": genres(corpus), "counts": counts(corpus, short), "agreement": agreement(scores)}
    card = (GOLD / "README.md").read_text(encoding="utf-8")
    for name, lines in tables.items():
        before, opening, rest = card.partition(f"<!-- {name} -->\n")
        card = before + opening + "\n".join(lines) + "\n" + rest[rest.index(f"<!-- /{name} -->") :]
    (GOLD / "README.md").write_text(card, encoding="utf-8")


if __name__ == "__main__":
    main()
