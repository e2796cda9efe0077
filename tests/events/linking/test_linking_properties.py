"""What holds for all events, whatever the claims, the families and the verdicts."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bede.events import link
from bede.events.judged import judged
from bede.events.linking import grouping
from bede.events.linking.columns import make_columns
from bede.events.linking.constraints import contradict
from bede.settings import EventsOptions
from tellings import families, tellings, verdicts

OPTIONS = (EventsOptions(), EventsOptions(link_average=0.2), EventsOptions(link_threshold=0.3))
CASES = st.tuples(tellings(12), families(), st.just([]) | verdicts(4))


def events_of(case, options):
    claims, related, said = case
    return link(claims, related, options, said)


def shuffled(case, random):
    return tuple(random.sample(rows, len(rows)) for rows in case)


@settings(max_examples=60)
@given(CASES, st.randoms(), st.sampled_from(OPTIONS))
def test_the_order_of_input_does_not_matter(case, random, options):
    assert events_of(shuffled(case, random), options) == events_of(case, options)


@pytest.mark.slow
@settings(max_examples=1000)
@given(CASES, st.randoms(), st.sampled_from(OPTIONS))
def test_a_thousand_orders_give_the_same_events(case, random, options):
    assert events_of(shuffled(case, random), options) == events_of(case, options)


@settings(max_examples=60)
@given(CASES, st.sampled_from(OPTIONS))
def test_every_claim_is_in_one_event_and_tells_why(case, options):
    claims, related, said = case
    events = link(claims, related, options, said)
    assert sorted(c for event in events for c in event.claims) == sorted(claim.id for claim in claims)
    for event in events:
        first, *others = event.claims
        assert sorted(link.claim for link in event.links) == sorted(others)
        holds = {link.claim: link.to for link in event.links}
        for claim in others:
            steps = [claim]
            while steps[-1] != first:
                steps.append(holds[steps[-1]])
                assert len(steps) <= len(event.claims)
        assert all(0 <= link.score <= 1 and link.parts for link in event.links)


@settings(max_examples=60)
@given(CASES, st.sampled_from(OPTIONS), st.sampled_from([2, grouping.WIDE]))
def test_verdicts_hold_and_nothing_else_contradicts(case, options, wide):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "WIDE", wide)
        events = events_of(case, options)
    claims, _, said = case
    start = judged(claims, said)
    place = {claim: event.id for event in events for claim in event.claims}
    assert all(place[a] == place[b] for a, b in start.together)
    assert all(place[a] != place[b] for a, b in start.apart)
    by_verdict = {place[a] for a, _ in start.together}
    columns = make_columns(start.claims, {})
    row = {claim: number for number, claim in enumerate(columns.ids)}
    for event in (event for event in events if event.id not in by_verdict):
        pairs = np.array([(row[a], row[b]) for a, b in combinations(event.claims, 2)], np.int32).reshape(-1, 2)
        assert not contradict(columns, pairs[:, 0], pairs[:, 1]).any()
