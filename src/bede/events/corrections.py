"""Values that people put in the place of what was coded: as JSON in a judgement, and as values of a claim.

- type, mode, status, stance, certainty: the code; of mode also null
- actors, recipients: a list of {entity, name, country, sector}
- speakers: the same with kind, outermost first; [] is the outlet's own voice
- time: {earliest, latest, precision}, days as ISO text; null: not known
- place: {name, country, lat, lon, precision, geonames}; null: not told
- amounts: a list of {kind, low, best, high, unit}
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bede.errors import UsageError
from bede.events.claims import LinkClaim
from bede.knowledge.ontology import types
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    Certainty,
    EventType,
    Place,
    PlacePrecision,
    Precision,
    Sector,
    Span,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)

Changes = dict[str, Any]
"""Fields of a LinkClaim with their new values."""


def corrected(claim: LinkClaim, corrections: Iterable[tuple[str, str]]) -> LinkClaim:
    """Return the claim with the values (JSON) of ``corrections`` in its fields.

    A mode that its type does not have is dropped. Raises UsageError for a field or value that can't be.
    """
    changed = claim
    for field, value in corrections:
        changed = replace(changed, **_changes(changed, field, value))
    if changed.mode is not None and changed.mode not in types()[changed.type].modes:
        changed = replace(changed, mode=None)
    return changed


def check(field: str, value: str) -> None:
    """Raise UsageError where a field can't be corrected, or not to this value (JSON)."""
    _changes(_BLANK, field, value)


def canonical(value: object) -> str:
    """Return a value as the JSON that a judgement keeps: the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _changes(claim: LinkClaim, field: str, text: str) -> Changes:
    if field not in FIELDS:
        raise UsageError(f"There is no field “{field}” to correct. Choose one of: {', '.join(FIELDS)}.")
    try:
        return FIELDS[field](claim, json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{text} is no value of {field}: {error}.") from error


def _mode(claim: LinkClaim, value: Any) -> Changes:
    known = {mode for info in types().values() for mode in info.modes}
    if value is not None and value not in known:
        raise ValueError(f"no type has the mode {value}")
    del claim
    return {"mode": value}


def _code(name: str, kind: Callable[[Any], Any]) -> Callable[[LinkClaim, Any], Changes]:
    return lambda _, value: {name: kind(value)}


def _parties(side: str) -> Callable[[LinkClaim, Any], Changes]:
    return lambda _, value: {side: tuple(map(_actor, value)), f"unnamed_{side}": ()}


def _speakers(claim: LinkClaim, value: Any) -> Changes:
    del claim
    speakers = tuple((_actor(item), SpeakerKind(item["kind"])) for item in value)
    return {"speakers": speakers, "speaker_words": tuple(str(item["name"]) for item in value)}


def _time(claim: LinkClaim, value: Any) -> Changes:
    if value is None:
        open_ = {"earliest": None, "latest": None}
        return {**open_, "precision": Precision.UNKNOWN, "basis": TimeBasis.NONE}
    earliest, latest = _day(value["earliest"]), _day(value["latest"])
    if earliest is None and latest is None:
        raise ValueError("it has neither a first nor a last day; write null")
    if earliest and latest and earliest > latest:
        raise ValueError("the first day is after the last")
    # What the sentence does not date, the person knows: the basis of what is known besides the text.
    basis = TimeBasis.BACKGROUND if claim.basis is TimeBasis.NONE else claim.basis
    return {"earliest": earliest, "latest": latest, "precision": Precision(value["precision"]), "basis": basis}


def _place(claim: LinkClaim, value: Any) -> Changes:
    del claim
    if value is None:
        return {"place": None}
    place = Place(
        name=str(value["name"]),
        country=value.get("country"),
        lat=_number(value.get("lat")),
        lon=_number(value.get("lon")),
        precision=PlacePrecision(value["precision"]),
        geonames=int(value["geonames"]) if value.get("geonames") is not None else None,
    )
    return {"place": place}


def _amounts(claim: LinkClaim, value: Any) -> Changes:
    # No words of the sentence give a figure that a person puts in, so its span is empty.
    nowhere = Span(claim.start, claim.start)
    return {"amounts": tuple(_amount(item, nowhere) for item in value)}


def _amount(item: Mapping[str, Any], span: Span) -> Amount:
    low, best, high = (_number(item.get(name)) for name in ("low", "best", "high"))
    if low is None and best is None and high is None:
        raise ValueError("an amount has no figure")
    return Amount(AmountKind(item["kind"]), "", span, low, best, high, item.get("unit"))


def _actor(item: Mapping[str, Any]) -> Actor:
    sector = Sector(item["sector"]) if item.get("sector") else None
    return Actor(str(item["entity"]), str(item["name"]), item.get("country"), sector)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def _number(value: Any) -> float | None:
    return float(value) if value is not None else None


FIELDS: dict[str, Callable[[LinkClaim, Any], Changes]] = {
    "type": _code("type", EventType),
    "mode": _mode,
    "status": _code("status", Status),
    "stance": _code("stance", Stance),
    "certainty": _code("certainty", Certainty),
    "actors": _parties("actors"),
    "recipients": _parties("recipients"),
    "speakers": _speakers,
    "time": _time,
    "place": _place,
    "amounts": _amounts,
}
"""The fields that can be corrected, and how a value becomes that of a claim."""

_BLANK = LinkClaim(
    id="",
    document_id="",
    publisher=None,
    published=None,
    trigger="",
    type=EventType.AGREE,
    mode=None,
    status=Status.OCCURRED,
    stance=Stance.ASSERTS,
    actors=(),
    recipients=(),
    speakers=(),
    earliest=None,
    latest=None,
    precision=Precision.UNKNOWN,
    basis=TimeBasis.NONE,
    place=None,
    score=0.0,
)
"""A claim that says nothing, to try values on."""
