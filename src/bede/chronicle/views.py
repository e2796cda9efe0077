"""The views: what most people want to see of the record, each column with its meaning."""

from bede.chronicle.columns import Column, View
from bede.model.codes import Certainty, EventType, SpeakerKind, Stance, Standing, Status

_TYPE = Column("type", "VARCHAR", "PLOVER type of the act.", vocabulary=EventType)
_MODE = Column("mode", "VARCHAR", "PLOVER mode, where one is told.")
_STATUS = Column("status", "VARCHAR", "What kind of happening it is.", vocabulary=Status)
_EARLIEST = Column("earliest", "DATE", "First day on which it can have taken place; NULL: open or unknown.")
_LATEST = Column("latest", "DATE", "Last day on which it can have taken place; NULL: open or unknown.")
_ACTORS = Column("actors", "VARCHAR", "Names of those who do it, joined by `; `.")
_RECIPIENTS = Column("recipients", "VARCHAR", "Names of those to whom it is done, joined by `; `.")
_EVENT = Column("event_id", "VARCHAR", "The event; NULL before linking.")
_CLAIM = Column("claim_id", "VARCHAR", "The claim.")

_EVENT_SIDE = """(SELECT string_agg(name, '; ' ORDER BY ordinal) FROM event_actors p
     WHERE p.event_id = e.event_id AND p.role = '{role}')"""
_CLAIM_SIDE = """(SELECT string_agg(coalesce(name, nullif(text, '')), '; ' ORDER BY ordinal)
     FROM claim_actors p WHERE p.claim_id = c.claim_id AND p.role = '{role}')"""

TIMELINE = View(
    "timeline",
    "One row per event, in the order of event time; undated events come last.",
    (
        _EVENT,
        _EARLIEST,
        _LATEST,
        Column("time_precision", "VARCHAR", "How narrow the interval is meant to be."),
        _TYPE,
        _MODE,
        _STATUS,
        _ACTORS,
        _RECIPIENTS,
        Column("place", "VARCHAR", "Name of the place where the act itself took place."),
        Column("standing", "VARCHAR", "How it stands by the rule; no truth score.", vocabulary=Standing),
        Column("origins", "INTEGER", "Independent origins."),
        Column("copies", "INTEGER", "Further documents that copy them."),
        Column("claims", "BIGINT", "Claims that speak of it."),
        Column("publishers", "VARCHAR", "The outlets that tell it, joined by `; `."),
        Column("first_told", "VARCHAR", "ISO 8601 date of the first document that tells it."),
        Column("last_told", "VARCHAR", "ISO 8601 date of the last document that tells it."),
    ),
    f"""
SELECT e.event_id, e.earliest, e.latest, e.time_precision, e.type, e.mode, e.status,
    {_EVENT_SIDE.format(role="actor")} AS actors,
    {_EVENT_SIDE.format(role="recipient")} AS recipients,
    e.place_name AS place, e.standing, e.origins, e.copies,
    (SELECT count(*) FROM event_claims m WHERE m.event_id = e.event_id) AS claims,
    array_to_string(e.publishers, '; ') AS publishers, e.first_told, e.last_told
FROM events e
ORDER BY coalesce(e.earliest, e.latest) NULLS LAST, e.event_id""",
)

