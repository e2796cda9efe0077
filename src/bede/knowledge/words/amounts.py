"""Words of figures: what they count, which bound they give, and what they are worth."""

from dataclasses import dataclass
from functools import cache

from bede.knowledge.resources import read_toml
from bede.model import AmountKind


@dataclass(frozen=True, slots=True)
class AmountWords:
    """Words, what they give, and what they are worth.

    ``bounds``: phrase → low, best or high, longer phrases first. ``persons``: act with its mode → what persons are in
    it. ``beside``: word beside a count of persons → what they are. The rest: word → value.
    """

    bounds: dict[str, str]
    numbers: dict[str, float]
    multipliers: dict[str, float]
    vague: dict[str, float]
    currencies: dict[str, str]
    persons: dict[str, AmountKind]
    beside: dict[str, AmountKind]


@cache
def amount_words() -> AmountWords:
    """Return the table of figure words."""
    table = read_toml("words/en/amounts.toml")
    bounds = [(phrase, bound) for bound, phrases in table["bounds"].items() for phrase in phrases]
    return AmountWords(
        # "no more than" must be tried before the "more than" in it.
        bounds=dict(sorted(bounds, key=lambda row: -len(row[0]))),
        numbers=dict(table["numbers"]),
        multipliers=dict(table["multipliers"]),
        vague=dict(table["vague"]),
        currencies=dict(table["currencies"]),
        persons={act: AmountKind(kind) for act, kind in table["persons"].items()},
        beside={word: AmountKind(kind) for kind, words in table["beside"].items() for word in words},
    )
