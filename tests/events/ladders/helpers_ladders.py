"""Small news about invented countries: sentences with their claims, and the events that they speak of."""

from dataclasses import dataclass, field, replace
from datetime import date

from bede.events import LinkClaim, find_ladders
from bede.model import (
    Actor,
    Amount,
    AmountKind,
    Event,
    EventType,
    Ladder,
    Place,
    PlacePrecision,
    Precision,
    Sector,
    Side,
    Span,
    Standing,
    Status,
    TimeBasis,
)
from bede.settings import EventsOptions
from factories import make_claim

NORLAND = Actor("norland", "Norland", "XNO", Sector.GOV)
SUDERIA = Actor("suderia", "Suderia", "XSU", Sector.GOV)
OSTMARK = Actor("ostmark", "Ostmark", "XOS", Sector.GOV)
STONE = Actor("ada-stone", "Ada Stone", "XNO", Sector.GOV)
BROOK = Actor("ivo-brook", "Ivo Brook", "XSU", Sector.GOV)
REBELS = Actor("tarn-front", "Tarn Front", "XSU", Sector.REB)
HALM = Place("Halm", "XSU", 50.5, 30.25, PlacePrecision.SETTLEMENT, None)
TARN = Place("Tarn", "XSU", 51.5, 31.25, PlacePrecision.SETTLEMENT, None)


@dataclass(frozen=True)
class Act:
    """A claim in short. ``event``: what it speaks of, by a name; each claim alone where none is given."""

    type: str
    trigger: str
    status: str = "occurred"
    by: tuple[Actor, ...] = (NORLAND,)
    to: tuple[Actor, ...] = (SUDERIA,)
    mode: str | None = None
    on: str | None = None
    until: str | None = None
    place: Place | None = None
    amounts: tuple[Amount, ...] = ()
    more: dict = field(default_factory=dict)
    event: str | None = None


def money(best: float | None, unit: str | None = "USD", *, low: float | None = None, at: int = 0) -> Amount:
    return Amount(AmountKind.MONEY, "", Span(at, at + 1), low, best, None, unit)


def count(best: float, unit: str, kind: AmountKind = AmountKind.UNITS) -> Amount:
    return Amount(kind, "", Span(0, 1), None, best, None, unit)


class News:
    """Documents told one after the other. ``tell`` adds a sentence to the document named."""

    def __init__(self) -> None:
        self.claims: list[LinkClaim] = []
        self._event_of: dict[str, str] = {}
        self._family_of: dict[str, str] = {}

    def tell(self, day: str, sentence: str, *acts: Act, document: str | None = None, family: str | None = None) -> None:
        name = document or f"d{day}-{len(self.claims)}"
        self._family_of[name] = family or name
        for act in acts:
            claim_id = f"c{len(self.claims):03d}"
            self._event_of[claim_id] = act.event or f"e{claim_id}"
            self.claims.append(_claim(claim_id, name, day, sentence, act))

    @property
    def events(self) -> list[Event]:
        groups: dict[str, list[LinkClaim]] = {}
        for claim in self.claims:
            groups.setdefault(self._event_of[claim.id], []).append(claim)
        return [_event(name, group, self._family_of) for name, group in groups.items()]

    @property
    def ladders(self) -> tuple[Ladder, ...]:
        return find_ladders(self.events, self.claims, EventsOptions())


def _claim(claim_id: str, document: str, day: str, sentence: str, act: Act) -> LinkClaim:
    start = sentence.index(act.trigger)
    first = date.fromisoformat(act.on) if act.on else None
    last = date.fromisoformat(act.until) if act.until else first
    claim = make_claim(
        claim_id,
        document,
        published=day,
        day=None,
        trigger=act.trigger,
        start=start,
        sentence=sentence,
        type=EventType(act.type),
        status=Status(act.status),
        mode=act.mode,
        actors=act.by,
        recipients=act.to,
        place=act.place,
        amounts=act.amounts,
    )
    if first is not None:
        claim = replace(claim, earliest=first, latest=last, precision=Precision.DAY, basis=TimeBasis.EXPLICIT)
    elif act.status in {"occurred", "ongoing"}:
        claim = replace(claim, latest=date.fromisoformat(day))
    return replace(claim, **act.more)


def _event(name: str, claims: list[LinkClaim], family_of: dict[str, str]) -> Event:
    first = claims[0]
    documents = tuple(dict.fromkeys(claim.document_id for claim in claims))
    told = sorted(claim.published for claim in claims if claim.published)
    return Event(
        id=name,
        type=first.type,
        mode=first.mode,
        status=first.status,
        actors=first.actors,
        recipients=first.recipients,
        earliest=first.earliest.isoformat() if first.earliest else None,
        latest=first.latest.isoformat() if first.latest else None,
        time_precision=first.precision,
        time_basis=first.basis,
        place=first.place,
        claims=tuple(claim.id for claim in claims),
        sides=tuple(Side.UNKNOWN for _ in claims),
        links=(),
        documents=documents,
        families=tuple(dict.fromkeys(family_of[document] for document in documents)),
        publishers=(),
        origins=len(documents),
        copies=0,
        amounts=(),
        disputes=(),
        standing=Standing.OWN_REPORTING,
        standing_rule="",
        standing_claims=(),
        first_told=told[0],
        last_told=told[-1],
    )
