"""What was asked, promised and delivered: commitments with their stages, and their totals by giver and receiver."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from typing_extensions import TypedDict

from bede.chronicle.filters import folded
from bede.chronicle.pages.listing import event_rows
from bede.chronicle.pages.rows import EventRow, Facet, Figure, Party
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter, looked_up, names_of, parameters, where
from bede.chronicle.views.pledges import pledges_sql
from bede.chronicle.write import Chronicle
from bede.model import LadderKind, Stage


@dataclass(frozen=True, slots=True)
class CommitmentFilter:
    """Which commitments are asked for, besides the events that tell them.

    ``stage``: the last one reached. ``giver`` and ``receiver``: an entity, a country code, or whole words of the name.
    """

    kind: tuple[LadderKind, ...] = ()
    stage: tuple[Stage, ...] = ()
    giver: str | None = None
    receiver: str | None = None


ALL = CommitmentFilter()


class StepRow(TypedDict):
    """A stage of a commitment, and the event that tells it."""

    stage: str
    """The stage."""
    event: EventRow
    """The event; its claims are the sightings."""
    words: list[str]
    """Events of the offer, request, threat or refusal that one sentence tells together with the act."""


class CommitmentRow(TypedDict):
    """A commitment. Its figures are those of the whole: they are never added up over stages."""

    id: str
    """Id of the commitment."""
    kind: str
    """What it is about."""
    what: str | None
    """What is committed, in a word."""
    stage: str
    """The last stage reached."""
    earliest: date | None
    """First day that one of its events can have taken place."""
    latest: date | None
    """Last day that one of its events can have taken place."""
    givers: list[Party]
    """Who gives; in talks all parties."""
    receivers: list[Party]
    """Who receives."""
    amounts: list[Figure]
    """Its figures, the one told most first."""
    steps: list[StepRow]
    """Its stages in the order of time."""


class PledgeRow(TypedDict):
    """A total over commitments, each counted once in each stage that is told of it. Stages must not be added up."""

    giver: str | None
    """Codes of those who give, joined by ``; ``; null: not told."""
    receiver: str | None
    """Codes of those who receive, joined by ``; ``; null: not told."""
    kind: str
    """What the commitments are about."""
    undoing: str | None
    """``lifting`` of sanctions, ``withdrawal`` of troops or ``ceasefire``, which are counted apart."""
    stage: str
    """The stage."""
    unit: str | None
    """Currency; null: no sum of money, or no currency, is told."""
    commitments: int
    """Commitments that are told in this stage."""
    low: float | None
    """Sum of their lowest figures."""
    best: float | None
    """Sum of their likeliest figures, else of the bound that is told."""
    high: float | None
    """Sum of their highest figures; null: one of them is open."""
    stayed_commitments: int
    """Those of them that have come no further than this stage."""
    stayed_low: float | None
    """Sum of the lowest figures of these."""
    stayed_best: float | None
    """Sum of the likeliest figures of these."""
    stayed_high: float | None
    """Sum of the highest figures of these; null: one of them is open."""


class CommitmentsPage(TypedDict):
    """A part of the list of commitments, and totals over all that are asked for."""

    total: int
    """All commitments that are asked for."""
    offset: int
    """Number of the first row, from 0."""
    limit: int
    """Most rows that were asked for."""
    rows: list[CommitmentRow]
    """The commitments, in the order of their first telling."""
    totals: list[PledgeRow]
    """Totals by giver, receiver, kind, stage and currency."""
    facets: dict[str, list[Facet]]
    """By kind, stage, giver and receiver: how many of those asked for have the value; at most 50 each."""


_SIDE = """list({{'entity': entity, 'name': name, 'country': country, 'sector': sector, 'text': NULL}}
            ORDER BY ordinal)"""
_ROWS = f"""
WITH wanted AS MATERIALIZED ({{wanted}}), told AS (
    SELECT s.ladder_id, min(e.first_told) AS first_told FROM ladder_steps s JOIN events e ON e.event_id = s.event_id
    GROUP BY s.ladder_id
), parties AS (
    SELECT ladder_id, {_SIDE} FILTER (WHERE role = 'giver') AS givers,
        {_SIDE} FILTER (WHERE role = 'receiver') AS receivers
    FROM ladder_parties GROUP BY ladder_id
), figures AS (
    SELECT ladder_id, list({{{{'kind': kind, 'unit': unit, 'low': low, 'best': best, 'high': high, 'claims': claims}}}}
        ORDER BY ordinal) AS amounts
    FROM ladder_amounts GROUP BY ladder_id
), steps AS (
    SELECT ladder_id, list({{{{'stage': stage, 'event': event_id, 'words': words}}}} ORDER BY ordinal) AS steps
    FROM ladder_steps GROUP BY ladder_id
)
SELECT l.ladder_id AS id, l.kind, l.what, l.stage, l.earliest, l.latest, coalesce(p.givers, []) AS givers,
    coalesce(p.receivers, []) AS receivers, coalesce(f.amounts, []) AS amounts, coalesce(s.steps, []) AS steps
