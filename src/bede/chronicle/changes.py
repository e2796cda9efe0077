"""What changed between two states of the events, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bede.chronicle.vocabularies import What
from bede.events.unions import Unions

EventRow = Mapping[str, Any]
"""An event as the events export gives it, dates as ISO text."""


UNTOLD = ("links", "judgements")
"""Fields of an event whose change is none of the event: they explain it, and what they did to it is told."""

_FIRST = (What.MERGED, What.SPLIT, What.REGROUPED, What.CHANGED, What.GONE, What.NEW)


@dataclass(frozen=True, slots=True)
class Change:
    """Events before and after that share claims, by their ids.

    ``fields``: what changed where one event became one. ``claims``: those that came into these events or went out.
    ``documents`` and ``judgements``: what is behind it, empty where only the linking differs.
    """

    what: What
    before: tuple[EventRow, ...]
    after: tuple[EventRow, ...]
    fields: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()

    @property
    def all_claims(self) -> frozenset[str]:
        """All claims of all these events."""
        return frozenset(claim for event in (*self.before, *self.after) for claim in event["claims"])


def compare(before: Mapping[str, EventRow], after: Mapping[str, EventRow]) -> list[Change]:
    """Return the changes between two sets of events, each by its id; events that are equal are none.

    Events belong together where they share a claim: ids follow the claim that is told first, and so do not say it.
    """
    old = [row for event, row in before.items() if after.get(event) != row]
    new = [row for event, row in after.items() if before.get(event) != row]
    unions = Unions()
    for row in (*old, *new):
        for claim in row["claims"]:
            unions.join(row["claims"][0], claim)
    groups: dict[str, tuple[list[EventRow], list[EventRow]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((old, new)):
        for row in rows:
            groups[unions.find(row["claims"][0])][side].append(row)
    changes = [_change(*map(_by_id, group)) for group in groups.values()]
    return sorted(changes, key=_order)


def _order(change: Change) -> tuple[int, str, str]:
    """Return the key by which what happened to known events comes before new ones, each in the order of event time."""
    first = (change.after or change.before)[0]
    return _FIRST.index(change.what), first["earliest"] or first["latest"] or "9999", first["event_id"]


def _by_id(rows: Iterable[EventRow]) -> tuple[EventRow, ...]:
    return tuple(sorted(rows, key=lambda row: str(row["event_id"])))


def _change(before: tuple[EventRow, ...], after: tuple[EventRow, ...]) -> Change:
    old, new = ({claim for row in rows for claim in row["claims"]} for rows in (before, after))
    fields: tuple[str, ...] = ()
    if len(before) == len(after) == 1:
        names = dict.fromkeys((*before[0], *after[0]))
        fields = tuple(name for name in names if before[0].get(name) != after[0].get(name))
    return Change(_what(len(before), len(after)), before, after, fields, tuple(sorted(old ^ new)))


def _what(before: int, after: int) -> What:
    if before == 0:
        return What.NEW
    if after == 0:
        return What.GONE
    if before == after == 1:
        return What.CHANGED
    if after == 1:
        return What.MERGED
    return What.SPLIT if before == 1 else What.REGROUPED
