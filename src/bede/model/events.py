"""What claims speak of, and which documents copy one another."""

from dataclasses import dataclass

from bede.model.codes import EventType, Precision, Standing, Status, TimeBasis
from bede.model.values import Actor, Place


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that copy one another count as one origin. ``id`` is derived from the earliest member.

    ``reasons`` gives, per document, why it belongs to the family.
    """

    id: str
    documents: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One happening that claims speak of, with the values that they agree on.

    ``earliest``/``latest`` are ISO dates. ``standing_rule`` is the line of the published rule that
    fired. ``origins`` counts independent origins, ``copies`` the further documents of their families.
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
    documents: tuple[str, ...]
    families: tuple[str, ...]
    publishers: tuple[str, ...]
    origins: int
    copies: int
    disputes: tuple[str, ...]
    standing: Standing
    standing_rule: str
    first_told: str | None
    last_told: str | None
