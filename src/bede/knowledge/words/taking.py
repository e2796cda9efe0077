"""Words by which a land or a town changes hands (``words/en/taking.toml``)."""

import re
from functools import cache, lru_cache

from bede.knowledge.resources import read_toml
from bede.knowledge.words.triggers import base_form

_WORD = re.compile(r"[^\W\d_]+")
_TABLE = "words/en/taking.toml"


@lru_cache(maxsize=1 << 15)
def takes_land(trigger: str) -> bool:
    """Return whether a trigger says that something is taken hold of ("took over", "annexed"), be it a land or not."""
    lower = trigger.lower()
    return bool(_phrases().search(lower)) or any(base_form(word, _words()) in _words() for word in _WORD.findall(lower))


@cache
def _words() -> frozenset[str]:
    return frozenset(str(read_toml(_TABLE)["words"]).split())


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{read_toml(_TABLE)['phrases']})\b")
