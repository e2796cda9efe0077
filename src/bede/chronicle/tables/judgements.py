"""What people decided, what became of it, and the claims as they count by it."""

from dataclasses import replace

from bede.chronicle.columns import Column, Table
from bede.chronicle.tables.claims import CLAIM_ACTORS, CLAIM_AMOUNTS, CLAIM_VOICES, CLAIMS
from bede.events.rulings import State
from bede.model.codes import Verdict

JUDGEMENTS = Table(
    "judgements",
    "What people decided about claims. A judgement outranks a score; it is withdrawn, never deleted.",
    ("judgement_id",),
    (
        Column("judgement_id", "VARCHAR", "Id of the judgement.", True),
        Column("left_claim", "VARCHAR", "The claim judged, or the first of a pair.", True),
        Column("right_claim", "VARCHAR", "The second claim of a pair; NULL where one claim is judged."),
        Column("verdict", "VARCHAR", "What was decided.", True, Verdict),
        Column("reason", "VARCHAR", "Why, in the person's words."),
        Column("person", "VARCHAR", "Who decided.", True),
        Column("made", "TIMESTAMP", "When (UTC).", True),
        Column("withdrawn", "TIMESTAMP", "When it was taken back (UTC); NULL: it stands."),
        Column("field", "VARCHAR", "The field that was corrected; NULL for other verdicts.", since=3),
        Column("value", "VARCHAR", "Its value as JSON; NULL for other verdicts.", since=3),
    ),
)

RULINGS = Table(
    "rulings",
    "What became of each judgement when events were last made: which one counts where people judged one thing more "
    "than once.",
    ("judgement_id",),
    (
        Column("judgement_id", "VARCHAR", "The judgement.", True),
        Column("state", "VARCHAR", "What became of it.", True, State),
        Column(
            "by",
            "VARCHAR",
            "The later judgement that replaced or overruled it; NULL where several together did, and for other states.",
        ),
    ),
    since=3,
)

_COPY = "As `{name}`, for the claims that people corrected: all their rows, with the corrected values in them."


def _corrected(table: Table, name: str) -> Table:
    return replace(table, name=name, doc=_COPY.format(name=table.name), since=3)


CORRECTED_CLAIMS = _corrected(CLAIMS, "corrected_claims")
CORRECTED_ACTORS = _corrected(CLAIM_ACTORS, "corrected_actors")
CORRECTED_VOICES = _corrected(CLAIM_VOICES, "corrected_voices")
CORRECTED_AMOUNTS = _corrected(CLAIM_AMOUNTS, "corrected_amounts")

CORRECTED = (CORRECTED_CLAIMS, CORRECTED_ACTORS, CORRECTED_VOICES, CORRECTED_AMOUNTS)
"""Tables of corrected claims, which linking builds anew."""
