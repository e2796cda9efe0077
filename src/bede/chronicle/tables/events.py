"""Third layer of the record: what claims speak of. All of it is derived and may be rebuilt at any time."""

from bede.chronicle.columns import Column, Table
from bede.chronicle.tables.claims import PARTY, PLACED
from bede.chronicle.vocabularies import Role
from bede.model.codes import (
    AmountKind,
    Difference,
    DisputeAbout,
    EventType,
    PlacePrecision,
    Precision,
    Relation,
    Side,
    Standing,
    Status,
    TimeBasis,
)

EVENTS = Table(
    "events",
    "One row per event: claims that speak of the same act, with the values that they agree on.",
    ("event_id",),
    (
        Column("event_id", "VARCHAR", "Id of the event.", True),
        Column("type", "VARCHAR", "PLOVER type of the act.", True, EventType),
        Column("mode", "VARCHAR", "PLOVER mode, where one is told."),
        Column("plover", "VARCHAR", "The PLOVER-strict type, see `claims.plover`.", True, EventType),
        Column("cameo", "VARCHAR", "The nearest CAMEO code.", True),
        Column("quad", "INTEGER", "Quad class, see `claims.quad`.", True),
        Column("goldstein", "DOUBLE", "Score of the act on the Goldstein scale, -10 to 10.", True),
        Column("status", "VARCHAR", "What kind of happening it is.", True, Status),
        Column("earliest", "DATE", "First day on which it can have taken place; NULL: open or unknown."),
        Column("latest", "DATE", "Last day on which it can have taken place; NULL: open or unknown."),
        Column("time_precision", "VARCHAR", "How narrow the interval is meant to be.", True, Precision),
        Column("time_basis", "VARCHAR", "What the interval rests on.", True, TimeBasis),
        Column("place_name", "VARCHAR", "Name of the place where the act itself took place."),
        *PLACED,
        Column("documents", "VARCHAR[]", "The documents that tell it.", True),
        Column("families", "VARCHAR[]", "The families that those documents belong to.", True),
        Column("publishers", "VARCHAR[]", "The outlets that tell it.", True),
        Column(
            "origins",
            "INTEGER",
            "Independent origins: documents that copy one another count once, and so do documents that rest "
            "on one and the same speaker.",
            True,
        ),
        Column("copies", "INTEGER", "The further documents of those families.", True),
        Column("disputes", "VARCHAR[]", "What its claims differ on, one line each; see `event_disputes`.", True),
        Column("standing", "VARCHAR", "How it stands by the fixed rule; no truth score.", True, Standing),
        Column("standing_rule", "VARCHAR", "The line of the published rule that fired.", True),
        Column("standing_claims", "VARCHAR[]", "The claims that fired it.", True),
        Column("first_told", "VARCHAR", "ISO 8601 date of the first document that tells it."),
        Column("last_told", "VARCHAR", "ISO 8601 date of the last document that tells it."),
    ),
    since=3,
)

EVENT_ACTORS = Table(
    "event_actors",
    "The parties of each event, on both sides.",
    ("event_id", "role", "ordinal"),
    (
        Column("event_id", "VARCHAR", "The event.", True),
        Column("role", "VARCHAR", "Who does it, or to whom it is done.", True, Role),
        Column("ordinal", "INTEGER", "Order on its side, from 0.", True),
        *PARTY,
    ),
    since=3,
)

EVENT_CLAIMS = Table(
    "event_claims",
    "Which claims speak of which event.",
    ("claim_id",),
    (
        Column("event_id", "VARCHAR", "The event.", True),
        Column("claim_id", "VARCHAR", "The claim; it speaks of one event.", True),
        Column("ordinal", "INTEGER", "Order in the event, from 0.", True),
        Column("side", "VARCHAR", "Where its innermost speaker stands to the act.", True, Side),
        Column("joined_to", "VARCHAR", "The claim of the event that it was joined to; NULL for the first."),
        Column("link_score", "DOUBLE", "Probability, 0 to 1, that both speak of one happening."),
        Column("link_parts", "VARCHAR[]", "What each feature adds to that, in log-odds: `same actor +2.10`."),
    ),
    since=3,
)

