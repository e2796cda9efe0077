"""Events made anew only where new claims, changed ones or verdicts can reach: the same events as a full run makes.

Whether two claims are linked depends on these two and their documents alone, and groups are made within a
neighbourhood (all that links lead to). So a claim that is added, changed or taken away can touch only the
neighbourhoods that it was in and those that it now has a link into; all other events stay as they are. What must be
kept for that is, of each claim, its neighbourhood and the days on which it is compared: no links, and no scores.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import numpy as np

from bede.events.agreeing import Context
from bede.events.claims import LinkClaim
from bede.events.judged import apply, told
from bede.events.link import events_of, undisturbed
from bede.events.linking.columns import Columns, make_columns
from bede.events.linking.happenings import Ground, find_happenings, make_ground
from bede.events.linking.pairing import find_links
from bede.events.linking.windows import windows
from bede.events.rulings import Ruling, State, is_rejection
from bede.model import Event, Family
from bede.settings import EventsOptions

Span = tuple[date, date]
"""A first and a last day."""


class Shelf(Protocol):
    """The claims that there are, and where they stood when events were last made: asked for as they are needed."""

    def claims(self, documents: Collection[str]) -> Iterable[LinkClaim]:
        """Return the claims of these documents, as they are now."""

    def gone(self) -> Mapping[str, str]:
        """Return the neighbourhoods of claims that are there no more, by claim."""

    def neighbourhoods(self, claims: Collection[str]) -> Mapping[str, str]:
        """Return the neighbourhoods of these claims, by claim; new ones have none."""

    def members(self, neighbourhoods: Collection[str]) -> Mapping[str, str]:
        """Return the documents of all claims of these neighbourhoods, those that are gone too, by claim."""

    def compared_on(self, days: Sequence[Span]) -> Collection[str]:
        """Return the documents with a claim that is compared on a day of these spans."""


@dataclass(frozen=True, slots=True)
class Near:
    """Where a claim stands. ``neighbourhood``: the first claim (in the order of telling) that it hangs together with.

    ``days``: those on which it is compared with claims of other documents; None: on none.
    """

    claim: str
    document: str
    neighbourhood: str
    days: Span | None


@dataclass(frozen=True, slots=True)
class Relinked:
    """What a run of linking changed. ``events``: made anew, in the order of their ids; ``near``: of their claims.

    ``claims``: all that were looked at, with what people put in. ``replaced``: ids of claims, those that are gone too,
    whose earlier events no longer hold.
    """

    events: tuple[Event, ...]
    near: tuple[Near, ...]
    claims: tuple[LinkClaim, ...]
    replaced: frozenset[str]


def link_all(
    claims: Iterable[LinkClaim], families: Sequence[Family], options: EventsOptions, rulings: Sequence[Ruling] = ()
) -> Relinked:
    """Return all events, as if nothing had been linked before."""
    with undisturbed():
        start, context = apply(sorted(claims, key=told), rulings), Context.of(families)
        ground = make_ground(start.claims, context.homes, start.together, start.apart)
        return _made(start.claims, ground, context, options, frozenset())


def relink(
    shelf: Shelf,
    families: Sequence[Family],
    options: EventsOptions,
    rulings: Sequence[Ruling] = (),
    *,
    touched: Collection[str] = (),
) -> Relinked:
    """Return the events of all neighbourhoods that a change reaches.

    ``families`` and ``rulings`` are all there are. ``touched``: ids of the documents that are new or were coded anew,
    whose family is another one or has other members, and whose claims are named by a judgement that is new, was
    withdrawn, or counts otherwise than before.
    """
    with undisturbed():
        context, books = Context.of(families), _Books(shelf, families, rulings)
        rejected = {r.judgement.left for r in rulings if r.state is State.COUNTS and is_rejection(r.judgement)}
        gone = {**shelf.gone(), **shelf.neighbourhoods(rejected)}
        left = shelf.members(set(gone.values()))
        changed = books.with_copies({*touched, *(left[claim] for claim in gone)})
        linked = _linked(books, changed, context, options)
        old = shelf.members({*gone.values(), *shelf.neighbourhoods(linked).values()})
        rows = books.claims(books.with_copies({*changed, *old.values(), *linked.values()}))
        ground = make_ground(rows, context.homes, *books.verdicts)
        reached = linked.keys() | old.keys()
        within = np.array([row.id in reached for row in rows], np.bool_)
        return _made(rows, replace(ground, within=within), context, options, frozenset(old))


def changed_documents(before: Iterable[Family], after: Iterable[Family]) -> frozenset[str]:
    """Return the documents whose family is another one than before, or has other members."""
    families = set(before) ^ set(after)
    return frozenset(document for family in families for document in family.documents)


class _Books:
    """Documents with their claims as people judged them; each is taken from the shelf once."""

    def __init__(self, shelf: Shelf, families: Iterable[Family], rulings: Sequence[Ruling]) -> None:
        self._shelf, self._rulings = shelf, rulings
        self._copies = {document: family.documents for family in families for document in family.documents}
        self._held: dict[str, list[LinkClaim]] = {}
        self.verdicts: tuple[Collection[tuple[str, str]], Collection[tuple[str, str]]] = ((), ())
        """The pairs that people joined, and those that they parted, among the claims that were asked for last."""

    def with_copies(self, documents: Collection[str]) -> set[str]:
        """Return these documents with all others of their families."""
        return {copy for document in documents for copy in self._copies.get(document, (document,))}

    def compared_on(self, days: Iterable[Span]) -> Collection[str]:
        """Return the documents with a claim that is compared on a day of these spans."""
        return self._shelf.compared_on(_joined(days))

    def claims(self, documents: Collection[str]) -> tuple[LinkClaim, ...]:
        """Return the claims of these documents that count, in the order of telling."""
        missing = [document for document in documents if document not in self._held]
        self._held.update((document, []) for document in missing)
        for claim in self._shelf.claims(missing) if missing else ():
            self._held[claim.document_id].append(claim)
        start = apply(sorted((c for d in documents for c in self._held[d]), key=told), self._rulings)
        self.verdicts = start.together, start.apart
        return start.claims


def _linked(books: _Books, changed: Collection[str], context: Context, options: EventsOptions) -> dict[str, str]:
    """Return the claims of changed documents, and those that they have a link to, with the document of each.

    Every claim stands for itself here: which of several copies stands for all is not known before all are there.
    """
    own = books.claims(changed)
    days = _days_of(make_columns(own, context.homes), options)
    rows = books.claims({*changed, *books.compared_on(span for span in days if span is not None)})
    columns = make_columns(rows, context.homes)
    touched = np.array([row.document_id in changed for row in rows], np.bool_)
    links = find_links(columns, np.arange(len(rows), dtype=np.int32), options, touched)
    reached = touched.copy()
    reached[links.left] = reached[links.right] = True
    return {rows[row].id: rows[row].document_id for row in np.flatnonzero(reached).tolist()}


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans of days as few as they are: those that overlap or follow one another become one."""
    joined: list[Span] = []
    for first, last in sorted(spans):
        if joined and (first - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _days_of(columns: Columns, options: EventsOptions) -> list[Span | None]:
    """Return for each claim the days on which it is compared with claims of other documents."""
    found = windows(columns, options)
    rows = zip(found.first.tolist(), found.last.tolist(), found.known.tolist(), strict=True)
    return [(date.fromordinal(first), date.fromordinal(last)) if known else None for first, last, known in rows]


def _made(
    rows: Sequence[LinkClaim], ground: Ground, context: Context, options: EventsOptions, replaced: frozenset[str]
) -> Relinked:
    """Return the events of the claims that are linked, and where these stand now."""
    found = find_happenings(ground, options)
    days, inside = _days_of(ground.columns, options), np.flatnonzero(ground.within).tolist()
    near = tuple(Near(rows[n].id, rows[n].document_id, rows[found.near[n]].id, days[n]) for n in inside)
    return Relinked(events_of(rows, found, context), near, tuple(rows), replaced | {one.claim for one in near})
