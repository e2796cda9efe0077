"""What judgements and the history of events cost on a large chronicle: ``python -m bench.judging [EVENTS]``.

Makes a chronicle of invented events without documents, rebuilds it with a few of them changed, as a run that follows
judgements does, and prints seconds and the peak of memory: written without a history, with one, and the rulings on
judgements alone.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bede.chronicle import Chronicle
from bede.events.rulings import rule
from bede.model import (
    Actor,
    Event,
    EventType,
    Judgement,
    Precision,
    Run,
    RunCounts,
    Sector,
    Side,
    Standing,
    Status,
    TimeBasis,
    Verdict,
)
from bede.settings import Settings, to_json

NORLAND = Actor("Q1001", "Norland", "NOR", Sector.GOV)
SUDERIA = Actor("Q1002", "Suderia", "SUD", Sector.GOV)
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def main() -> None:
    """Measure with the number of events given, else with 100,000."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder, Chronicle.open(Path(folder) / "x.duckdb") as chronicle:
        timed("first events, no history", lambda: chronicle.replace_events(events(number, 0), ()))
        timed("the same again, no history", lambda: chronicle.replace_events(events(number, 0), ()))
        chronicle.begin_run(run())
        timed("100 of them changed, history kept", lambda: chronicle.replace_events(events(number, 100), ()))
        kept = next(chronicle.rows("SELECT count(*) AS n FROM event_changes"))["n"]
        sys.stdout.write(f"changes written down: {kept}\n")
    judged = list(judgements(number))
    timed(f"rulings on {number} judgements", lambda: rule(judged, {f"c{n}" for n in range(number)}))


def events(number: int, changed: int) -> Iterator[Event]:
    """Yield events of two claims each; the first ones have another status."""
    for n in range(number):
        status = Status.PLANNED if n < changed else Status.OCCURRED
        yield replace(_EVENT, id=f"e{n}", claims=(f"c{n}a", f"c{n}b"), documents=(f"d{n}", f"d{n + 1}"), status=status)


def judgements(number: int) -> Iterator[Judgement]:
    """Yield judgements of two people: a third on pairs, the others on claims."""
    kinds = (Verdict.SAME, Verdict.WRONG, Verdict.RIGHT)
    for n in range(number):
        verdict = kinds[n % 3]
        right = f"c{(n * 7 + 1) % number}" if verdict is Verdict.SAME else None
        made = NOON + timedelta(seconds=n)
        yield Judgement(f"j{n}", verdict, f"c{n}", right, None, None, None, "Ada" if n % 2 else "Ben", made)


def run() -> Run:
    """Return a run that reads nothing."""
    return Run("r1", "bench", "none", "none", to_json(Settings()), ("judgements",), NOON, None, RunCounts())


def timed(what: str, do: Callable[[], object]) -> None:
    """Print how long it takes, and the most memory that the process has had so far."""
    begun = time.perf_counter()
    do()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{what}: {time.perf_counter() - begun:.1f} s, peak {peak:.0f} MiB\n")
    sys.stdout.flush()


_EVENT = Event(
    id="",
    type=EventType.AID,
    mode=None,
    status=Status.OCCURRED,
    actors=(NORLAND,),
    recipients=(SUDERIA,),
    earliest="2024-03-08",
    latest="2024-03-08",
    time_precision=Precision.DAY,
    time_basis=TimeBasis.RELATIVE,
    place=None,
    claims=(),
    sides=(Side.OTHER, Side.OTHER),
    links=(),
    documents=(),
    families=(),
    publishers=("The Halm Courier",),
    origins=1,
    copies=0,
    amounts=(),
    disputes=(),
    standing=Standing.SINGLE_NAMED,
    standing_rule="7: one origin, a named speaker",
    standing_claims=(),
    first_told="2024-03-06",
    last_told="2024-03-06",
)

if __name__ == "__main__":
    main()
