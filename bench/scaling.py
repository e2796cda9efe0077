"""Pages per second by one worker against more, each with one thread, in rounds that take turns.

A worker is a process of its own in all cases, so that the same work is compared. The first pages of a round are not
timed: they pay for loading the model. On a machine where others compute, the best round tells most; the load average is
printed beside it. Beside the workers stands `bede build` as it is without --workers: this process, two threads.

Usage: python -m bench.scaling [--pages 240] [--rounds 3] [--workers 1 2] [FOLDER...]
"""

import argparse
import os
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from bede.chronicle import CodedPage
from bede.engines import pool
from bede.model import Page
from bede.pages import read
from bede.pipeline import TOGETHER, Engine, in_turn, make_reader
from bede.settings import Settings
from bench.memory import write_reports

_WARM_UP = TOGETHER  # pages for each worker, which gets them at once


def invented(number: int) -> list[Page]:
    """Return invented reports as pages."""
    folder = Path("build/scaling")
    write_reports(folder, number)
    return pages_in([str(folder)], number)


def pages_in(paths: Sequence[str], number: int) -> list[Page]:
    """Return the first pages that the paths mean."""
    found = (page for page in read(paths, Settings().pages) if isinstance(page, Page))
    return list(islice(found, number))


def rate(engine: Engine, pages: Sequence[Page]) -> float:
    """Return pages per second."""
    start = time.perf_counter()
    coded = sum(isinstance(outcome, CodedPage) for outcome in engine(pages))
    seconds = time.perf_counter() - start
    if coded < 0.9 * len(pages):
        raise SystemExit(f"only {coded} of {len(pages)} pages could be coded")
    return len(pages) / seconds


def main() -> None:
    """Print pages per second of each round, and the best ratio to the first number of workers in one round."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", help="pages; without, invented reports of three or four sentences")
    parser.add_argument("--pages", type=int, default=240)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args()
    settings = Settings()
    pages = pages_in(options.paths, options.pages) if options.paths else invented(options.pages)
    alone = in_turn(make_reader(settings), settings)
    rate(alone, pages[:_WARM_UP])
    best: dict[int, float] = {}
    for number in range(options.rounds):
        found = {}
        for workers in options.workers:
            with pool(settings, workers) as engine:
                rate(engine, (pages * workers)[: _WARM_UP * workers])
                found[workers] = rate(engine, pages)
        told = ", ".join(f"{workers} workers {value:.1f}" for workers, value in found.items())
        first = found[options.workers[0]]
        best = {workers: max(best.get(workers, 0), value / first) for workers, value in found.items()}
        here = rate(alone, pages)
        print(f"round {number + 1}: {told}, this process {here:.1f} pages/s; load {os.getloadavg()[0]:.1f}", flush=True)
    print("best ratios: " + ", ".join(f"{workers} workers {value:.2f}" for workers, value in best.items()))


if __name__ == "__main__":
    main()
