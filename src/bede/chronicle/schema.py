"""The schema of the chronicle as data. SQL, Arrow types, docs and descriptors are made from it."""

from bede.chronicle.columns import Table
from bede.chronicle.tables.captures import BLOCKS, BODIES, CAPTURES, DATE_REASONS, DOCUMENTS
from bede.chronicle.tables.claims import CLAIM_ACTORS, CLAIM_AMOUNTS, CLAIM_VOICES, CLAIMS
from bede.chronicle.tables.events import (
    ENTITIES,
    EVENT_ACTORS,
    EVENT_CLAIMS,
    EVENTS,
    FAMILIES,
    PLACES,
)
from bede.chronicle.tables.runs import JUDGEMENTS, MIGRATIONS, REJECTS, RUNS

TABLES: tuple[Table, ...] = (
    CAPTURES,
    BODIES,
    DOCUMENTS,
    DATE_REASONS,
    BLOCKS,
    CLAIMS,
    CLAIM_ACTORS,
    CLAIM_VOICES,
    CLAIM_AMOUNTS,
    EVENTS,
    EVENT_ACTORS,
    EVENT_CLAIMS,
    FAMILIES,
    ENTITIES,
    PLACES,
    JUDGEMENTS,
    RUNS,
    REJECTS,
    MIGRATIONS,
)
"""All tables, in the order of the record: captures, claims, events, log."""

OF_DOCUMENT = (DOCUMENTS, DATE_REASONS, BLOCKS, CLAIMS)
"""Tables with a ``document_id``, whose rows are replaced when a document is coded anew."""

OF_CLAIM = (CLAIM_ACTORS, CLAIM_VOICES, CLAIM_AMOUNTS)
"""Tables with a ``claim_id``, whose rows are replaced with their claim."""

DERIVED = (EVENTS, EVENT_ACTORS, EVENT_CLAIMS, FAMILIES)
"""Tables that linking drops and builds anew."""
