"""The schema of the chronicle as data. SQL, Arrow types, docs and descriptors are made from it."""

from bede.chronicle.columns import Table
from bede.chronicle.tables.captures import BLOCKS, BODIES, CAPTURES, DATE_REASONS, DOCUMENTS
from bede.chronicle.tables.claims import CLAIM_ACTORS, CLAIM_AMOUNTS, CLAIM_VOICES, CLAIMS
from bede.chronicle.tables.events import (
    ENTITIES,
    EVENT_ACTORS,
    EVENT_AMOUNTS,
    EVENT_CLAIMS,
    EVENT_DISPUTES,
    EVENTS,
    FAMILIES,
    PLACES,
)
from bede.chronicle.tables.judgements import CORRECTED, JUDGEMENTS, RULINGS
from bede.chronicle.tables.ladders import LADDER_AMOUNTS, LADDER_PARTIES, LADDER_STEPS, LADDERS
from bede.chronicle.tables.linking import COMPARED, FAMILY_GROUNDS, FINGERPRINTS, LINKED, NEIGHBOURHOODS, RUNGS
from bede.chronicle.tables.runs import EVENT_CHANGES, MIGRATIONS, REJECTS, RUNS
from bede.chronicle.tables.stories import STORIES, STORY_ACTORS, STORY_EVENTS
from bede.chronicle.tables.watching import WATCHING

_OF_EVENTS = (
    EVENTS,
    EVENT_ACTORS,
    EVENT_CLAIMS,
    EVENT_AMOUNTS,
    EVENT_DISPUTES,
    LADDERS,
    LADDER_PARTIES,
    LADDER_STEPS,
    LADDER_AMOUNTS,
    STORIES,
    STORY_EVENTS,
    STORY_ACTORS,
    FAMILIES,
)
_OF_JUDGEMENTS = (RULINGS, *CORRECTED)

OF_DOCUMENT = (DOCUMENTS, DATE_REASONS, BLOCKS, CLAIMS)
"""Tables with a ``document_id``, whose rows are replaced when a document is coded anew."""

OF_CLAIM = (CLAIM_ACTORS, CLAIM_VOICES, CLAIM_AMOUNTS)
"""Tables with a ``claim_id``, whose rows are replaced with their claim."""

DERIVED = (*_OF_EVENTS, *_OF_JUDGEMENTS)
"""Tables that linking drops and builds anew."""

OF_LINKING = (LINKED, FINGERPRINTS, COMPARED, FAMILY_GROUNDS, NEIGHBOURHOODS, RUNGS)
"""Tables in which linking keeps what it needs to link what arrives; they go with the derived ones."""

TABLES: tuple[Table, ...] = (
    CAPTURES,
    BODIES,
    *OF_DOCUMENT,
    *OF_CLAIM,
    *_OF_EVENTS,
    ENTITIES,
    PLACES,
    JUDGEMENTS,
    *_OF_JUDGEMENTS,
    *WATCHING,
    *OF_LINKING,
    RUNS,
    EVENT_CHANGES,
    REJECTS,
    MIGRATIONS,
)
"""All tables, in the order of the record: captures, claims, events, judgements, watching, log."""
