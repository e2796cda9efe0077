"""Stories: events of the same parties in one conflict or place, within one period."""

from datetime import date
from typing import Any, cast

from typing_extensions import TypedDict

from bede.chronicle.pages.actor import by_quad
from bede.chronicle.pages.rows import Party, Place
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter, looked_up, names_of, parameters, where
from bede.chronicle.write import Chronicle


class StoryRow(TypedDict):
    """A story; its events are asked of the list by ``story``."""

    id: str
    """Id of the story."""
    name: str
    """Parties, place and period."""
    earliest: date | None
    """Day of its first event; for one without a date of its own, of its first telling."""
    latest: date | None
    """Day of its last event."""
    place: Place | None
    """Where most of it took place, if that is narrower than a country."""
    actors: list[Party]
    """The pair that it is about, then who takes part in two events and more."""
    events: int
    """Its events that are asked for."""
    quads: list[int]
    """The same by quad class, 1 to 4; requests are not in it."""
    disputed: int
    """Those whose claims differ on something."""
    documents: int
    """Documents that tell them."""
    origins: int
    """Families of those documents, copies counted once."""


class StoriesPage(TypedDict):
    """A part of the list of stories."""

    total: int
    """All that have one of the events that are asked for."""
    without: int
    """Events that are asked for and belong to no story."""
    offset: int
    """Number of the first row, from 0."""
    limit: int
    """Most rows that were asked for."""
    rows: list[StoryRow]
    """The stories, in the order of time."""


_WANTED = """WITH wanted AS MATERIALIZED (
    SELECT e.nr, e.id, e.type, e.quad, len(e.disputes) > 0 AS disputed, e.story.id AS story_id
    FROM pages.events e WHERE {condition})"""
_ROWS = f"""{{wanted}}, told AS (
    SELECT w.story_id, count(DISTINCT m.document_id) AS documents,
        count(DISTINCT coalesce(f.family_id, m.document_id)) AS origins
    FROM wanted w JOIN pages.members m ON m.nr = w.nr LEFT JOIN families f ON f.document_id = m.document_id
    WHERE w.story_id IS NOT NULL GROUP BY w.story_id
), counted AS (
    SELECT e.story_id, count(*) AS events, [{by_quad("true")}] AS quads, count(*) FILTER (WHERE e.disputed) AS disputed
    FROM wanted e WHERE e.story_id IS NOT NULL GROUP BY e.story_id
), parties AS (
    SELECT story_id, list({{{{'entity': entity, 'name': name, 'country': country, 'sector': sector, 'text': NULL}}}}
        ORDER BY ordinal) AS actors
    FROM story_actors GROUP BY story_id
)
SELECT s.story_id AS id, s.name, s.earliest, s.latest,
    CASE WHEN s.place_name IS NOT NULL THEN {{{{'name': s.place_name, 'country': s.place_country, 'lat': s.place_lat,
        'lon': s.place_lon, 'precision': s.place_precision, 'geonames': s.place_geonames}}}} END AS place,
    coalesce(p.actors, []) AS actors, c.events, c.quads, c.disputed, t.documents, t.origins
FROM stories s JOIN counted c USING (story_id) JOIN told t USING (story_id) LEFT JOIN parties p USING (story_id)
ORDER BY s.earliest NULLS LAST, s.latest NULLS LAST, s.story_id LIMIT {{limit:d}} OFFSET {{offset:d}}"""
_TOTAL = """{wanted} SELECT count(DISTINCT story_id) AS total, count(*) FILTER (WHERE story_id IS NULL) AS without
FROM wanted"""


def stories_page(
    chronicle: Chronicle, wanted: EventFilter = EVERYTHING, *, offset: int = 0, limit: int = 50
) -> StoriesPage:
    """Return the stories of the events that are wanted."""
    wanted = looked_up(chronicle, wanted)
    chosen = _WANTED.format(condition=where(names_of(wanted)))
    values = parameters(wanted)
    totals: Any = next(chronicle.rows(_TOTAL.format(wanted=chosen), values))
    rows = chronicle.rows(_ROWS.format(wanted=chosen, limit=limit, offset=offset), values)
    return {
        "total": totals["total"],
        "without": totals["without"],
        "offset": offset,
        "limit": limit,
        "rows": cast("list[StoryRow]", [dict(row) for row in rows]),
    }
