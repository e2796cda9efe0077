"""The chronicle as a list: rows in order, groups, counts by value, and a histogram of time."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import cast

from typing_extensions import TypedDict

from bede.chronicle.pages.histogram import Histogram, histogram_of
from bede.chronicle.pages.names import country_name
from bede.chronicle.pages.rows import EventRow, Facet
from bede.chronicle.pages.wanted import EventFilter, looked_up, names_of, parameters, where
from bede.chronicle.write import Chronicle


class Order(StrEnum):
    """How rows are sorted."""

    TIME = "time"
    LATEST = "-time"
    TOLD = "told"
    LAST_TOLD = "-told"
    ORIGINS = "-origins"
    CLAIMS = "-claims"
    DISPUTES = "-disputes"


class Grouping(StrEnum):
    """What rows are put together by."""

    DAY = "day"
    MONTH = "month"
    STORY = "story"


class Group(TypedDict):
    """Rows that are shown under one heading."""

    key: str
    """``2014-03-18`` or ``2014-03``; ``2014-03-01/2014-03-31`` where the time is wider than that; behind ``told:`` the
    day or month of telling of acts without a date of their own; empty where neither is known. Of stories their id;
    empty: events that belong to none."""
    label: str | None
    """Name of the story."""
    count: int
    """All events of the group that are asked for, on other pages of the list too."""


class EventsPage(TypedDict):
    """A part of the list of events, and what can be said of the whole of it."""

    total: int
    """All events that are asked for."""
    offset: int
    """Number of the first row, from 0."""
    limit: int
    """Most rows that were asked for."""
    rows: list[EventRow]
    """The rows from ``offset`` on."""
    groups: list[Group]
    """The groups that these rows stand in, where the list is grouped by time."""
    facets: dict[str, list[Facet]] | None
    """By parameter (type, status, standing, quad, actor, recipient, country, publisher, place, story, year): the values
    that events have which fit all *other* parameters; null where they were not asked for."""
    histogram: Histogram | None
    """Events over time, whatever ``since`` and ``until`` say; null where it was not asked for."""


ROW = """e.id, e.lead, e.earliest, e.latest, e.time_precision, e.time_basis, e.type, e.mode, e.status, e.quad, e.actors,
    e.recipients, e.triggers, e.sentence, e.trigger_start, e.trigger_end, e.place, e.amounts, e.standing,
    e.standing_rule, e.according_to, e.origins, e.copies, e.claims, e.documents, e.publishers, e.disputes,
    e.first_told, e.last_told, e.story"""
"""Columns of ``pages.events e`` that make an EventRow, but for its group."""

_ORDERS = {
    Order.TIME: "nr",
    Order.LATEST: "day DESC NULLS LAST, nr DESC",
    Order.TOLD: "first_told NULLS LAST, nr",
    Order.LAST_TOLD: "last_told DESC NULLS LAST, nr DESC",
    Order.ORIGINS: "origins DESC, nr",
    Order.CLAIMS: "claims DESC, nr",
    Order.DISPUTES: "len(disputes) DESC, nr",
}
_FLAT = "NULL"
_GROUPS = {
    Grouping.DAY: """CASE WHEN e.untimed THEN 'told:' || coalesce(left(e.first_told, 10), '')
        WHEN e.earliest = e.latest THEN e.earliest::VARCHAR
        ELSE concat(e.earliest, '/', e.latest) END""",
    Grouping.MONTH: """CASE WHEN e.untimed THEN 'told:' || coalesce(left(e.first_told, 7), '')
        WHEN left(e.earliest::VARCHAR, 7) = left(e.latest::VARCHAR, 7) THEN left(e.earliest::VARCHAR, 7)
        ELSE concat(left(e.earliest::VARCHAR, 7), '/', left(e.latest::VARCHAR, 7)) END""",
    Grouping.STORY: "coalesce(e.story.id, '')",
}
_GROUPED = {
    Grouping.DAY: "nr",
    # The wide intervals come before the days of the month in which they begin, what is undated after.
    Grouping.MONTH: """date_trunc('month', day) NULLS LAST, untimed, ("group" NOT LIKE '%/%'), "group", nr""",
    Grouping.STORY: """"group" = '', story_begins NULLS LAST, "group", nr""",
}

_TOP = 50
"""Values of a facet that are listed; the rest is found by its name."""

_PARTY_FACET = """SELECT '{role}' AS facet, n.entity AS value, n.name AS label, p.n FROM (
        SELECT p.entity, count(*) AS n FROM checked c JOIN pages.parties p ON p.nr = c.nr
        WHERE p.role = '{role}' AND p.counts_entity AND {others} GROUP BY p.entity) p
    JOIN pages.entities n ON n.entity = p.entity"""
_FACETS = {
    "type": (
        "SELECT 'type' AS facet, c.type AS value, NULL AS label, count(*) AS n FROM checked c WHERE {others} "
        "GROUP BY c.type"
    ),
    "status": "SELECT 'status', c.status, NULL, count(*) FROM checked c WHERE {others} GROUP BY c.status",
    "standing": "SELECT 'standing', c.standing, NULL, count(*) FROM checked c WHERE {others} GROUP BY c.standing",
    "quad": "SELECT 'quad', c.quad::VARCHAR, NULL, count(*) FROM checked c WHERE {others} GROUP BY c.quad",
    "actor": _PARTY_FACET.replace("{role}", "actor"),
    "recipient": _PARTY_FACET.replace("{role}", "recipient"),
    "country": """SELECT 'country', p.country, NULL, count(*) FROM checked c
        JOIN pages.parties p ON p.nr = c.nr WHERE p.counts_country AND {others} GROUP BY p.country""",
    "publisher": """SELECT 'publisher', p.publisher, NULL, count(*) FROM (
        SELECT unnest(c.publishers) AS publisher FROM checked c WHERE {others}) p GROUP BY p.publisher""",
    "place": """SELECT 'place', c.place.name, c.place.country, count(*) FROM checked c
        WHERE c.place IS NOT NULL AND {others} GROUP BY c.place.name, c.place.country""",
    "story": """SELECT 'story', c.story.id, any_value(c.story.name), count(*) FROM checked c
        WHERE c.story IS NOT NULL AND {others} GROUP BY c.story.id""",
    "year": """SELECT 'year', year(c.earliest)::VARCHAR, NULL, count(*) FROM checked c
        WHERE NOT c.untimed AND c.earliest IS NOT NULL AND {others} GROUP BY year(c.earliest)""",
}
_OWN_CONDITIONS = {
    "actor": ("actor", "party"),
    "recipient": ("recipient", "party"),
    "place": ("place", "box"),
    "year": ("since", "until"),
}
"""Fields of the filter that a facet does not count by; where it is not listed, the one of its own name."""


def events_page(
    chronicle: Chronicle,
    wanted: EventFilter,
    *,
    order: Order = Order.TIME,
    group: Grouping | None = None,
    offset: int = 0,
    limit: int = 50,
    counted: bool = True,
) -> EventsPage:
    """Return the rows from ``offset`` on, with facets and histogram of the whole list where ``counted``."""
    grouped = group if order is Order.TIME else None
    wanted = looked_up(chronicle, wanted)
    rows = list(_rows(chronicle, wanted, order, grouped, (offset, limit)))
    histogram = histogram_of(chronicle, wanted) if counted else None
    return {
        "total": count_events(chronicle, wanted),
        "offset": offset,
        "limit": limit,
        "rows": rows,
        "groups": _groups(chronicle, wanted, grouped, rows) if grouped else [],
        "facets": _facets(chronicle, wanted) if counted else None,
        "histogram": histogram,
    }


def event_rows(chronicle: Chronicle, ids: Iterable[str]) -> list[EventRow]:
    """Return the rows of some events, in the order of the chronicle."""
    sql = f"""SELECT {ROW}, NULL AS "group" FROM pages.events e WHERE e.id IN (SELECT unnest($ids)) ORDER BY e.nr"""
    return [cast("EventRow", row) for row in chronicle.rows(sql, {"ids": sorted(set(ids))})]


def count_events(chronicle: Chronicle, wanted: EventFilter) -> int:
    """Return how many events are wanted."""
    sql = f"SELECT count(*) AS n FROM pages.events e WHERE {where(names_of(wanted))}"
    return int(next(chronicle.rows(sql, parameters(wanted)))["n"])


def _rows(
    chronicle: Chronicle, wanted: EventFilter, order: Order, group: Grouping | None, part: tuple[int, int]
) -> Iterator[EventRow]:
    by = _GROUPED[group] if group else _ORDERS[order]
    key = _GROUPS[group] if group else _FLAT
    # The order is found on a few narrow columns; only the rows of the page are read in full.
    sql = f"""WITH chosen AS (
            SELECT nr, "group", row_number() OVER (ORDER BY {by}) AS place FROM (
                SELECT e.nr, e.day, e.untimed, e.story_begins, e.first_told, e.last_told, e.origins, e.claims,
                    e.disputes,
                    {key} AS "group"
                FROM pages.events e WHERE {where(names_of(wanted))})
            ORDER BY {by} LIMIT {part[1]:d} OFFSET {part[0]:d})
        SELECT {ROW}, c."group" FROM chosen c JOIN pages.events e ON e.nr = c.nr ORDER BY c.place"""
    for row in chronicle.rows(sql, parameters(wanted)):
        yield cast("EventRow", row)


def _groups(chronicle: Chronicle, wanted: EventFilter, group: Grouping, rows: list[EventRow]) -> list[Group]:
    keys = list(dict.fromkeys(row["group"] for row in rows))
    sql = f"""SELECT {_GROUPS[group]} AS key, count(*) AS n FROM pages.events e
        WHERE {where(names_of(wanted))} AND list_contains($keys, key) GROUP BY key"""
    counts = {row["key"]: row["n"] for row in chronicle.rows(sql, {**parameters(wanted), "keys": keys})}
    names = {row["story"]["id"]: row["story"]["name"] for row in rows if row["story"]}
    of_stories = group is Grouping.STORY
    return [
        {"key": key or "", "label": names.get(key or "") if of_stories else None, "count": counts[key]} for key in keys
    ]


def _facets(chronicle: Chronicle, wanted: EventFilter) -> dict[str, list[Facet]]:
    """Return all facets out of one pass; a facet leaves its own field aside, so that its other values stay in sight."""
    names = names_of(wanted)
    own = {facet: [n for n in names if n in _OWN_CONDITIONS.get(facet, (facet,))] for facet in _FACETS}
    loose = sorted({name for fields in own.values() for name in fields})
    flags = "".join(f", coalesce({where([name])}, false) AS ok_{name}" for name in loose)
    parts = " UNION ALL ".join(
        f"({sql.format(others=_others(loose, own[facet]))} ORDER BY 4 DESC, 2, 3 LIMIT {_TOP})"
        for facet, sql in _FACETS.items()
    )
    sql = f"""WITH checked AS MATERIALIZED (
            SELECT e.nr, e.type, e.status, e.standing, e.quad, e.publishers, e.place, e.story, e.earliest,
                e.untimed{flags}
            FROM pages.events e WHERE {where(name for name in names if name not in loose)})
        {parts}"""
    found: dict[str, list[Facet]] = {facet: [] for facet in _FACETS}
    for row in chronicle.rows(sql, parameters(wanted)):
        found[row["facet"]].append({"value": row["value"], "label": row["label"], "count": row["n"]})
    for item in found["country"]:
        item["label"] = country_name(item["value"])
    for facets in found.values():
        facets.sort(key=lambda item: (-item["count"], item["value"], item["label"] or ""))
    found["year"].sort(key=lambda item: item["value"])
    return found


def _others(loose: list[str], own: list[str]) -> str:
    return " AND ".join(f"c.ok_{name}" for name in loose if name not in own) or "true"
