"""Who deals with whom: parties as nodes, what passes between them as edges."""

from datetime import date
from enum import StrEnum
from typing import Any

from typing_extensions import TypedDict

from bede.chronicle.pages.actor import by_quad
from bede.chronicle.pages.names import country_name
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter, looked_up, names_of, parameters, where
from bede.chronicle.write import Chronicle


class Unit(StrEnum):
    """What a node is."""

    ENTITY = "entity"
    COUNTRY = "country"


class Node(TypedDict):
    """A party."""

    id: str
    """Its entity, or the code of the country where countries are the nodes."""
    name: str
    """Its name; of a country that of the country."""
    country: str | None
    """Its country."""
    sector: str | None
    """Sector of PLOVER; null for a country."""
    did: int
    """Events in which it acts."""
    received: int
    """Events that are done to it."""


class EdgeYear(TypedDict):
    """What passes along an edge in a year."""

    year: int | None
    """The year; null: events without a date of their own."""
    quads: list[int]
    """Events by quad class, 1 to 4; requests are not in it."""
    requests: int
    """Events of type REQUEST."""


class Edge(TypedDict):
    """What one does to another."""

    source: str
    """Id of the node that acts."""
    target: str
    """Id of the node to whom it is done."""
    mutual: bool
    """Both act and no recipient is told; then ``source`` is only the first of the two by name."""
    events: int
    """Events."""
    quads: list[int]
    """The same by quad class, 1 to 4; requests are not in it."""
    requests: int
    """Events of type REQUEST."""
    origins: int
    """Sum of their independent origins."""
    years: list[EdgeYear]
    """The same year by year."""
    first: date | None
    """First day of the dated ones."""
    last: date | None
    """Last day of the dated ones."""


class NetworkPage(TypedDict):
    """The parties that take part most, and all that passes between them."""

    unit: str
    """``entity`` or ``country``."""
    nodes: list[Node]
    """The most frequent first."""
    hidden: int
    """Parties that are left out, being less frequent."""
    edges: list[Edge]
    """Between the nodes, the most frequent first."""


_KEYS = {
    Unit.ENTITY: "p.entity AS id, p.name, p.country, p.sector",
    Unit.COUNTRY: "p.country AS id, p.country AS name, p.country, NULL AS sector",
}
_SHARED = """WITH wanted AS MATERIALIZED (SELECT e.nr FROM pages.events e WHERE {condition}),
sides AS MATERIALIZED (
    SELECT nr, role, id, any_value(name ORDER BY ordinal) AS name,
        any_value(country ORDER BY ordinal) AS country, any_value(sector ORDER BY ordinal) AS sector
    FROM (SELECT p.nr, p.role, p.ordinal, {key} FROM pages.parties p SEMI JOIN wanted USING (nr)) WHERE id IS NOT NULL
    GROUP BY nr, role, id),
nodes AS MATERIALIZED (
    SELECT id, any_value(name ORDER BY nr) AS name, any_value(country ORDER BY nr) AS country,
        any_value(sector ORDER BY nr) AS sector,
        count(*) FILTER (WHERE role = 'actor') AS did, count(*) FILTER (WHERE role = 'recipient') AS received,
        row_number() OVER (ORDER BY count(*) DESC, id) AS place, count(*) OVER () AS all_nodes
    FROM sides GROUP BY id QUALIFY place <= $top)"""
_NODES = " SELECT id, name, country, sector, did, received, all_nodes FROM nodes ORDER BY place"
_EDGES = f""", received AS (SELECT DISTINCT nr FROM pages.parties WHERE role = 'recipient'),
passed AS (
    SELECT a.nr, a.id AS source, r.id AS target, false AS mutual FROM sides a JOIN sides r ON r.nr = a.nr
    WHERE a.role = 'actor' AND r.role = 'recipient' AND a.id <> r.id
    UNION ALL
    SELECT a.nr, a.id, b.id, true FROM sides a JOIN sides b ON b.nr = a.nr ANTI JOIN received x ON x.nr = a.nr
    WHERE a.role = 'actor' AND b.role = 'actor' AND a.id < b.id
), yearly AS (
    SELECT p.source, p.target, p.mutual,
        CASE WHEN e.untimed THEN NULL ELSE year(coalesce(e.earliest, e.latest)) END AS year,
        count(*) AS events, [{by_quad("true")}] AS quads, count(*) FILTER (WHERE e.type = 'REQUEST') AS requests,
        sum(e.origins)::BIGINT AS origins,
        min(coalesce(e.earliest, e.latest)) FILTER (WHERE NOT e.untimed) AS first,
        max(coalesce(e.latest, e.earliest)) FILTER (WHERE NOT e.untimed) AS last
    FROM passed p JOIN pages.events e ON e.nr = p.nr
    WHERE p.source IN (SELECT id FROM nodes) AND p.target IN (SELECT id FROM nodes)
    GROUP BY ALL
)
SELECT source, target, mutual, sum(events)::BIGINT AS events,
    [sum(quads[1])::BIGINT, sum(quads[2])::BIGINT, sum(quads[3])::BIGINT, sum(quads[4])::BIGINT] AS quads,
    sum(requests)::BIGINT AS requests, sum(origins)::BIGINT AS origins,
    list({{'year': year, 'quads': quads, 'requests': requests}} ORDER BY year NULLS LAST) AS years,
    min(first) AS first, max(last) AS last
FROM yearly GROUP BY source, target, mutual
ORDER BY events DESC, source, target, mutual"""


def network_page(
    chronicle: Chronicle, wanted: EventFilter = EVERYTHING, *, unit: Unit = Unit.ENTITY, top: int = 60
) -> NetworkPage:
    """Return the ``top`` parties of the events that are wanted, and the edges between them."""
    wanted = looked_up(chronicle, wanted)
    shared = _SHARED.format(condition=where(names_of(wanted)), key=_KEYS[unit])
    values = {**parameters(wanted), "top": top}
    nodes: Any = [dict(row) for row in chronicle.rows(shared + _NODES, values)]
    every = nodes[0]["all_nodes"] if nodes else 0
    for node in nodes:
        del node["all_nodes"]
        if unit is Unit.COUNTRY:
            node["name"] = country_name(node["id"])
    edges: Any = [dict(row) for row in chronicle.rows(shared + _EDGES, values)]
    return {"unit": unit.value, "nodes": nodes, "hidden": every - len(nodes), "edges": edges}
