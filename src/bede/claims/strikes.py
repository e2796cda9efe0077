"""Whether a strike is an attack or a stoppage of work: told by the words right beside it, where the reader mistook it.

The annotated news hold few strikes that are attacks, so the reader takes nearly all for stoppages. Of 51 annotated
stoppages of the train part that are called a strike none has the words that are looked for here.
"""

import re

from bede.model import EventType

_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember"
    r"|October|[\d]|the (?:day|eve|morning|evening|night|same|first|second|third|anniversary|grounds?|issue|question)"
)
_LINES = (
    r"(?:[\w'’-]+ ){0,3}(?:railways?|rails?|trains?|metro|subway|underground|buses|ferries|lines?|network|docks)\b"
    r"(?! (?:station|depot|bridge|yard|junction))"
)
_AT = re.compile(rf"\s+(?:on|against)\s+(?!{_DAY})(?!{_LINES})(?:(?:a|an|the|its|his|their|several|two|three)\s|[A-Z])")
_VICTIMS = re.compile(
    r"\b(?:killed|dead|died|deaths|wounded|injured|hurt)\b[^.;:]{0,40}?\b(?:in|by) (?:an?|the|this|that|two|several) "
    r"(?:\w+ )?$",
    re.IGNORECASE,
)
_ON_STRIKE = re.compile(r"\b(?:on|general|hunger|called|call|calls|rail|teachers['’]?|workers['’]?) $", re.IGNORECASE)


def is_attack(type: EventType, mode: str | None, before: str, behind: str) -> bool:
    """Return whether what was read as a stoppage of work is an attack.

    ``before``, ``behind``: the words on either side of the trigger. An attack is on somebody or something ("a strike on
    the station"), or people were killed in it ("wounded in the strike").
    """
    if type is not EventType.PROTEST or mode != "strike" or _ON_STRIKE.search(before):
        return False
    return _AT.match(behind) is not None or _VICTIMS.search(before) is not None
