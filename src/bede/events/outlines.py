"""What commitments and stories need of an event, so that those made long ago need not be read in full."""

from dataclasses import dataclass

from bede.model import Actor, Event, Place, TimeBasis


@dataclass(frozen=True, slots=True)
class Outline:
    """An event without its disputes, figures and standing; the fields are those of ``Event``."""

    id: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    earliest: str | None
    latest: str | None
    time_basis: TimeBasis
    place: Place | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    families: tuple[str, ...]
    first_told: str | None


Outlined = Event | Outline
"""An event, in full or in outline."""
