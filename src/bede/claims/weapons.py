"""With what an attack is made: told by the words beside it, where the reader left it open or took bombs for it.

How often that is right on annotated attacks: docs/decisions/0018.
"""

from bede.knowledge.words.weapons import weapon_words
from bede.model import EventType

REACH = 5
"""Words on either side of the trigger in which a weapon is looked for."""

_OPEN = (None, "explosives")


def weapon_mode(type: EventType, mode: str | None, before: str, trigger: str, behind: str) -> str | None:
    """Return the mode of an act, told by the weapon beside it where that of an attack is open.

    ``before``, ``behind``: the words of the sentence on either side of the trigger. Words of aircraft alone tell
    nothing: planes carry ministers too.
    """
    if type is not EventType.ASSAULT or mode not in _OPEN:
        return mode
    near = " ".join([*before.split()[-REACH:], trigger, *behind.split()[:REACH]])
    named = {name for name, words in weapon_words().items() if words.search(near)}
    if "suicide" in named:
        return "suicide-attack"
    if "drone" in named:
        return "drone"
    if "raid" in named or named >= {"aircraft", "dropped"}:
        return "aerial"
    return "heavy-weapons" if "heavy" in named else mode
