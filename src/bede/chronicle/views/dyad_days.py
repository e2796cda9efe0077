"""``dyad_days``: events counted per day and pair of countries."""

from bede.chronicle.columns import Column, View
from bede.chronicle.views.parts import STATUS, TYPE

DYAD_DAYS = View(
    "dyad_days",
    "Events per day, pair of countries, type and status. Only events that are dated to one day are counted: an "
    "interval is never made a day. An event that several documents tell is one event. An event of several "
    "countries counts for each pair; a reciprocal act without recipients counts between its actors, both ways.",
    (
        Column("day", "DATE", "The day of the act."),
        Column("actor_country", "VARCHAR", "Country or organisation that does it; NULL: not told."),
        Column("recipient_country", "VARCHAR", "Country or organisation to whom it is done; NULL: not told."),
        Column("quad", "INTEGER", "Quad class, see `claims.quad`."),
        TYPE,
        STATUS,
        Column(
            "request",
            "BOOLEAN",
            "The type is REQUEST. The manual counts it as verbal conflict even when it is friendly, so leave "
            "it out of sums by quad class unless that is wanted.",
        ),
        Column("events", "BIGINT", "Events that somebody asserts."),
        Column(
            "origins",
            "BIGINT",
            "Families of documents that assert them, copies counted once: the number to weigh by, never documents.",
        ),
        Column("documents", "BIGINT", "Documents that assert them, copies included."),
        Column("copies", "BIGINT", "Documents beyond the origins."),
        Column("claims", "BIGINT", "Claims that assert them."),
        Column("denials", "BIGINT", "Claims that deny them; they are in no other count."),
    ),
    """
WITH parties AS (
    SELECT DISTINCT event_id, role, country FROM event_actors
), recipients AS (
    SELECT event_id, country FROM parties WHERE role = 'recipient'
), pairs AS (
    SELECT a.event_id, a.country AS actor_country, r.country AS recipient_country
    FROM parties a LEFT JOIN recipients r ON r.event_id = a.event_id
    WHERE a.role = 'actor' AND (r.event_id IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM parties b
        WHERE b.event_id = a.event_id AND b.role = 'actor' AND b.country IS DISTINCT FROM a.country))
    UNION ALL
    SELECT a.event_id, a.country, b.country
    FROM parties a JOIN parties b ON b.event_id = a.event_id AND b.role = 'actor'
    WHERE a.role = 'actor' AND b.country IS DISTINCT FROM a.country
        AND NOT EXISTS (SELECT 1 FROM recipients r WHERE r.event_id = a.event_id)
    UNION ALL
    SELECT r.event_id, NULL, r.country FROM recipients r
    WHERE NOT EXISTS (SELECT 1 FROM parties a WHERE a.event_id = r.event_id AND a.role = 'actor')
), origins AS (
    SELECT document_id, min(family_id) AS family_id FROM families GROUP BY document_id
), told AS (
    SELECT m.event_id, c.claim_id, c.document_id, coalesce(o.family_id, c.document_id) AS origin,
        c.stance = 'asserts' AS asserted
    FROM event_claims m JOIN counted_claims c ON c.claim_id = m.claim_id
    LEFT JOIN origins o ON o.document_id = c.document_id
    WHERE c.stance IN ('asserts', 'denies')
), counted AS (
    SELECT e.earliest AS day, p.actor_country, p.recipient_country, e.quad, e.type, e.status,
        e.type = 'REQUEST' AS request,
        count(DISTINCT e.event_id) FILTER (WHERE t.asserted) AS events,
        count(DISTINCT t.origin) FILTER (WHERE t.asserted) AS origins,
        count(DISTINCT t.document_id) FILTER (WHERE t.asserted) AS documents,
        count(*) FILTER (WHERE t.asserted) AS claims,
        count(*) FILTER (WHERE NOT t.asserted) AS denials
    FROM events e
    JOIN pairs p ON p.event_id = e.event_id
    JOIN told t ON t.event_id = e.event_id
    WHERE e.earliest = e.latest
    GROUP BY ALL
)
SELECT day, actor_country, recipient_country, quad, type, status, request, events, origins, documents,
    documents - origins AS copies, claims, denials
FROM counted
ORDER BY ALL""",
)
