"""Events made anew only where new claims, changed ones or verdicts can reach: the same events as a full run makes.

Whether two claims are linked depends on these two alone, and groups are made within a neighbourhood (all that links
lead to). So a claim that is added, changed or taken away can touch only the neighbourhoods that it was in and those
that it now has a link into; all other events stay as they are. What must be kept for that is one neighbourhood per
claim: no links, and no scores.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bede.events.agreeing import Context
from bede.events.claims import LinkClaim
from bede.events.judged import judged
from bede.events.link import events_of
from bede.events.linking.columns import Bools
from bede.events.linking.happenings import Ground, find_happenings, make_ground
from bede.events.linking.pairing import find_links
from bede.model import Event, Family, Judgement
from bede.settings import EventsOptions

Neighbourhoods = Mapping[str, str]
"""For each claim the first claim (by id) of its neighbourhood, as a run of linking left them."""


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a run of linking changed. ``events``: made anew, in the order of their ids; ``near``: of their claims.

    ``replaced``: ids of claims, those that are gone too, whose earlier events no longer hold.
    """

    events: tuple[Event, ...]
    near: Neighbourhoods
    replaced: frozenset[str]


def relink(
    claims: Iterable[LinkClaim],
    families: Sequence[Family],
    options: EventsOptions,
    judgements: Sequence[Judgement] = (),
    *,
    before: Neighbourhoods,
    changed: Collection[str] = (),
) -> Relinked:
    """Return the events of all neighbourhoods that a change reaches; with an empty ``before``, all events.

    ``claims`` are all there are. New and vanished ones are found by ``before``, and documents come and go as a whole;
    ``changed`` must name the others that differ: those that a judgement made or withdrawn since then names, and those
    of documents whose family differs.
    """
    told = tuple(claims)
    start, context = judged(told, judgements), Context.of(families)
    ground = make_ground(start.claims, context.homes, start.together, start.apart)
    ids = ground.columns.ids
    # The claims of a document say what it is about, so one of them that counts for nothing now changes the others.
    edited = {claim.document_id for claim in told if claim.id in changed}
    touched = _touched(ground, before, [row.document_id in edited for row in start.claims])
    reached = _reached(ground, options, before, touched)
    found = find_happenings(replace(ground, within=reached), options)
    near = {ids[row]: ids[found.near[row]] for row in np.flatnonzero(reached).tolist()}
    return Relinked(events_of(start.claims, found, context), near, frozenset(near) | (before.keys() - set(ids)))


def changed_documents(before: Iterable[Family], after: Iterable[Family]) -> frozenset[str]:
    """Return the documents whose family is another one than before, or has other members."""
    families = set(before) ^ set(after)
    return frozenset(document for family in families for document in family.documents)


def _reached(ground: Ground, options: EventsOptions, before: Neighbourhoods, touched: Bools) -> Bools:
    """Return which claims stand in a neighbourhood that a change reaches."""
    # A change of one copy may change which of them stands for all.
    members = np.zeros(len(touched), np.bool_)
    members[ground.stands[touched]] = True
    links = find_links(ground.columns, ground.rows, options, members)
    reached = touched | members[ground.stands]
    reached[links.left] = reached[links.right] = True
    labels = [before.get(claim) for claim in ground.columns.ids]
    old = {label for label, inside in zip(labels, reached.tolist(), strict=True) if inside}
    return reached | np.array([label in old for label in labels], np.bool_)


def _touched(ground: Ground, before: Neighbourhoods, edited: Sequence[bool]) -> Bools:
    """Return which claims are new or edited, or stood beside what is: in its home, or near what is gone."""
    ids = ground.columns.ids
    gone = {before[claim] for claim in before.keys() - set(ids)}
    touched = np.array([c not in before or before[c] in gone for c in ids], np.bool_) | np.array(edited, np.bool_)
    homes = np.zeros(int(ground.columns.home.max(initial=-1)) + 1, np.bool_)
    homes[ground.columns.home[touched]] = True
    beside: Bools = homes[ground.columns.home]
    return beside
