"""Claims in, events out: a pure function of the claims and of people's judgements, whatever their order.

judgements applied -> claims as columns -> links -> groups -> what each group agrees on
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from bede.events.agreeing import Context, agreed_event
from bede.events.claims import LinkClaim
from bede.events.judged import Judged, judged
from bede.events.linking.happenings import Happenings, find_happenings, make_ground
from bede.model import Event, Family, Judgement
from bede.settings import EventsOptions


def link(
    claims: Iterable[LinkClaim],
    families: Sequence[Family],
    options: EventsOptions,
    judgements: Sequence[Judgement] = (),
) -> tuple[Event, ...]:
    """Return the events, in the order of their ids. What people judged outranks everything else."""
    return link_judged(judged(claims, judgements), families, options)


def link_judged(start: Judged, families: Sequence[Family], options: EventsOptions) -> tuple[Event, ...]:
    """Return the same events for claims to which people's judgements have been applied."""
    with undisturbed():
        context = Context.of(families)
        ground = make_ground(start.claims, context.homes, start.together, start.apart)
        return events_of(start.claims, find_happenings(ground, options), context)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector of cycles away: linking makes none, and it would walk over all claims again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def events_of(rows: Sequence[LinkClaim], found: Happenings, context: Context) -> tuple[Event, ...]:
    """Return the event of each group of claims, in the order of their ids."""
    events = []
    for group in found.groups:
        members = [rows[row] for row in group]
        links = [found.links[member.id] for member in members if member.id in found.links]
        events.append(agreed_event(members, context, links))
    return tuple(sorted(events, key=lambda event: event.id))
