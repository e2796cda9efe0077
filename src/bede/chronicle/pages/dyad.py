"""Two parties or countries: what passes between them, month by month."""

from datetime import date
from typing import Any

from typing_extensions import TypedDict

from bede.chronicle.pages.actor import ActorRef, code_of, reference
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter, names_of, parameters, where
from bede.chronicle.write import Chronicle


class DyadCount(TypedDict):
    """Events of one month, way and quad class."""

    start: date | None
    """First day of the month; null: events without a date of their own."""
    way: str
    """``ab``: the first does it to the second; ``ba``: the second to the first; ``both``: together, none is told."""
    quad: int
    """Quad class, 1 to 4."""
    request: bool
    """The type is REQUEST, which counts as verbal conflict even where it is friendly; leave it out of sums."""
    events: int
    """Events."""
    origins: int
    """Sum of their independent origins: the number to count by."""
    copies: int
    """Sum of the documents that copy them."""


class DyadType(TypedDict):
    """Events of one type, by way."""

    type: str
    """PLOVER type."""
    quad: int
    """Quad class, 1 to 4."""
    ab: int
    """The first does it to the second."""
    ba: int
    """The second does it to the first."""
    both: int
    """Both together."""


class DyadPage(TypedDict):
    """What passes between two; the events themselves are asked of the list by ``dyad``."""

    a: ActorRef
    """The first."""
    b: ActorRef
    """The second."""
    total: int
    """Events between them."""
    counts: list[DyadCount]
    """By month, way and quad class; those without a date of their own last."""
    types: list[DyadType]
    """By type, the most frequent first."""


_PAIRS = """pairs AS MATERIALIZED (
    SELECT a.nr, CASE WHEN bool_or(a.role = 'actor' AND b.role = 'recipient') THEN 'ab'
        WHEN bool_or(a.role = 'recipient' AND b.role = 'actor') THEN 'ba' ELSE 'both' END AS way
    FROM pages.parties a JOIN pages.parties b ON b.nr = a.nr
    WHERE a.{a} = lower($id_a) AND b.{b} = lower($id_b) AND (a.role <> b.role
            OR (a.role = 'actor' AND a.ordinal <> b.ordinal
                AND a.nr NOT IN (SELECT o.nr FROM pages.parties o WHERE o.role = 'recipient')))
        AND a.nr IN (SELECT e.nr FROM pages.events e WHERE {condition})
    GROUP BY a.nr)"""
_COUNTS = """SELECT CASE WHEN e.untimed THEN NULL ELSE date_trunc('month', coalesce(e.earliest, e.latest))::DATE
        END AS start,
    p.way, e.quad, e.type = 'REQUEST' AS request, count(*) AS events, sum(e.origins)::BIGINT AS origins,
    sum(e.copies)::BIGINT AS copies
FROM pairs p JOIN pages.events e ON e.nr = p.nr GROUP BY ALL ORDER BY start NULLS LAST, p.way, e.quad, request"""
_TYPES = """SELECT e.type, any_value(e.quad) AS quad, count(*) FILTER (WHERE p.way = 'ab') AS ab,
    count(*) FILTER (WHERE p.way = 'ba') AS ba, count(*) FILTER (WHERE p.way = 'both') AS both
FROM pairs p JOIN pages.events e ON e.nr = p.nr GROUP BY e.type ORDER BY count(*) DESC, e.type"""


def dyad_page(chronicle: Chronicle, first: str, second: str, wanted: EventFilter = EVERYTHING) -> DyadPage:
    """Return the counts between two parties or countries, over the events that are wanted."""
    a, b = reference(chronicle, first), reference(chronicle, second)
    pairs = _PAIRS.format(a=code_of(a), b=code_of(b), condition=where(names_of(wanted)))
    values = {**parameters(wanted), "id_a": a["id"], "id_b": b["id"]}

    def rows(sql: str) -> Any:
        return [dict(row) for row in chronicle.rows(f"WITH {pairs} {sql}", values)]

    types = rows(_TYPES)
    total = sum(row["ab"] + row["ba"] + row["both"] for row in types)
    return {"a": a, "b": b, "total": total, "counts": rows(_COUNTS), "types": types}
