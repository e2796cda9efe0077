"""ECB+: news documents by topic, with chains of actions across documents. Only sentences of its csv are annotated."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml import etree

from bede.model import Block, BlockKind, Document, Precision, Resolution, Span, TimeBasis, When

DEVELOPMENT = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
"""Topics that report; the others fit."""

_ADDRESS_DAY = re.compile(
    r"/ ?(20\d\d) ?[/-] ?(\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) ?[/-] ?(\d\d?)\b", re.IGNORECASE
)
_DAY = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d\d?) ?(?:st|nd|rd|th)? ?,? (20\d\d)\b",
    re.IGNORECASE,
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class Action:
    """An annotated action: its words, the number of its sentence, and its chain (of the action alone if in none)."""

    span: Span
    sentence: int
    chain: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A document with its sentences and the actions of those that are annotated."""

    topic: int
    document: Document
    sentences: tuple[Span, ...]
    listed: frozenset[int]
    actions: tuple[Action, ...]


def tellings(corpora: Path) -> Iterator[Telling]:
    """Yield the documents by topic and name."""
    folder = corpora / "coreference" / "ECBplus"
    listed: dict[str, set[int]] = {}
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            listed.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    for file in sorted((folder / "ECB+").glob("*/*.xml"), key=lambda f: (int(f.parent.name), f.name)):
        if file.stem in listed:
            yield _telling(file, frozenset(listed[file.stem]))


def _telling(file: Path, listed: frozenset[int]) -> Telling:
    root = etree.parse(str(file)).getroot()
    spans: dict[str, tuple[Span, int]] = {}
    pieces: list[str] = []
    bounds: dict[int, list[int]] = {}
    address: list[str] = []
    at = 0
    for token in root.iter("token"):
        number, words = int(token.get("sentence", "0")), token.text or ""
        if number == 0 and file.stem.endswith("plus"):
            address.append(words)
            continue
        spans[token.get("t_id", "")] = (Span(at, at + len(words)), number)
        bounds.setdefault(number, [at, at])[1] = at + len(words)
        pieces.append(words)
        at += len(words) + 1
    text = " ".join(pieces)
    sentences = tuple(Span(*bounds[number]) for number in sorted(bounds))
    order = {number: n for n, number in enumerate(sorted(bounds))}
    annotated = frozenset(order[number] for number in listed if number in order)
    actions = [a for a in _actions(root, spans, order, file.stem) if a.sentence in annotated]
    actions.sort(key=lambda a: (a.span.start, a.span.end, a.chain))
    return Telling(
        int(file.parent.name),
        _document(file.stem, text, _published(" ".join(address), text)),
        sentences,
        annotated,
        tuple(actions),
    )


def _actions(
    root: etree._Element, spans: dict[str, tuple[Span, int]], order: dict[int, int], name: str
) -> Iterator[Action]:
    """Yield each action with its chain: the shared one, else one within the document, else its own."""
    chains: dict[str, str] = {}
    for relation in root.iterfind("Relations/*"):
        note = relation.get("note")
        shared = note if relation.tag == "CROSS_DOC_COREF" and note else f"{name}:{relation.get('r_id')}"
        for member in relation.findall("source"):
            chains[member.get("m_id", "")] = shared
    for markable in root.iterfind("Markables/*"):
        if not markable.tag.startswith(("ACTION", "NEG_ACTION")) or not len(markable):
            continue
        words = [spans[anchor.get("t_id", "")] for anchor in markable]
        span = Span(min(s.start for s, _ in words), max(s.end for s, _ in words))
        key = markable.get("m_id", "")
        yield Action(span, order[words[0][1]], chains.get(key, f"{name}:alone{key}"))


def _document(name: str, text: str, day: date | None) -> Document:
    when = When(day, day, Precision.DAY, TimeBasis.EXPLICIT) if day else None
    return Document(
        id=name, page_id=name, uri=name, title=None, text=text,
        blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text)), "corpus"),),
        publisher=None, byline=None, credit=None, dateline=None,
        published=Resolution(str(day), when, "corpus", 1.0), language="en",
    )  # fmt: skip


def _published(address: str, text: str) -> date | None:
    """Return the day of the address, else the first full date within the first 300 characters."""
    if found := _ADDRESS_DAY.search(address):
        year, month, day = found.groups()
    elif found := _DAY.search(text[:300]):
        month, day, year = found.groups()
    else:
        return None
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
