"""Claims in, events out: a pure function of the claims, whatever their order.

First version: two claims speak of one happening where type and kind of status agree, the parties agree,
and their times overlap. Claims without a date of their own are joined within one document or family only.
Nothing is ever joined across a contradiction of day, mode or place, not even by a claim in between.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from bede.events.agree import agreed_event
from bede.events.claims import LinkClaim
from bede.events.clusters import Clusters, places_agree
from bede.knowledge.world import country_by_code
from bede.model import Actor, Event, Family, Status
from bede.settings import EventsOptions

_NEWS_DAYS = 14  # days before publication within which an act is still news
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})


def link(claims: Iterable[LinkClaim], families: Sequence[Family], options: EventsOptions) -> tuple[Event, ...]:
    """Return the events, in the order of their ids."""
    rows = sorted(claims, key=lambda c: c.id)
    family_of = {document: family.id for family in families for document in family.documents}
    clusters = Clusters(rows)
    for block in _blocks(rows, family_of, options):
        for number, first in enumerate(block):
            for second in block[number + 1 :]:
                if _same_happening(first, second, family_of):
                    clusters.join(first, second)
    groups: dict[str, list[LinkClaim]] = defaultdict(list)
    for row in rows:
        groups[clusters.find(row.id)].append(row)
    events = (agreed_event(group, family_of) for group in groups.values())
    return tuple(sorted(events, key=lambda event: event.id))


def _blocks(rows: Sequence[LinkClaim], family_of: dict[str, str], options: EventsOptions) -> list[list[LinkClaim]]:
    """Return groups of claims that may speak of one happening: by type, party and day, or by family."""
    blocks: dict[tuple[str, ...], list[LinkClaim]] = defaultdict(list)
    for row in rows:
        home = family_of.get(row.document_id, row.document_id)
        blocks[("in", home, row.type)].append(row)
        if not row.dated or row.earliest is None or row.latest is None:
            continue
        if (row.latest - row.earliest).days > options.widest_days:
            continue
        for day in range(row.earliest.toordinal(), row.latest.toordinal() + 1):
            for party in sorted({_party_key(a) for a in (*row.actors, *row.recipients)}):
                blocks[("on", str(day), row.type, party)].append(row)
    return [blocks[key] for key in sorted(blocks) if len(blocks[key]) > 1]


def _party_key(actor: Actor) -> str:
    return actor.country or actor.entity


def _same_happening(first: LinkClaim, second: LinkClaim, family_of: dict[str, str]) -> bool:
    if not _kinds_agree(first, second):
        return False
    if not (_parties_agree(first.actors, second.actors) and _parties_agree(first.recipients, second.recipients)):
        return False
    if first.place and second.place and not places_agree(first.place, second.place):
        return False
    if first.dated and second.dated:
        return _overlap(first, second)
    if first.dated != second.dated and _is_of_another_time(first if first.dated else second):
        return False
    home = family_of.get(first.document_id, first.document_id)
    return (
        home == family_of.get(second.document_id, second.document_id)
        and first.trigger.lower() == second.trigger.lower()
    )


def _is_of_another_time(claim: LinkClaim) -> bool:
    """Return whether a dated act lies well before its report: an undated one beside it is rather news of the day."""
    if claim.latest is None or claim.published is None:
        return False
    return (date.fromisoformat(claim.published) - claim.latest).days > _NEWS_DAYS


def _kinds_agree(first: LinkClaim, second: LinkClaim) -> bool:
    if first.type is not second.type or (first.mode and second.mode and first.mode != second.mode):
        return False
    return first.status is second.status or (first.status in _REAL and second.status in _REAL)


def _parties_agree(first: Sequence[Actor], second: Sequence[Actor]) -> bool:
    """Return whether two lists of parties can mean the same: both are empty, or they share a party.

    Shared is the same entity, or a state and its own organ; two different persons or organs share nothing.
    """
    if not first or not second:
        return bool(first) == bool(second)
    return any(_same_party(a, b) for a in first for b in second)


def _same_party(a: Actor, b: Actor) -> bool:
    if a.entity == b.entity:
        return True
    return a.country is not None and a.country == b.country and (_is_state(a) or _is_state(b))


def _is_state(actor: Actor) -> bool:
    state = country_by_code(actor.country) if actor.country else None
    return state is not None and state.entity == actor.entity


def _overlap(first: LinkClaim, second: LinkClaim) -> bool:
    if first.earliest is None or first.latest is None or second.earliest is None or second.latest is None:
        return False
    return first.earliest <= second.latest and second.earliest <= first.latest