DYAD_DAYS = View(
    "dyad_days",
    "Counts per day, pair of countries, type and status. Only claims that are dated to one day are counted: "
    "an interval is never made a day. A claim of several countries counts for each pair; a reciprocal act "
    "without recipients counts between its actors, both ways.",
    (
        Column("day", "DATE", "The day of the act."),
        Column("actor_country", "VARCHAR", "Country or organisation that does it; NULL: not told."),
        Column("recipient_country", "VARCHAR", "Country or organisation to whom it is done; NULL: not told."),
        Column("quad", "INTEGER", "Quad class, see `claims.quad`."),
        _TYPE,
        _STATUS,
        Column(
            "request",
            "BOOLEAN",
            "The type is REQUEST. The manual counts it as verbal conflict even when it is friendly, so leave "
            "it out of sums by quad class unless that is wanted.",
        ),
        Column("origins", "BIGINT", "Families of documents that assert it: the number to count by."),
        Column("events", "BIGINT", "Events that are asserted."),
        Column("documents", "BIGINT", "Documents that assert it, copies included."),
        Column("claims", "BIGINT", "Claims that assert it."),
        Column("denials", "BIGINT", "Claims that deny it; they are in no other count."),
    ),
    """
WITH parties AS (
    SELECT DISTINCT claim_id, role, country FROM claim_actors
), recipients AS (
    SELECT claim_id, country FROM parties WHERE role = 'recipient'
), pairs AS (
    SELECT a.claim_id, a.country AS actor_country, r.country AS recipient_country
    FROM parties a LEFT JOIN recipients r ON r.claim_id = a.claim_id
    WHERE a.role = 'actor' AND (r.claim_id IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM parties b
        WHERE b.claim_id = a.claim_id AND b.role = 'actor' AND b.country IS DISTINCT FROM a.country))
    UNION ALL
    SELECT a.claim_id, a.country, b.country
    FROM parties a JOIN parties b ON b.claim_id = a.claim_id AND b.role = 'actor'
    WHERE a.role = 'actor' AND b.country IS DISTINCT FROM a.country
        AND NOT EXISTS (SELECT 1 FROM recipients r WHERE r.claim_id = a.claim_id)
    UNION ALL
    SELECT r.claim_id, NULL, r.country FROM recipients r
    WHERE NOT EXISTS (SELECT 1 FROM parties a WHERE a.claim_id = r.claim_id AND a.role = 'actor')
), origins AS (
    SELECT document_id, min(family_id) AS family_id FROM families GROUP BY document_id
)
SELECT c.earliest AS day, p.actor_country, p.recipient_country, c.quad, c.type, c.status,
    c.type = 'REQUEST' AS request,
    count(DISTINCT coalesce(o.family_id, c.document_id)) FILTER (WHERE c.stance = 'asserts') AS origins,
    count(DISTINCT m.event_id) FILTER (WHERE c.stance = 'asserts') AS events,
    count(DISTINCT c.document_id) FILTER (WHERE c.stance = 'asserts') AS documents,
    count(*) FILTER (WHERE c.stance = 'asserts') AS claims,
    count(*) FILTER (WHERE c.stance = 'denies') AS denials
FROM claims c
JOIN pairs p ON p.claim_id = c.claim_id
LEFT JOIN origins o ON o.document_id = c.document_id
LEFT JOIN event_claims m ON m.claim_id = c.claim_id
WHERE c.earliest = c.latest AND c.stance IN ('asserts', 'denies')
GROUP BY ALL
ORDER BY ALL""",
)

