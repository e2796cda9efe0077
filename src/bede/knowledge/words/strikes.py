"""Words that tell a strike that is an attack from a stoppage of work: ``en/strikes.toml``."""

import re
from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml
from bede.text.calendar import MONTH_PATTERN, WEEKDAY_PATTERN


@dataclass(frozen=True, slots=True)
class StrikeWords:
    """``target`` matches right behind the word, ``victims`` and ``stoppage`` are searched in what stands before it."""

    target: re.Pattern[str]
    victims: re.Pattern[str]
    stoppage: re.Pattern[str]


@cache
def strike_words() -> StrikeWords:
    """Return the words, read once."""
    words = {name: "|".join(values) for name, values in read_toml("words/en/strikes.toml").items()}
    lines = rf"(?:[\w'’-]+ ){{0,3}}(?:{words['lines']})\b(?! (?:{words['places_of_lines']}))"
    no_target = rf"(?:(?:{WEEKDAY_PATTERN}|{MONTH_PATTERN})\b|{words['occasions']}|{lines})"
    return StrikeWords(
        target=re.compile(rf"\s+(?:on|against)\s+(?!{no_target})(?:(?:{words['targets']})\s|[A-Z])"),
        victims=re.compile(
            rf"\b(?:{words['victims']})\b[^.;:]{{0,40}}?\b(?:in|by) (?:an?|the|this|that|two|several) (?:\w+ )?$", re.I
        ),
        stoppage=re.compile(rf"\b(?:{words['stoppages']}) $", re.I),
    )
