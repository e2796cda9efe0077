"""Writing what is derived from claims: all of it anew, or only what a run of linking changed."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from bede.chronicle import event_rows, history, judged_rows, ladder_rows
from bede.chronicle.columns import Row, Table, quoted
from bede.chronicle.corrected import write_corrected
from bede.chronicle.file import DatabaseFile
from bede.chronicle.judged_rows import Correction
from bede.chronicle.schema import DERIVED, OF_LINKING
from bede.chronicle.tables.events import (
    EVENT_ACTORS,
    EVENT_AMOUNTS,
    EVENT_CLAIMS,
    EVENT_DISPUTES,
    EVENTS,
    FAMILIES,
)
from bede.chronicle.tables.judgements import CORRECTED, RULINGS
from bede.chronicle.tables.ladders import LADDER_AMOUNTS, LADDER_PARTIES, LADDER_STEPS, LADDERS
from bede.chronicle.tables.linking import COMPARED, FAMILY_GROUNDS, FINGERPRINTS, LINKED, NEIGHBOURHOODS, RUNGS
from bede.chronicle.tables.stories import STORIES, STORY_ACTORS, STORY_EVENTS
from bede.events.rulings import Ruling
from bede.model import Event, Family, Ladder, Story

T = TypeVar("T")

_CHUNK = 10_000
"""Events that are held in memory as rows at a time while they are written."""

_OF_EVENT = (EVENTS, EVENT_ACTORS, EVENT_CLAIMS, EVENT_AMOUNTS, EVENT_DISPUTES)
_OF_LADDER = (LADDERS, LADDER_PARTIES, LADDER_STEPS, LADDER_AMOUNTS)
_OF_STORY = (STORIES, STORY_EVENTS, STORY_ACTORS)


@dataclass(frozen=True, slots=True)
class Further:
    """What is derived beside events and families: commitments, stories, and what became of judgements."""

    ladders: Iterable[Ladder] = ()
    stories: Iterable[Story] = ()
    rulings: Iterable[Ruling] = ()
    corrections: Iterable[Correction] = ()


NOTHING_FURTHER = Further()


@dataclass(frozen=True, slots=True)
class Kept:
    """What linking keeps for the next time, as rows; see the tables of these names.

    ``fingerprints``, ``neighbourhoods`` and ``rungs`` are those that are new, ``compared`` and ``grounds`` all.
    """

    linker: str
    fingerprints: Sequence[Row] = ()
    compared: Sequence[Row] = ()
    grounds: Sequence[Row] = ()
    neighbourhoods: Sequence[Row] = ()
    rungs: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class All:
    """All that a full run of linking made."""

    events: Iterable[Event]
    families: Iterable[Family]
    further: Further
    kept: Kept | None


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a run of linking changed. ``replaced``: claims whose earlier events no longer hold.

    ``events``: made in their place. ``retold``: events, those that are gone too, of which it is told anew what they
    say of commitments; ``dissolved``: ids of commitments that no longer hold. ``families``: all there are, as is what
    is ``further``, but for ladders, which are new.
    """

    replaced: Collection[str]
    events: Sequence[Event]
    retold: Collection[str]
    dissolved: Collection[str]
    families: Sequence[Family]
    further: Further
    kept: Kept


def write_all(file: DatabaseFile, made: All, run_id: str | None) -> int:
    """Drop all that is derived and write this, within a transaction; return the number of events."""
    if run_id is not None:
        history.remember(file)
    _empty(file, (*DERIVED, *OF_LINKING))
    for some in _chunks(made.families):
        file.insert(FAMILIES, _each(event_rows.family_rows, some))
    count = _add_events(file, made.events)
    _add_further(file, made.further)
    if made.kept is not None:
        _add_kept(file, made.kept)
        file.insert(COMPARED, made.kept.compared)
        file.insert(FAMILY_GROUNDS, made.kept.grounds)
    if run_id is not None:
        history.record(file, run_id)
    return count


