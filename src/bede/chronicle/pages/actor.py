"""A party, or all parties of a country: what it did, what was done to it, what it said, and with whom."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from typing_extensions import TypedDict

from bede.chronicle.pages.names import country_name
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter, looked_up, names_of, parameters, where
from bede.chronicle.write import Chronicle
from bede.errors import NotFound


class ActorRef(TypedDict):
    """The party that a page is about."""

    id: str
    """Its entity; or the code of a country or organisation, which stands for all its parties."""
    scope: str
    """``entity`` or ``country``."""
    name: str
    """Its name; of a country that of the country."""
    country: str | None
    """ISO 3166-1 alpha-3, or an organisation's own code."""
    sector: str | None
    """Sector of PLOVER; null for a country."""


class YearRow(TypedDict):
    """Events of one year."""

    year: int | None
    """The year; null: events without a date of their own."""
    did: int
    """Events in which it acts."""
    received: int
    """Events that are done to it."""
    said: int
    """Events of which it is a speaker."""


class TypeRow(TypedDict):
    """Events of one type."""

    type: str
    """PLOVER type."""
    quad: int
    """Quad class, 1 to 4."""
    did: int
    """Events in which it acts."""
    received: int
    """Events that are done to it."""
    said: int
    """Events of which it is a speaker."""


class Partner(TypedDict):
    """A party on the other side, or one that acts together with it where no recipient is told."""

    entity: str
    """The other's id."""
    name: str
    """Its name."""
    country: str | None
    """Its country."""
    did: list[int]
    """What was done to the partner, by quad class 1 to 4; requests are not in it."""
    received: list[int]
    """What the partner did, by quad class."""
    together: list[int]
    """What both did with no recipient told, by quad class."""
    requests: int
    """Events of type REQUEST between the two, either way."""
    events: int
    """All events between the two."""


class StanceRow(TypedDict):
    """How often it takes a stance."""

    stance: str
    """The stance."""
    claims: int
    """Claims of which it is the innermost speaker."""


class ActorPage(TypedDict):
    """Counts of a party; the events themselves are asked of the list by ``actor``, ``recipient`` and ``speaker``."""

    actor: ActorRef
    """The party."""
    did: int
    """Events in which it acts."""
    received: int
    """Events that are done to it."""
    said: int
    """Events of which it is a speaker."""
    first: date | None
    """First day of its dated events."""
    last: date | None
    """Last day of its dated events."""
    years: list[YearRow]
    """Its events by year, those without a date of their own last."""
    types: list[TypeRow]
    """Its events by type, the most frequent first."""
    stances: list[StanceRow]
    """How it stands to what it speaks of."""
    partners: list[Partner]
    """With whom, the most frequent first, at most 50."""


_REFERENCE = """
SELECT entity AS id, 'entity' AS scope, name, country, sector FROM entities WHERE lower(entity) = lower($id)
UNION ALL
(SELECT country, 'country', country, country, NULL FROM entities WHERE lower(country) = lower($id) LIMIT 1)
LIMIT 1"""
_EVERYBODY = {
    "entity": "SELECT entity AS id, 'entity' AS scope, name, country, sector FROM entities ORDER BY entity",
    "country": """SELECT DISTINCT country AS id, 'country' AS scope, country AS name, country, NULL AS sector
        FROM entities WHERE country IS NOT NULL ORDER BY country""",
}

_OWN = """WITH own AS MATERIALIZED (
    SELECT me, nr, bool_or(side = 'actor') AS did, bool_or(side = 'recipient') AS received,
        bool_or(side = 'speaker') AS said
    FROM (SELECT p.{code} AS me, p.nr, p.role AS side FROM pages.parties p
        UNION ALL SELECT s.{code}, s.nr, 'speaker' FROM pages.speakers s)
    WHERE {mine} AND nr IN (SELECT e.nr FROM pages.events e WHERE {condition})
    GROUP BY me, nr)"""
_SUMS = """count(*) FILTER (WHERE o.did) AS did, count(*) FILTER (WHERE o.received) AS received,
    count(*) FILTER (WHERE o.said) AS said"""