FROM wanted w JOIN ladders l USING (ladder_id)
LEFT JOIN told t USING (ladder_id) LEFT JOIN parties p USING (ladder_id) LEFT JOIN figures f USING (ladder_id)
LEFT JOIN steps s USING (ladder_id)
ORDER BY t.first_told NULLS LAST, l.ladder_id LIMIT {{limit:d}} OFFSET {{offset:d}}"""
_FACETS = """
WITH wanted AS MATERIALIZED ({wanted}), sides AS (
    SELECT DISTINCT p.ladder_id, p.role, coalesce(p.entity, p.counts_as) AS value, p.name AS label
    FROM ladder_parties p SEMI JOIN wanted USING (ladder_id)
)
SELECT 'kind' AS facet, kind AS value, NULL AS label, count(*) AS n FROM ladders SEMI JOIN wanted USING (ladder_id)
    GROUP BY kind
UNION ALL
SELECT 'stage', stage, NULL, count(*) FROM ladders SEMI JOIN wanted USING (ladder_id) GROUP BY stage
UNION ALL
(SELECT role, value, min(label), count(DISTINCT ladder_id) AS n FROM sides GROUP BY role, value
    QUALIFY row_number() OVER (PARTITION BY role ORDER BY count(DISTINCT ladder_id) DESC, value) <= 50)
ORDER BY facet, n DESC, value"""


def commitments_page(
    chronicle: Chronicle,
    wanted: EventFilter = EVERYTHING,
    commitments: CommitmentFilter = ALL,
    *,
    offset: int = 0,
    limit: int = 50,
) -> CommitmentsPage:
    """Return commitments that one of the wanted events tells, and that fit the filter of commitments."""
    chosen, values = _chosen(looked_up(chronicle, wanted), commitments)

    def rows(sql: str) -> list[dict[str, Any]]:
        return [dict(row) for row in chronicle.rows(sql, values)]

    facets: dict[str, list[Facet]] = {name: [] for name in ("kind", "stage", "giver", "receiver")}
    for row in rows(_FACETS.format(wanted=chosen)):
        facets[row["facet"]].append({"value": row["value"], "label": row["label"], "count": row["n"]})
    return {
        "total": sum(item["count"] for item in facets["kind"]),
        "offset": offset,
        "limit": limit,
        "rows": _with_events(chronicle, rows(_ROWS.format(wanted=chosen, limit=limit, offset=offset))),
        "totals": cast(
            "list[PledgeRow]",
            rows(pledges_sql(f"SELECT l.* FROM ladders l SEMI JOIN ({chosen}) w ON w.ladder_id = l.ladder_id")),
        ),
        "facets": facets,
    }


def _chosen(wanted: EventFilter, commitments: CommitmentFilter) -> tuple[str, dict[str, Any]]:
    """Return the query for the ids of the commitments, and its values."""
    conditions, values = ["true"], parameters(wanted)
    if values:
        conditions.append(
            f"""l.ladder_id IN (SELECT s.ladder_id FROM ladder_steps s JOIN pages.events e ON e.id = s.event_id
            WHERE {where(names_of(wanted))})"""
        )
    for name, side in (("giver", commitments.giver), ("receiver", commitments.receiver)):
        if side is not None:
            values[name] = side
            conditions.append(_has_side(name))
    for name, codes in (("kind", commitments.kind), ("stage", commitments.stage)):
        if codes:
            values[f"ladder_{name}"] = [str(code) for code in codes]
            conditions.append(f"list_contains($ladder_{name}, l.{name})")
    return f"SELECT l.ladder_id FROM ladders l WHERE {' AND '.join(conditions)}", values


def _has_side(role: str) -> str:
    codes = f"lower(${role}) IN (lower(p.entity), lower(p.country), lower(p.counts_as))"
    words = f"contains({folded('p.name')}, {folded('$' + role)})"
    return f"""l.ladder_id IN (SELECT p.ladder_id FROM ladder_parties p
        WHERE p.role = '{role}' AND (coalesce({codes}, false) OR coalesce({words}, false)))"""


def _with_events(chronicle: Chronicle, rows: list[dict[str, Any]]) -> list[CommitmentRow]:
    ids = [step["event"] for row in rows for step in row["steps"]]
    events = {event["id"]: event for event in event_rows(chronicle, ids)}
    for row in rows:
        row["steps"] = [{**step, "event": events[step["event"]]} for step in row["steps"] if step["event"] in events]
    return cast("list[CommitmentRow]", rows)


class CommitmentRef(TypedDict):
    """A commitment in which an event is a step."""

    id: str
    """Id of the commitment."""
    kind: str
    """What it is about."""
    what: str | None
    """What is committed, in a word."""
    stage: str
    """The stage that the event tells; of words told together with the act, that of the act."""
    reached: str
    """The last stage that the commitment has reached."""
    steps: int
    """Events that tell its stages."""


def commitments_of(chronicle: Chronicle, event: str) -> list[CommitmentRef]:
    """Return the commitments of which an event tells a stage, or the words that came with one."""
    sql = """SELECT l.ladder_id AS id, l.kind, l.what, s.stage, l.stage AS reached,
            (SELECT count(*) FROM ladder_steps o WHERE o.ladder_id = l.ladder_id) AS steps
        FROM ladder_steps s JOIN ladders l USING (ladder_id)
        WHERE s.event_id = $id OR list_contains(s.words, $id) ORDER BY l.ladder_id, s.ordinal"""
    found: dict[str, Mapping[str, Any]] = {}
    for row in chronicle.rows(sql, {"id": event}):
        found.setdefault(row["id"], row)
    return cast("list[CommitmentRef]", [dict(row) for row in found.values()])
