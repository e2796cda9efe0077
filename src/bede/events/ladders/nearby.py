"""The words around the trigger of a claim, folded: they tell what is committed and how far it has come."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bede.events.claims import LinkClaim
from bede.text.normalise import fold

_BEFORE, _AFTER = 45, 90  # characters; about eight and fifteen words
# What stands behind these tells of something else.
_BREAK = re.compile(
    r"[;:]|, (?:and|as|while|but|who|which|after|saying) |\b(?:but|while|although|after|before|because)\b"
)


@dataclass(frozen=True, slots=True)
class Nearby:
    """Folded words of a sentence: ``trigger``, what stands ``before`` it and ``after`` it up to the next break."""

    before: str
    trigger: str
    after: str

    @property
    def on(self) -> str:
        """The trigger and what follows it."""
        return f"{self.trigger} {self.after}"

    @property
    def around(self) -> str:
        """All of them."""
        return f"{self.before} {self.trigger} {self.after}"


def nearby(claim: LinkClaim) -> Nearby:
    """Return the words around the trigger; none where the trigger does not stand in the sentence."""
    return _nearby(claim.sentence, claim.trigger)


@lru_cache(maxsize=4096)
def _nearby(sentence: str, trigger: str) -> Nearby:
    text, word = fold(sentence), fold(trigger)
    start = text.find(word)
    if start < 0:
        return Nearby("", word, "")
    end = start + len(word)
    before = _BREAK.split(text[max(start - _BEFORE, 0) : start])[-1]
    after = _BREAK.split(text[end : end + _AFTER])[0]
    return Nearby(before.strip(), word, after.strip())