_TOTALS = f"""
SELECT o.me, {_SUMS}, min(coalesce(e.earliest, e.latest)) FILTER (WHERE NOT e.untimed) AS first,
    max(coalesce(e.latest, e.earliest)) FILTER (WHERE NOT e.untimed) AS last
FROM own o JOIN pages.events e ON e.nr = o.nr GROUP BY o.me"""
_YEARS = f"""
SELECT o.me, CASE WHEN e.untimed THEN NULL ELSE year(coalesce(e.earliest, e.latest)) END AS year, {_SUMS}
FROM own o JOIN pages.events e ON e.nr = o.nr GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"""
_TYPES = f"""
SELECT o.me, e.type, any_value(e.quad) AS quad, {_SUMS}
FROM own o JOIN pages.events e ON e.nr = o.nr GROUP BY o.me, e.type ORDER BY o.me, count(*) DESC, e.type"""
_STANCES = """
SELECT p.{code} AS me, p.stance, count(*) AS claims FROM pages.positions p
JOIN own o ON o.me = p.{code} AND o.nr = p.nr GROUP BY 1, 2 ORDER BY 1, claims DESC, p.stance"""
_PARTNERS = """, others AS (
    SELECT o.me, o.nr, p.entity, any_value(p.name ORDER BY p.ordinal) AS name,
        any_value(p.country ORDER BY p.ordinal) AS country,
        bool_or(o.did AND p.role = 'recipient') AS did, bool_or(o.received AND p.role = 'actor') AS received
    FROM own o JOIN pages.parties p ON p.nr = o.nr
    WHERE p.entity IS NOT NULL AND p.{code} IS DISTINCT FROM o.me
    GROUP BY o.me, o.nr, p.entity, o.did, o.received
    HAVING did OR received OR (o.did AND bool_or(p.role = 'actor')
        AND o.nr NOT IN (SELECT r.nr FROM pages.parties r WHERE r.role = 'recipient'))
)
SELECT x.me, x.entity, any_value(x.name ORDER BY x.nr) AS name, any_value(x.country ORDER BY x.nr) AS country,
    [{did}] AS did, [{received}] AS received, [{together}] AS together,
    count(*) FILTER (WHERE e.type = 'REQUEST') AS requests, count(*) AS events
FROM others x JOIN pages.events e ON e.nr = x.nr
GROUP BY x.me, x.entity
QUALIFY row_number() OVER (PARTITION BY x.me ORDER BY count(*) DESC, x.entity) <= 50
ORDER BY x.me, events DESC, x.entity"""


def by_quad(condition: str) -> str:
    """Return SQL for four counts of rows of ``pages.events e`` by quad class, requests left out."""
    return ", ".join(
        f"count(*) FILTER (WHERE {condition} AND e.quad = {quad} AND e.type <> 'REQUEST')" for quad in (1, 2, 3, 4)
    )


def reference(chronicle: Chronicle, party: str) -> ActorRef:
    """Return what an entity or a code of a country stands for. Raises NotFound."""
    found = next(chronicle.rows(_REFERENCE, {"id": party}), None)
    if found is None:
        raise NotFound(f"No claim names a party or country {party}.")
    return _named(found)


def _named(row: Mapping[str, Any]) -> ActorRef:
    name = country_name(row["country"]) if row["scope"] == "country" else row["name"]
    return cast("ActorRef", {**row, "name": name})


def code_of(actor: ActorRef) -> str:
    """Return the column of the prepared tables that has the id of the party."""
    return f"{actor['scope']}_code"


def actor_page(chronicle: Chronicle, party: str, wanted: EventFilter = EVERYTHING) -> ActorPage:
    """Return the counts of a party, or of all parties of a country, over the events that are wanted."""
    actor = reference(chronicle, party)
    wanted = looked_up(chronicle, wanted)
    values = {**parameters(wanted), "id": actor["id"]}
    found = _counted(chronicle, code_of(actor), "me = lower($id)", wanted, values)
    return _page(actor, found)


def actor_pages(chronicle: Chronicle, wanted: EventFilter = EVERYTHING) -> Iterator[ActorPage]:
    """Yield the pages of all parties and of all countries that have a part in the events that are wanted."""
    wanted = looked_up(chronicle, wanted)
    for scope, everybody in _EVERYBODY.items():
        found = _counted(chronicle, f"{scope}_code", "me IS NOT NULL", wanted, parameters(wanted))
        for row in chronicle.rows(everybody):
            if found["totals"].get(row["id"].lower()):
                yield _page(_named(row), found)


_Found = dict[str, dict[str, list[dict[str, Any]]]]
"""Rows by what they count, then by the party."""


def _counted(chronicle: Chronicle, code: str, mine: str, wanted: EventFilter, values: Mapping[str, Any]) -> _Found:
    own = _OWN.format(code=code, mine=mine, condition=where(names_of(wanted)))
    partners = _PARTNERS.format(
        code=code,
        did=by_quad("x.did"),
        received=by_quad("x.received"),
        together=by_quad("NOT x.did AND NOT x.received"),
    )
    questions = {
        "totals": _TOTALS,
        "years": _YEARS,
        "types": _TYPES,
        "stances": _STANCES.format(code=code),
        "partners": partners,
    }
    found: _Found = {name: {} for name in questions}
    for name, sql in questions.items():
        for row in chronicle.rows(own + sql, values):
            rest = dict(row)
            found[name].setdefault(rest.pop("me"), []).append(rest)
    return found


def _page(actor: ActorRef, found: _Found) -> ActorPage:
    own = {name: rows.get(actor["id"].lower(), []) for name, rows in found.items()}
    totals = own.pop("totals") or [{"did": 0, "received": 0, "said": 0, "first": None, "last": None}]
    return cast("ActorPage", {"actor": actor, **totals[0], **own})
