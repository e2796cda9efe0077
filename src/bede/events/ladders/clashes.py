"""What two rungs of one commitment can't differ in, and what tells them for one."""

from datetime import date

from bede.events.ladders.figures import agree
from bede.events.ladders.rungs import Rung
from bede.events.ladders.stages import HALTS, ORDER
from bede.knowledge.words.commitments import commitment_words
from bede.model import AmountKind, LadderKind, PlacePrecision, Stage

ACTS = frozenset({LadderKind.TALKS, LadderKind.FORCE, LadderKind.TROOPS})
"""Kinds that recur among the same parties."""
_KIN = (
    frozenset({"arms", "military aid"}),
    frozenset({"training", "military aid"}),
    frozenset({"money", "debt relief"}),
    frozenset({"sanctions", "expulsion"}),
)
"""Pairs of things that can be one."""
_EXACT = frozenset({PlacePrecision.SITE, PlacePrecision.SETTLEMENT})
_SPREAD = 60  # days


def clash(a: Rung, b: Rung) -> bool:
    """Return whether two rungs can't be of one commitment."""
    return (
        a.kind is not b.kind
        or a.undoing != b.undoing
        or _sides_clash(a, b)
        or _times_clash(a, b)
        or _persons_clash(a, b)
        or _stages_clash(a, b)
        or _figures_clash(a, b)
        or (bool(a.names and b.names) and not a.names & b.names)
        or _things_clash(a, b)
        or _is_further(a, b)
        or _is_further(b, a)
        or _places_clash(a, b)
    )


def _sides_clash(a: Rung, b: Rung) -> bool:
    for mine, other in ((a.giver_keys, b.giver_keys), (a.receiver_keys, b.receiver_keys)):
        if mine and other and not (mine <= other or other <= mine):
            return True
    # Talks of three are not the talks of two of them.
    return a.kind is LadderKind.TALKS and a.giver_keys != b.giver_keys and min(len(a.giver_keys), len(b.giver_keys)) > 1


def _persons_clash(a: Rung, b: Rung) -> bool:
    """Return whether two persons or organs act for one state: to meet the one is not to meet the other."""
    if a.kind not in ACTS:
        return False
    mine, other = a.persons, b.persons
    return any(not mine[key] & other[key] for key in mine.keys() & other.keys())


def _stages_clash(a: Rung, b: Rung) -> bool:
    """Return whether one sentence tells two stages: that is mostly of two things, but for a halt or a common figure."""
    if a.stage is b.stage or a.stage in HALTS or b.stage in HALTS or not a.sentences & b.sentences:
        return False
    return not (same_money(a, b) or same_count(a, b) or a.names & b.names)


def _figures_clash(a: Rung, b: Rung) -> bool:
    shared = a.ranges.keys() & b.ranges.keys()
    if any(kind is AmountKind.MONEY and agree(a.ranges[kind, unit], b.ranges[kind, unit]) for kind, unit in shared):
        return False
    return any(not agree(a.ranges[key], b.ranges[key]) for key in shared)


def _things_clash(a: Rung, b: Rung) -> bool:
    if a.what == b.what or not (a.what and b.what) or frozenset({a.what, b.what}) in _KIN:
        return False
    return not same_money(a, b)


def _is_further(a: Rung, b: Rung) -> bool:
    """Return whether the one is told as coming on top of the other: "further sanctions" are not those imposed."""
    if not a.further or b.further or b.stage is not Stage.DELIVERED or same_money(a, b) or same_count(a, b):
        return False
    return not is_after(b.told, a.told)


def _places_clash(a: Rung, b: Rung) -> bool:
    if a.kind not in ACTS or a.place is None or b.place is None:
        return False
    if a.place.country and b.place.country and a.place.country != b.place.country:
        return True
    return a.place.precision in _EXACT and b.place.precision in _EXACT and a.place.name != b.place.name


def _times_clash(a: Rung, b: Rung) -> bool:
    gap = gap_between(a, b)
    near, far = commitment_words().windows[a.kind][1], commitment_words().windows[a.kind][0]
    if gap is not None and gap > (far if is_known_by(a, b) else near):
        return True
    if a.kind in ACTS and a.dated and b.dated and not overlap(a, b):
        return True
    if a.kind in ACTS and (_is_history(a) or _is_history(b)):
        return True
    first, last = (a, b) if ORDER[a.stage] <= ORDER[b.stage] else (b, a)
    if last.stage is not Stage.DELIVERED or first.stage is Stage.DELIVERED:
        return False
    # A deed does not come before it was asked for or promised; who plans an act again plans another one.
    if first.earliest and last.latest and first.earliest > last.latest:
        return True
    return a.kind in ACTS and is_after(first.told, last.latest)


def _is_history(rung: Rung) -> bool:
    """Return whether a deed is spread over months: "eight meetings since 2002" are none that is planned now."""
    if rung.stage is not Stage.DELIVERED or rung.earliest is None or rung.latest is None:
        return False
    return (rung.latest - rung.earliest).days > _SPREAD


def same_money(a: Rung, b: Rung) -> bool:
    """Return whether a sum of the one can be a sum of the other."""
    shared = (key for key in a.ranges.keys() & b.ranges.keys() if key[0] is AmountKind.MONEY)
    return any(agree(a.ranges[key], b.ranges[key]) for key in shared)


def same_count(a: Rung, b: Rung) -> bool:
    """Return whether a number of the one can be a number of the other, of the same things."""
    shared = (key for key in a.ranges.keys() & b.ranges.keys() if key[0] is not AmountKind.MONEY)
    return any(agree(a.ranges[key], b.ranges[key]) for key in shared)


def is_known_by(a: Rung, b: Rung) -> bool:
    """Return whether a mark of their own tells two rungs for one, however long after."""
    return same_money(a, b) or same_count(a, b) or bool(a.names & b.names or a.homes & b.homes)


def gap_between(a: Rung, b: Rung) -> int | None:
    """Return the days between the tellings, None where one has no day."""
    return None if a.day is None or b.day is None else abs((a.day - b.day).days)


def is_after(first: date | None, second: date | None) -> bool:
    """Return whether the first day is known to be later than the second."""
    return first is not None and second is not None and first > second


def overlap(a: Rung, b: Rung) -> bool:
    """Return whether the intervals of two acts overlap; False where one is open."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    return a.earliest <= b.latest and b.earliest <= a.latest
