"""From rungs to groups of one commitment each: bonds in the order of their strength, but never across a clash."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import product

from bede.events.ladders.bonds import Bond, bond
from bede.events.ladders.clashes import clash
from bede.events.ladders.rungs import Rung
from bede.knowledge.words.commitments import commitment_words
from bede.model import AmountKind, LadderKind


class _Group:
    """Rungs of one commitment. ``ends``: of those that are alike in all but time, the first and the last told.

    A pledge that is told a thousand times is compared by these few.
    """

    def __init__(self, rung: Rung) -> None:
        self.rungs = [rung]
        self.ends = {_likeness(rung): (rung, rung)}

    def fits(self, other: "_Group") -> bool:
        """Return whether no two rungs of the groups contradict each other."""
        mine = {rung.event: rung for pair in self.ends.values() for rung in pair}
        theirs = {rung.event: rung for pair in other.ends.values() for rung in pair}
        return not any(clash(a, b) for a, b in product(mine.values(), theirs.values()))

    def add(self, other: "_Group") -> None:
        """Take over all rungs of another group."""
        self.rungs += other.rungs
        for likeness, pair in other.ends.items():
            ends = sorted((*self.ends.get(likeness, ()), *pair), key=_time)
            self.ends[likeness] = (ends[0], ends[-1])


def group_rungs(rungs: Sequence[Rung], reach: int) -> tuple[tuple[Rung, ...], ...]:
    """Return the groups; each rung is in one. ``reach``: see EventsOptions.ladder_reach."""
    group_of = {rung.event: _Group(rung) for rung in rungs}
    # A joined bond of equal strength must not depend on the order of input.
    for found in sorted(_bonds(rungs, reach), key=lambda b: (-round(b.score, 6), b.first, b.second)):
        mine, other = group_of[found.first], group_of[found.second]
        if mine is other or not mine.fits(other):
            continue
        larger, smaller = (mine, other) if len(mine.rungs) >= len(other.rungs) else (other, mine)
        larger.add(smaller)
        group_of.update((rung.event, larger) for rung in smaller.rungs)
    groups = {id(group): group.rungs for group in group_of.values()}.values()
    ordered = (tuple(sorted(group, key=lambda rung: rung.event)) for group in groups)
    return tuple(sorted(ordered, key=lambda group: group[0].event))


def _likeness(rung: Rung) -> tuple[Hashable, ...]:
    return (
        rung.stage,
        rung.what,
        rung.giver_keys,
        rung.receiver_keys,
        tuple(rung.ranges.items()),
        rung.names,
        rung.further,
        rung.place,
        tuple(sorted(rung.persons.items())),
        rung.dated and (rung.earliest, rung.latest),
    )


def _time(rung: Rung) -> tuple[str, str]:
    return rung.day.isoformat() if rung.day else "9999", rung.event


def _bonds(rungs: Sequence[Rung], reach: int) -> Iterator[Bond]:
    """Yield the bonds of rungs that meet in a block: at most ``reach`` neighbours in time are compared."""
    seen = set[tuple[str, str]]()
    for kind, block in _blocks(rungs):
        window = commitment_words().windows[kind][0]
        for place, first in enumerate(block):
            for second in block[place + 1 : place + 1 + reach]:
                if first.day and second.day and (second.day - first.day).days > window:
                    break
                pair = (min(first.event, second.event), max(first.event, second.event))
                if pair in seen:
                    continue
                seen.add(pair)
                found = bond(first, second)
                if found is not None:
                    yield found


def _blocks(rungs: Iterable[Rung]) -> list[tuple[LadderKind, list[Rung]]]:
    """Return rungs that may be of one commitment, in the order of time: by the pair of sides, by document, by sum."""
    blocks: dict[tuple[str, ...], list[Rung]] = defaultdict(list)
    for rung in rungs:
        for key in _keys(rung):
            blocks[rung.kind.value, rung.undoing, *key].append(rung)
    ordered = ((LadderKind(key[0]), sorted(blocks[key], key=_time)) for key in sorted(blocks))
    return [(kind, block) for kind, block in ordered if len(block) > 1]


def _keys(rung: Rung) -> Iterator[tuple[str, ...]]:
    if rung.kind is LadderKind.TALKS:
        parties = sorted(rung.giver_keys)
        yield from (("parties", a, b) for n, a in enumerate(parties) for b in parties[n + 1 :])
    else:
        yield from (("sides", *pair) for pair in product(sorted(rung.giver_keys), sorted(rung.receiver_keys)))
    if not (rung.giver_keys and rung.receiver_keys) and rung.kind is LadderKind.TROOPS:
        yield from (("giver", key) for key in sorted(rung.giver_keys))
    yield from (("home", home) for home in sorted(rung.homes))
    for kind, unit in rung.ranges:
        if kind is AmountKind.MONEY:
            yield from (("sum", unit, side) for side in sorted(rung.giver_keys | rung.receiver_keys))
