"""The values that a dispute is between, in words, by whom, with their claims."""

from collections.abc import Iterable, Sequence

from bede.events.agreeing.tellings import Telling
from bede.model import Difference, Dispute, DisputeAbout, Position

_NAMED = 3
"""Most tellers of one value that are named; the rest are counted."""

_QUESTIONS = {
    DisputeAbout.WHETHER: "did it happen",
    DisputeAbout.WHO: "who",
    DisputeAbout.HOW_MANY: "how many",
    DisputeAbout.WHEN: "when",
    DisputeAbout.WHERE: "where",
    DisputeAbout.WHAT: "what to call it",
}
_JOINED = {Difference.CONFLICT: " against ", Difference.UPDATE: ", then ", Difference.CORRECTION: ", corrected to "}


def position(value: str, tellings: Iterable[Telling]) -> Position:
    """Return the position of those who tell a value, in the order of telling."""
    rows = sorted(tellings, key=lambda t: (t.day, t.claim.id))
    return Position(value, _together([t.by for t in rows]), tuple(dict.fromkeys(t.claim.id for t in rows)))


def dispute(
    about: DisputeAbout, difference: Difference, positions: Sequence[Position], question: str | None = None
) -> Dispute:
    """Return a dispute with its line: the question, then each value and who tells it."""
    told = _JOINED[difference].join(f"{p.value} ({p.by})" for p in positions)
    return Dispute(about, difference, f"{question or _QUESTIONS[about]}: {told}", tuple(positions))


def _together(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    if len(unique) <= _NAMED:
        return ", ".join(unique)
    return f"{', '.join(unique[:_NAMED])} and {len(unique) - _NAMED} more"
