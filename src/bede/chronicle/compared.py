"""Two states of the events compared: those after two runs of one file, or those of two files."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bede.chronicle.changes import UNTOLD, Change, EventRow, compare
from bede.chronicle.query import plain
from bede.chronicle.shapes import SHAPES
from bede.chronicle.vocabularies import What
from bede.chronicle.write import Chronicle
from bede.errors import UsageError
from bede.events.unions import Unions


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed between two runs. ``runs``: those that changed it, the first one excluded.

    ``anew``: a run in between that made all events where there were none; what was before it is not known.
    """

    changes: tuple[Change, ...]
    runs: tuple[str, ...]
    anew: str | None


def run_rows(chronicle: Chronicle) -> Iterator[dict[str, Any]]:
    """Yield the runs in their order, times as ISO text, with the number of events that each changed."""
    sql = """SELECT r.*, (SELECT count(*) FROM event_changes c WHERE c.run_id = r.run_id AND what <> 'anew') AS changes
        FROM runs r ORDER BY started, run_id"""
    return plain(chronicle.rows(sql))


def find_run(chronicle: Chronicle, id_start: str) -> str:
    """Return the run whose id begins so. Raises UsageError where there is none or more than one."""
    found = [row["run_id"] for row in run_rows(chronicle) if row["run_id"].startswith(id_start)]
    if len(found) != 1:
        raise UsageError(f"{len(found) or 'No'} runs have an id that begins with “{id_start}”. See: bede runs FILE")
    return str(found[0])


def between_runs(chronicle: Chronicle, first: str, second: str) -> Compared:
    """Return what changed in the events from the end of one run to the end of another, later one."""
    order = [row["run_id"] for row in run_rows(chronicle)]
    start, end = order.index(first), order.index(second)
    if start >= end:
        raise UsageError(f"{first} is not earlier than {second}. Swap the two.")
    after = _logged(chronicle, order[end + 1 :])
    between = _logged(chronicle, order[start + 1 : end + 1])
    made = next((row["run_id"] for row in reversed(between) if row["what"] == What.ANEW), None)
    if made is not None:
        between = between[
            next(i for i, row in enumerate(between) if row["what"] == What.ANEW and row["run_id"] == made) :
        ]
    state = _events(chronicle, [event for row in (*between, *after) for event in row["after"]])
    new = _back(state, after)
    changes = compare(_back(new, between), new)
    return Compared(tuple(_with_causes(changes, between)), tuple(order[start + 1 : end + 1]), made)


def changed_by(chronicle: Chronicle, runs: Sequence[str]) -> Compared:
    """Return what the last runs, given in their order, changed in the events, taken together."""
    log = _logged(chronicle, runs)
    made = next((row["run_id"] for row in reversed(log) if row["what"] == What.ANEW), None)
    if made is not None:
        return Compared(tuple(compare({}, _events(chronicle))), tuple(runs), made)
    state = _events(chronicle, [event for row in log for event in row["after"]])
    return Compared(tuple(_with_causes(compare(_back(state, log), state), log)), tuple(runs), None)


def between_files(old: Chronicle, new: Chronicle) -> tuple[Change, ...]:
    """Return what changed from the events of one file to those of another."""
    changes = compare(_events(old), _events(new))
    coded = "SELECT document_id, coder FROM documents"
    documents = {document for document, _ in set(_pairs(old, coded)) ^ set(_pairs(new, coded))}
    counted = "SELECT judgement_id, state FROM rulings WHERE state = 'counts'"
    moved = {judgement for judgement, _ in set(_pairs(old, counted)) ^ set(_pairs(new, counted))}
    sides = {**_sides(old, moved), **_sides(new, moved)}
    return tuple(
        replace(
            change,
            documents=tuple(
                sorted(documents & {d for event in (*change.before, *change.after) for d in event["documents"]})
            ),
            judgements=tuple(sorted(j for j, claims in sides.items() if claims & change.all_claims)),
        )
        for change in changes
    )


def _logged(chronicle: Chronicle, runs: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows of ``event_changes`` of some runs, in the order of the runs."""
    rows = [
        dict(row)
        for row in chronicle.rows(
            "SELECT * FROM event_changes WHERE run_id IN (SELECT unnest($runs))", {"runs": list(runs)}
        )
    ]
    place = {run: at for at, run in enumerate(runs)}
    return sorted(rows, key=lambda row: (place[row["run_id"]], row["ordinal"]))


def _events(chronicle: Chronicle, ids: Sequence[str] | None = None) -> dict[str, EventRow]:
    condition = "true" if ids is None else "event_id IN (SELECT unnest($ids))"
    rows = plain(chronicle.rows(SHAPES["events"].query(condition, None), {} if ids is None else {"ids": list(ids)}))
    return {row["event_id"]: {name: value for name, value in row.items() if name not in UNTOLD} for row in rows}


def _back(state: dict[str, EventRow], log: Sequence[dict[str, Any]]) -> dict[str, EventRow]:
    """Return the events as they were before what the log tells, the last first."""
    found = dict(state)
    for row in reversed(log):
        for event in row["after"]:
            found.pop(event, None)
        for text in row["rows"]:
            event_row = json.loads(text)
            found[event_row["event_id"]] = event_row
    return found


def _with_causes(changes: Sequence[Change], log: Sequence[dict[str, Any]]) -> Iterator[Change]:
    """Yield the changes with what is behind them: all that is behind the changes of single runs that lead to them."""
    unions = Unions()
    for row in log:
        events = [*row["before"], *row["after"]]
        for event in events:
            unions.join(events[0], event)
    for change in changes:
        roots = {unions.find(event["event_id"]) for event in (*change.before, *change.after)}
        rows = [row for row in log if roots & {unions.find(event) for event in (*row["before"], *row["after"])}]
        documents = {document for row in rows for document in row["documents"]}
        judgements = {judgement for row in rows for judgement in row["judgements"]}
        yield replace(change, documents=tuple(sorted(documents)), judgements=tuple(sorted(judgements)))


def _pairs(chronicle: Chronicle, sql: str) -> Iterator[tuple[str, str]]:
    for row in chronicle.rows(sql):
        first, second = row.values()
        yield first, second


def _sides(chronicle: Chronicle, judgements: set[str]) -> dict[str, set[str]]:
    rows = chronicle.rows("SELECT judgement_id, left_claim, right_claim FROM judgements")
    return {
        row["judgement_id"]: {row["left_claim"], row["right_claim"]}
        for row in rows
        if row["judgement_id"] in judgements
    }
