from dataclasses import replace
from datetime import date

import pytest
from helpers_chronicle import (
    HALM,
    NORLAND,
    SUDERIA,
    day_when,
    make_claim,
    make_coded,
    make_event,
    make_family,
    make_run,
)

from bede.chronicle import Chronicle
from bede.chronicle.derived import Further
from bede.chronicle.views import VIEWS
from bede.model import (
    Actor,
    Difference,
    Dispute,
    DisputeAbout,
    EventType,
    Party,
    Resolution,
    Sector,
    Side,
    Stance,
    Status,
    Story,
    Timing,
)

DAY = date(2024, 3, 8)
OSTMARK = Actor("Q1003", "Ostmark", "OST", Sector.GOV)
UNKNOWN = Actor("somebody", "somebody", None, None)


@pytest.fixture
def chronicle(tmp_path):
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        yield chronicle


def parties(*actors: Actor | None) -> tuple[Party, ...]:
    return tuple(Party("", None, Resolution("", actor, "test", 1.0)) for actor in actors)


def write(chronicle, *changes, body=b"one", uri="one.html"):
    """One document with a claim for each set of changes."""
    coded = make_coded(body, uri)
    claims = tuple(make_claim(coded.document, number, **change) for number, change in enumerate(changes))
    coded = replace(coded, claims=claims)
    chronicle.write_batch([coded])
    return coded


def dyads(chronicle, *names):
    return [tuple(row[name] for name in names) for row in chronicle.rows("SELECT * FROM dyad_days")]


def test_columns_of_views_are_documented_as_they_are(chronicle):
    for view in VIEWS:
        found = chronicle.rows(
            """SELECT column_name, data_type, comment FROM duckdb_columns()
            WHERE table_name = ? ORDER BY column_index""",
            [view.name],
        )
        assert [tuple(row.values()) for row in found] == [
            (column.name, column.type, column.doc) for column in view.columns
        ], view.name
        assert list(chronicle.rows(f"SELECT * FROM {view.name}")) == []


def link_each(chronicle, *coded, families=()):
    """Make each claim an event of its own, with the claim's values."""
    events = []
    for claim in (claim for one in coded for claim in one.claims):
        when = claim.time.when.value
        values = {
            "type": claim.type,
            "status": claim.status,
            "actors": tuple(party.actor.value or UNKNOWN for party in claim.actors),
            "recipients": tuple(party.actor.value or UNKNOWN for party in claim.recipients),
            "earliest": when.earliest.isoformat() if when else None,
            "latest": when.latest.isoformat() if when else None,
        }
        events.append(make_event(claim, **values))
    chronicle.replace_events(events, families)


def test_timeline_is_in_the_order_of_events(chronicle):
    one = write(chronicle, {}, {})
    late = make_event(one.claims[0])
    dispute = Dispute(DisputeAbout.WHETHER, Difference.CONFLICT, "did it happen: denied by Suderia", ())
    undated = make_event(one.claims[1], earliest=None, latest=None, publishers=("A", "B"), disputes=(dispute,))
    story = Story("s1", "Norland–Suderia: Halm, March 2024", (NORLAND,), HALM, "2024-03-08", "2024-03-08", (late.id,))
    chronicle.replace_events([undated, late], [], Further(stories=[story]))
    rows = list(chronicle.rows("SELECT * FROM timeline"))
    assert [row["earliest"] for row in rows] == [DAY, None]
    assert (rows[0]["actors"], rows[0]["recipients"], rows[0]["place"]) == ("Norland", "Suderia", HALM.name)
    assert (rows[0]["story_id"], rows[0]["story"], rows[0]["disputes"]) == ("s1", story.name, None)
    assert (rows[1]["publishers"], rows[1]["outlets"], rows[1]["claims"]) == ("A; B", 2, 1)
    assert (rows[1]["story"], rows[1]["disputes"]) == (None, "did it happen: denied by Suderia")


def test_an_event_that_two_documents_tell_is_one_event_of_two_origins(chronicle):
    one = write(chronicle, {}, {})
    two = write(chronicle, {}, body=b"two", uri="two.html")
    copy = write(chronicle, {}, body=b"three", uri="three.html")
    event = make_event(*one.claims, *two.claims, *copy.claims)
    chronicle.replace_events([event], [make_family(two.document, copy.document)])
    names = ("day", "actor_country", "recipient_country", "quad", "events", "origins", "documents", "copies", "claims")
    assert dyads(chronicle, *names) == [(DAY, "NOR", "SUD", 2, 1, 2, 3, 1, 4)]