def write_arrived(file: DatabaseFile, arrived: Arrived, run_id: str | None) -> int:
    """Put what changed in the place of what no longer holds, within a transaction; return the number of new events."""
    sql = "SELECT DISTINCT event_id FROM event_claims SEMI JOIN wanted USING (claim_id)"
    gone = sorted(event for (event,) in file.among("claim_id", list(arrived.replaced), sql))
    if run_id is not None:
        history.remember(file, gone)
    for table in _OF_EVENT:
        _without(file, table, "event_id", gone)
    _without(file, NEIGHBOURHOODS, "claim_id", list(arrived.replaced))
    _without(file, FINGERPRINTS, "document_id", [row["document_id"] for row in arrived.kept.fingerprints])
    _without(file, RUNGS, "event_id", sorted({*gone, *arrived.retold}))
    for table in _OF_LADDER:
        _without(file, table, "ladder_id", sorted(arrived.dissolved))
    _empty(file, (*_OF_STORY, RULINGS, *CORRECTED, LINKED))
    count = _add_events(file, arrived.events)
    _add_further(file, arrived.further)
    _replace(file, FAMILIES, _each(event_rows.family_rows, arrived.families))
    _replace(file, COMPARED, arrived.kept.compared)
    _replace(file, FAMILY_GROUNDS, arrived.kept.grounds)
    _add_kept(file, arrived.kept)
    if run_id is not None:
        history.record(file, run_id, [event.id for event in arrived.events])
    return count


def _add_kept(file: DatabaseFile, kept: Kept) -> None:
    file.insert(LINKED, [{"linker": kept.linker}])
    file.insert(FINGERPRINTS, kept.fingerprints)
    file.insert(NEIGHBOURHOODS, kept.neighbourhoods)
    file.insert(RUNGS, kept.rungs)


def _add_events(file: DatabaseFile, events: Iterable[Event]) -> int:
    count = 0
    for some in _chunks(events):
        count += file.insert(EVENTS, [event_rows.event_row(event) for event in some])
        file.insert(EVENT_ACTORS, _each(event_rows.event_actor_rows, some))
        file.insert(EVENT_CLAIMS, _each(event_rows.event_claim_rows, some))
        file.insert(EVENT_AMOUNTS, _each(event_rows.amount_rows, some))
        file.insert(EVENT_DISPUTES, _each(event_rows.dispute_rows, some))
    return count


def _add_further(file: DatabaseFile, further: Further) -> None:
    for ladders in _chunks(further.ladders):
        file.insert(LADDERS, [ladder_rows.ladder_row(ladder) for ladder in ladders])
        file.insert(LADDER_PARTIES, _each(ladder_rows.ladder_party_rows, ladders))
        file.insert(LADDER_STEPS, _each(ladder_rows.ladder_step_rows, ladders))
        file.insert(LADDER_AMOUNTS, _each(ladder_rows.ladder_amount_rows, ladders))
    for stories in _chunks(further.stories):
        file.insert(STORIES, [ladder_rows.story_row(story) for story in stories])
        file.insert(STORY_EVENTS, _each(ladder_rows.story_event_rows, stories))
        file.insert(STORY_ACTORS, _each(ladder_rows.story_actor_rows, stories))
    file.insert(RULINGS, [judged_rows.ruling_row(ruling) for ruling in further.rulings])
    write_corrected(file, further.corrections)


def _empty(file: DatabaseFile, tables: Iterable[Table]) -> None:
    for table in tables:
        file.execute(f"DELETE FROM {quoted(table.name)}")


def _without(file: DatabaseFile, table: Table, column: str, values: Sequence[str]) -> None:
    """Take the rows with these values out of a table."""
    if values:
        file.among(column, values, f"DELETE FROM {quoted(table.name)} WHERE {column} IN (SELECT {column} FROM wanted)")


def _replace(file: DatabaseFile, table: Table, rows: Sequence[Row]) -> None:
    """Put rows in the place of all that a table holds."""
    _empty(file, [table])
    file.insert(table, rows)


def _each(row_maker: Callable[[T], Iterator[Row]], things: Iterable[T]) -> list[Row]:
    return [row for thing in things for row in row_maker(thing)]


def _chunks(things: Iterable[T]) -> Iterator[list[T]]:
    """Yield lists of at most _CHUNK things."""
    waiting = iter(things)
    while chunk := list(islice(waiting, _CHUNK)):
        yield chunk
