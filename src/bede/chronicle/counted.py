"""Views of claims as they count: without those judged wrong, and with the values that people put in.

The tables of claims are never edited. These views lay over them what linking wrote into the tables ``corrected_…``,
and all counts and lists that are made from claims are made from these views.
"""

from bede.chronicle.columns import Column, Table, View
from bede.chronicle.tables.claims import CLAIM_ACTORS, CLAIM_AMOUNTS, CLAIM_VOICES, CLAIMS
from bede.chronicle.tables.judgements import (
    CORRECTED_ACTORS,
    CORRECTED_AMOUNTS,
    CORRECTED_CLAIMS,
    CORRECTED_VOICES,
    JUDGEMENTS,
    RULINGS,
)

_SQL = """
SELECT * FROM {coded} WHERE claim_id NOT IN (
    SELECT left_claim FROM judgements j JOIN rulings r ON r.judgement_id = j.judgement_id
    WHERE r.state = 'counts' AND j.verdict IN ('wrong', 'corrected'))
UNION ALL BY NAME SELECT * FROM {corrected}"""


def _counted(coded: Table, corrected: Table, name: str) -> View:
    doc = f"As `{coded.name}`, as it counts: without claims judged wrong, and with the values that people put in."
    return View(name, doc, coded.columns, _SQL.format(coded=coded.name, corrected=corrected.name))


COUNTED_CLAIMS = _counted(CLAIMS, CORRECTED_CLAIMS, "counted_claims")
COUNTED_ACTORS = _counted(CLAIM_ACTORS, CORRECTED_ACTORS, "counted_actors")
COUNTED_VOICES = _counted(CLAIM_VOICES, CORRECTED_VOICES, "counted_voices")
COUNTED_AMOUNTS = _counted(CLAIM_AMOUNTS, CORRECTED_AMOUNTS, "counted_amounts")

_CLAIM = Column("claim_id", "VARCHAR", "The claim.")
_OTHER = Column("other_claim", "VARCHAR", "The other claim of a pair; NULL where one claim is judged.")
_OWN = tuple(column for column in JUDGEMENTS.columns if column.name not in ("left_claim", "right_claim"))

JUDGED = (*_OWN[:1], _OTHER, *_OWN[1:], *RULINGS.columns[1:])
"""Columns of a judgement as it is seen from one of its claims."""

CLAIM_JUDGEMENTS = View(
    "claim_judgements",
    "What people decided about each claim, and what became of it; a judgement on a pair has a row for both.",
    (_CLAIM, *JUDGED),
    """
WITH sides AS (
    SELECT left_claim AS claim_id, right_claim AS other_claim, judgement_id FROM judgements
    UNION SELECT right_claim, left_claim, judgement_id FROM judgements WHERE right_claim IS NOT NULL
)
SELECT s.claim_id, j.judgement_id, s.other_claim, j.verdict, j.reason, j.person, j.made, j.withdrawn, j.field, j.value,
    r.state, r."by"
FROM sides s
JOIN judgements j ON j.judgement_id = s.judgement_id
LEFT JOIN rulings r ON r.judgement_id = s.judgement_id
ORDER BY s.claim_id, j.made, j.judgement_id""",
)

EVENT_JUDGEMENTS = View(
    "event_judgements",
    "What people decided about the claims of each event, each judgement once.",
    (Column("event_id", "VARCHAR", "The event."), _CLAIM, *JUDGED),
    """
SELECT m.event_id, min(c.claim_id) AS claim_id, c.judgement_id, max(c.other_claim) AS other_claim,
    any_value(c.verdict) AS verdict, any_value(c.reason) AS reason, any_value(c.person) AS person,
    any_value(c.made) AS made, any_value(c.withdrawn) AS withdrawn, any_value(c.field) AS field,
    any_value(c.value) AS value, any_value(c.state) AS state, any_value(c."by") AS "by"
FROM event_claims m JOIN claim_judgements c ON c.claim_id = m.claim_id
GROUP BY m.event_id, c.judgement_id
ORDER BY m.event_id, made, c.judgement_id""",
)

COUNTED: tuple[View, ...] = (
    COUNTED_CLAIMS,
    COUNTED_ACTORS,
    COUNTED_VOICES,
    COUNTED_AMOUNTS,
    CLAIM_JUDGEMENTS,
    EVENT_JUDGEMENTS,
)
"""The views that lay judgements over claims; others are built on them."""
