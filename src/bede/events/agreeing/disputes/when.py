"""When: times of two voices that have no day in common. A date that is put off is an update."""

import itertools
from collections.abc import Sequence

from bede.events.agreeing.disputes.positions import dispute, position
from bede.events.agreeing.tellings import Telling
from bede.model import Difference, Dispute, DisputeAbout, Status, TimeBasis

_AHEAD = frozenset({Status.PLANNED, Status.PROMISED, Status.THREATENED, Status.REQUESTED, Status.POSSIBLE})
_TOLD = frozenset({TimeBasis.EXPLICIT, TimeBasis.RELATIVE})


def dispute_when(tellers: Sequence[Telling]) -> list[Dispute]:
    """Return the times that contradict each other. Called only where the event's interval says that some do."""
    dated = [t for t in tellers if t.claim.dated and t.claim.basis in _TOLD]
    groups: list[list[Telling]] = []
    for telling in sorted(dated, key=lambda t: (t.claim.earliest, t.claim.latest, t.day, t.claim.id)):
        for members in groups:
            if all(_overlap(telling, other) for other in members):
                members.append(telling)
                break
        else:
            groups.append([telling])
    if len(groups) < 2 or (len({t.voice for members in groups for t in members}) < 2 and not _put_off(groups)):
        return []
    change = Difference.UPDATE if _put_off(groups) else Difference.CONFLICT
    if change is Difference.UPDATE:
        groups.sort(key=lambda members: min(t.day for t in members))
    return [dispute(DisputeAbout.WHEN, change, [position(_in_words(members), members) for members in groups])]


def _overlap(first: Telling, second: Telling) -> bool:
    a, b = first.claim, second.claim
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest


def _put_off(groups: Sequence[Sequence[Telling]]) -> bool:
    """Return whether an act that lies ahead was given another date by all that was told later."""
    rows = [t for members in groups for t in members]
    if any(t.claim.status not in _AHEAD or t.claim.published is None for t in rows):
        return False
    spans = sorted((min(t.day for t in members), max(t.day for t in members)) for members in groups)
    return all(before[1] < after[0] for before, after in itertools.pairwise(spans))


def _in_words(members: Sequence[Telling]) -> str:
    """Return the days that all of a group allow."""
    earliest = max(t.claim.earliest for t in members if t.claim.earliest)
    latest = min(t.claim.latest for t in members if t.claim.latest)
    return earliest.isoformat() if earliest == latest else f"{earliest.isoformat()} to {latest.isoformat()}"
