"""Words that name a stretch of the past by what is known of the world: wars, and who governed."""

from bede.knowledge.words.times import known_periods
from bede.knowledge.world.offices import GENERATION, holders_named
from bede.model import TimeBasis
from bede.resolutions.times.context import Context, stretch
from bede.resolutions.times.core import Core

_HEADS = frozenset({"head_of_state", "head_of_government"})


def known_period(context: Context) -> Core:
    """Read "the Korean War"."""
    first, last = known_periods()[context.word("n")]
    return Core(stretch(first, last, TimeBasis.BACKGROUND))


def term_of_office(context: Context) -> Core | None:
    """Read "the Thatcher government", "while Thatcher was prime minister": from the first to the last day in office.

    Only of heads of state and government whose name is one person's, and of terms begun by the document's day.
    """
    if context.reference is None:
        return None
    terms = {
        holder.entity: found
        for holder in holders_named(context.groups.get("who") or "")
        if (found := [term for term in holder.terms if _HEADS & set(term.offices)])
    }
    if len(terms) != 1:
        return None
    begun = [term for term in next(iter(terms.values())) if term.since.earliest <= context.reference]
    if not begun:
        return None
    last = max(term.until.latest if term.until else context.reference for term in begun)
    if " " not in context.word("who") and context.reference.year - last.year > GENERATION:
        return None  # a last name alone is by then as often another's
    first = min(term.since.earliest for term in begun)
    return Core(stretch(first, min(last, context.reference), TimeBasis.BACKGROUND))
