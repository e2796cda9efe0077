"""Stories: events of the same parties in one conflict or place, within one period. Derived, like events."""

from bede.chronicle.columns import Column, Table
from bede.chronicle.tables.claims import PARTY, PLACED

STORIES = Table(
    "stories",
    "One row per story: an episode between the same parties. An event is in one story at most.",
    ("story_id",),
    (
        Column("story_id", "VARCHAR", "Id of the story, derived from the event that is told first.", True),
        Column("name", "VARCHAR", "Parties, place and period: `Norland–Suderia: Halm, March 2024`.", True),
        Column("place_name", "VARCHAR", "The place, narrower than a country, where most of it took place."),
        *PLACED,
        Column("earliest", "DATE", "Day of its first event; for one without a date of its own, of its first telling."),
        Column("latest", "DATE", "Day of its last event."),
    ),
    since=3,
)

STORY_EVENTS = Table(
    "story_events",
    "Which events belong to which story.",
    ("event_id",),
    (
        Column("story_id", "VARCHAR", "The story.", True),
        Column("event_id", "VARCHAR", "The event.", True),
        Column("ordinal", "INTEGER", "Order in time, from 0.", True),
    ),
    since=3,
)

STORY_ACTORS = Table(
    "story_actors",
    "The main parties of each story: the pair that it is about, then who takes part in two events and more.",
    ("story_id", "ordinal"),
    (
        Column("story_id", "VARCHAR", "The story.", True),
        Column("ordinal", "INTEGER", "Order, from 0.", True),
        *PARTY,
    ),
    since=3,
)
