"""Tables that are made for the pages, beside those of the chronicle: one row per event, ready to be shown.

They lie in a schema of their own, in a copy of the file or in memory, never in the file itself. ``nr`` numbers the
events in the order of the chronicle: by day, acts without a date of their own after the dated ones.
"""

from collections.abc import Iterator

from bede.chronicle.filters import folded
from bede.chronicle.write import Chronicle

_LEADS = """
CREATE TABLE pages.leads AS
WITH sides AS (
    SELECT claim_id, bool_or(role = 'actor') AS acts, bool_or(role = 'recipient') AS gets
    FROM counted_actors GROUP BY claim_id
), missing AS (
    SELECT x.claim_id FROM (SELECT * FROM event_claims JOIN event_actors USING (event_id)) x
    ANTI JOIN counted_actors a ON a.claim_id = x.claim_id AND a.role = x.role AND a.entity = x.entity
    GROUP BY x.claim_id
)
SELECT m.event_id, m.claim_id
FROM event_claims m
JOIN counted_claims c ON c.claim_id = m.claim_id
JOIN events e ON e.event_id = m.event_id
LEFT JOIN sides s ON s.claim_id = m.claim_id
LEFT JOIN missing x ON x.claim_id = m.claim_id
QUALIFY row_number() OVER (
    PARTITION BY m.event_id
    ORDER BY c.stance = 'asserts' DESC, c.status = e.status DESC,
        list_contains(e.standing_claims, m.claim_id) DESC, x.claim_id IS NULL DESC, coalesce(s.acts, false) DESC,
        coalesce(s.gets, false) DESC, c.time_text <> '' DESC, c.score DESC, m.ordinal) = 1"""
# The same order of merit as in `bede show`.

_ORDER = """
CREATE TABLE pages.numbers AS
WITH days AS (
    SELECT e.event_id, l.claim_id, e.time_basis = 'none' AS untimed, e.latest,
        coalesce(e.earliest, CASE WHEN e.time_basis = 'none' AND d.published_basis = 'background'
            AND d.published_latest IS NOT NULL THEN d.published_earliest END, e.latest,
            try_cast(left(e.first_told, 10) AS DATE)) AS day,
        d.document_id, c.trigger_start
    FROM events e
    JOIN pages.leads l ON l.event_id = e.event_id
    JOIN counted_claims c ON c.claim_id = l.claim_id
    JOIN documents d ON d.document_id = c.document_id
)
SELECT (row_number() OVER (ORDER BY day NULLS LAST, untimed, latest NULLS LAST, document_id, trigger_start, event_id)
    - 1)::INTEGER AS nr, event_id, claim_id, day, untimed
FROM days"""

_PARTIES = f"""
CREATE TABLE pages.parties AS
WITH named AS (
    SELECT n.nr, p.role, p.ordinal, p.entity, p.name, p.country, p.sector, NULL AS text
    FROM pages.numbers n JOIN event_actors p ON p.event_id = n.event_id
), all_parties AS (
    SELECT * FROM named
    UNION ALL
    SELECT n.nr, a.role, a.ordinal, NULL, NULL, NULL, NULL, a.text
    FROM pages.numbers n JOIN counted_actors a ON a.claim_id = n.claim_id
    ANTI JOIN named s ON s.nr = n.nr AND s.role = a.role
    WHERE a.entity IS NULL AND a.text <> ''
)
SELECT *, lower(entity) AS entity_code, lower(country) AS country_code, {folded("coalesce(name, text)")} AS words,
    entity IS NOT NULL AND row_number() OVER (PARTITION BY nr, role, entity ORDER BY ordinal) = 1 AS counts_entity,
    country IS NOT NULL AND row_number() OVER (PARTITION BY nr, country ORDER BY role, ordinal) = 1 AS counts_country
FROM all_parties ORDER BY nr, role, ordinal"""
# Parties that were not resolved stand by their words, where the event has none on that side. Counts of events take the
# one row of an entity on a side, or of a country, that is marked: to count distinct events takes twice as long.

