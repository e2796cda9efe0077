import json
from dataclasses import replace
from datetime import date

import pytest
from helpers_chronicle import (
    MARA,
    NORLAND,
    SUDERIA,
    day_when,
    make_claim,
    make_coded,
    make_document,
    make_event,
    make_family,
    make_page,
    make_run,
)

from bede.chronicle import Chronicle, CodedPage
from bede.chronicle.filters import ClaimFilter
from bede.chronicle.query import claims, documents, events
from bede.errors import UsageError
from bede.model import Actor, EventType, Party, Precision, Resolution, Sector, Status, TimeBasis, Timing, When

# The fields that the export row has by contract, in DESIGN's words.
CONTRACT = [
    "claim_id",
    "document_id",
    "uri",
    "published",
    "sentence",
    "sentence_start",
    "sentence_end",
    "trigger",
    "trigger_start",
    "trigger_end",
    "type",
    "mode",
    "plover",
    "cameo",
    "quad",
    "goldstein",
    "status",
    "stance",
    "certainty",
    "actors",
    "recipients",
    "voices",
    "earliest",
    "latest",
    "time_precision",
    "time_basis",
    "time_text",
    "place",
    "amounts",
    "event_id",
    "score",
]


def timed(when: When | None) -> Timing:
    return Timing("", None, Resolution("", when, "test", 1.0))


@pytest.fixture(scope="module")
def coded():
    """Two documents: a pledge on 8 March told twice, and an undated and an open claim about Ostmark."""
    first = make_coded(b"one", "one.html", claims=2)
    page = make_page(b"two", "two.html")
    document = replace(make_document(page, day=date(2024, 3, 9)), publisher="Suderian Gazette")
    council = Actor("ostmark-council", "Council of Óstmark", "OST", Sector.LEG)
    nobody = Party("the two sides", None, Resolution("the two sides", None, "none", 0.0))
    open_end = When(None, date(2024, 3, 1), Precision.UNKNOWN, TimeBasis.NONE)
    other = (
        make_claim(document, 0, time=timed(None), type=EventType.REQUEST, status=Status.OCCURRED),
        make_claim(
            document,
            1,
            time=timed(open_end),
            actors=(Party("", None, Resolution("", council, "carried", 0.5)), nobody),
            voices=(),
            place=None,
        ),
        make_claim(document, 2, time=timed(day_when(date(2024, 3, 8)))),
    )
    return first, CodedPage(page, document, other)


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory, coded):
    first, second = coded
    with Chronicle.open(tmp_path_factory.mktemp("query") / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch(coded)
        pledge = make_event(*first.claims, second.claims[2], families=("f-1",))
        undated = make_event(second.claims[0], earliest=None, latest=None, type=EventType.REQUEST, place=None)
        early = make_event(second.claims[1], earliest=None, latest="2024-03-01", actors=(), recipients=())
        chronicle.replace_events([undated, pledge, early], [make_family(first.document, second.document)])
        yield chronicle


def found(chronicle, coded, **wanted):
    """The claims that a filter gives, as (document, number)."""
    names = {claim.id: (at, number) for at, page in enumerate(coded, 1) for number, claim in enumerate(page.claims)}
    return [names[row["claim_id"]] for row in claims(chronicle, ClaimFilter(**wanted))]


def test_order_is_event_time_then_document_then_place_in_it(chronicle, coded):
    assert found(chronicle, coded) == [(2, 1), (1, 0), (1, 1), (2, 2), (2, 0)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"type": (EventType.REQUEST,)}, [(2, 0)]),
        ({"type": (EventType.REQUEST, EventType.AID), "document": "two.html"}, [(2, 1), (2, 2), (2, 0)]),
        ({"status": (Status.OCCURRED,)}, [(2, 0)]),
        ({"actor": "ostmark"}, [(2, 1)]),
        ({"actor": "OST"}, [(2, 1)]),
        ({"actor": "council of ostmark"}, [(2, 1)]),
        ({"actor": "TWO SIDES"}, [(2, 1)]),
        ({"actor": "ouncil"}, []),
        ({"actor": "Suderia"}, []),
        ({"actor": "' OR true --"}, []),
        ({"actor": "!"}, []),
        ({"actor": "q1001", "document": "one.html"}, [(1, 0), (1, 1)]),
        ({"recipient": "sud", "limit": 1}, [(2, 1)]),
        ({"speaker": "velt"}, [(1, 0), (1, 1), (2, 2), (2, 0)]),
        ({"speaker": MARA.entity, "actor": "ostmark"}, []),
        ({"country": "ost"}, [(2, 1)]),
        ({"place": "halm", "since": date(2024, 3, 8)}, [(1, 0), (1, 1), (2, 2)]),
        ({"place": "hal"}, []),
        ({"publisher": "gazette"}, [(2, 1), (2, 2), (2, 0)]),
        ({"text": "40 LORRIES of", "limit": 2}, [(2, 1), (1, 0)]),
        ({"text": "100%"}, []),
        ({"since": date(2024, 3, 8)}, [(1, 0), (1, 1), (2, 2)]),
        ({"since": date(2024, 3, 2), "until": date(2024, 3, 7)}, []),
        ({"until": date(2024, 3, 1)}, [(2, 1)]),
        ({"limit": 0}, []),
    ],
)
def test_filters(chronicle, coded, wanted, expected):
    assert found(chronicle, coded, **wanted) == expected


