"""What changed between two states of the events: told by the claims that they share, not by their ids."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bede.chronicle.changes import compare
from bede.chronicle.vocabularies import What


def event(name, *claims, **more):
    return {"event_id": name, "claims": list(claims), "earliest": "2024-05-01", "latest": "2024-05-01", **more}


def changes(before, after):
    by_id = ({row["event_id"]: row for row in rows} for rows in (before, after))
    return [(c.what, [e["event_id"] for e in c.before], [e["event_id"] for e in c.after]) for c in compare(*by_id)]


def test_equal_events_are_no_change():
    assert changes([event("e1", "c1")], [event("e1", "c1")]) == []


def test_new_and_gone():
    assert changes([event("e1", "c1")], [event("e2", "c2")]) == [(What.GONE, ["e1"], []), (What.NEW, [], ["e2"])]


def test_a_changed_event_tells_its_fields():
    (change,) = compare({"e1": event("e1", "c1", status="planned")}, {"e1": event("e1", "c1", "c2", status="occurred")})
    assert (change.what, change.fields, change.claims) == (What.CHANGED, ("claims", "status"), ("c2",))


def test_an_event_whose_first_claim_is_another_now_is_the_same_event_with_another_id():
    (change,) = compare({"e1": event("e1", "c1")}, {"e2": event("e2", "c0", "c1")})
    assert (change.what, change.fields) == (What.CHANGED, ("event_id", "claims"))


def test_merged_split_and_regrouped():
    one, two, three = event("e1", "c1", "c2"), event("e2", "c3"), event("e3", "c1", "c2", "c3")
    assert changes([one, two], [three]) == [(What.MERGED, ["e1", "e2"], ["e3"])]
    assert changes([three], [one, two]) == [(What.SPLIT, ["e3"], ["e1", "e2"])]
    other = event("e4", "c2", "c3")
    assert changes([one, two], [event("e1", "c1"), other]) == [(What.REGROUPED, ["e1", "e2"], ["e1", "e4"])]


def test_what_happened_to_known_events_comes_before_new_ones():
    found = changes(
        [event("e1", "c1"), event("e2", "c2")],
        [event("e0", "c0"), event("e1", "c1", "c9"), event("e3", "c2", earliest="2020-01-01")],
    )
    assert [what for what, _, _ in found] == [What.CHANGED, What.CHANGED, What.NEW]
    assert found[0][2] == ["e3"]


@st.composite
def grouping(draw):
    claims = [f"c{n}" for n in range(draw(st.integers(0, 7)))]
    groups = {}
    for claim in claims:
        groups.setdefault(draw(st.integers(0, 3)), []).append(claim)
    return {f"e{own[0]}": event(f"e{own[0]}", *own) for own in groups.values()}


@settings(deadline=None)
@given(grouping(), grouping())
def test_changes_lead_from_one_state_to_the_other(before, after):
    state = dict(before)
    found = compare(before, after)
    for change in found:
        for row in change.before:
            del state[row["event_id"]]
    for change in found:
        state |= {row["event_id"]: row for row in change.after}
    assert state == after
    assert bool(found) == (before != after)
