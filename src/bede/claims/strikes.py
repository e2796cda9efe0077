"""Whether a strike is an attack or a stoppage of work: told by the words right beside it, where the reader mistook it.

The annotated news hold few strikes that are attacks, so the reader takes nearly all for stoppages. Of 51 annotated
stoppages of the train part that are called a strike none has the words that are looked for here.

A denial that names victims denies them and not the strike: "denied that foreigners had been killed in the strike".
"""

from collections.abc import Iterable

from bede.knowledge.words.strikes import strike_words
from bede.model import EventType


def may_be_attack(type: EventType, mode: str | None, before: str) -> bool:
    """Return whether what was read as a stoppage of work has no word ``before`` it that makes it one ("on strike")."""
    return type is EventType.PROTEST and mode == "strike" and not strike_words().stoppage.search(before)


def is_attack(type: EventType, mode: str | None, before: str, behind: str) -> bool:
    """Return whether what was read as a stoppage of work is an attack.

    ``before``, ``behind``: the words on either side of the trigger. An attack is on somebody or something ("a strike on
    the station"), or people were killed in it ("wounded in the strike").
    """
    if not may_be_attack(type, mode, before):
        return False
    return strike_words().target.match(behind) is not None or names_victims(before)


def tells_attack(types: Iterable[tuple[EventType, str]]) -> bool:
    """Return whether one of the acts of a document, told by type and trigger, is an attack called a strike.

    Its other strikes are attacks then, too: of the train part's documents 26 have attacks that are called strikes, 24
    have stoppages, and none has both.
    """
    return any(type is EventType.ASSAULT and "strike" in trigger.lower() for type, trigger in types)


def names_victims(before: str) -> bool:
    """Return whether the words before "strike" tell what befell people in it."""
    return strike_words().victims.search(before) is not None
