"""Second layer of the record: what documents say."""

from bede.chronicle.columns import Column, Table
from bede.chronicle.vocabularies import Role
from bede.model.codes import (
    AmountKind,
    Certainty,
    EventType,
    PlacePrecision,
    Precision,
    Sector,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)

PLACED = (
    Column("place_country", "VARCHAR", "ISO 3166-1 alpha-3; NULL for areas in several or no countries."),
    Column("place_lat", "DOUBLE", "Latitude in degrees (WGS 84) of a representative point."),
    Column("place_lon", "DOUBLE", "Longitude in degrees (WGS 84) of a representative point."),
    Column("place_precision", "VARCHAR", "How narrow the place is.", vocabulary=PlacePrecision),
    Column("place_geonames", "BIGINT", "GeoNames id."),
)
"""What is known of a place beside its name; claims, events and stories have it."""

CLAIMS = Table(
    "claims",
    "One row per claim: one happening between political actors, as one sentence of one document tells it. "
    "A document that is coded anew by another coder has its claims replaced as a whole.",
    ("claim_id",),
    (
        Column("claim_id", "VARCHAR", "Id of the claim: a hash of raw words, so better code keeps it.", True),
        Column("document_id", "VARCHAR", "The document that tells it.", True),
        Column("ordinal", "INTEGER", "Order of the claim in its document, from 0.", True),
        Column("uri", "VARCHAR", "Where the document was seen first.", True),
        Column("published", "DATE", "Day of publication of the document; NULL where not known to the day."),
        Column("sentence", "VARCHAR", "The sentence that tells it.", True),
        Column("sentence_start", "INTEGER", "Offset of the sentence's first code point in the text.", True),
        Column("sentence_end", "INTEGER", "Offset after the sentence's last code point.", True),
        Column("trigger", "VARCHAR", "The shortest words that name the act.", True),
        Column("trigger_start", "INTEGER", "Offset of the trigger's first code point in the text.", True),
        Column("trigger_end", "INTEGER", "Offset after the trigger's last code point.", True),
        Column("type", "VARCHAR", "PLOVER type of the act.", True, EventType),
        Column("mode", "VARCHAR", "PLOVER mode, where the type has modes and the words tell one."),
        Column(
            "plover",
            "VARCHAR",
            "The PLOVER-strict type: planned or promised CONSULT, SUPPORT, COOPERATE and AID count as AGREE, "
            "an announced RETREAT as CONCEDE.",
            True,
            EventType,
        ),
        Column("cameo", "VARCHAR", "The nearest CAMEO code.", True),
        Column(
            "quad",
            "INTEGER",
            "Quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict.",
            True,
        ),
        Column("goldstein", "DOUBLE", "Score of the act on the Goldstein scale, -10 to 10.", True),
        Column("status", "VARCHAR", "What kind of happening the sentence speaks of.", True, Status),
        Column("stance", "VARCHAR", "How the innermost speaker stands to it.", True, Stance),
        Column("certainty", "VARCHAR", "Certainty in the words, not of the reader.", True, Certainty),
        Column("earliest", "DATE", "First day on which the act can have taken place; NULL: open or unknown."),
        Column("latest", "DATE", "Last day on which the act can have taken place; NULL: open or unknown."),
        Column("time_precision", "VARCHAR", "How narrow the interval is meant to be.", True, Precision),
        Column("time_basis", "VARCHAR", "What the interval rests on.", True, TimeBasis),
        Column("time_text", "VARCHAR", "The words that date this act, not its report; empty if none.", True),
        Column("time_start", "INTEGER", "Offset of the first code point of those words; NULL if none."),
        Column("time_end", "INTEGER", "Offset after the last code point of those words; NULL if none."),
        Column("time_instant", "VARCHAR", "ISO 8601 clock time, where the words tell one."),
        Column("time_method", "VARCHAR", "The rule that resolved the time.", True),
        Column("time_score", "DOUBLE", "Confidence in the time, 0 to 1.", True),
        Column("time_rivals", "VARCHAR[]", "Intervals that lost, as `earliest/latest`.", True),
        Column("place_text", "VARCHAR", "The words that say where the act itself took place; NULL if none."),
        Column("place_start", "INTEGER", "Offset of the first code point of those words."),
        Column("place_end", "INTEGER", "Offset after the last code point of those words."),
        Column("place_name", "VARCHAR", "Name of the place; NULL where it could not be told."),
        *PLACED,
        Column("place_method", "VARCHAR", "The rule that resolved the place."),
        Column("place_score", "DOUBLE", "Confidence in the place, 0 to 1."),
        Column("place_rivals", "VARCHAR[]", "Names of the places that lost."),
        Column("score", "DOUBLE", "The reader's confidence in the claim, 0 to 1.", True),
        Column("coder", "VARCHAR", "The reader and its version.", True),
        Column("run_id", "VARCHAR", "Run in which it was coded.", True),
    ),
)

