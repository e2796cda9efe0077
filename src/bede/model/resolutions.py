"""What the mentions of one document mean."""

from dataclasses import dataclass

from bede.model.codes import SpeakerKind
from bede.model.spans import Span
from bede.model.values import Actor, Place, Resolution, When


@dataclass(frozen=True, slots=True)
class CodedVoice:
    """A resolved speaker of one frame."""

    actor: Resolution[Actor]
    span: Span | None
    cue: Span | None
    kind: SpeakerKind
    carried: bool


@dataclass(frozen=True, slots=True)
class Resolutions:
    """``actors`` and ``places`` by the mention's span; ``times`` and ``voices`` by the frame's index."""

    actors: dict[Span, Resolution[Actor]]
    places: dict[Span, Resolution[Place]]
    times: tuple[Resolution[When], ...]
    voices: tuple[tuple[CodedVoice, ...], ...]