def test_document_is_found_by_id_and_by_its_beginning(chronicle, coded):
    whole = coded[0].document.id
    assert len(found(chronicle, coded, document=whole)) == 2
    assert len(found(chronicle, coded, document=whole[:10])) == 2
    assert found(chronicle, coded, document=whole[:5]) == []


def test_row_has_the_fields_of_the_contract_and_is_json(chronicle, coded):
    row = next(claims(chronicle, ClaimFilter(document="one.html")))
    assert [name for name in row if name in CONTRACT] == CONTRACT
    assert json.loads(json.dumps(row)) == row
    document = coded[0].document
    assert row["sentence"] == document.text[row["sentence_start"] : row["sentence_end"]]
    assert row["trigger"] == "send"
    assert (row["earliest"], row["latest"], row["published"]) == ("2024-03-08", "2024-03-08", "2024-03-06")
    (actor,) = row["actors"]
    assert {name: actor[name] for name in ("text", "entity", "name", "country", "sector", "start", "end")} == {
        "text": "Norland",
        "entity": NORLAND.entity,
        "name": "Norland",
        "country": "NOR",
        "sector": "GOV",
        "start": 32,
        "end": 39,
    }
    (voice,) = row["voices"]
    assert (voice["name"], voice["kind"], voice["cue"], voice["carried"]) == (
        "Mara Velt",
        "named_person",
        "said",
        False,
    )
    assert row["place"]["geonames"] == 77001
    assert row["amounts"][0]["best"] == 40
    assert row["event_id"] == f"e-{coded[0].claims[0].id[2:]}"
    assert (row["quad"], row["plover"]) == (2, "AGREE")


def test_lists_that_are_empty_and_places_that_are_not_told(chronicle):
    row = next(claims(chronicle, ClaimFilter(actor="ostmark")))
    assert row["voices"] == []
    assert row["place"] is None
    assert [actor["entity"] for actor in row["actors"]] == ["ostmark-council", None]


def test_events_in_the_order_of_event_time(chronicle, coded):
    rows = list(events(chronicle))
    assert [(row["earliest"], row["latest"]) for row in rows] == [
        (None, "2024-03-01"),
        ("2024-03-08", "2024-03-08"),
        (None, None),
    ]
    pledge = rows[1]
    assert pledge["claims"] == [claim.id for claim in (*coded[0].claims, coded[1].claims[2])]
    assert [actor["name"] for actor in pledge["recipients"]] == [SUDERIA.name]
    assert pledge["place"]["name"] == "Halm"
    assert json.loads(json.dumps(pledge)) == pledge


def test_of_one_day_what_took_place_on_it_stands_before_what_was_told_by_it(tmp_path, coded):
    times = [(None, "2024-03-08"), ("2024-03-08", "2024-03-10"), ("2024-03-08", "2024-03-08"), (None, "2024-03-09")]
    chosen = [claim for page in coded for claim in page.claims]
    with Chronicle.open(tmp_path / "x.duckdb") as chronicle:
        chronicle.begin_run(make_run())
        chronicle.write_batch(coded)
        made = [make_event(claim, earliest=a, latest=b) for claim, (a, b) in zip(chosen, times, strict=False)]
        chronicle.replace_events(made, [make_family(page.document) for page in coded])
        ordered = [times[2], times[1], times[0], times[3]]
        assert [(row["earliest"], row["latest"]) for row in events(chronicle)] == ordered
        shown = chronicle.rows("SELECT earliest::VARCHAR AS a, latest::VARCHAR AS b FROM timeline")
        assert [(row["a"], row["b"]) for row in shown] == ordered


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"actor": "norland"}, ["2024-03-08", None]),
        ({"type": (EventType.REQUEST,)}, [None]),
        ({"since": date(2024, 3, 8), "until": date(2024, 3, 8)}, ["2024-03-08"]),
        ({"publisher": "courier"}, ["2024-03-08"]),
        ({"place": "Halm", "since": date(2024, 3, 8)}, ["2024-03-08"]),
        ({"place": "Port Halm"}, []),
        ({"speaker": "velt", "country": "SUD", "text": "lorries"}, ["2024-03-08", None]),
        ({"speaker": "velt", "publisher": "gazette", "limit": 1}, ["2024-03-08"]),
    ],
)
def test_filters_of_events(chronicle, wanted, expected):
    assert [row["latest"] for row in events(chronicle, ClaimFilter(**wanted))] == expected


def test_documents_by_date_of_publication(chronicle, coded):
    rows = list(documents(chronicle))
    assert [row["uri"] for row in rows] == ["one.html", "two.html"]
    assert rows[0]["blocks"][0] == {"kind": "headline", "start": 0, "end": 32, "reason": "h1"}
    assert rows[0]["uris"] == ["one.html"]
    assert rows[0]["family_id"] == rows[1]["family_id"]
    assert [row["uri"] for row in documents(chronicle, ClaimFilter(actor="ostmark"))] == ["two.html"]
    assert [row["uri"] for row in documents(chronicle, ClaimFilter(publisher="Courier"))] == ["one.html"]


def test_readers_do_not_disturb_one_another(chronicle):
    outer = claims(chronicle)
    first = next(outer)
    assert len(list(events(chronicle))) == 3
    assert len({first["claim_id"], *(row["claim_id"] for row in outer)}) == 5


def test_filters_that_make_no_sense_are_refused():
    with pytest.raises(UsageError, match="limit"):
        ClaimFilter(limit=-1)
    with pytest.raises(UsageError, match="Swap"):
        ClaimFilter(since=date(2024, 3, 8), until=date(2024, 3, 7))
