"""What is made anew after a change, beside what stays, is what a full run makes."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events import link
from bede.events.linking import grouping
from bede.events.relink import changed_documents, link_all, relink
from bede.events.rulings import rule
from bede.settings import EventsOptions
from factories import make_claim, make_family
from tellings import DOCUMENTS, families, telling, tellings, verdicts

OPTIONS = EventsOptions()


class Kept:
    """Claims as they are now, and where they stood when events were last made."""

    def __init__(self, claims, near=()):
        self.all, self.near = claims, {one.claim: one for one in near}
        self.asked = set()

    def claims(self, documents):
        self.asked |= set(documents)
        return [claim for claim in self.all if claim.document_id in documents]

    def gone(self):
        return self.neighbourhoods(self.near.keys() - {claim.id for claim in self.all})

    def neighbourhoods(self, claims):
        return {claim: self.near[claim].neighbourhood for claim in claims if claim in self.near}

    def members(self, neighbourhoods):
        return {one.claim: one.document for one in self.near.values() if one.neighbourhood in neighbourhoods}

    def compared_on(self, days):
        spans = [one for one in self.near.values() if one.days is not None]
        return {one.document for one in spans if any(one.days[0] <= b and one.days[1] >= a for a, b in days)}


def ruled(claims, judgements):
    return rule(judgements, {claim.id for claim in claims})


def linked(claims, related=(), judgements=()):
    """Return the events of a first run, and what it leaves."""
    first = link_all(claims, related, OPTIONS, ruled(claims, judgements))
    return first.events, by_claim(first.near)


def by_claim(near):
    return tuple(sorted(near, key=lambda one: one.claim))


def put_in(events, near, again):
    """Return events and neighbourhoods once the changes are put in."""
    kept = [event for event in events if not again.replaced & set(event.claims)]
    events = tuple(sorted([*kept, *again.events], key=lambda event: event.id))
    return events, by_claim([*(one for one in near if one.claim not in again.replaced), *again.near])


def judged_claims(*lists):
    return {claim for judgements in lists for j in judgements for claim in (j.left, j.right)}


@dataclass(frozen=True)
class Change:
    """What a chronicle holds before and after: claims, families, verdicts."""

    before: tuple[list, list, list]
    after: tuple[list, list, list]


@st.composite
def changes(draw):
    """Return a change: claims are added and told otherwise, a document goes, families and verdicts are others."""
    old, added = draw(tellings(9)), draw(tellings(4, first=9))
    gone, edited = draw(st.sets(st.sampled_from(DOCUMENTS), max_size=1)), draw(st.none() | telling("c03"))
    kept = [c for c in old if c.document_id not in gone]
    if edited is not None:
        kept = [replace(edited, document_id=c.document_id) if c.id == edited.id else c for c in kept]
    related, said = draw(families()), draw(verdicts(3))
    before = (old, related, said)
    after = ([*kept, *added], draw(st.just(related) | families()), draw(st.just(said) | verdicts(3)))
    return Change(before, after)


def after(change):
    """Return the events and neighbourhoods that a change put in leaves, those of a full run, and a full run's events."""
    events, near = linked(*change.before)
    (old, related, said), (new, related_now, said_now) = change.before, change.after
    moved, by_id = changed_documents(related, related_now), {claim.id: claim for claim in old}
    judged = judged_claims(said, said_now)
    touched = moved | {c.document_id for c in (*old, *new) if c.id in judged}
    touched |= {c.document_id for c in new if by_id.get(c.id) != c}
    again = relink(Kept(new, near), related_now, OPTIONS, ruled(new, said_now), touched=touched)
    return put_in(events, near, again), linked(*change.after), link(new, related_now, OPTIONS, said_now)


@settings(max_examples=80)
@given(changes())
def test_a_change_gives_the_events_of_a_full_run(change):
    put, full, events = after(change)
    assert put == full
    assert full[0] == events


@settings(max_examples=40)
@given(changes())
def test_neighbourhoods_that_are_cut_change_alike(change):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "WIDE", 2)
        put, full, events = after(change)
    assert put == full
    assert full[0] == events


@pytest.mark.slow
@settings(max_examples=2000)
@given(changes())
def test_many_changes_give_the_events_of_a_full_run(change):
    put, full, events = after(change)
    assert put == full
    assert full[0] == events


def test_what_a_change_does_not_reach_is_neither_read_nor_made_anew():
    near = [make_claim("c1", "d1"), make_claim("c2", "d2")]
    later = {"day": date(2023, 5, 1), "published": "2023-05-02"}
    far = [make_claim("c3", "d3", **later), make_claim("c4", "d4", **later)]
    events, left = linked([*near, *far])
    assert sorted(len(event.claims) for event in events) == [2, 2]
    kept = Kept([*near, *far, make_claim("c5", "d5")], left)
    again = relink(kept, (), OPTIONS, touched=["d5"])
    assert again.replaced == {"c1", "c2", "c5"}
    assert [event.claims for event in again.events] == [("c1", "c2", "c5")]
    assert kept.asked == {"d1", "d2", "d5"}


def test_nothing_new_makes_nothing_anew():
    claims = [make_claim("c1", "d1"), make_claim("c2", "d2")]
    _, near = linked(claims)
    again = relink(Kept(claims, near), (), OPTIONS)
    assert (again.events, again.near, again.replaced) == ((), (), frozenset())


def test_a_claim_that_is_gone_leaves_its_neighbourhood_only():
    claims = [make_claim("c1", "d1"), make_claim("c2", "d2"), make_claim("c3", "d3")]
    _, near = linked(claims)
    again = relink(Kept(claims[1:], near), (), OPTIONS)
    assert [event.claims for event in again.events] == [("c2", "c3")]
    assert again.replaced == {"c1", "c2", "c3"}


def test_documents_of_another_family_are_changed():
    before = [make_family("f1", "d1", "d2"), make_family("f2", "d3", "d4")]
    later = [make_family("f1", "d1", "d2"), make_family("f2", "d3", "d4", "d5")]
    assert changed_documents(before, later) == {"d3", "d4", "d5"}
    assert changed_documents(before, before) == frozenset()
