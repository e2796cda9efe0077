"""How long linking takes, how much memory, and how well it does where the truth is known.

Seconds "of it own" are those in which this process ran: they hold on a busy machine too.

Usage: python -m bench.link_scale CLAIMS [--seed N] [--years N] [--again N] [--keys]
"""

import argparse
import gc
import os
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from bede.events import LinkClaim
from bede.events.agreeing import Context
from bede.events.judged import told
from bede.events.link import events_of
from bede.events.linking.candidates import candidates
from bede.events.linking.constraints import contradict
from bede.events.linking.happenings import Ground, find_happenings, make_ground
from bede.events.linking.joins import pairs_by_key
from bede.events.linking.pairing import find_links
from bede.events.linking.scores import log_odds, odds_of
from bede.events.relink import Near, link_all, relink
from bede.model import Event, Family, Member, Relation
from bede.settings import EventsOptions
from bench.link_world import World

T = TypeVar("T")


class Clock:
    """Seconds on the wall and of this process alone, by the name of the step."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.own: dict[str, float] = {}

    def time(self, name: str, work: Callable[[], T]) -> T:
        """Do the work and note what it took."""
        wall, own = time.perf_counter(), time.process_time()
        result = work()
        self.wall[name], self.own[name] = time.perf_counter() - wall, time.process_time() - own
        return result

    def lines(self) -> Iterator[str]:
        """Yield what each step took, and all together."""
        for name in self.wall:
            yield f"  {name}: {self.wall[name]:.1f} s, {self.own[name]:.1f} s of it own"
        yield f"linked in {sum(self.wall.values()):.1f} s, {sum(self.own.values()):.1f} s of it own"


def main() -> None:
    """Print seconds per step, pairs, peak memory and how the events lie to the truth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", type=int, help="about how many claims to invent")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--years", type=int, default=10, help="years over which they are spread")
    parser.add_argument("--again", type=int, default=0, metavar="N", help="then add the last N documents anew")
    parser.add_argument("--keys", action="store_true", help="tell what is lost by not comparing all with all")
    arguments = parser.parse_args()
    start = time.perf_counter()
    world = _invented(World(arguments.seed, arguments.years), arguments.claims)
    rows, truth, context = world.rows, world.truth, Context.of(world.families)
    gc.collect()
    gc.disable()  # as `link` does
    seconds = time.perf_counter() - start
    print(f"{len(rows)} claims of {len(np.unique(truth))} happenings invented in {seconds:.0f} s, {_memory()}")
    clock, options = Clock(), EventsOptions()
    ground = clock.time("columns and copies", lambda: make_ground(rows, context.homes))
    links = clock.time("pairs and scores", lambda: find_links(ground.columns, ground.rows, options))
    memory = _memory()
    found = clock.time("groups and reasons", lambda: find_happenings(ground, options, links))
    events = clock.time("events", lambda: events_of(rows, found, context))
    print(f"columns: {ground.columns.nbytes / len(rows):.0f} bytes a claim; {len(ground.rows)} stand for all")
    print(f"pairs scored {links.scored} ({links.scored / len(rows):.1f} a claim), linked {len(links)}, {memory}")
    sizes = np.unique(found.near, return_counts=True)[1]
    print(f"neighbourhoods {len(sizes)}, the largest of {sizes.max()} claims")
    print("\n".join(clock.lines()) + f", {len(events)} events, {_memory()}, load {os.getloadavg()[0]:.1f}")
    place = {claim: number for number, event in enumerate(events) for claim in event.claims}
    print(_quality(truth, np.array([place[row.id] for row in rows])))
    if arguments.keys:
        print(_lost(world, ground, options))
    if arguments.again:
        print(_again(world, events, arguments.again))


@dataclass(frozen=True, slots=True)
class Invented:
    """Claims in the order of telling, the happening that each tells, and the families of documents."""

    rows: tuple[LinkClaim, ...]
    truth: NDArray[np.int64]
    families: tuple[Family, ...]


def _invented(drawn: World, count: int) -> Invented:
    invented = sorted(drawn.claims(count), key=lambda one: told(one.claim))
    copies: dict[str, list[str]] = defaultdict(list)
    for document in sorted({one.claim.document_id for one in invented if "+" in one.claim.document_id}):
        copies[document.split("+")[0]].append(document)
    families = tuple(_family(original, others) for original, others in copies.items())
    happenings = np.array([one.happening for one in invented])
    return Invented(tuple(one.claim for one in invented), happenings, families)