def test_dyads_keep_requests_denials_and_status_apart(chronicle):
    coded = write(
        chronicle,
        {"type": EventType.REQUEST, "status": Status.OCCURRED},
        {"type": EventType.ASSAULT, "status": Status.OCCURRED},
        {"type": EventType.ASSAULT, "status": Status.OCCURRED, "stance": Stance.DENIES},
        {"type": EventType.ASSAULT, "status": Status.OCCURRED, "stance": Stance.DISCLAIMS},
        {"type": EventType.ASSAULT, "status": Status.THREATENED},
    )
    link_each(chronicle, coded)
    assert sorted(dyads(chronicle, "type", "status", "request", "events", "claims", "denials")) == [
        ("ASSAULT", "occurred", False, 1, 1, 1),
        ("ASSAULT", "threatened", False, 1, 1, 0),
        ("REQUEST", "occurred", True, 1, 1, 0),
    ]


def test_an_interval_is_never_made_a_day(chronicle):
    week = replace(day_when(DAY), latest=date(2024, 3, 14))
    coded = write(
        chronicle,
        {"time": Timing("", None, Resolution("", week, "test", 1.0))},
        {"time": Timing("", None, Resolution("", None, "test", 1.0))},
    )
    link_each(chronicle, coded)
    assert dyads(chronicle, "day") == []


@pytest.mark.parametrize(
    ("actors", "recipients", "pairs"),
    [
        ((NORLAND, OSTMARK), (SUDERIA,), [("NOR", "SUD"), ("OST", "SUD")]),
        ((NORLAND, OSTMARK), (), [("NOR", "OST"), ("OST", "NOR")]),
        ((NORLAND,), (), [("NOR", None)]),
        ((), (SUDERIA,), [(None, "SUD")]),
        ((NORLAND, NORLAND), (NORLAND,), [("NOR", "NOR")]),
        ((None,), (SUDERIA,), [(None, "SUD")]),
    ],
)
def test_dyads_pair_countries(chronicle, actors, recipients, pairs):
    link_each(chronicle, write(chronicle, {"actors": parties(*actors), "recipients": parties(*recipients)}))
    assert dyads(chronicle, "actor_country", "recipient_country", "events") == [(*pair, 1) for pair in pairs]


def test_positions_name_the_innermost_speaker_or_the_outlet(chronicle):
    coded = make_coded()
    (inner,) = coded.claims[0].voices
    outer = replace(inner, text="a newspaper", actor=Resolution("a newspaper", None, "none", 0.0))
    write(chronicle, {"voices": (outer, inner), "stance": Stance.DENIES}, {"voices": ()})
    rows = list(chronicle.rows("SELECT * FROM positions"))
    assert [(row["speaker"], row["stance"], row["outlet"], row["according_to"]) for row in rows] == [
        ("Mara Velt", "denies", False, "a newspaper ← Mara Velt"),
        ("The Halm Courier", "asserts", True, None),
    ]
    assert rows[0]["speaker_kind"] == "named_person"
    assert rows[0]["recipients"] == "Suderia"


def test_positions_tell_the_side_of_the_speaker_once_linked(chronicle):
    coded = write(chronicle, {})
    (row,) = chronicle.rows("SELECT * FROM positions")
    assert (row["event_id"], row["side"]) == (None, None)
    event = make_event(*coded.claims, sides=(Side.ACTOR,))
    chronicle.replace_events([event], [])
    (row,) = chronicle.rows("SELECT * FROM positions")
    assert (row["event_id"], row["side"], row["place"]) == (event.id, "actor", "Halm")


def test_positions_answer_what_somebody_said_of_something_in_a_month(chronicle):
    write(chronicle, {}, {"voices": ()})
    sql = """SELECT speaker, stance FROM positions WHERE speaker = 'Mara Velt' AND sentence ILIKE '%lorries%'
        AND published BETWEEN '2024-03-01' AND '2024-03-31'"""
    assert [tuple(row.values()) for row in chronicle.rows(sql)] == [("Mara Velt", "asserts")]
    assert list(chronicle.rows(sql.replace("2024-03-01", "2024-03-07"))) == []
