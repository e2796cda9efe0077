"""Did it happen: who denies it against those who assert it."""

from collections.abc import Sequence

from bede.events.agreeing.disputes.positions import position
from bede.events.agreeing.tellings import Telling
from bede.model import Difference, Dispute, DisputeAbout


def dispute_whether(
    tellers: Sequence[Telling], denials: Sequence[Telling], withdrawn: Sequence[Telling]
) -> list[Dispute]:
    """Return the denials of what others assert as a conflict, and words that were withdrawn as an update.

    ``withdrawn``: who said one thing first and the opposite later.
    """
    found = []
    told = [t for t in tellers if t.asserts]
    if denials and told:
        sides = (position("yes", told), position("no", denials))
        found.append(Dispute(DisputeAbout.WHETHER, Difference.CONFLICT, _denied(denials), sides))
    if withdrawn:
        before = position("no" if withdrawn[0].denies else "yes", withdrawn)
        later = [t for t in (*tellers, *denials) if t.denies is not withdrawn[0].denies]
        after = position("yes" if withdrawn[0].denies else "no", later)
        verb = "denied" if withdrawn[0].denies else "told"
        text = f"did it happen: {verb} by {before.by} at first, not any more"
        found.append(Dispute(DisputeAbout.WHETHER, Difference.UPDATE, text, (before, after)))
    return found


def dispute_retracted(retracted: Sequence[Telling]) -> list[Dispute]:
    """Return as a correction what a document told and its later version does not tell any more."""
    if not retracted:
        return []
    told = position("yes", retracted)
    text = f"did it happen: told by {told.by}, taken back in a later version"
    return [Dispute(DisputeAbout.WHETHER, Difference.CORRECTION, text, (told,))]


def _denied(denials: Sequence[Telling]) -> str:
    return f"did it happen: denied by {position('no', denials).by}"


def withdrawn_words(tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """Return the tellings whose own voice says the opposite later; a side's denial gives way to its later admission."""
    tellings = [t for t in tellings if t.denies or t.asserts]
    denials = [t for t in tellings if t.denies]
    if not denials or len(denials) == len(tellings):
        return ()
    return tuple(t for t in tellings if any(_takes_back(later, t) for later in tellings))


def _takes_back(later: Telling, earlier: Telling) -> bool:
    if later.denies is earlier.denies or not (earlier.claim.published and later.claim.published):
        return False
    if earlier.claim.published >= later.claim.published:
        return False
    if later.voice == earlier.voice:
        return True
    return earlier.denies and earlier.is_party and bool(earlier.camp) and later.camp == earlier.camp
