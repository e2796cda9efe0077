"""Disputes on invented news with planted conflicts (bench/planted.py): what is found, what is shown wrongly.

    python -m bench.disputes [--half development|reported] [--level claims|joined|whole] [--misses]

100 conflicts (tolls, who fired, did it happen), 40 tolls that rise, 60 happenings that are only told in different
words. Three levels: ``claims``: agreeing alone, with the claims that a reader without fault would give, joined;
``joined``: the reader's own claims of the planted sentences, joined without fault; ``whole``: from text to events, as
a build does it.

*precision*: of the conflicts shown, the share that is planted. *recall*: of the planted conflicts, the share that is
shown, with the right question. *update*: of the tolls that rise, the share that is labelled so and as no conflict.
Then the time that an event of one claim costs, in microseconds of processor time.
"""

import argparse
import json
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bede.chronicle import Chronicle
from bede.chronicle.link_rows import load_link_claims
from bede.events import LinkClaim
from bede.events.agreeing import Context, agreed_event
from bede.pipeline import build
from bede.settings import Settings
from bench.planted import Planted, Written, claims_of, make_planted, write

LEVELS = ("claims", "joined", "whole")
HALVES = ("development", "reported")
TIMED = 20_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a happening: "how_many conflict" ..., with the line, once each; and in how many events."""

    planted: Planted
    disputes: dict[str, str]
    events: int


def at_claims(rows: Sequence[Planted]) -> Iterator[Shown]:
    """Yield what agreeing shows of claims without fault that are joined."""
    for row in rows:
        yield _shown(row, claims_of(row))


def at_text(rows: Sequence[Planted], level: str) -> Iterator[Shown]:
    """Yield what a build shows of the texts, or agreeing of the claims that it read."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "planted.jsonl"), Path(folder, "planted.duckdb")
        told = {sentence: row.id for row in rows for written in write(row) for sentence in written.planted}
        source.write_text("\n".join(json.dumps(_item(written)) for row in rows for written in write(row)))
        build([str(source)], target, Settings())
        with Chronicle.open(target) as chronicle:
            claims: dict[str, list[LinkClaim]] = defaultdict(list)
            for claim in load_link_claims(chronicle):
                for planted in _planted_in(claim.sentence, told):
                    claims[planted].append(claim)
            for row in rows:
                members = claims[row.id]
                if level == "whole":
                    yield _of_chronicle(row, chronicle, [claim.id for claim in members])
                elif members:
                    yield _shown(row, members)
                else:
                    yield Shown(row, {}, 0)


def _planted_in(sentence: str, told: dict[str, str]) -> list[str]:
    """Return the happening that a sentence tells; the reader may have taken two sentences for one."""
    if sentence in told:
        return [told[sentence]]
    return [planted for words, planted in told.items() if words in sentence][:1]


def _item(written: Written) -> dict[str, str]:
    return {
        "id": written.id,
        "url": f"https://news.example/{written.id}",
        "date": written.published.isoformat(),
        "title": "News of the day",
        "text": written.text,
        "publisher": written.outlet,
    }


def _shown(row: Planted, claims: Sequence[LinkClaim]) -> Shown:
    event = agreed_event(claims, Context())
    return Shown(row, {f"{d.about} {d.difference}": d.text for d in event.disputes}, 1)


def _of_chronicle(row: Planted, chronicle: Chronicle, claims: Sequence[str]) -> Shown:
    sql = "SELECT DISTINCT event_id FROM event_claims WHERE list_contains(?, claim_id)"
    events = [str(found["event_id"]) for found in chronicle.rows(sql, [list(claims)])]
    # One position alone is a denial that was not joined to what it denies.
    sql = """SELECT about, difference, text FROM event_disputes WHERE list_contains(?, event_id)
        GROUP BY event_id, dispute, about, difference, text HAVING count(*) > 1 ORDER BY ALL"""
    found = chronicle.rows(sql, [events])
    return Shown(row, {f"{d['about']} {d['difference']}": str(d["text"]) for d in found}, len(events))


def report(shown: Sequence[Shown]) -> None:
    """Print precision and recall of conflicts, the share of updates, and both by sort of happening."""
    right = wrong = missed = updates = rising = 0
    sorts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in shown:
        want = row.planted.want
        conflicts = [key for key in row.disputes if key.endswith(" conflict")]
        hit = want in row.disputes
        if want is not None and want.endswith(" conflict"):
            right, missed = right + hit, missed + (not hit)
        if want is not None and want.endswith(" update"):
            rising, updates = rising + 1, updates + (hit and not conflicts)
        others = [key for key in conflicts if key != want]
        wrong += len(others)
        sorts[row.planted.sort].update(["all", *(["found"] if hit else []), *("wrong" for _ in others)])
        sorts[row.planted.sort]["events"] += row.events
    planted = right + missed
    print(f"conflicts shown: precision {right / max(right + wrong, 1):.3f} of {right + wrong}", end=", ")
    print(f"recall {right / planted:.3f} of {planted}; updates {updates / rising:.3f} of {rising}")
    for sort, counts in sorts.items():
        found, several = counts["found"], counts["events"] / counts["all"]
        print(f"  {sort}: {counts['all']}, found {found}, other conflicts {counts['wrong']}, events {several:.2f}")


def misses(shown: Sequence[Shown]) -> None:
    """Print each happening of which something is missed or shown wrongly."""
    for row in shown:
        wrong = [text for key, text in row.disputes.items() if key.endswith(" conflict") and key != row.planted.want]
        if wrong or (row.planted.want is not None and row.planted.want not in row.disputes):
            print(f"\n{row.planted.id} {row.planted.sort}, wanted {row.planted.want}, {row.events} events")
            print("\n".join(f"    {key}: {text}" for key, text in row.disputes.items()))
            print("\n".join(f"  | {w.published} {s}" for w in write(row.planted) for s in w.planted))


def time_one(rows: Sequence[Planted]) -> float:
    """Return the processor time of an event of one claim, in microseconds; the best of five."""
    claims = [claim for row in rows for claim in claims_of(row)]
    many = (claims * (TIMED // len(claims) + 1))[:TIMED]
    context, best = Context(), float("inf")
    for _ in range(5):
        start = time.process_time()
        for claim in many:
            agreed_event([claim], context)
        best = min(best, (time.process_time() - start) / TIMED)
    return best * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, default=HALVES[0])
    parser.add_argument("--level", choices=LEVELS, help="all, where none is named")
    parser.add_argument("--misses", action="store_true", help="of the half for development only")
    asked = parser.parse_args()
    rows = make_planted(HALVES.index(asked.half))
    for level in [asked.level] if asked.level else LEVELS:
        shown = list(at_claims(rows) if level == "claims" else at_text(rows, level))
        print(f"{asked.half} half, {level}: ", end="")
        report(shown)
        if asked.misses and asked.half == HALVES[0]:
            misses(shown)
    print(f"an event of one claim: {time_one(rows):.0f} microseconds")


if __name__ == "__main__":
    main()
