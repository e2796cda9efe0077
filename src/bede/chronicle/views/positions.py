"""``positions``: who said what of which act, and how he stands to it."""

from bede.chronicle.columns import Column, View
from bede.chronicle.views.parts import (
    ACTORS,
    CLAIM,
    CLAIM_SIDE,
    EARLIEST,
    EVENT,
    LATEST,
    MODE,
    RECIPIENTS,
    STATUS,
    TYPE,
)
from bede.model.codes import Certainty, Side, SpeakerKind, Stance

POSITIONS = View(
    "positions",
    "Who asserts, denies or disclaims what: one row per claim, with its innermost speaker, who has the stance, in the "
    "order of telling. Where the outlet speaks in its own voice, the speaker is the publisher and `outlet` is true.",
    (
        EVENT,
        CLAIM,
        Column("published", "DATE", "Day on which the document tells it: it was said on this day or before."),
        Column("speaker", "VARCHAR", "Name of the speaker, else the words that stand for it."),
        Column("speaker_entity", "VARCHAR", "Stable id of the speaker; NULL where it could not be told."),
        Column("speaker_country", "VARCHAR", "Country of the speaker."),
        Column("speaker_kind", "VARCHAR", "What sort of speaker; NULL: the outlet.", vocabulary=SpeakerKind),
        Column("outlet", "BOOLEAN", "The outlet's own voice."),
        Column("according_to", "VARCHAR", "The whole chain, outermost first, joined by ` ← `."),
        Column("side", "VARCHAR", "Where the speaker stands to the act; NULL before linking.", vocabulary=Side),
        Column("stance", "VARCHAR", "How the speaker stands to the claim.", vocabulary=Stance),
        Column("certainty", "VARCHAR", "Certainty in the words.", vocabulary=Certainty),
        TYPE,
        MODE,
        STATUS,
        ACTORS,
        RECIPIENTS,
        EARLIEST,
        LATEST,
        Column("place", "VARCHAR", "Where the act itself took place, by name, else in the words of the text."),
        Column("publisher", "VARCHAR", "The outlet."),
        Column("document_id", "VARCHAR", "The document that tells it."),
        Column("sentence", "VARCHAR", "The sentence that tells it."),
    ),
    f"""
WITH chain AS (
    SELECT claim_id, max(ordinal) AS innermost,
        string_agg(coalesce(name, nullif(text, ''), '(not named)'), ' ← ' ORDER BY ordinal) AS according_to
    FROM counted_voices GROUP BY claim_id
)
SELECT m.event_id, c.claim_id, c.published,
    CASE WHEN v.claim_id IS NULL THEN d.publisher ELSE coalesce(v.name, nullif(v.text, '')) END AS speaker,
    v.entity AS speaker_entity, v.country AS speaker_country, v.kind AS speaker_kind,
    v.claim_id IS NULL AS outlet, chain.according_to, m.side, c.stance, c.certainty, c.type, c.mode, c.status,
    {CLAIM_SIDE.format(role="actor")} AS actors,
    {CLAIM_SIDE.format(role="recipient")} AS recipients,
    c.earliest, c.latest, coalesce(c.place_name, c.place_text) AS place, d.publisher, c.document_id, c.sentence
FROM counted_claims c
JOIN documents d ON d.document_id = c.document_id
LEFT JOIN chain ON chain.claim_id = c.claim_id
LEFT JOIN counted_voices v ON v.claim_id = c.claim_id AND v.ordinal = chain.innermost
LEFT JOIN event_claims m ON m.claim_id = c.claim_id
ORDER BY c.published NULLS LAST, c.document_id, c.ordinal""",
)
