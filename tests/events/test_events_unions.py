from hypothesis import given
from hypothesis import strategies as st

from bede.events.unions import Unions

EDGES = st.lists(st.tuples(*[st.sampled_from("abcdefghij")] * 2), max_size=20)


def components(edges):
    """Brute force: the parts of a graph, by walking from every node."""
    nodes = {node for edge in edges for node in edge}
    parts = set()
    for node in nodes:
        reached, waiting = {node}, [node]
        while waiting:
            here = waiting.pop()
            near = {b if a == here else a for a, b in edges if here in (a, b)}
            waiting.extend(near - reached)
            reached |= near
        parts.add(frozenset(reached))
    return parts


def joined(edges):
    unions = Unions()
    for first, second in edges:
        unions.join(first, second)
    return unions


@given(EDGES)
def test_unions_are_the_components_of_the_graph(edges):
    unions = joined(edges)
    for part in components(edges):
        assert {unions.find(node) for node in part} == {min(part)}


@given(EDGES, st.randoms())
def test_the_order_of_joining_does_not_matter(edges, random):
    shuffled = random.sample(edges, len(edges))
    assert [joined(edges).find(n) for n in "abcdefghij"] == [joined(shuffled).find(n) for n in "abcdefghij"]


def test_who_was_never_joined_stands_for_itself():
    assert Unions().find("a") == "a"
