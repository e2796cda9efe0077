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
from bede.chronicle.views import VIEWS
from bede.model import Actor, EventType, Party, Resolution, Sector, Stance, Status, Timing

DAY = date(2024, 3, 8)
OSTMARK = Actor("Q1003", "Ostmark", "OST", Sector.GOV)


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


def test_timeline_is_in_the_order_of_events(chronicle):
    one = write(chronicle, {}, {})
    late = make_event(one.claims[0])
    undated = make_event(one.claims[1], earliest=None, latest=None, place=None, publishers=("A", "B"))
    chronicle.replace_events([undated, late], [])
    rows = list(chronicle.rows("SELECT * FROM timeline"))
    assert [row["earliest"] for row in rows] == [DAY, None]
    assert (rows[0]["actors"], rows[0]["recipients"], rows[0]["place"]) == ("Norland", "Suderia", HALM.name)
    assert (rows[1]["publishers"], rows[1]["claims"]) == ("A; B", 1)


def test_dyads_count_origins_beside_documents_and_claims(chronicle):
    one = write(chronicle, {}, {})
    two = write(chronicle, {}, body=b"two", uri="two.html")
    three = write(chronicle, {}, body=b"three", uri="three.html")
    event = make_event(*one.claims, *two.claims)
    chronicle.replace_events([event], [make_family(one.document, two.document)])
    names = ("day", "actor_country", "recipient_country", "quad", "origins", "events", "documents", "claims")
    assert dyads(chronicle, *names) == [(DAY, "NOR", "SUD", 2, 2, 1, 3, 4)]
    assert three.document.id not in event.documents


def test_dyads_keep_requests_denials_and_status_apart(chronicle):
    write(
        chronicle,
        {"type": EventType.REQUEST, "status": Status.OCCURRED},
        {"type": EventType.ASSAULT, "status": Status.OCCURRED},
        {"type": EventType.ASSAULT, "status": Status.OCCURRED, "stance": Stance.DENIES},
        {"type": EventType.ASSAULT, "status": Status.OCCURRED, "stance": Stance.DISCLAIMS},
        {"type": EventType.ASSAULT, "status": Status.THREATENED},
    )
    assert sorted(dyads(chronicle, "type", "status", "request", "claims", "denials")) == [
        ("ASSAULT", "occurred", False, 1, 1),
        ("ASSAULT", "threatened", False, 1, 0),
        ("REQUEST", "occurred", True, 1, 0),
    ]


def test_an_interval_is_never_made_a_day(chronicle):
    week = replace(day_when(DAY), latest=date(2024, 3, 14))
    write(
        chronicle,
        {"time": Timing("", None, Resolution("", week, "test", 1.0))},
        {"time": Timing("", None, Resolution("", None, "test", 1.0))},
    )
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
    write(chronicle, {"actors": parties(*actors), "recipients": parties(*recipients)})
    assert dyads(chronicle, "actor_country", "recipient_country", "claims") == [(*pair, 1) for pair in pairs]


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


def test_commitments_have_stages(chronicle):
    write(
        chronicle,
        {"type": EventType.REQUEST, "status": Status.OCCURRED},
        {"status": Status.REQUESTED},
        {"type": EventType.AGREE, "status": Status.OCCURRED},
        {"status": Status.PROMISED},
        {"status": Status.PLANNED},
        {"status": Status.OCCURRED},
        {"status": Status.NOT_OCCURRED},
        {"status": Status.POSSIBLE},
        {"stance": Stance.DENIES},
        {"type": EventType.ASSAULT, "status": Status.OCCURRED},
    )
    rows = list(chronicle.rows("SELECT * FROM commitments"))
    assert [row["stage"] for row in rows] == [
        "asked",
        "asked",
        "pledged",
        "pledged",
        "planned",
        "delivered",
        "withheld",
    ]
    assert rows[0]["amount"] == "40 lorries"
