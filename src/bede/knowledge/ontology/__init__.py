"""The 16 event types of PLOVER as data, their modes, and the way from them to CAMEO.

Scores follow one rule: that of a type with a mode is ICEWS' score of the CAMEO code that the mode becomes,
and of a type without one that of the type's general code; ACCUSE has -3 throughout, as its manual means it.
Of the codes that the crosswalk gives to a type the one that fits best is taken, so that a code always leads
back to the type that it came from.
"""

from bede.errors import KnowledgeError
from bede.knowledge.ontology.entries import Announced, CameoCode, Example, ModeInfo, Refusal, TypeInfo
from bede.knowledge.ontology.tables import cameo_codes, types
from bede.model.codes import EventType, Status

_ANNOUNCED = (Status.PLANNED, Status.PROMISED)


def quad(kind: EventType) -> int:
    """Return 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    return types()[kind].quad


def plover(kind: EventType, status: Status) -> EventType:
    """Return the type in the PLOVER-strict reading (codebook, section 4).

    A planned or promised CONSULT, SUPPORT, COOPERATE or AID counts as AGREE, such a RETREAT as CONCEDE.
    """
    announced = types()[kind].announced
    return announced.plover if announced and status in _ANNOUNCED else kind


def cameo(kind: EventType, mode: str | None, status: Status) -> str:
    """Return the CAMEO code of a claim, that of an intent where the PLOVER-strict type is one.

    Any other status leaves the code as it is: CAMEO has no word for what is requested or denied, so an export
    has to choose the claims by status. Raises KnowledgeError for a mode that the type does not have.
    """
    info = types()[kind]
    own = _code(info, mode)
    return info.announced.cameo if info.announced and status in _ANNOUNCED else own


def goldstein(kind: EventType, mode: str | None) -> float:
    """Return the score from -10 (conflict) to 10 (cooperation). Raises KnowledgeError for an unknown mode."""
    info = types()[kind]
    code = _code(info, mode)
    return cameo_codes()[code].goldstein if info.goldstein is None else info.goldstein


def _code(info: TypeInfo, mode: str | None) -> str:
    if mode is None:
        return info.cameo
    if mode not in info.modes:
        known = ", ".join(info.modes) or "none"
        raise KnowledgeError(f"{info.type} has no mode {mode!r}; it has: {known}")
    return info.modes[mode].cameo


__all__ = [
    "Announced",
    "CameoCode",
    "Example",
    "ModeInfo",
    "Refusal",
    "TypeInfo",
    "cameo",
    "cameo_codes",
    "goldstein",
    "plover",
    "quad",
    "types",
]
