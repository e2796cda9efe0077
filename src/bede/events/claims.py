"""A claim as linking sees it."""

from dataclasses import dataclass
from datetime import date

from bede.model import (
    Actor,
    Amount,
    Certainty,
    EventType,
    Place,
    Precision,
    SpeakerKind,
    Stance,
    Status,
    TimeBasis,
)


@dataclass(frozen=True, slots=True)
class LinkClaim:
    """What linking needs of a claim. ``speakers`` are innermost last; ``published`` is the document's ISO date.

    ``start``: offset of the trigger in the document. ``sentence``: its words. ``actors`` and ``recipients`` hold those
    that were resolved; ``unnamed_actors`` and ``unnamed_recipients`` the words of the others. ``speaker_words``: what
    the text calls each of ``speakers``.
    """

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
    start: int = 0
    sentence: str = ""
    certainty: Certainty = Certainty.CERTAIN
    amounts: tuple[Amount, ...] = ()
    unnamed_actors: tuple[str, ...] = ()
    unnamed_recipients: tuple[str, ...] = ()
    speaker_words: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        """Whether the claim has an interval of its own, closed on both sides."""
        return self.basis is not TimeBasis.NONE and self.earliest is not None and self.latest is not None
