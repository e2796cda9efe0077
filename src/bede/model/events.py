"""What claims speak of, and which documents copy one another."""

from dataclasses import dataclass

from bede.model.codes import (
    AmountKind,
    Difference,
    DisputeAbout,
    EventType,
    LadderKind,
    Precision,
    Relation,
    Side,
    Stage,
    Standing,
    Status,
    TimeBasis,
)
from bede.model.values import Actor, Place


@dataclass(frozen=True, slots=True)
class Member:
    """A document of a family. ``of``: the document that it was made from, None for the original.

    ``share``: part of its own running text that stands in ``of`` too, 0..1. ``reason``: what shows it, in words.
    """

    document: str
    relation: Relation
    of: str | None
    share: float
    reason: str


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that copy one another count as one origin. ``id`` is derived from the first member, the original."""

    id: str
    members: tuple[Member, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the members."""
        return tuple(member.document for member in self.members)


@dataclass(frozen=True, slots=True)
class Part:
    """What one feature of two claims adds to (or takes from) the score of their link, in log-odds."""

    feature: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """Why a claim is in its event: the claim of the event that it was joined to, how sure, and the parts of that.

    ``score`` is the probability, 0..1, that both speak of one happening.
    """

    claim: str
    to: str
    score: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount of an event: the lowest, likeliest and highest that its claims allow. ``claims`` give it."""

    kind: AmountKind
    unit: str | None
    low: float | None
    best: float | None
    high: float | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One of the values that a dispute is between: in words, by whom, and the claims that say so."""

    value: str
    by: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field on which the claims of an event differ. ``text`` tells it in one line."""

    about: DisputeAbout
    difference: Difference
    text: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening that claims speak of, with the values that they agree on.

    ``earliest``/``latest`` are ISO dates. ``claims`` in the order of telling, ``sides`` beside them. ``links``: why
    each claim but the first was joined. ``standing_rule`` is the line of the published rule that fired and
    ``standing_claims`` the claims that fired it. ``origins`` counts independent origins, ``copies`` the further
    documents of their families.
    """

    id: str
    type: EventType
    mode: str | None
    status: Status
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    earliest: str | None
    latest: str | None
    time_precision: Precision
    time_basis: TimeBasis
    place: Place | None
    claims: tuple[str, ...]
    sides: tuple[Side, ...]
    links: tuple[Link, ...]
    documents: tuple[str, ...]
    families: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: int
    copies: int
    amounts: tuple[Figure, ...]
    disputes: tuple[Dispute, ...]
    standing: Standing
    standing_rule: str
    standing_claims: tuple[str, ...]
    first_told: str | None
    last_told: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """A rung: the event that tells it, and the stage that it tells.

    ``words``: the events of the offer, request, threat or refusal that one sentence tells together with the act.
    """

    event: str
    stage: Stage
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """One commitment through its stages; steps in the order of event time. Sightings are never added up.

    ``what``: what is committed, in a word (``arms``, ``lifting``), empty where none tells it. ``stage``: the last one
    reached. ``amounts``: one figure per kind and unit, of the commitment as a whole, the one that is told most first.
    ``receivers`` is empty where there is none, as in talks.
    """

    id: str
    kind: LadderKind
    what: str
    givers: tuple[Actor, ...]
    receivers: tuple[Actor, ...]
    stage: Stage
    steps: tuple[Step, ...]
    amounts: tuple[Figure, ...]
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """Events that belong together: the same actors, in one place or conflict, within one period."""

    id: str
    name: str
    actors: tuple[Actor, ...]
    place: Place | None
    earliest: str | None
    latest: str | None
    events: tuple[str, ...]