_ENTITIES = """
CREATE TABLE pages.entities AS
SELECT entity, arg_min(name, nr) AS name FROM pages.parties WHERE entity IS NOT NULL GROUP BY entity ORDER BY entity"""

_MEMBERS = f"""
CREATE TABLE pages.members AS
SELECT n.nr, m.ordinal, c.claim_id, c.document_id, c.stance,
    lower(strip_accents(c.sentence)) AS sentence, {folded("d.publisher")} AS publisher
FROM pages.numbers n
JOIN event_claims m ON m.event_id = n.event_id
JOIN counted_claims c ON c.claim_id = m.claim_id
JOIN documents d ON d.document_id = c.document_id
ORDER BY n.nr, m.ordinal"""

_WORDS = """
CREATE TABLE pages.words AS
SELECT word, list(nr) AS numbers FROM (
    SELECT nr, unnest(string_split(sentence, ' ')) AS word FROM pages.members)
GROUP BY word ORDER BY word"""
# A text without a space is part of a sentence if, and only if, it is part of what stands between two of its spaces.

_SPEAKERS = f"""
CREATE TABLE pages.speakers AS
SELECT DISTINCT m.nr, v.entity, v.country, lower(v.entity) AS entity_code, lower(v.country) AS country_code,
    {folded("coalesce(v.name, v.text)")} AS words
FROM pages.members m JOIN counted_voices v ON v.claim_id = m.claim_id
ORDER BY ALL"""

_POSITIONS = f"""
CREATE TABLE pages.positions AS
WITH innermost AS (
    SELECT * FROM counted_voices QUALIFY row_number() OVER (PARTITION BY claim_id ORDER BY ordinal DESC) = 1
)
SELECT row_number() OVER (ORDER BY c.published NULLS LAST, c.document_id, c.trigger_start, m.claim_id) AS place,
    n.nr, m.claim_id,
    m.side, c.stance,
    CASE WHEN v.claim_id IS NOT NULL THEN {{'text': v.text, 'entity': v.entity, 'name': v.name, 'country': v.country,
        'kind': v.kind}} END AS speaker,
    lower(v.entity) AS entity_code, lower(v.country) AS country_code, {folded("coalesce(v.name, v.text)")} AS words
FROM event_claims m
JOIN pages.numbers n ON n.event_id = m.event_id
JOIN counted_claims c ON c.claim_id = m.claim_id
LEFT JOIN innermost v ON v.claim_id = m.claim_id
ORDER BY place"""

