"""The history of events: what each run changed in them is written down as it rebuilds them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bede.chronicle.changes import UNTOLD, Change, compare
from bede.chronicle.columns import Row
from bede.chronicle.file import DatabaseFile
from bede.chronicle.shapes import SHAPES
from bede.chronicle.tables.runs import EVENT_CHANGES
from bede.chronicle.vocabularies import What

_STATE = "SELECT event_id, to_json(e)::VARCHAR AS row FROM (SELECT * EXCLUDE ({untold}) FROM ({query})) e"
_DIGESTS = "CREATE OR REPLACE TEMP TABLE {name} AS SELECT event_id, md5(row) AS digest FROM ({state})"
_COUNTING = "SELECT judgement_id FROM rulings WHERE state = 'counts'"


def remember(file: DatabaseFile, events: Sequence[str] | None = None) -> None:
    """Keep digests of the events as they are, before they are made anew; in the same transaction as ``record``.

    ``events``: ids of those that may change; None: of all.
    """
    _keep_digests(file, "events_before", events)
    file.execute(f"CREATE OR REPLACE TEMP TABLE counting_before AS {_COUNTING}")
    file.execute("CREATE OR REPLACE TEMP TABLE some_before AS SELECT event_id FROM events LIMIT 1")


def record(file: DatabaseFile, run_id: str, events: Sequence[str] | None = None) -> None:
    """Write down what the run changed since ``remember``; ``events``: ids of those that it made; None: all."""
    _keep_digests(file, "events_after", events)
    file.insert(EVENT_CHANGES, _rows(file, run_id))
    for name in ("events_before", "events_after", "counting_before", "some_before"):
        file.execute(f"DROP TABLE temp.{name}")


def _keep_digests(file: DatabaseFile, name: str, events: Sequence[str] | None) -> None:
    condition = "true"
    if events is not None:
        file.among("event_id", events, "CREATE OR REPLACE TEMP TABLE looked_at AS SELECT event_id FROM wanted")
        condition = "event_id IN (SELECT event_id FROM looked_at)"
    file.execute(_DIGESTS.format(name=name, state=_state(condition)))
    file.execute("DROP TABLE IF EXISTS temp.looked_at")


def _state(condition: str) -> str:
    return _STATE.format(query=SHAPES["events"].query(condition, None), untold=", ".join(UNTOLD))


def _rows(file: DatabaseFile, run_id: str) -> list[Row]:
    if not file.fetch("FROM some_before"):
        is_any = file.fetch("SELECT 1 FROM events_after LIMIT 1")
        return [_row(Change(What.ANEW, (), (), (), ()), run_id, 0)] if is_any else []
    chosen = _state("event_id IN (SELECT unnest($ids))")
    # What is not committed yet is not seen from outside: there the events are still as they were.
    old = file.rows(chosen, {"ids": _only(file, "events_before", "events_after")})
    new = file.fetch(chosen, {"ids": _only(file, "events_after", "events_before")})
    before = {row["event_id"]: json.loads(row["row"]) for row in old}
    after = {event: json.loads(row) for event, row in new}
    changes = list(_explained(file, compare(before, after), run_id))
    start = file.fetch("SELECT count(*) FROM event_changes WHERE run_id = ?", [run_id])[0][0]
    return [_row(change, run_id, start + at) for at, change in enumerate(changes)]


def _only(file: DatabaseFile, one: str, other: str) -> list[str]:
    """Return the events that stand in one table and not, or not so, in the other."""
    found = file.fetch(f"SELECT event_id FROM {one} ANTI JOIN {other} USING (event_id, digest) ORDER BY event_id")
    return [event for (event,) in found]


def _explained(file: DatabaseFile, changes: Sequence[Change], run_id: str) -> Iterator[Change]:
    coded = {document for (document,) in file.fetch("SELECT document_id FROM documents WHERE run_id = ?", [run_id])}
    moved = file.fetch(f"""SELECT judgement_id, left_claim, right_claim FROM judgements WHERE judgement_id IN (
        (FROM counting_before EXCEPT {_COUNTING}) UNION ALL ({_COUNTING} EXCEPT FROM counting_before))""")
    for change in changes:
        documents = {d for event in (*change.before, *change.after) for d in event["documents"]}
        claims = change.all_claims
        behind = {judgement for judgement, left, right in moved if left in claims or right in claims}
        yield replace(change, documents=tuple(sorted(documents & coded)), judgements=tuple(sorted(behind)))


def _row(change: Change, run_id: str, ordinal: int) -> dict[str, Any]:
    return {
        "run_id": run_id,
        "ordinal": ordinal,
        "what": change.what.value,
        "before": [event["event_id"] for event in change.before],
        "after": [event["event_id"] for event in change.after],
        "fields": list(change.fields),
        "rows": [json.dumps(event, ensure_ascii=False) for event in change.before],
        "documents": list(change.documents),
        "claims": list(change.claims),
        "judgements": list(change.judgements),
    }
