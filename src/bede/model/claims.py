"""A claim: one happening between political actors, as one sentence of one document tells it."""

from dataclasses import dataclass

from bede.model.codes import AmountKind, Certainty, EventType, SpeakerKind, Stance, Status
from bede.model.spans import Span
from bede.model.values import Actor, Place, Resolution, When


@dataclass(frozen=True, slots=True)
class Party:
    """An actor or recipient. ``text`` is empty and ``span`` None where only the document names it."""

    text: str
    span: Span | None
    actor: Resolution[Actor]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker of the chain. ``text`` is empty where the speaker is carried from the sentence before."""

    text: str
    span: Span | None
    cue: str | None
    cue_span: Span | None
    kind: SpeakerKind
    carried: bool
    actor: Resolution[Actor]


@dataclass(frozen=True, slots=True)
class Timing:
    """When the act took place. ``text`` is empty where no words of this sentence date it."""

    text: str
    span: Span | None
    when: Resolution[When]


@dataclass(frozen=True, slots=True)
class Location:
    """Where the act itself took place, in the words and on the map."""

    text: str
    span: Span
    place: Resolution[Place]


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure. ``low``, ``best``, ``high``: None where the words give none; ``unit``: currency or thing counted."""

    kind: AmountKind
    text: str
    span: Span
    low: float | None
    best: float | None
    high: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; all spans point into the text of ``document_id``. ``voices`` outermost first.

    An empty ``voices`` is the outlet's own voice. ``score`` is the reader's confidence in 0..1, and
    ``coder`` names the reader and its version.
    """

    id: str
    document_id: str
    sentence: Span
    trigger: Span
    type: EventType
    mode: str | None
    status: Status
    stance: Stance
    certainty: Certainty
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    voices: tuple[Voice, ...]
    time: Timing
    place: Location | None
    amounts: tuple[Amount, ...]
    score: float
    coder: str