PARTY = (
    Column("entity", "VARCHAR", "Stable id of the party; NULL where it could not be told."),
    Column("name", "VARCHAR", "Name of the party, as of the date of the claim."),
    Column("country", "VARCHAR", "ISO 3166-1 alpha-3, or an organisation's own code; NULL: not told."),
    Column("sector", "VARCHAR", "PLOVER's sector.", vocabulary=Sector),
)
_SPAN = (
    Column("start", "INTEGER", "Offset of the first code point of `text`; NULL where `text` is empty."),
    Column("end", "INTEGER", "Offset after the last code point of `text`; NULL where `text` is empty."),
)
_RESOLVED = (
    Column("method", "VARCHAR", "The rule that found whom the words mean.", True),
    Column("score", "DOUBLE", "Confidence in that, 0 to 1.", True),
    Column("rivals", "VARCHAR[]", "Entities that lost.", True),
)

CLAIM_ACTORS = Table(
    "claim_actors",
    "The parties of each claim, on both sides.",
    ("claim_id", "role", "ordinal"),
    (
        Column("claim_id", "VARCHAR", "The claim.", True),
        Column("role", "VARCHAR", "Who does it, or to whom it is done.", True, Role),
        Column("ordinal", "INTEGER", "Order on its side, from 0.", True),
        Column("text", "VARCHAR", "The words; empty where only the document names the party.", True),
        *PARTY,
        *_SPAN,
        *_RESOLVED,
    ),
)

CLAIM_VOICES = Table(
    "claim_voices",
    "According to whom: the chain of speakers of each claim. No row: the outlet's own voice.",
    ("claim_id", "ordinal"),
    (
        Column("claim_id", "VARCHAR", "The claim.", True),
        Column("ordinal", "INTEGER", "Place in the chain; 0 is the outermost speaker.", True),
        Column("text", "VARCHAR", "The words that name the speaker; empty where carried.", True),
        *PARTY,
        Column("kind", "VARCHAR", "What sort of speaker.", True, SpeakerKind),
        Column("cue", "VARCHAR", "The reporting words, as `claimed` or `according to`."),
        Column("carried", "BOOLEAN", "Another sentence, a label or the byline names the speaker.", True),
        *_SPAN,
        Column("cue_start", "INTEGER", "Offset of the cue's first code point."),
        Column("cue_end", "INTEGER", "Offset after the cue's last code point."),
        *_RESOLVED,
    ),
)

CLAIM_AMOUNTS = Table(
    "claim_amounts",
    "The figures of each claim.",
    ("claim_id", "ordinal"),
    (
        Column("claim_id", "VARCHAR", "The claim.", True),
        Column("ordinal", "INTEGER", "Order in the claim, from 0.", True),
        Column("kind", "VARCHAR", "What it counts.", True, AmountKind),
        Column("text", "VARCHAR", "The words.", True),
        Column("start", "INTEGER", "Offset of the first code point of `text`.", True),
        Column("end", "INTEGER", "Offset after the last code point of `text`.", True),
        Column("low", "DOUBLE", "Lowest figure that the words allow; NULL if they set none."),
        Column("best", "DOUBLE", "The figure itself; NULL if the words give none."),
        Column("high", "DOUBLE", "Highest figure that the words allow; NULL if they set none."),
        Column("unit", "VARCHAR", "Currency or thing counted."),
    ),
)
