"""Groups that grow by links, the strongest first, and never across a contradiction or a verdict."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.events.linking.clusters import Clusters, components
from bede.events.linking.columns import make_columns
from bede.events.linking.pairing import Links
from bede.model import EventType
from factories import make_claim

EDGES = st.lists(st.tuples(*[st.integers(0, 9)] * 2).filter(lambda pair: pair[0] < pair[1]), unique=True, max_size=25)


def by_walking(edges):
    """Brute force: the parts of a graph, by walking from every node that has an edge."""
    parts = set()
    for node in {node for edge in edges for node in edge}:
        reached, waiting = {node}, [node]
        while waiting:
            here = waiting.pop()
            near = {b if a == here else a for a, b in edges if here in (a, b)}
            waiting.extend(near - reached)
            reached |= near
        parts.add(frozenset(reached))
    return parts


def grouped(count, edges, share=0.0, together=(), apart=(), **changes):
    """Return the groups of ``count`` claims after links, given as (left, right, odds); ``changes`` by row."""
    rows = [make_claim(f"c{n}", f"d{n}", **changes.get(f"c{n}", {})) for n in range(count)]
    clusters = Clusters(make_columns(rows, {}), apart)
    clusters.join_same(together)
    ordered = sorted(edges, key=lambda e: (-e[2], e[0], e[1]))
    left, right = (np.array([e[side] for e in ordered], np.int32) for side in (0, 1))
    clusters.join_linked(Links(left, right, np.array([e[2] for e in ordered], np.float32), len(edges)), share)
    roots = clusters.roots().tolist()
    groups = {root: [row for row in range(count) if roots[row] == root] for root in roots}
    return sorted(groups.values()), clusters


@given(EDGES)
def test_without_contradictions_groups_are_the_components(edges):
    groups, clusters = grouped(10, [(a, b, 1.0) for a, b in edges])
    assert {frozenset(group) for group in groups if len(group) > 1} == by_walking(edges)
    assert len(clusters.joined) == 10 - len(groups)


@given(EDGES)
def test_components_are_those_of_the_graph(edges):
    left, right = (np.array([e[side] for e in edges], np.int32) for side in (0, 1))
    label = components(10, [(left, right)]).tolist()
    for part in by_walking(edges):
        assert {label[row] for row in part} == {min(part)}


def test_the_stronger_link_decides_between_contradictions():
    days = {"c0": {"day": date(2022, 2, 24)}, "c1": {"earliest": date(2022, 2, 20)}, "c2": {"day": date(2022, 2, 23)}}
    assert grouped(3, [(0, 1, 2.0), (1, 2, 1.0)], **days)[0] == [[0, 1], [2]]
    assert grouped(3, [(0, 1, 1.0), (1, 2, 2.0)], **days)[0] == [[0], [1, 2]]


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, [[0, 1, 2, 3]]), (0.5, [[0, 1], [2, 3]]), (0.25, [[0, 1, 2, 3]])]
)
def test_a_share_of_the_pairs_must_be_linked(share, expected):
    assert grouped(4, [(0, 1, 3.0), (2, 3, 2.0), (1, 2, 1.0)], share)[0] == expected


def test_links_are_counted_on_as_groups_grow():
    edges = [(0, 1, 9.0), (0, 2, 8.0), (1, 2, 7.0), (3, 4, 6.0), (0, 3, 5.0), (1, 4, 4.0), (2, 3, 3.0)]
    groups, clusters = grouped(5, edges, 0.5)
    assert groups == [[0, 1, 2, 3, 4]]
    assert (clusters.joined[-1].left, clusters.joined[-1].right) == (0, 3)  # the strongest of those that were counted


def linked_share(first, second, edges):
    return sum((min(a, b), max(a, b)) in edges for a in first for b in second) / (len(first) * len(second))


@given(EDGES, st.sampled_from([0.3, 0.5, 0.7, 1.0]))
def test_no_two_groups_that_are_left_have_the_share(edges, share):
    groups, _ = grouped(10, [(a, b, 10.0 - 0.1 * n) for n, (a, b) in enumerate(edges)], share)
    for number, first in enumerate(groups):
        for second in groups[:number]:
            assert linked_share(first, second, set(edges)) < share


def test_a_verdict_joins_what_contradicts_and_both_sides_may_follow():
    days = {"c0": {"day": date(2022, 2, 20)}, "c1": {"day": date(2022, 2, 24)}, "c2": {"day": date(2022, 2, 24)}}
    groups, clusters = grouped(4, [(1, 2, 1.0)], together=[(0, 1)], **days)
    assert groups == [[0, 1, 2], [3]]
    assert clusters.joined[0].odds is None


def test_a_verdict_parts_whatever_the_links():
    edges = [(0, 1, 9.0), (1, 2, 8.0), (0, 2, 7.0)]
    groups, _ = grouped(3, edges, apart=[(0, 2)])
    assert groups == [[0, 1], [2]]


def test_parted_claims_stay_apart_when_their_groups_grow():
    edges = [(0, 1, 9.0), (2, 3, 8.0), (1, 2, 7.0)]
    assert grouped(4, edges, apart=[(0, 3)])[0] == [[0, 1], [2, 3]]


def test_a_word_and_what_it_was_about_meet_in_no_group():
    kinds = {"c0": {"type": EventType.AGREE}, "c1": {"type": EventType.SUPPORT}, "c2": {"type": EventType.AID}}
    assert grouped(3, [(0, 1, 2.0), (1, 2, 1.0)], **kinds)[0] == [[0, 1], [2]]
