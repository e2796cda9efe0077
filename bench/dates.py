"""Dates of publication: how often a page's is right, and how well the text of an undated document bounds its own.

    python -m bench.dates CORPORA [--misses]          (CORPORA: the unpacked archives)

Pages: the evaluation pages of trafilatura and those of htmldate, saved pages with their true date. Background: dated
texts whose date is hidden. Each set is split by the parity of the SHA-256 of its files' names: rules were made on the
even half, so that the odd one tells what they are worth. With ``--misses`` those of the even half are printed.
"""

import argparse
import hashlib
import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from statistics import median

from bede.documents import clean
from bede.documents.metadata import read_metadata
from bede.documents.tree import parse_html
from bede.errors import RejectedInput
from bede.gold.article import article_of
from bede.gold.read import read_gold
from bede.model import Block, BlockKind, Document, Page, Resolution, Span, When
from bede.resolutions.background import date_by_background
from bede.settings import Settings
from bede.text.decode import decode

PAGES = {
    "trafilatura": ("extraction/trafilatura-eval-en/evaldata_en.json", "extraction/trafilatura-eval-en/html"),
    "htmldate": ("time/htmldate_default_en/eval_default_en.json", "time/htmldate_default_en/html"),
}
"""Set → its annotations and its pages."""

HALVES = ("even", "odd")
_SILVER = re.compile(r"_(\d{4})(\d\d)(\d\d)\.")
_TAG = re.compile(r"<[^>]+>")
SOURCES = ("annotated", "newswire", "captures")
UNDATED: Resolution[When] = Resolution("", None, "none", 0.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """A case with its true day and what was said of it."""

    name: str
    true: date
    found: Resolution[When]

    @property
    def half(self) -> str:
        """Return the half that the case belongs to."""
        return HALVES[hashlib.sha256(self.name.encode()).digest()[-1] % 2]

    @property
    def verdict(self) -> str:
        """Return exact, holds (an interval with the day inside), wrong or unknown."""
        when = self.found.value
        if when is None:
            return "unknown"
        if not (when.earliest or date.min) <= self.true <= (when.latest or date.max):
            return "wrong"
        return "exact" if when.earliest == when.latest else "holds"


def pages(corpora: Path, name: str) -> Iterator[Answer]:
    """Yield what is read of the dates of a set's pages."""
    annotations, folder = (corpora / part for part in PAGES[name])
    for uri, row in json.loads(annotations.read_text(encoding="utf-8")).items():
        file = folder / row["file"]
        if row.get("date") and file.is_file():
            text = decode(file.read_bytes(), None, html=True).text
            tree = parse_html(text)
            found = UNDATED if tree is None else read_metadata(tree, text, uri).published
            yield Answer(row["file"], date.fromisoformat(row["date"]), found)


def texts(corpora: Path) -> Iterator[tuple[str, date, Document]]:
    """Yield the name, the true day and the document of every dated text."""
    for reading in read_gold(Path("gold"), corpora, ("train", "dev")).readings:
        if reading.document.text and reading.document.published:
            yield f"gold:{reading.document.doc}", reading.document.published, article_of(reading.document)
    for file in sorted(corpora.glob("newswire/TE3-Silver/*/*.tml")):
        markup, day = file.read_text(encoding="utf-8", errors="replace"), _SILVER.search(file.name)
        told = [m.group(1) for m in re.finditer(r"<(?:TITLE|TEXT)>(.*?)</(?:TITLE|TEXT)>", markup, re.DOTALL)]
        if day:
            text = html.unescape(_TAG.sub("", "\n".join(told)))
            yield file.name, date(*map(int, day.groups())), _document(text)
    yield from captures()


def _document(text: str) -> Document:
    lines = (m for m in re.finditer(r"[^\n]+", text))
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(m.start(), m.end()), "line") for m in lines)
    return Document("d", "p", "text", None, text, blocks, None, None, None, None, UNDATED, "en")


def captures() -> Iterator[tuple[str, date, Document]]:
    """Yield the dated ones among the captures that are shipped or shared."""
    for file in sorted((*Path("../shared/seeds").glob("*.txt"), *Path("examples/crisis").glob("*.*"))):
        kind = {".txt": "text/plain", ".html": "text/html"}.get(file.suffix)
        if kind is None:
            continue
        body = file.read_bytes()
        page = Page(hashlib.sha256(body).hexdigest(), str(file), "", body, kind, "")
        try:
            document = clean(page, Settings().documents)
        except RejectedInput:
            continue
        if (when := document.published.value) is not None and when.earliest and when.earliest == when.latest:
            yield file.name, when.earliest, document


def source_of(name: str) -> str:
    """Return the source that a text comes from, by its name."""
    if name.startswith("gold:"):
        return "annotated"
    return "newswire" if name.endswith(".tml") else "captures"


def bounds(corpora: Path) -> Iterator[Answer]:
    """Yield how the texts bound their days, their own dates hidden."""
    for name, day, document in texts(corpora):
        yield Answer(name, day, date_by_background(replace(document, published=UNDATED)).published)


def report_pages(name: str, answers: Sequence[Answer]) -> None:
    """Print how many dates are exact, and of the rest how many are unknown rather than wrong."""
    for half in (*HALVES, "all"):
        chosen = [a for a in answers if half in (a.half, "all")]
        counts = {v: sum(a.verdict == v for a in chosen) for v in ("exact", "holds", "wrong", "unknown")}
        total = max(1, len(chosen))
        print(
            f"pages, {name}, {half}: exact {counts['exact']} of {len(chosen)} ({counts['exact'] / total:.3f}), given"
            f" {len(chosen) - counts['unknown']}, wrong {counts['wrong']}, unknown {counts['unknown']},"
            f" wider than a day {counts['holds']}"
        )


def report_bounds(answers: Sequence[Answer]) -> None:
    """Print how many texts bound their day, on how many sides, how truly, and how narrowly; by half and by source."""
    for half in (*HALVES, "all", *SOURCES):
        chosen = [a for a in answers if half in (a.half, "all", source_of(a.name))]
        given = [(a, a.found.value) for a in chosen if a.found.value is not None]
        both = [(a, when) for a, when in given if when.earliest and when.latest]
        inside = sum(a.verdict != "wrong" for a, _ in given)
        widths = [(when.latest - when.earliest).days + 1 for _, when in both if when.earliest and when.latest]
        print(
            f"background, {half}: bounded {len(given)} of {len(chosen)} ({len(given) / max(1, len(chosen)):.3f}),"
            f" true day inside {inside} ({inside / max(1, len(given)):.3f}); on both sides {len(both)},"
            f" inside {sum(a.verdict != 'wrong' for a, _ in both)}, median width {median(widths or [0])} days"
        )


def main() -> None:
    """Print the figures, and the misses of the even half if asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--only", choices=("pages", "background"))
    options = parser.parse_args()
    answers: list[Answer] = []
    if options.only != "background":
        sets = {name: list(pages(options.corpora, name)) for name in PAGES}
        for name, found in sets.items():
            report_pages(name, found)
        answers += [a for found in sets.values() for a in found]
        report_pages("together", answers)
    if options.only != "pages":
        bounded = list(bounds(options.corpora))
        report_bounds(bounded)
        answers += [a for a in bounded if a.verdict == "wrong"]
    for a in answers:
        if options.misses and a.half == "even" and a.verdict != "exact":
            when = a.found.value
            told = f"{when.earliest} to {when.latest}" if when else "-"
            print(f"{a.name}\t{a.verdict}\t{a.true}\t{told}\t{a.found.method}\t{a.found.text[:60]}")


if __name__ == "__main__":
    main()
