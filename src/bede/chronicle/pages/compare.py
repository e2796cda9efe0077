"""Two runs compared: what changed in the events from the one to the other, and why."""

from collections.abc import Mapping
from typing import Any

from typing_extensions import TypedDict

from bede.chronicle.changes import Change
from bede.chronicle.compared import between_runs, find_run
from bede.chronicle.export.lines import to_json
from bede.chronicle.pages.about import RunRow, run_rows
from bede.chronicle.pages.judgements import JudgementRow, judgements_by_id
from bede.chronicle.pages.rows import Party
from bede.chronicle.write import Chronicle
from bede.errors import NotFound, UsageError


class EventBrief(TypedDict):
    """An event before or after: as the row of the list, in short."""

    id: str
    """Id of the event in its time; whether it is there now, the list tells."""
    earliest: str | None
    """First day on which it can have taken place."""
    latest: str | None
    """Last day on which it can have taken place."""
    time_precision: str
    """How narrow that interval is meant to be."""
    time_basis: str
    """What it rests on."""
    first_told: str | None
    """Day of the first document that tells it."""
    type: str
    """PLOVER type of the act."""
    mode: str | None
    """PLOVER mode."""
    status: str
    """What kind of happening it is."""
    quad: int
    """Quad class, 1 to 4."""
    actors: list[Party]
    """Who does it."""
    recipients: list[Party]
    """To whom it is done."""
    place: str | None
    """Name of the place."""
    standing: str
    """How it stands by the rule."""
    claims: list[str]
    """The claims that speak of it."""


class FieldChange(TypedDict):
    """A field that changed where one event became one."""

    field: str
    """The field, as in the events export."""
    before: str
    """Its value before, as JSON."""
    after: str
    """Its value after, as JSON."""


class Cause(TypedDict):
    """A document behind a change."""

    document: str
    """Its id."""
    title: str | None
    """Its title; null also where it is no longer there."""
    publisher: str | None
    """The outlet."""
    published: str | None
    """Day of publication."""


class ChangeRow(TypedDict):
    """Events before and after that share claims."""

    what: str
    """``new``, ``gone``, ``changed``, ``merged``, ``split`` or ``regrouped``."""
    before: list[EventBrief]
    """The events before."""
    after: list[EventBrief]
    """The events after."""
    fields: list[FieldChange]
    """What changed where one event became one."""
    claims: list[str]
    """Claims that came into these events or went out of them."""
    documents: list[Cause]
    """Documents behind it that were read or coded anew."""
    judgements: list[JudgementRow]
    """Judgements behind it. Without these and documents, only the linking differs."""


class ComparePage(TypedDict):
    """What changed between two runs."""

    a: RunRow | None
    """The earlier run; null where there is one run only."""
    b: RunRow | None
    """The later run."""
    anew: str | None
    """A run in between that made all events where there were none; what was before it is not known."""
    total: int
    """All changes."""
    counts: dict[str, int]
    """Changes by what they are."""
    offset: int
    """Number of the first row, from 0."""
    limit: int
    """Most rows that were asked for."""
    rows: list[ChangeRow]
    """The changes."""


_BRIEF = (
    *("earliest", "latest", "time_precision", "time_basis", "first_told", "type", "mode", "status", "quad"),
    *("standing", "claims"),
)
_CAUSES = """SELECT document_id AS document, title, publisher, published::VARCHAR AS published FROM documents
    WHERE document_id IN (SELECT unnest($ids))"""


def compare_page(
    chronicle: Chronicle, first: str | None, second: str | None, *, offset: int = 0, limit: int = 50
) -> ComparePage:
    """Return what changed from the end of one run to the end of another; where none is named, by the last one."""
    runs = {run["id"]: run for run in run_rows(chronicle)}
    order = list(reversed(runs))  # the latest comes first
    end = _run(chronicle, second) if second else (order[-1] if order else None)
    if first is None and (end is None or order.index(end) == 0):
        return _page(runs.get(end or ""), [], {}, (offset, limit))
    start = _run(chronicle, first) if first else order[order.index(end or "") - 1]
    if end is None:
        raise UsageError("There is no run to compare with.")
    found = between_runs(chronicle, start, end)
    counts: dict[str, int] = {}
    for change in found.changes:
        counts[change.what.value] = counts.get(change.what.value, 0) + 1
    part = found.changes[offset : offset + limit]
    page = _page(runs[end], _rows(chronicle, part), dict(sorted(counts.items())), (offset, limit))
    return {**page, "a": runs[start], "anew": found.anew, "total": len(found.changes)}


def _run(chronicle: Chronicle, id_start: str) -> str:
    try:
        return find_run(chronicle, id_start)
    except UsageError as error:
        raise NotFound(str(error)) from error


def _page(run: RunRow | None, rows: list[ChangeRow], counts: dict[str, int], part: tuple[int, int]) -> ComparePage:
    offset, limit = part
    return {
        "a": None,
        "b": run,
        "anew": None,
        "total": 0,
        "counts": counts,
        "offset": offset,
        "limit": limit,
        "rows": rows,
    }


def _rows(chronicle: Chronicle, changes: tuple[Change, ...]) -> list[ChangeRow]:
    documents = sorted({document for change in changes for document in change.documents})
    causes: dict[str, Any] = {row["document"]: dict(row) for row in chronicle.rows(_CAUSES, {"ids": documents})}
    judgements = judgements_by_id(chronicle, {j for change in changes for j in change.judgements})
    lost = {"title": None, "publisher": None, "published": None}
    return [
        {
            "what": change.what.value,
            "before": [_brief(event) for event in change.before],
            "after": [_brief(event) for event in change.after],
            "fields": [
                {
                    "field": field,
                    "before": to_json(change.before[0].get(field)),
                    "after": to_json(change.after[0].get(field)),
                }
                for field in change.fields
            ],
            "claims": list(change.claims),
            "documents": [causes.get(document, {"document": document, **lost}) for document in change.documents],
            "judgements": [judgements[j] for j in change.judgements if j in judgements],
        }
        for change in changes
    ]


def _brief(event: Mapping[str, Any]) -> EventBrief:
    brief: Any = {
        "id": event["event_id"],
        **{name: event[name] for name in _BRIEF},
        "actors": [{**party, "text": None} for party in event["actors"]],
        "recipients": [{**party, "text": None} for party in event["recipients"]],
        "place": event["place"]["name"] if event["place"] else None,
    }
    return brief  # type: ignore[no-any-return]
