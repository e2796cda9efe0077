"""How much of an article is read from saved pages, and how often its date is right.

    python bench/extraction.py ../shared/corpora/extraction.tar.xz

The archive holds saved pages with segments that must be read (``with``), segments that must stay out
(``without``) and, for most, the true date. Printed are precision, recall and F1 over segments, the share of
right dates by method, the blocks by reason, and the time per page. No text is printed without ``--show``.
"""

import argparse
import json
import tarfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bede.documents.draft import Draft
from bede.documents.html import take_apart
from bede.errors import RejectedInput
from bede.model import BlockKind
from bede.settings import DocumentsOptions

READ = {BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTATION}


@dataclass
class Tally:
    """Sums over all pages; ``dates`` counts (method, verdict)."""

    found: int = 0
    missed: int = 0
    wrong: int = 0
    rejected: int = 0
    seconds: list[float] = field(default_factory=list)
    dates: Counter[tuple[str, str]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--show", action="store_true", help="print the segments missed and wrongly read")
    arguments = parser.parse_args()
    pages, gold = load(arguments.archive)
    tally = Tally()
    for uri, row in gold.items():
        measure(uri, row, pages[row["file"]], tally, show=arguments.show)
    report(tally)


def load(archive: Path) -> tuple[dict[str, bytes], dict[str, Any]]:
    pages: dict[str, bytes] = {}
    gold: dict[str, Any] = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() else None
            if stream and member.name.endswith(".html"):
                pages[Path(member.name).name] = stream.read()
            elif stream and Path(member.name).name.startswith("evaldata"):
                gold = json.load(stream)
    return pages, gold


def measure(uri: str, row: dict[str, Any], body: bytes, tally: Tally, show: bool) -> None:
    begun = time.perf_counter()
    draft = read(body, uri)
    tally.seconds.append(time.perf_counter() - begun)
    if draft is None:
        tally.rejected += 1
        print("rejected", uri)
    text = "\n".join(block.text for block in draft.blocks if block.kind in READ) if draft else ""
    missed = [segment for segment in row["with"] if squeezed(segment) not in squeezed(text)]
    wrong = [segment for segment in row["without"] if squeezed(segment) in squeezed(text)]
    tally.found += len(row["with"]) - len(missed)
    tally.missed += len(missed)
    tally.wrong += len(wrong)
    if draft:
        tally.reasons.update(block.reason for block in draft.blocks)
        judge_date(row.get("date"), draft, tally, uri, show)
    if show and (missed or wrong):
        print(row["file"], "MISSED", missed, "WRONG", wrong)


def read(body: bytes, uri: str) -> Draft | None:
    try:
        return take_apart(body.decode("utf-8", "replace"), uri, DocumentsOptions())
    except RejectedInput:
        return None


def squeezed(text: str) -> str:
    return "".join(text.split())


def judge_date(true: str | None, draft: Draft, tally: Tally, uri: str, show: bool) -> None:
    if not true:
        return
    when = draft.published.value
    if when is None:
        verdict = "none"
    elif when.earliest == when.latest:
        verdict = "right" if str(when.earliest) == true else "wrong"
    else:
        verdict = "holds" if str(when.earliest) <= true <= str(when.latest) else "wrong"
    tally.dates[draft.published.method, verdict] += 1
    if show and verdict != "right":
        print("DATE", uri, true, draft.published.text, draft.published.method, verdict)


def report(tally: Tally) -> None:
    precision = tally.found / (tally.found + tally.wrong)
    recall = tally.found / (tally.found + tally.missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"segments  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  pages without text {tally.rejected}")
    total = sum(tally.dates.values())
    right = sum(count for (_, verdict), count in tally.dates.items() if verdict == "right")
    print(f"dates     right {right}/{total} = {right / total:.3f}")
    for (method, verdict), count in sorted(tally.dates.items()):
        print(f"          {method} {verdict}: {count}")
    for reason, count in tally.reasons.most_common():
        print(f"blocks    {reason}: {count}")
    times = sorted(second * 1000 for second in tally.seconds)
    print(f"ms/page   median {times[len(times) // 2]:.0f}  p95 {times[int(len(times) * 0.95)]:.0f}")


if __name__ == "__main__":
    main()
