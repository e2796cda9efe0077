"""Words that name the means of an attack: ``en/weapons.toml``."""

import re
from collections.abc import Mapping
from functools import cache

from bede.knowledge.resources import read_toml


@cache
def weapon_words() -> Mapping[str, re.Pattern[str]]:
    """Return, by the names of that file, what finds one of the words in a text; read once."""
    return {
        name: re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)
        for name, words in read_toml("words/en/weapons.toml").items()
    }