POSITIONS = View(
    "positions",
    "Who asserts, denies or disclaims what: one row per claim, with its innermost speaker, who has the "
    "stance. Where the outlet speaks in its own voice, the speaker is the publisher and `outlet` is true.",
    (
        _EVENT,
        _CLAIM,
        Column("speaker", "VARCHAR", "Name of the speaker, else the words that stand for it."),
        Column("speaker_entity", "VARCHAR", "Stable id of the speaker; NULL where it could not be told."),
        Column("speaker_country", "VARCHAR", "Country of the speaker."),
        Column("speaker_kind", "VARCHAR", "What sort of speaker; NULL: the outlet.", vocabulary=SpeakerKind),
        Column("outlet", "BOOLEAN", "The outlet's own voice."),
        Column("according_to", "VARCHAR", "The whole chain, outermost first, joined by ` ← `."),
        Column("stance", "VARCHAR", "How the speaker stands to the claim.", vocabulary=Stance),
        Column("certainty", "VARCHAR", "Certainty in the words.", vocabulary=Certainty),
        _TYPE,
        _MODE,
        _STATUS,
        _ACTORS,
        _RECIPIENTS,
        _EARLIEST,
        _LATEST,
        Column("publisher", "VARCHAR", "The outlet."),
        Column("published", "DATE", "Day of publication."),
        Column("sentence", "VARCHAR", "The sentence that tells it."),
    ),
    f"""
WITH chain AS (
    SELECT claim_id, max(ordinal) AS innermost,
        string_agg(coalesce(name, nullif(text, ''), '(not named)'), ' ← ' ORDER BY ordinal) AS according_to
    FROM claim_voices GROUP BY claim_id
)
SELECT m.event_id, c.claim_id,
    CASE WHEN v.claim_id IS NULL THEN d.publisher ELSE coalesce(v.name, nullif(v.text, '')) END AS speaker,
    v.entity AS speaker_entity, v.country AS speaker_country, v.kind AS speaker_kind,
    v.claim_id IS NULL AS outlet, chain.according_to, c.stance, c.certainty, c.type, c.mode, c.status,
    {_CLAIM_SIDE.format(role="actor")} AS actors,
    {_CLAIM_SIDE.format(role="recipient")} AS recipients,
    c.earliest, c.latest, d.publisher, c.published, c.sentence
FROM claims c
JOIN documents d ON d.document_id = c.document_id
LEFT JOIN chain ON chain.claim_id = c.claim_id
LEFT JOIN claim_voices v ON v.claim_id = c.claim_id AND v.ordinal = chain.innermost
LEFT JOIN event_claims m ON m.claim_id = c.claim_id
ORDER BY coalesce(c.earliest, c.latest) NULLS LAST, c.published, c.document_id, c.ordinal""",
)

COMMITMENTS = View(
    "commitments",
    "What was asked, pledged, planned and delivered, as stages that are never one event: claims of type "
    "AGREE and REQUEST, and those of AID, SANCTION, MOBILIZE, CONSULT, COOPERATE, SUPPORT, CONCEDE and "
    "RETREAT. Denied, merely possible and threatened acts are left out.",
    (
        _EVENT,
        _CLAIM,
        Column(
            "stage",
            "VARCHAR",
            "`asked`, `pledged`, `planned`, `delivered` or `withheld`, by type and status.",
        ),
        _TYPE,
        _MODE,
        _STATUS,
        _ACTORS,
        _RECIPIENTS,
        _EARLIEST,
        _LATEST,
        Column("amount", "VARCHAR", "The words of the amounts, joined by `; `."),
        Column("published", "DATE", "Day of publication."),
        Column("document_id", "VARCHAR", "The document that tells it."),
        Column("sentence", "VARCHAR", "The sentence that tells it."),
    ),
    f"""
SELECT m.event_id, c.claim_id,
    CASE WHEN c.status = 'not_occurred' THEN 'withheld'
        WHEN c.type = 'REQUEST' OR c.status = 'requested' THEN 'asked'
        WHEN c.type = 'AGREE' OR c.status = 'promised' THEN 'pledged'
        WHEN c.status = 'planned' THEN 'planned'
        ELSE 'delivered' END AS stage,
    c.type, c.mode, c.status,
    {_CLAIM_SIDE.format(role="actor")} AS actors,
    {_CLAIM_SIDE.format(role="recipient")} AS recipients,
    c.earliest, c.latest,
    (SELECT string_agg(text, '; ' ORDER BY ordinal) FROM claim_amounts a
     WHERE a.claim_id = c.claim_id) AS amount,
    c.published, c.document_id, c.sentence
FROM claims c
LEFT JOIN event_claims m ON m.claim_id = c.claim_id
WHERE c.stance <> 'denies' AND c.status NOT IN ('possible', 'threatened')
    AND c.type IN ('AGREE', 'REQUEST', 'AID', 'SANCTION', 'MOBILIZE', 'CONSULT', 'COOPERATE', 'SUPPORT',
        'CONCEDE', 'RETREAT')
ORDER BY coalesce(c.earliest, c.latest) NULLS LAST, c.published, c.document_id, c.ordinal""",
)

VIEWS: tuple[View, ...] = (TIMELINE, DYAD_DAYS, POSITIONS, COMMITMENTS)
"""All views."""
