"""``timeline``: the events in order, with the story that each belongs to."""

from bede.chronicle.columns import Column, View
from bede.chronicle.views.parts import ACTORS, EARLIEST, EVENT, EVENT_SIDE, LATEST, MODE, RECIPIENTS, STATUS, TYPE
from bede.model.codes import Standing

TIMELINE = View(
    "timeline",
    "One row per event, in the order of event time; undated events come last.",
    (
        EVENT,
        EARLIEST,
        LATEST,
        Column("time_precision", "VARCHAR", "How narrow the interval is meant to be."),
        TYPE,
        MODE,
        STATUS,
        ACTORS,
        RECIPIENTS,
        Column("place", "VARCHAR", "Name of the place where the act itself took place."),
        Column("story_id", "VARCHAR", "The story that it belongs to; NULL: it stands alone."),
        Column("story", "VARCHAR", "Name of that story."),
        Column("standing", "VARCHAR", "How it stands by the rule; no truth score.", vocabulary=Standing),
        Column("disputes", "VARCHAR", "What its claims differ on, joined by `; `; NULL: nothing."),
        Column("origins", "INTEGER", "Independent origins."),
        Column("copies", "INTEGER", "Further documents that copy them."),
        Column("documents", "BIGINT", "Documents that tell it, copies included."),
        Column("claims", "BIGINT", "Claims that speak of it."),
        Column("outlets", "BIGINT", "Number of outlets that tell it, as far as they are known."),
        Column("publishers", "VARCHAR", "Those outlets, joined by `; `."),
        Column("first_told", "VARCHAR", "ISO 8601 date of the first document that tells it."),
        Column("last_told", "VARCHAR", "ISO 8601 date of the last document that tells it."),
    ),
    f"""
SELECT e.event_id, e.earliest, e.latest, e.time_precision, e.type, e.mode, e.status,
    {EVENT_SIDE.format(role="actor")} AS actors,
    {EVENT_SIDE.format(role="recipient")} AS recipients,
    e.place_name AS place, s.story_id, s.name AS story, e.standing,
    nullif(array_to_string(e.disputes, '; '), '') AS disputes,
    e.origins, e.copies, len(e.documents) AS documents,
    (SELECT count(*) FROM event_claims m WHERE m.event_id = e.event_id) AS claims,
    len(e.publishers) AS outlets, array_to_string(e.publishers, '; ') AS publishers, e.first_told, e.last_told
FROM events e
LEFT JOIN story_events v ON v.event_id = e.event_id
LEFT JOIN stories s ON s.story_id = v.story_id
ORDER BY coalesce(e.earliest, e.latest) NULLS LAST, e.earliest NULLS LAST, e.latest,
    e.first_told NULLS LAST, e.event_id""",
)