EVENT_AMOUNTS = Table(
    "event_amounts",
    "The amounts of each event: one figure per kind and unit, as wide as its claims allow.",
    ("event_id", "ordinal"),
    (
        Column("event_id", "VARCHAR", "The event.", True),
        Column("ordinal", "INTEGER", "Order in the event, from 0.", True),
        Column("kind", "VARCHAR", "What it counts.", True, AmountKind),
        Column("unit", "VARCHAR", "Currency or thing counted."),
        Column("low", "DOUBLE", "Lowest figure that its claims allow."),
        Column("best", "DOUBLE", "The figure that its claims agree on; NULL where they do not."),
        Column("high", "DOUBLE", "Highest figure that its claims allow."),
        Column("claims", "VARCHAR[]", "The claims that give a figure; each one stands in `claim_amounts`.", True),
    ),
    since=3,
)

EVENT_DISPUTES = Table(
    "event_disputes",
    "What the claims of an event differ on: one row per value that is held.",
    ("event_id", "dispute", "ordinal"),
    (
        Column("event_id", "VARCHAR", "The event.", True),
        Column("dispute", "INTEGER", "Number of the dispute in the event, from 0.", True),
        Column("about", "VARCHAR", "What they differ on.", True, DisputeAbout),
        Column("difference", "VARCHAR", "Whether the values contradict or follow one another.", True, Difference),
        Column("text", "VARCHAR", "The dispute in one line.", True),
        Column("ordinal", "INTEGER", "Number of the value, from 0.", True),
        Column("value", "VARCHAR", "The value, in words.", True),
        Column("by", "VARCHAR", "Who holds it.", True),
        Column("claims", "VARCHAR[]", "The claims that say so.", True),
    ),
    since=3,
)

FAMILIES = Table(
    "families",
    "Documents that copy one another (reprint, edited reprint, excerpt) are one family and one origin.",
    ("family_id", "document_id"),
    (
        Column("family_id", "VARCHAR", "Id of the family, derived from its earliest member.", True),
        Column("document_id", "VARCHAR", "A member.", True),
        Column("ordinal", "INTEGER", "Order in the family, from 0; the first is the earliest.", True),
        Column("relation", "VARCHAR", "What it is to the document that it was made from.", True, Relation),
        Column("copy_of", "VARCHAR", "The document that it was made from; NULL for the original."),
        Column("share", "DOUBLE", "Part of its own running text that stands in that document too, 0 to 1.", True),
        Column("reason", "VARCHAR", "What shows it.", True),
    ),
    since=3,
)

ENTITIES = Table(
    "entities",
    "The parties and speakers that claims name, as they were resolved first.",
    ("entity",),
    (
        Column("entity", "VARCHAR", "Stable id: Wikidata's where it is known, else a slug.", True),
        *PARTY[1:],
        Column("first_document", "VARCHAR", "The document that named it first.", True),
        Column("first_run", "VARCHAR", "Run that met it first.", True),
    ),
)

PLACES = Table(
    "places",
    "The places at which claims took place, as they were resolved first.",
    ("place",),
    (
        Column("place", "VARCHAR", "`geonames:ID`, or name, country and precision where it has no id.", True),
        Column("name", "VARCHAR", "Name of the place.", True),
        Column("country", "VARCHAR", "ISO 3166-1 alpha-3; NULL for areas in several or no countries."),
        Column("lat", "DOUBLE", "Latitude in degrees (WGS 84) of a representative point."),
        Column("lon", "DOUBLE", "Longitude in degrees (WGS 84) of a representative point."),
        Column("precision", "VARCHAR", "How narrow the place is.", True, PlacePrecision),
        Column("geonames", "BIGINT", "GeoNames id."),
        Column("first_document", "VARCHAR", "The document that named it first.", True),
        Column("first_run", "VARCHAR", "Run that met it first.", True),
    ),
)
