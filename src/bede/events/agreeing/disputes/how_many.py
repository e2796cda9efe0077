"""How many: figures that contradict each other, and figures that followed one another."""

from collections import defaultdict
from collections.abc import Sequence

from bede.events.agreeing.disputes.positions import dispute, position
from bede.events.agreeing.figures import Count, Counted, contradict
from bede.events.agreeing.ranges import Whom
from bede.events.agreeing.tellings import Telling
from bede.model import AmountKind, Difference, Dispute, DisputeAbout

_VALUES = {Whom.ALL: "", Whom.CIVILIANS: " civilians", Whom.FIGHTERS: " fighters"}


def dispute_how_many(counted: Sequence[Counted]) -> list[Dispute]:
    """Return a conflict, an update and a correction per kind and unit, where there is one."""
    return [found for group in counted for found in (*_conflict(group), *_changes(group))]


def _conflict(group: Counted) -> list[Dispute]:
    rows = group.standing
    involved = {
        n
        for n, first in enumerate(rows)
        for m, second in enumerate(rows)
        if n != m and _apart(first.telling, second.telling) and contradict(first, second)
    }
    if not involved:
        return []
    by_value: dict[str, list[Count]] = defaultdict(list)
    for number in sorted(involved):
        by_value[count_in_words(rows[number])].append(rows[number])
    ordered = sorted(by_value.items(), key=lambda item: (item[1][0].range.least, item[0]))
    sides = [position(value, [c.telling for c in counts]) for value, counts in ordered]
    return [dispute(DisputeAbout.HOW_MANY, Difference.CONFLICT, sides, _question(rows[0]))]


def _apart(first: Telling, second: Telling) -> bool:
    """Return whether two tellers can contradict each other: not one voice, nor an outlet itself."""
    return first.voice != second.voice


def _changes(group: Counted) -> list[Dispute]:
    """Return how figures changed: each that gave way, then those that took their place."""
    found = []
    for change in (Difference.UPDATE, Difference.CORRECTION):
        rows = [(old, new) for old, new, how in group.replaced if how is change]
        if not rows:
            continue
        counts = list(dict.fromkeys([old for old, _ in rows] + [new for _, new in rows]))
        by_value: dict[str, list[Telling]] = {}
        for count in sorted(counts, key=lambda c: (c.telling.day, c.range.least, c.telling.claim.id)):
            by_value.setdefault(count_in_words(count), []).append(count.telling)
        if len(by_value) > 1:
            sides = [position(value, tellings) for value, tellings in by_value.items()]
            found.append(dispute(DisputeAbout.HOW_MANY, change, sides, _question(rows[0][0])))
    return found


def _question(count: Count) -> str:
    if count.kind is AmountKind.MONEY:
        return f"how much money in {count.unit}" if count.unit else "how much money"
    return f"how many {count.unit or 'units'}" if count.kind is AmountKind.UNITS else f"how many {count.kind}"


def count_in_words(count: Count) -> str:
    """Return a count as "35", "at least 12", "up to 180 fighters", "100 to 120"."""
    low, best, high = count.low, count.best, count.high
    if best is not None:
        words = _number(best)
    elif low is not None and high is not None:
        words = f"{_number(low)} to {_number(high)}"
    else:
        words = f"at least {_number(low)}" if low is not None else f"up to {_number(high or 0.0)}"
    return words + _VALUES[count.whom]


def _number(figure: float) -> str:
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if figure >= size:
            return f"{figure / size:.6g}{name}"
    return f"{figure:,.6g}" if figure < 1e6 and figure != int(figure) else f"{int(figure):,}"
