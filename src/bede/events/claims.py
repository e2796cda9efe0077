"""A claim as linking sees it."""

from dataclasses import dataclass
from datetime import date

from bede.model import Actor, EventType, Place, Precision, SpeakerKind, Stance, Status, TimeBasis


@dataclass(frozen=True, slots=True)
class LinkClaim:
    """What linking needs of a claim. ``speakers`` are innermost last; ``published`` is the document's ISO date."""

    id: str
    document_id: str
    publisher: str | None
    published: str | None
    trigger: str
    type: EventType
    mode: str | None
    status: Status
    stance: Stance
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    speakers: tuple[tuple[Actor | None, SpeakerKind], ...]
    earliest: date | None
    latest: date | None
    precision: Precision
    basis: TimeBasis
    place: Place | None
    score: float

    @property
    def dated(self) -> bool:
        """Whether the claim has an interval of its own, closed on both sides."""
        return self.basis is not TimeBasis.NONE and self.earliest is not None and self.latest is not None
