"""All of one event: its values, its claims with their words, what they differ on, and who copies whom."""

from collections.abc import Iterable
from typing import Any, cast

from typing_extensions import TypedDict

from bede.chronicle.pages.claims import ClaimRow, claim_rows
from bede.chronicle.pages.commitments import CommitmentRef, commitments_of
from bede.chronicle.pages.families import FamilyRow, families_of
from bede.chronicle.pages.judgements import JudgementRow, judgements_on
from bede.chronicle.pages.listing import ROW
from bede.chronicle.pages.rows import EventRow
from bede.chronicle.write import Chronicle
from bede.errors import NotFound


class EventValues(EventRow):
    """The row of the event, and what only its own page shows."""

    plover: str
    """The PLOVER-strict type."""
    cameo: str
    """The nearest CAMEO code."""
    goldstein: float
    """Score of the act on the Goldstein scale, -10 to 10."""
    standing_claims: list[str]
    """The claims that gave the standing."""


class HeldValue(TypedDict):
    """A value that is held in a dispute."""

    value: str
    """The value, in words."""
    by: str
    """Who holds it."""
    claims: list[str]
    """The claims that say so."""


class DisputeRow(TypedDict):
    """What the claims of the event differ on."""

    about: str
    """What they differ on: whether, who, how_many, when, where, what."""
    difference: str
    """``conflict``, or ``update`` and ``correction`` where the later value takes the place of the earlier."""
    text: str
    """The dispute in one line."""
    positions: list[HeldValue]
    """The values, by whom."""


class EventPage(TypedDict):
    """All of one event. Positions and figures by source are read off its claims, which stand in order of telling."""

    event: EventValues
    """What its claims agree on."""
    claims: list[ClaimRow]
    """Its claims, in the order of telling."""
    disputes: list[DisputeRow]
    """What they differ on."""
    families: list[FamilyRow]
    """The families of the documents that tell it."""
    commitments: list[CommitmentRef]
    """Commitments of which it tells a stage."""
    judgements: list[JudgementRow]
    """What people decided about its claims, and about claims that they parted from it."""


def event_page(chronicle: Chronicle, event: str) -> EventPage:
    """Return the page of the event with this id. Raises NotFound."""
    sql = f"""SELECT {ROW}, NULL AS "group", x.plover, x.cameo, x.goldstein, x.standing_claims, x.documents AS told_in
        FROM pages.events e JOIN events x ON x.event_id = e.id WHERE e.id = $id"""
    row: Any = next(chronicle.rows(sql, {"id": event}), None)
    if row is None:
        raise NotFound(f"There is no event {event}. Ids of events change when claims come in; look for it in the list.")
    documents = row.pop("told_in")
    members = chronicle.rows("SELECT claim_id FROM event_claims WHERE event_id = $id", {"id": event})
    claims = [member["claim_id"] for member in members]
    return {
        "event": cast("EventValues", row),
        "claims": claim_rows(chronicle, claims),
        "disputes": disputes_of(chronicle, [event]).get(event, []),
        "families": families_of(chronicle, documents),
        "commitments": commitments_of(chronicle, event),
        "judgements": judgements_on(chronicle, claims),
    }


def disputes_of(chronicle: Chronicle, events: Iterable[str]) -> dict[str, list[DisputeRow]]:
    """Return what the claims of events differ on, by event."""
    sql = "SELECT * FROM event_disputes WHERE event_id IN (SELECT unnest($ids)) ORDER BY event_id, dispute, ordinal"
    found: dict[str, dict[int, DisputeRow]] = {}
    for row in chronicle.rows(sql, {"ids": list(events)}):
        dispute = found.setdefault(row["event_id"], {}).setdefault(
            row["dispute"],
            {"about": row["about"], "difference": row["difference"], "text": row["text"], "positions": []},
        )
        dispute["positions"].append({"value": row["value"], "by": row["by"], "claims": row["claims"]})
    return {event: list(disputes.values()) for event, disputes in found.items()}
