"""``commitments``: the ladders, one row per commitment and stage."""

from bede.chronicle.columns import Column, View
from bede.chronicle.views.parts import EARLIEST, KIND, LADDER, LATEST
from bede.model.codes import Stage

LADDER_SIDE = """(SELECT string_agg(name, '; ' ORDER BY ordinal) FROM ladder_parties p
     WHERE p.ladder_id = l.ladder_id AND p.role = '{role}')"""
"""The names of one side of the commitment ``l``."""

COMMITMENTS = View(
    "commitments",
    "What was asked, promised, approved, delivered or called off: one row per commitment and stage that is told of it, "
    "however often it is told. Figures are those of the commitment as a whole: never add them up over its stages.",
    (
        LADDER,
        KIND,
        Column("what", "VARCHAR", "What is committed, in a word; NULL where none tells it."),
        Column("givers", "VARCHAR", "Names of those who give, joined by `; `; for talks all who meet."),
        Column("receivers", "VARCHAR", "Names of those to whom it is given or done, joined by `; `."),
        Column("stage", "VARCHAR", "The stage of this row.", vocabulary=Stage),
        Column("reached", "VARCHAR", "The last stage that the commitment has reached.", vocabulary=Stage),
        EARLIEST,
        LATEST,
        Column("unit", "VARCHAR", "Currency, or thing counted, of the figure that is told most."),
        Column("low", "DOUBLE", "Lowest that its claims allow."),
        Column("best", "DOUBLE", "The figure that most claims give."),
        Column("high", "DOUBLE", "Highest that its claims allow; NULL: open."),
        Column("sightings", "BIGINT", "Sentences that tell this stage."),
        Column("documents", "BIGINT", "Documents that tell it."),
        Column("origins", "BIGINT", "Families of those documents, copies counted once."),
        Column("first_told", "DATE", "Day of the first sighting."),
        Column("last_told", "DATE", "Day of the last sighting."),
        Column("sentence", "VARCHAR", "The sentence of the first sighting."),
        Column("events", "VARCHAR[]", "The events that tell this stage, in the order of time; `bede why` takes them."),
    ),
    f"""
WITH seen AS (
    SELECT s.ladder_id, s.stage, s.event_id FROM ladder_steps s
    UNION
    SELECT s.ladder_id, s.stage, unnest(s.words) FROM ladder_steps s
), origins AS (
    SELECT document_id, min(family_id) AS family_id FROM families GROUP BY document_id
), sightings AS (
    SELECT seen.ladder_id, seen.stage,
        count(DISTINCT (c.document_id, c.sentence_start)) AS sightings,
        count(DISTINCT c.document_id) AS documents,
        count(DISTINCT coalesce(o.family_id, c.document_id)) AS origins,
        min(c.published) AS first_told, max(c.published) AS last_told,
        first(c.sentence ORDER BY c.published NULLS LAST, c.document_id, c.ordinal) AS sentence
    FROM seen
    JOIN event_claims m ON m.event_id = seen.event_id
    JOIN counted_claims c ON c.claim_id = m.claim_id
    LEFT JOIN origins o ON o.document_id = c.document_id
    WHERE c.stance = 'asserts'
    GROUP BY seen.ladder_id, seen.stage
), days AS (
    SELECT s.ladder_id, s.stage, min(s.ordinal) AS place, list(s.event_id ORDER BY s.ordinal) AS events,
        CASE WHEN count(e.earliest) = count(*) THEN min(e.earliest) END AS earliest,
        CASE WHEN count(e.latest) = count(*) THEN max(e.latest) END AS latest
    FROM ladder_steps s JOIN events e ON e.event_id = s.event_id
    GROUP BY s.ladder_id, s.stage
)
SELECT l.ladder_id, l.kind, l.what,
    {LADDER_SIDE.format(role="giver")} AS givers,
    {LADDER_SIDE.format(role="receiver")} AS receivers,
    t.stage, l.stage AS reached, d.earliest, d.latest, a.unit, a.low, a.best, a.high,
    t.sightings, t.documents, t.origins, t.first_told, t.last_told, t.sentence, d.events
FROM ladders l
JOIN sightings t ON t.ladder_id = l.ladder_id
JOIN days d ON d.ladder_id = t.ladder_id AND d.stage = t.stage
LEFT JOIN ladder_amounts a ON a.ladder_id = l.ladder_id AND a.ordinal = 0
ORDER BY min(t.first_told) OVER (PARTITION BY l.ladder_id) NULLS LAST, l.ladder_id, d.place""",
)
