"""Columns and pieces of SQL that several views share."""

from bede.chronicle.columns import Column
from bede.model.codes import EventType, LadderKind, Status

EVENT = Column("event_id", "VARCHAR", "The event; NULL before linking.")
CLAIM = Column("claim_id", "VARCHAR", "The claim.")
LADDER = Column("ladder_id", "VARCHAR", "The commitment, see `ladders`.")
TYPE = Column("type", "VARCHAR", "PLOVER type of the act.", vocabulary=EventType)
MODE = Column("mode", "VARCHAR", "PLOVER mode, where one is told.")
STATUS = Column("status", "VARCHAR", "What kind of happening it is.", vocabulary=Status)
KIND = Column("kind", "VARCHAR", "What the commitment is about.", vocabulary=LadderKind)
EARLIEST = Column("earliest", "DATE", "First day on which it can have taken place; NULL: open or unknown.")
LATEST = Column("latest", "DATE", "Last day on which it can have taken place; NULL: open or unknown.")
ACTORS = Column("actors", "VARCHAR", "Names of those who do it, joined by `; `.")
RECIPIENTS = Column("recipients", "VARCHAR", "Names of those to whom it is done, joined by `; `.")

EVENT_SIDE = """(SELECT string_agg(name, '; ' ORDER BY ordinal) FROM event_actors p
     WHERE p.event_id = e.event_id AND p.role = '{role}')"""
CLAIM_SIDE = """(SELECT string_agg(coalesce(name, nullif(text, '')), '; ' ORDER BY ordinal)
     FROM counted_actors p WHERE p.claim_id = c.claim_id AND p.role = '{role}')"""
