"""The labels of every head, in the order of its scores. The model file carries them, and so explains itself."""

from bede.knowledge.ontology.tables import types
from bede.model import AmountKind, Certainty, EventType, SpeakerKind, Stance, Status
from training.corpora.names import KINDS


def tags(*kinds: str) -> list[str]:
    """Return O and, for each kind, its first piece's tag and that of the pieces behind."""
    return ["O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI")]


TAGS = {"trigger": tags("trigger"), "cue": tags("cue"), "name": tags(*KINDS)}
"""Heads that tag every piece."""

ROLES = {
    "party": tags("actor", "recipient"),
    "voice": tags("speaker", "cue"),
    "circumstance": tags("time", "place", "amount"),
    "attribution": tags("source", "content"),
}
"""Heads that tag every piece as seen from one anchor; roles of one head exclude each other at a piece."""

CODES = {
    "type": [code.value for code in EventType],
    "mode": [f"{kind.value}.{mode}" for kind, info in types().items() for mode in ("-", *info.modes)],
    "status": [code.value for code in Status],
    "stance": [code.value for code in Stance],
    "certainty": [code.value for code in Certainty],
    "carried": ["no", "yes"],
}
"""Heads that classify a trigger."""

CHECK = ("no", "yes")
"""Whether an anchor that the tags propose is a claim's trigger, once its roles are known. In the file it decides with
the tags which anchors are told, and has no output of its own."""

KINDS_AT = {"figure": [code.value for code in AmountKind], "speaker_kind": [code.value for code in SpeakerKind]}
"""Heads that classify the first piece of a phrase."""
