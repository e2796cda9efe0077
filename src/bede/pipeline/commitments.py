"""Commitments: of all events, or only of those that a run of linking reached."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bede.chronicle import Chronicle
from bede.chronicle.columns import Row
from bede.events import LinkClaim
from bede.events.ladders import (
    Rung,
    find_groups,
    find_rungs,
    find_tellings,
    make_ladder,
    rung_as_text,
    rung_of_text,
)
from bede.events.outlines import Outlined
from bede.model import Ladder
from bede.settings import EventsOptions

Claims = Callable[[Collection[str]], Sequence[LinkClaim]]
"""Returns the claims of documents, as they count."""


@dataclass(frozen=True, slots=True)
class Commitments:
    """Commitments that are new or other than before, and ids of those ``dissolved`` that no longer hold.

    ``retold``: events of which it was told anew what they say; ``rungs``: rows to keep of these.
    """

    ladders: tuple[Ladder, ...]
    dissolved: frozenset[str]
    retold: frozenset[str]
    rungs: Sequence[Row]


def all_commitments(events: Sequence[Outlined], claims: Sequence[LinkClaim], options: EventsOptions) -> Commitments:
    """Return all commitments."""
    rungs = find_rungs(events, find_tellings(claims))
    by_id = {claim.id: claim for claim in claims}
    ladders = tuple(make_ladder(group, by_id) for group in find_groups(rungs, options))
    return Commitments(_by_id(ladders), frozenset(), frozenset(event.id for event in events), _rows(rungs))


def new_commitments(
    chronicle: Chronicle, events: Sequence[Outlined], touched: frozenset[str], claims: Claims, options: EventsOptions
) -> Commitments:
    """Return what changed in the commitments where the claims of ``touched`` documents are now of other events.

    What an event tells depends on the claims of its documents, and on the events of the words beside them.
    """
    retold = {event.id: event for event in events if not touched.isdisjoint(event.documents)}
    told = claims({document for event in retold.values() for document in event.documents})
    new = find_rungs(events, find_tellings(told), retold)
    there = {event.id: event for event in events}
    kept = (rung_of_text(row["event_id"], row["rung"]) for row in chronicle.rows(_RUNGS) if _stays(row, there, retold))
    rungs = sorted([*kept, *new], key=lambda rung: rung.event)
    before = {frozenset(row["events"]): str(row["ladder_id"]) for row in chronicle.rows(_LADDERS)}
    groups = {frozenset(rung.event for rung in group): group for group in find_groups(rungs, options)}
    staying = {steps for steps in groups if steps in before and retold.keys().isdisjoint(steps)}
    made = [group for steps, group in groups.items() if steps not in staying]
    own = claims({document for group in made for rung in group for document in there[rung.event].documents})
    by_id = {claim.id: claim for claim in own}
    return Commitments(
        ladders=_by_id(make_ladder(group, by_id) for group in made),
        dissolved=frozenset(name for steps, name in before.items() if steps not in staying),
        retold=frozenset(retold),
        rungs=_rows(new),
    )


def _stays(row: Row, there: Mapping[str, Outlined], retold: Collection[str]) -> bool:
    return row["event_id"] in there and row["event_id"] not in retold


def _by_id(ladders: Iterable[Ladder]) -> tuple[Ladder, ...]:
    return tuple(sorted(ladders, key=lambda ladder: ladder.id))


def _rows(rungs: Iterable[Rung]) -> list[Row]:
    return [{"event_id": rung.event, "rung": rung_as_text(rung)} for rung in rungs]


_RUNGS = "FROM rungs ORDER BY event_id"
_LADDERS = "SELECT ladder_id, list(event_id) AS events FROM ladder_steps GROUP BY ladder_id"
