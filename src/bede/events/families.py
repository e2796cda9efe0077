"""Documents that copy one another: the same text, a reprint, an excerpt, or a later version at one address.

First version: shared runs of words through an inverted index. A run that stands in many documents (a stock
phrase) says nothing and is passed over, which keeps the index near-linear.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bede.events.unions import Unions
from bede.model import Family
from bede.settings import EventsOptions
from bede.text.normalise import fold

_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LinkDocument:
    """What linking needs of a document: ``text`` holds its paragraphs only; ``published`` is an ISO date."""

    id: str
    uri: str
    publisher: str | None
    credit: str | None
    published: str | None
    text: str


def find_families(documents: Iterable[LinkDocument], options: EventsOptions) -> tuple[Family, ...]:
    """Return the families of two and more documents; the earliest published member stands first."""
    rows = sorted(documents, key=lambda d: (d.published or "9999", d.id))
    runs = {row.id: _runs(row.text, options.run_words) for row in rows}
    unions, reasons = Unions(), dict[str, str]()
    for first, second, reason in [*_same_address(rows), *_shared(rows, runs, options)]:
        unions.join(first, second)
        reasons.setdefault(second, reason)
    members: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        members[unions.find(row.id)].append(row.id)
    return tuple(
        Family(
            id="f" + sha256(group[0].encode()).hexdigest()[:15],
            documents=tuple(group),
            reasons=tuple(reasons.get(member, "the first known") for member in group),
        )
        for group in members.values()
        if len(group) > 1
    )


def _runs(text: str, length: int) -> frozenset[int]:
    words = _WORDS.findall(fold(text))
    runs = (" ".join(words[i : i + length]) for i in range(max(len(words) - length + 1, 0)))
    # A stable hash: Python's own differs from process to process.
    return frozenset(int.from_bytes(sha256(run.encode()).digest()[:8], "big") for run in runs)


def _same_address(rows: Sequence[LinkDocument]) -> list[tuple[str, str, str]]:
    first: dict[str, str] = {}
    pairs = []
    for row in rows:
        # On the web only: all records of one file, and all that comes through a pipe, have the file's address.
        if not row.uri.startswith(("http://", "https://")):
            continue
        if row.uri in first:
            pairs.append((first[row.uri], row.id, "a later version at the same address"))
        first.setdefault(row.uri, row.id)
    return pairs


def _shared(
    rows: Sequence[LinkDocument], runs: dict[str, frozenset[int]], options: EventsOptions
) -> list[tuple[str, str, str]]:
    postings: dict[int, list[int]] = defaultdict(list)
    pairs = []
    for number, row in enumerate(rows):
        shared: Counter[int] = Counter()
        for run in runs[row.id]:
            holders = postings[run]
            if len(holders) < options.stock_phrase:
                shared.update(holders)
                holders.append(number)
        for other, count in sorted(shared.items()):
            smaller = min(len(runs[row.id]), len(runs[rows[other].id]))
            share = count / smaller
            if share >= options.copy_share and count >= options.min_runs:
                pairs.append((rows[other].id, row.id, _reason(share, count, row, rows[other])))
    return pairs


def _reason(share: float, count: int, row: LinkDocument, other: LinkDocument) -> str:
    wire = f", both credit {row.credit}" if row.credit and row.credit == other.credit else ""
    if share > 0.98:
        return f"the same text{wire}"
    return f"shares {count} runs of words, {share:.0%} of the shorter text{wire}"
