"""What of a change in events is news: rows before and after, compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bede.chronicle.changes import compare
from bede.watch.edits import differences
from bede.watch.news import Fresh, find_news, in_words

RUSSIA = {"entity": "Q159", "name": "Russia", "country": "RUS"}


def row(event_id="e1", claims=("c1",), documents=("old",), **values):
    return {
        "event_id": event_id,
        "type": "AID",
        "mode": None,
        "status": "occurred",
        "actors": [RUSSIA],
        "recipients": [],
        "earliest": "2024-03-04",
        "latest": "2024-03-04",
        "place": None,
        "claims": list(claims),
        "documents": list(documents),
        "families": ["f1"],
        "origins": 1,
        "copies": 0,
        "positions": [],
        "standing": "own_reporting",
    } | values


def held(value, difference="conflict", about="how_many"):
    return {"about": about, "difference": difference, "value": value, "text": f"how many: {value}"}


def news(before, after, *, documents=("new",), unknown=False, **fresh):
    known = {"families": {}, "corrections": {}, "stages": {}} | fresh
    changes = compare({r["event_id"]: r for r in before}, {r["event_id"]: r for r in after})
    found = find_news(changes, Fresh(frozenset(documents), **known), unknown_before=unknown)
    return [(item.event["event_id"], [(kind.value, text) for kind, text in item.what]) for item in found]


BOTH = {"claims": ("c1", "c2"), "documents": ("old", "new")}


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (row(**BOTH, copies=1), []),
        (row(**BOTH, origins=2), [("origin", "2 independent origins")]),
        (row(**BOTH, origins=2, standing="corroborated"), [
            ("standing", "own_reporting, now corroborated"), ("origin", "2 independent origins")]),
        (row(**BOTH, status="planned"), [("status", "occurred, now planned")]),
        (row(**BOTH, standing="retracted"), [("retraction", "own_reporting, now retracted")]),
        (row(**BOTH, positions=[held("12"), held("15")]), [("dispute", "how many: 15")]),
        (row(**BOTH, positions=[held("12", "update"), held("15", "update")]), [("update", "how many: 15")]),
        (row(**BOTH, positions=[held("yes", "correction")]), [("correction", "how many: yes")]),
    ],
)  # fmt: skip
def test_what_a_new_document_changes_in_an_event(after, told):
    assert news([row()], [after]) == ([("e1", told)] if told else [])


def test_a_dispute_is_told_again_only_where_somebody_holds_another_value():
    before = row(positions=[held("12"), held("15")])
    assert news([before], [row(**BOTH, positions=[held("15"), held("12")])]) == []
    assert news([before], [row(**BOTH, positions=[held("12"), held("20")])]) == [("e1", [("dispute", "how many: 20")])]


def test_an_event_is_new_where_nothing_told_it_before():
    assert news([], [row(documents=("new",))]) == [("e1", [("event", "new")])]
    assert news([], [row(documents=("new",))], stages={"e1": "promised, now delivered"}) == [
        ("e1", [("event", "new"), ("stage", "promised, now delivered")])
    ]


def test_what_other_documents_do_is_no_news():
    assert news([], [row(documents=("built",))]) == []
    assert news([row()], [row(claims=("c1", "c2"), documents=("old", "built"), origins=2)]) == []


def test_events_that_merge_are_measured_by_the_stronger_one():
    before = [row("e1", ("c1",), origins=1), row("e2", ("c2", "c3"), origins=2)]
    merged = row("e1", ("c1", "c2", "c3", "c4"), ("old", "new"), origins=2)
    assert news(before, [merged]) == []
    assert news(before, [merged | {"origins": 3}]) == [("e1", [("origin", "3 independent origins")])]


def test_a_version_that_is_silent_about_an_event_can_take_it_back():
    after = row(standing="retracted")
    assert news([row()], [after]) == []
    assert news([row()], [after], families={"f1": ("new",)}) == [
        ("e1", [("retraction", "own_reporting, now retracted")])
    ]


def test_a_copy_without_a_claim_makes_no_event_of_its_family_new():
    assert news([], [row()], families={"f1": ("new",)}) == []


def test_where_all_was_made_anew_only_what_came_in_whole_is_news():
    events = [row("e1", ("c1",), ("old", "new")), row("e2", ("c2",), ("new",))]
    assert news([], events, unknown=True) == [("e2", [("event", "new")])]


def test_news_in_one_line():
    changes = compare({}, {"e1": row(documents=("new",), place={"name": "Halm", "country": "SUD"})})
    (item,) = find_news(changes, Fresh(frozenset({"new"}), {}, {}, {}), unknown_before=False)
    assert in_words(item, "Russia sent\nbread.", ["Post", "Post"]) == (
        "[event] Russia: AID (occurred), 2024-03-04, Halm. Post: “Russia sent bread.” (own_reporting, 1 origin)"
    )


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_differences_turn_one_text_into_the_other(before, after):
    found = differences(before, after)
    removed = [line for one in found for line in one.removed]
    added = [line for one in found for line in one.added]
    assert sorted([*before, *added]) == sorted([*after, *removed])
    assert (found == []) == (before == after)
