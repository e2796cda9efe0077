"""How long it takes to link what arrives in a chronicle, against linking all of it anew.

Invents a chronicle (`bench/link_world.py`), links it, lets some of its documents arrive last, and links it after each
arrival; at the end all is linked anew, and the events must be the same. "Own" seconds are those in which this process
ran: they hold on a busy machine too.

Usage: python -m bench.arrivals CLAIMS FILE [--years N] [--seed N] [--add N ...] [--scattered] [--profile]
"""

import argparse
import cProfile
import pstats
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from bede.chronicle import Chronicle, CodedPage
from bede.pipeline import relink
from bede.pipeline.runs import begun
from bede.settings import Settings
from bench.link_pages import pages_of
from bench.link_world import World

_BATCH = 2_000
_SAME = """SELECT bit_xor(hash(e)) AS events, count(*) AS n, (SELECT bit_xor(hash(c)) FROM event_claims c) AS claims,
    (SELECT bit_xor(hash(s)) FROM ladder_steps s) AS steps, (SELECT bit_xor(hash(s)) FROM story_events s) AS stories,
    (SELECT bit_xor(hash(f)) FROM families f) AS families FROM events e"""


def main() -> None:
    """Print what linking takes after each arrival, and of all anew; raises where the events are not the same."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, help="about how many claims to invent")
    parser.add_argument("file", type=Path, help="where to write the chronicle; it must not be there")
    parser.add_argument("--years", type=int, default=10, help="years over which they are spread")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--add", type=int, nargs="*", default=[1, 10, 100], metavar="N", help="documents that arrive")
    parser.add_argument("--scattered", action="store_true", help="they are of any day, not of the last ones")
    parser.add_argument("--profile", action="store_true", help="tell where the time of the arrivals goes")
    arguments = parser.parse_args()
    first, *later = _parts(arguments)
    with Chronicle.open(arguments.file) as chronicle:
        chronicle.begin_run(begun((), "invented", Settings()))
        for start in range(0, len(first), _BATCH):
            chronicle.write_batch(first[start : start + _BATCH])
        print(f"{len(first)} documents, {_claims(first)} claims written; {_memory()}")
        full = _timed("all linked, the first time", chronicle)
        profile = cProfile.Profile() if arguments.profile else None
        for pages in later:
            chronicle.write_batch(pages)
            own = _timed(f"{len(pages)} documents ({_claims(pages)} claims) arrived", chronicle, profile)
            print(f"    {own / full:.3f} of a full run")
        arrived = list(chronicle.rows(_SAME))
        chronicle.run_all(["DELETE FROM linked"])
        _timed("all linked anew", chronicle)
        if arrived != list(chronicle.rows(_SAME)):
            raise SystemExit("linking what arrived gave other events than linking all")
        print(f"the same {arrived[0]['n']} events")
    if profile is not None:
        pstats.Stats(profile).sort_stats("cumtime").print_stats(45)


def _parts(arguments: argparse.Namespace) -> Iterator[list[CodedPage]]:
    """Yield the documents that are there first, and those that arrive each time."""
    pages = pages_of(told.claim for told in World(arguments.seed, arguments.years).claims(arguments.claims))
    if arguments.scattered:
        random.Random(arguments.seed).shuffle(pages)
    at = len(pages) - sum(arguments.add)
    yield pages[:at]
    for count in arguments.add:
        yield pages[at : at + count]
        at += count


def _timed(name: str, chronicle: Chronicle, profile: cProfile.Profile | None = None) -> float:
    """Link, print what it took, and return the seconds of this process."""
    wall, own = time.perf_counter(), time.process_time()
    if profile is not None:
        profile.enable()
    relink(chronicle, Settings())
    if profile is not None:
        profile.disable()
    wall, own = time.perf_counter() - wall, time.process_time() - own
    print(f"{name}: {own:.1f} own s, {wall:.1f} s; {_memory()}", flush=True)
    return own


def _claims(pages: list[CodedPage]) -> int:
    return sum(len(page.claims) for page in pages)


def _memory() -> str:
    return f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB"


if __name__ == "__main__":
    main()