def _family(original: str, copies: list[str]) -> Family:
    members = (Member(copy, Relation.IDENTICAL, original, 1.0, "the same text") for copy in copies)
    return Family(f"f{original}", (Member(original, Relation.ORIGINAL, None, 1.0, "the first known"), *members))


def _lost(world: Invented, ground: Ground, options: EventsOptions) -> str:
    """Return how many of the pairs of one happening are compared and linked, and would be if all were compared."""
    columns, rows, count = ground.columns, ground.rows, len(world.rows)
    both = pairs_by_key(world.truth[rows].astype(np.int64), rows, np.ones(len(rows), np.bool_))
    true = np.concatenate([left.astype(np.int64) * count + right for left, right in both])
    left, right = (true // count).astype(np.int32), (true % count).astype(np.int32)
    open_ = ~contradict(columns, left, right)
    true, left, right = true[open_], left[open_], right[open_]
    chunks = [a.astype(np.int64) * count + b for a, b in candidates(columns, rows, options)]
    compared = np.isin(true, np.concatenate(chunks))
    linked = log_odds(columns, left, right) >= odds_of(options.link_threshold)
    return (
        f"of {len(true)} pairs of one happening that do not contradict, {compared.mean():.3f} are compared and "
        f"{(compared & linked).mean():.3f} linked; {linked.mean():.3f} would be if all were compared"
    )


class _Shelf:
    """The claims of a world, and where those stood that were there before."""

    def __init__(self, rows: tuple[LinkClaim, ...], near: tuple[Near, ...]) -> None:
        self._near = {one.claim: one for one in near}
        self._claims: dict[str, list[LinkClaim]] = defaultdict(list)
        self._members: dict[str, list[Near]] = defaultdict(list)
        for row in rows:
            self._claims[row.document_id].append(row)
        for one in near:
            self._members[one.neighbourhood].append(one)

    def claims(self, documents: Collection[str]) -> list[LinkClaim]:
        return [claim for document in documents for claim in self._claims[document]]

    def gone(self) -> dict[str, str]:
        return {}

    def neighbourhoods(self, claims: Collection[str]) -> dict[str, str]:
        return {claim: self._near[claim].neighbourhood for claim in claims if claim in self._near}

    def members(self, neighbourhoods: Collection[str]) -> dict[str, str]:
        return {one.claim: one.document for name in neighbourhoods for one in self._members[name]}

    def compared_on(self, days: Sequence[tuple[date, date]]) -> set[str]:
        spans = [one for one in self._near.values() if one.days is not None]
        return {
            one.document for one in spans if one.days and any(one.days[0] <= b and one.days[1] >= a for a, b in days)
        }


def _again(world: Invented, events: tuple[Event, ...], count: int) -> str:
    """Return what it takes to add the last documents to all others; raises where the events are not the same."""
    told = sorted({(row.published or "", row.document_id) for row in world.rows})[-count:]
    new, options = {document for _, document in told}, EventsOptions()
    old = tuple(row for row in world.rows if row.document_id not in new)
    before = link_all(old, world.families, options)
    shelf, clock = _Shelf(world.rows, before.near), Clock()
    again = clock.time("again", lambda: relink(shelf, world.families, options, touched=new))
    wanted = tuple(event for event in events if again.replaced & set(event.claims))
    if again.events != wanted:
        raise SystemExit("relinking gave other events than linking")
    took = f"{clock.wall['again']:.1f} s, {clock.own['again']:.1f} s of it own"
    made = f"{len(again.events)} events made anew, the same as by linking all"
    return f"{len(world.rows) - len(old)} claims of {count} documents added in {took}: {made}"


def _quality(truth: NDArray[np.int64], event: NDArray[np.int64]) -> str:
    """Return purity, B-cubed and events per happening as a line."""
    cells, counts = np.unique(np.stack((event, truth)), axis=1, return_counts=True)
    events, happenings = np.bincount(event), np.bincount(truth)
    most: dict[int, int] = defaultdict(int)
    for number, count in zip(cells[0].tolist(), counts.tolist(), strict=True):
        most[number] = max(most[number], count)
    purity = sum(most.values()) / len(truth)
    precision = float((counts**2 / events[cells[0]]).sum()) / len(truth)
    recall = float((counts**2 / happenings[cells[1]]).sum()) / len(truth)
    several = happenings[happenings > 0]
    each = len(counts) / len(several)
    f1 = 2 * precision * recall / (precision + recall)
    return (
        f"purity {purity:.3f}, B-cubed P {precision:.3f} R {recall:.3f} F1 {f1:.3f}, "
        f"events per happening {each:.2f}, largest event {events.max()}"
    )


def _memory() -> str:
    return f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB"


if __name__ == "__main__":
    main()
