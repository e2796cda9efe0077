"""What an amount allows: the range of true figures with which its words are no contradiction."""

import math
from dataclasses import dataclass
from enum import StrEnum

from bede.knowledge.words.telling import figure_words
from bede.model import Amount, AmountKind

_ABOUT = 0.15
"""Part of a figure by which "about", "some" and the like may miss."""
_VAGUE = 0.25
"""Part of the low figure of "dozens" and "hundreds" by which it may miss: 20 dead may be called dozens."""
_ROUNDED = 0.1
"""Most that a round figure (100, 40,000) may miss, as part of it."""
_NEARLY = 0.8
"""Least part of a figure of which it is said that it was nearly reached."""
_UP_TO = 0.5
"""Least part of a figure of which "up to" is said: nobody says "up to 180" of 35."""
_PERSONS = frozenset(
    {
        AmountKind.KILLED,
        AmountKind.INJURED,
        AmountKind.DETAINED,
        AmountKind.ABDUCTED,
        AmountKind.RELEASED,
        AmountKind.DISPLACED,
    }
)


class Whom(StrEnum):
    """Who is counted: all, or one of two parts that have no one in common."""

    ALL = "all"
    CIVILIANS = "civilians"
    FIGHTERS = "fighters"


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that may be true of a figure."""

    least: float
    most: float

    def meets(self, other: "Range") -> bool:
        """Return whether one figure fits both."""
        return self.least <= other.most and other.least <= self.most


def range_of(amount: Amount) -> Range | None:
    """Return the range that an amount allows; None where it has no figure."""
    if amount.best is not None:
        miss = _miss(amount.best, amount.text)
        return Range(amount.best - miss, amount.best + miss)
    low, high = amount.low, amount.high
    if low is not None and high is not None:
        return Range(low, high)
    if low is not None:
        return Range(low * (1 - _VAGUE) if figure_words().vague.search(amount.text) else low, math.inf)
    return Range(high * _least_part(amount.text), high) if high is not None else None


def counts(amount: Amount, sentence: str) -> bool:
    """Return whether an amount counts what its kind says, by the words of its sentence, where that is known.

    "Shot three people" counts no dead, an age counts nobody, and things counted come in whole numbers.
    """
    words = figure_words()
    if amount.kind in _PERSONS and words.age.search(amount.text):
        return False
    if amount.kind is AmountKind.UNITS:
        return all(value == int(value) for value in (amount.low, amount.best, amount.high) if value is not None)
    needed = {AmountKind.KILLED: words.killed, AmountKind.INJURED: words.injured}.get(amount.kind)
    return needed is None or not sentence or bool(needed.search(sentence))


def whom(amount: Amount) -> Whom:
    """Return who is counted by an amount of persons, by its words."""
    if amount.kind not in _PERSONS:
        return Whom.ALL
    words = figure_words()
    if words.fighters.search(amount.text):
        return Whom.FIGHTERS
    return Whom.CIVILIANS if words.civilians.search(amount.text) else Whom.ALL


def unit_of(amount: Amount) -> str | None:
    """Return the unit under which amounts are compared: a currency, a thing counted in the singular.

    Persons are persons, whatever they are called.
    """
    if amount.kind is AmountKind.MONEY:
        return amount.unit
    if amount.kind is AmountKind.UNITS and amount.unit:
        return amount.unit.removesuffix("s")
    return None


def _miss(best: float, text: str) -> float:
    about = best * _ABOUT if figure_words().about.search(text) else 0.0
    return max(about, _rounding(best))


def _rounding(figure: float) -> float:
    """Return by how much a round figure may miss: half of the place of its last digit that is not 0.

    >>> _rounding(1200), _rounding(100), _rounding(104), _rounding(40)
    (50.0, 10.0, 0.0, 0.0)
    """
    if figure < 100 or figure != int(figure):
        return 0.0
    place = 1
    while figure % (place * 10) == 0:
        place *= 10
    return min(place / 2, figure * _ROUNDED) if place > 1 else 0.0


def _least_part(text: str) -> float:
    words = figure_words()
    if words.below.search(text):
        return 0.0
    return _NEARLY if words.nearly.search(text) else _UP_TO
