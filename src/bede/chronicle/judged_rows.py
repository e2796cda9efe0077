"""From what people judged to rows: what became of judgements, and the rows of corrected claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bede.chronicle.claim_rows import codes, party, place_values
from bede.chronicle.columns import Row
from bede.chronicle.vocabularies import Role
from bede.events import LinkClaim
from bede.events.rulings import Ruling

METHOD = "judged"
"""The rule that is named for values that people put in."""

_NOWHERE = {"start": None, "end": None}
_JUDGED = {"method": METHOD, "score": 1.0, "rivals": []}


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim with the values that people put in, and the names of those fields."""

    claim: LinkClaim
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Coded:
    """The rows of a claim as coded: of ``claims``, ``claim_actors``, ``claim_voices`` and ``claim_amounts``."""

    claim: Row
    actors: tuple[Row, ...]
    voices: tuple[Row, ...]
    amounts: tuple[Row, ...]


def ruling_row(ruling: Ruling) -> Row:
    """Return the row of ``rulings``."""
    return {"judgement_id": ruling.judgement.id, "state": ruling.state.value, "by": ruling.by}


def corrected_rows(coded: Coded, correction: Correction) -> Coded:
    """Return the rows of a claim as it counts: those as coded, with the corrected values in them."""
    claim, fields = correction.claim, correction.fields
    row = {**coded.claim, **codes(claim.type, claim.mode, claim.status)}
    row |= {"stance": claim.stance.value, "certainty": claim.certainty.value}
    row |= _time(claim) if "time" in fields else {}
    row |= _place(claim, coded.claim) if "place" in fields else {}
    return Coded(
        claim=row,
        actors=(*_side(coded, claim, fields, Role.ACTOR), *_side(coded, claim, fields, Role.RECIPIENT)),
        voices=_voices(claim) if "speakers" in fields else coded.voices,
        amounts=_amounts(claim) if "amounts" in fields else coded.amounts,
    )


def _time(claim: LinkClaim) -> Row:
    return {
        "earliest": claim.earliest,
        "latest": claim.latest,
        "time_precision": claim.precision.value,
        "time_basis": claim.basis.value,
        "time_text": "",
        **_with("time_", _NOWHERE),
        "time_instant": None,
        **_with("time_", _JUDGED),
    }


def _place(claim: LinkClaim, coded: Row) -> Row:
    names = [name for name in coded if name.startswith("place_")]
    if claim.place is None:
        return dict.fromkeys(names)
    at = {"place_start": coded["trigger_start"], "place_end": coded["trigger_start"]}
    return {"place_text": "", **at, **place_values(claim.place, "place_"), **_with("place_", _JUDGED)}


def _side(coded: Coded, claim: LinkClaim, fields: frozenset[str], role: Role) -> Sequence[Row]:
    if f"{role.value}s" not in fields:
        return [row for row in coded.actors if row["role"] == role.value]
    actors = claim.actors if role is Role.ACTOR else claim.recipients
    return [
        {"claim_id": claim.id, "role": role.value, "ordinal": at, "text": "", **party(actor), **_NOWHERE, **_JUDGED}
        for at, actor in enumerate(actors)
    ]


def _voices(claim: LinkClaim) -> tuple[Row, ...]:
    same: Mapping[str, Any] = {"text": "", "cue": None, "carried": False, "cue_start": None, "cue_end": None}
    return tuple(
        {"claim_id": claim.id, "ordinal": at, "kind": kind.value, **party(actor), **same, **_NOWHERE, **_JUDGED}
        for at, (actor, kind) in enumerate(claim.speakers)
    )


def _amounts(claim: LinkClaim) -> tuple[Row, ...]:
    return tuple(
        {
            "claim_id": claim.id,
            "ordinal": at,
            "kind": amount.kind.value,
            "text": amount.text,
            "start": amount.span.start,
            "end": amount.span.end,
            "low": amount.low,
            "best": amount.best,
            "high": amount.high,
            "unit": amount.unit,
        }
        for at, amount in enumerate(claim.amounts)
    )


def _with(prefix: str, values: Mapping[str, Any]) -> Row:
    return {f"{prefix}{name}": value for name, value in values.items()}
