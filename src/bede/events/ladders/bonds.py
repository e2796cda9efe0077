"""Whether two rungs are of one commitment: what contradicts it, and how strongly the rest speaks for it.

The score is a sum of the weights below, and a bond holds from ``LEAST`` on (``LEAST_OF_ACTS`` for talks, force and
troops, which recur among the same parties). The weights were chosen on the scenarios of ``tests/events/ladders`` and
on newswire, with precision before recall: two pledges that melt into one are worse than one that is told twice.
"""

from dataclasses import dataclass

from bede.events.ladders.clashes import ACTS, clash, gap_between, is_after, is_known_by, overlap, same_count, same_money
from bede.events.ladders.rungs import Rung
from bede.events.ladders.stages import HALTS, ORDER
from bede.events.ladders.topics import CEASEFIRE
from bede.knowledge.words.commitments import commitment_words
from bede.model import LadderKind, Part, Stage

LEAST = 3.0
LEAST_OF_ACTS = 4.0

SAME_GIVER = 1.0
SAME_RECEIVER = 1.0
SAME_PERSON = 1.0  # the same person or organ, where states would be enough
SAME_WORDS_EVENT = 4.0  # one offer or request, whose content is told as two events
SAME_MONEY = 3.5
SAME_COUNT = 2.0
SAME_NAME = 2.0
SAME_WHAT = 1.0
SAME_SENTENCE = 2.0  # two claims of one sentence in one stage: "to provide assistance"
SAME_HOME = 1.0  # one document, or copies of it
SAME_DATES = 2.5  # of talks, force or troops: both dated within a week, and they overlap
SAME_PLACE = 1.0
SHARED_WORDS = 2.0  # times the part of the words near the trigger that the one with fewer shares
SIDE_UNKNOWN = -1.5  # one of the two tells a side that the other leaves open
BOTH_UNKNOWN = -2.0  # neither tells it, where there must be one
GAP = -1.5  # times the part of the window that lies between the tellings
TOLD_AFTER_DEED = -2.0
HALTS_IT = 1.0  # what is suspended or cut off was promised or given before

_PLAIN = frozenset({"sanctions", "talks", "sending", "attack"})
"""What the kind says already: it speaks for nothing."""


@dataclass(frozen=True, slots=True)
class Bond:
    """Two rungs, and the parts of the score of their being one commitment. ``first`` is the lesser event id."""

    first: str
    second: str
    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        """The sum of the parts."""
        return sum(part.weight for part in self.parts)


def bond(a: Rung, b: Rung) -> Bond | None:
    """Return the bond of two rungs, or None where they contradict each other or little speaks for it."""
    if clash(a, b):
        return None
    found = Bond(min(a.event, b.event), max(a.event, b.event), tuple(_parts(a, b)))
    least = LEAST_OF_ACTS if a.kind in ACTS else LEAST
    return found if found.score > least else None


def _parts(a: Rung, b: Rung) -> list[Part]:
    parts = [
        ("same giver", SAME_GIVER * bool(a.giver_keys & b.giver_keys)),
        ("same receiver", SAME_RECEIVER * _same_receiver(a, b)),
        ("same person or organ", SAME_PERSON * _same_person(a, b)),
        ("side unknown", SIDE_UNKNOWN * _one_side_unknown(a, b)),
        ("side unknown to both", BOTH_UNKNOWN * _both_unknown(a, b)),
        ("told with the same words", SAME_WORDS_EVENT * bool(a.words & b.words)),
        ("same sum", SAME_MONEY * same_money(a, b)),
        ("same number", SAME_COUNT * same_count(a, b)),
        ("same name", SAME_NAME * bool(a.names & b.names)),
        ("same thing", SAME_WHAT * (bool(a.what) and a.what == b.what and a.what not in _PLAIN)),
        ("same sentence", SAME_SENTENCE * (a.stage is b.stage and bool(a.sentences & b.sentences))),
        ("same document", SAME_HOME * bool(a.homes & b.homes)),
        ("same dates", SAME_DATES * (a.kind in ACTS and a.dated and b.dated and overlap(a, b))),
        ("same place", SAME_PLACE * (a.place is not None and b.place is not None and a.place.name == b.place.name)),
        ("shared words", SHARED_WORDS * _shared_words(a, b)),
        ("time between", GAP * _part_of_window(a, b)),
        ("halts what was told before", HALTS_IT * _halts(a, b)),
        ("told after the deed", TOLD_AFTER_DEED * _told_after_deed(a, b)),
    ]
    return [Part(name, round(weight, 2)) for name, weight in parts if weight]


def _same_receiver(a: Rung, b: Rung) -> bool:
    if a.kind is LadderKind.TALKS or a.undoing == CEASEFIRE:  # all parties stand on one side
        return len(a.giver_keys & b.giver_keys) > 1
    return bool(a.receiver_keys & b.receiver_keys)


def _same_person(a: Rung, b: Rung) -> bool:
    return any(a.persons[key] & b.persons[key] for key in a.persons.keys() & b.persons.keys())


def _one_side_unknown(a: Rung, b: Rung) -> bool:
    givers = bool(a.giver_keys) != bool(b.giver_keys)
    return givers or bool(a.receiver_keys) != bool(b.receiver_keys)


def _both_unknown(a: Rung, b: Rung) -> bool:
    if a.kind in ACTS:  # talks have one side, and troops are sent to no one
        return False
    return not (a.giver_keys or b.giver_keys) or not (a.receiver_keys or b.receiver_keys)


def _shared_words(a: Rung, b: Rung) -> float:
    fewer = min(len(a.stems), len(b.stems))
    return len(a.stems & b.stems) / max(fewer, 2)


def _part_of_window(a: Rung, b: Rung) -> float:
    gap, (far, near) = gap_between(a, b), commitment_words().windows[a.kind]
    if gap is None:
        return 1.0
    return min(gap / (far if is_known_by(a, b) else near), 1.0)


def _told_after_deed(a: Rung, b: Rung) -> bool:
    """Return whether an earlier stage is first told on a later day than the deed."""
    first, last = (a, b) if ORDER[a.stage] <= ORDER[b.stage] else (b, a)
    if last.stage is not Stage.DELIVERED or first.stage in HALTS or first.stage is Stage.DELIVERED:
        return False
    return is_after(first.told, last.told)


def _halts(a: Rung, b: Rung) -> bool:
    halt, other = (a, b) if a.stage in HALTS else (b, a)
    if halt.stage not in HALTS or other.stage in HALTS or _one_side_unknown(a, b):
        return False
    return not is_after(other.told, halt.told)