_EVENTS = f"""
CREATE TABLE pages.events AS
WITH sides AS (
    SELECT nr,
        list({{'entity': entity, 'name': name, 'country': country, 'sector': sector, 'text': text}} ORDER BY ordinal)
            FILTER (WHERE role = 'actor') AS actors,
        list({{'entity': entity, 'name': name, 'country': country, 'sector': sector, 'text': text}} ORDER BY ordinal)
            FILTER (WHERE role = 'recipient') AS recipients
    FROM pages.parties GROUP BY nr
), words AS (
    SELECT nr, list(trigger ORDER BY is_lead DESC, ordinal) AS triggers FROM (
        SELECT m.nr, c.trigger, min(m.ordinal) AS ordinal, bool_or(c.claim_id = n.claim_id) AS is_lead
        FROM pages.members m JOIN counted_claims c ON c.claim_id = m.claim_id JOIN pages.numbers n ON n.nr = m.nr
        GROUP BY m.nr, c.trigger)
    GROUP BY nr
), told AS (
    SELECT nr, count(*) AS claims, count(DISTINCT document_id) AS documents FROM pages.members GROUP BY nr
), voices AS (
    SELECT v.claim_id, list({{'text': v.text, 'entity': v.entity, 'name': v.name, 'country': v.country,
        'kind': v.kind}} ORDER BY v.ordinal) AS voices
    FROM counted_voices v SEMI JOIN pages.leads USING (claim_id) GROUP BY v.claim_id
), figures AS (
    SELECT event_id, list({{'kind': kind, 'unit': unit, 'low': low, 'best': best, 'high': high, 'claims': claims}}
        ORDER BY ordinal) AS amounts
    FROM event_amounts GROUP BY event_id
)
SELECT n.nr, n.day, n.untimed, e.event_id AS id, n.claim_id AS lead, e.earliest, e.latest, e.time_precision,
    e.time_basis, e.type, e.mode, e.status, e.quad, coalesce(s.actors, []) AS actors,
    coalesce(s.recipients, []) AS recipients, w.triggers, c.sentence,
    c.trigger_start - c.sentence_start AS trigger_start, c.trigger_end - c.sentence_start AS trigger_end,
    CASE WHEN e.place_name IS NOT NULL THEN {{'name': e.place_name, 'country': e.place_country, 'lat': e.place_lat,
        'lon': e.place_lon, 'precision': e.place_precision, 'geonames': e.place_geonames}} END AS place,
    coalesce(f.amounts, []) AS amounts, e.standing, e.standing_rule,
    {{'voices': coalesce(v.voices, []), 'publisher': d.publisher, 'document': d.document_id, 'title': d.title,
        'published': d.published, 'stance': c.stance, 'certainty': c.certainty}} AS according_to,
    e.origins, e.copies, t.claims, t.documents, e.publishers, e.disputes, e.first_told, e.last_told,
    CASE WHEN y.story_id IS NOT NULL THEN {{'id': y.story_id, 'name': y.name}} END AS story, y.earliest AS story_begins,
    lower(e.place_country) AS place_code, {folded("e.place_name")} AS place_words
FROM pages.numbers n
JOIN events e ON e.event_id = n.event_id
JOIN counted_claims c ON c.claim_id = n.claim_id
JOIN documents d ON d.document_id = c.document_id
JOIN words w ON w.nr = n.nr
JOIN told t ON t.nr = n.nr
LEFT JOIN sides s ON s.nr = n.nr
LEFT JOIN voices v ON v.claim_id = n.claim_id
LEFT JOIN figures f ON f.event_id = n.event_id
LEFT JOIN story_events b ON b.event_id = n.event_id
LEFT JOIN stories y ON y.story_id = b.story_id
ORDER BY n.nr"""


def prepare(chronicle: Chronicle) -> None:
    """Make the tables of the pages. The chronicle must be a copy, or lie in memory: it is written to."""
    chronicle.run_all(_statements())


_INDEXED = (
    ("claims", "claim_id"),
    ("claims", "document_id"),
    ("claim_actors", "claim_id"),
    ("claim_voices", "claim_id"),
    ("claim_amounts", "claim_id"),
    ("event_claims", "claim_id"),
    ("event_claims", "event_id"),
    ("documents", "document_id"),
    ("blocks", "document_id"),
    ("families", "document_id"),
)
"""Where a few rows are looked for among all, as when one event is opened: twenty times faster with 100,000 events."""


def index(chronicle: Chronicle) -> None:
    """Make indexes for what the pages look up. The chronicle must be a copy, whose tables are no views."""
    chronicle.run_all(
        f"CREATE INDEX IF NOT EXISTS pages_{table}_{column} ON {table} ({column})" for table, column in _INDEXED
    )


def _statements() -> Iterator[str]:
    yield "CREATE SCHEMA IF NOT EXISTS pages"
    for name in ("leads", "numbers", "parties", "entities", "members", "words", "speakers", "positions", "events"):
        yield f"DROP TABLE IF EXISTS pages.{name}"
    yield from (_LEADS, _ORDER, _PARTIES, _ENTITIES, _MEMBERS, _WORDS, _SPEAKERS, _POSITIONS, _EVENTS)
