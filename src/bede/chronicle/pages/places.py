"""Where events took place: one row per place, with how narrow it is, so that no region is drawn as a point."""

from dataclasses import replace
from datetime import date
from typing import Any

from typing_extensions import TypedDict

from bede.chronicle.pages.actor import by_quad
from bede.chronicle.pages.histogram import Histogram, histogram_of
from bede.chronicle.pages.rows import Place
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter, names_of, parameters, where
from bede.chronicle.write import Chronicle


class PlaceCount(Place):
    """A place, and what took place there."""

    events: int
    """Events."""
    quads: list[int]
    """The same by quad class, 1 to 4; requests are not in it."""
    origins: int
    """Sum of their independent origins."""
    first: date | None
    """First day of the dated ones."""
    last: date | None
    """Last day of the dated ones."""


class MapPage(TypedDict):
    """Places and time of the events that are asked for.

    Each leaves its own choice aside, so that the rest stays in sight: the places ``place`` and ``box``, the time
    ``since`` and ``until``.
    """

    total: int
    """All events that are asked for, wherever they took place."""
    without_place: int
    """Those of which no place is told or known; they are on no map."""
    places: list[PlaceCount]
    """The places, the most frequent first. Without ``lat`` and ``lon`` the place is known by name only."""
    histogram: Histogram
    """Events over time, in the place or area that is asked for."""


def map_page(chronicle: Chronicle, wanted: EventFilter = EVERYTHING) -> MapPage:
    """Return the places and the time of the events that are wanted."""
    anywhere = replace(wanted, place=None, box=())
    sql = f"""SELECT e.place.name AS name, e.place.country AS country, e.place.lat AS lat, e.place.lon AS lon,
            e.place.precision AS precision, e.place.geonames AS geonames, count(*) AS events,
            [{by_quad("true")}] AS quads,
            sum(e.origins)::BIGINT AS origins,
            min(coalesce(e.earliest, e.latest)) FILTER (WHERE NOT e.untimed) AS first,
            max(coalesce(e.latest, e.earliest)) FILTER (WHERE NOT e.untimed) AS last
        FROM pages.events e WHERE {where(names_of(anywhere))}
        GROUP BY e.place ORDER BY events DESC, name, country NULLS LAST, precision, geonames NULLS LAST, lat, lon"""
    found: Any = [dict(row) for row in chronicle.rows(sql, parameters(anywhere))]
    total = sum(row["events"] for row in found)
    places = [row for row in found if row["name"] is not None]
    return {
        "total": total,
        "without_place": total - sum(row["events"] for row in places),
        "places": places,
        "histogram": histogram_of(chronicle, wanted),
    }
