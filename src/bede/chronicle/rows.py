"""A claim as one nested row without a file behind it: the same shape that queries and exports give."""

from typing import Any

from bede.chronicle import claim_rows
from bede.chronicle.query import plain
from bede.chronicle.shapes import SHAPES
from bede.chronicle.vocabularies import Role
from bede.model import Claim, Document


def claim_dict(claim: Claim, ordinal: int, document: Document, run_id: str) -> dict[str, Any]:
    """Return the row of the claims export for a claim that is in no event yet (``event_id`` null)."""
    flat = claim_rows.claim_row(claim, ordinal, document, run_id)
    place = {name.removeprefix("place_"): flat[name] for name in flat if name.startswith("place_")}
    nested: dict[str, Any] = {
        **flat,
        "actors": _members(claim_rows.actor_rows(claim), Role.ACTOR),
        "recipients": _members(claim_rows.actor_rows(claim), Role.RECIPIENT),
        "voices": _members(claim_rows.voice_rows(claim)),
        "amounts": _members(claim_rows.amount_rows(claim)),
        "place": place if claim.place is not None else None,
        "event_id": None,
        "judgements": [],
    }
    return next(plain([{field.name: nested[field.name] for field in SHAPES["claims"].fields}]))


def _members(rows: Any, role: Role | None = None) -> list[dict[str, Any]]:
    keys = {"claim_id", "role", "ordinal"}
    chosen = [row for row in rows if role is None or row["role"] == role.value]
    return [{name: value for name, value in row.items() if name not in keys} for row in chosen]
