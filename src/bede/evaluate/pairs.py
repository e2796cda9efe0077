"""Which claim of one reading is which of the other: triggers that overlap, each claim used once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bede.gold.records import GoldClaim
from bede.model import Span


@dataclass(frozen=True, slots=True)
class Paired:
    """Claims found in both readings, and those that only one has."""

    both: tuple[tuple[GoldClaim, GoldClaim], ...]
    wanted_only: tuple[GoldClaim, ...]
    given_only: tuple[GoldClaim, ...]


def overlap(first: Span, second: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(first.end, second.end) - max(first.start, second.start))


def pair(wanted: Sequence[GoldClaim], given: Sequence[GoldClaim]) -> Paired:
    """Pair claims whose triggers overlap; the best pairs first.

    Better is: the same type, then the same trigger, then more words shared, then the same status. The order of the
    claims does not matter but for claims that are alike in all of these.
    """
    ranked = sorted(_candidates(wanted, given))
    taken_wanted: set[int] = set()
    taken_given: set[int] = set()
    both = []
    for *_, w, g in ranked:
        if w not in taken_wanted and g not in taken_given:
            taken_wanted.add(w)
            taken_given.add(g)
            both.append((wanted[w], given[g]))
    return Paired(
        tuple(both),
        tuple(claim for number, claim in enumerate(wanted) if number not in taken_wanted),
        tuple(claim for number, claim in enumerate(given) if number not in taken_given),
    )


def _candidates(
    wanted: Sequence[GoldClaim], given: Sequence[GoldClaim]
) -> Iterator[tuple[bool, bool, int, bool, int, int]]:
    for w, first in enumerate(wanted):
        for g, second in enumerate(given):
            if shared := overlap(first.trigger, second.trigger):
                other_type, other_words = first.type != second.type, first.trigger != second.trigger
                yield other_type, other_words, -shared, first.status != second.status, w, g
