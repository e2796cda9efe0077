"""What the tables of the ontology hold: frozen dataclasses without behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass

from bede.model.codes import EventType, Status
from bede.model.spans import Span


@dataclass(frozen=True, slots=True)
class ModeInfo:
    """A mode of a type. ``cameo``: the code it is exported as; ``cameo_reason``: why that one."""

    name: str
    definition: str
    cameo: str
    cameo_reason: str


@dataclass(frozen=True, slots=True)
class Announced:
    """How a type counts in the PLOVER-strict reading while it is only planned or promised."""

    plover: EventType
    cameo: str
    cameo_reason: str


@dataclass(frozen=True, slots=True)
class Example:
    """An invented sentence that tells an act of the type; ``trigger`` is a span in ``text``."""

    text: str
    trigger: Span
    type: EventType
    mode: str | None
    status: Status


@dataclass(frozen=True, slots=True)
class Refusal:
    """An invented sentence that gives no claim of the type, and why not."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class TypeInfo:
    """One of the 16 types. ``quad`` 1..4 as PLOVER numbers them; ``cameo``: the code without a mode.

    ``goldstein`` is None where the scores are those of the CAMEO codes, else the type's own score.
    """

    type: EventType
    definition: str
    quad: int
    quad_name: str
    goldstein: float | None
    cameo: str
    cameo_reason: str
    modes: Mapping[str, ModeInfo]
    announced: Announced | None
    examples: tuple[Example, ...]
    refuse: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code with the PLOVER type it becomes (None: none) and the score that ICEWS gives it."""

    code: str
    plover: EventType | None
    goldstein: float
    name: str
