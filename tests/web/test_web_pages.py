"""The other pages agree with the list and with one another."""

from collections import Counter
from datetime import date

import pytest

from bede.chronicle.pages.about import about_page
from bede.chronicle.pages.actor import actor_page, actor_pages
from bede.chronicle.pages.document import document_page
from bede.chronicle.pages.dyad import dyad_page
from bede.chronicle.pages.event import event_page
from bede.chronicle.pages.listing import events_page
from bede.chronicle.pages.network import Unit, network_page
from bede.chronicle.pages.places import map_page
from bede.chronicle.pages.positions import positions_page
from bede.chronicle.pages.wanted import EVERYTHING, EventFilter
from bede.errors import NotFound
from bede.model import EventType, Stance
from bench.invented_chronicle import COUNTRIES

BUSY = list(COUNTRIES)[:4]


def total(chronicle, **wanted):
    return events_page(chronicle, EventFilter(**wanted), limit=0, counted=False)["total"]


@pytest.mark.parametrize("code", BUSY)
def test_counts_of_an_actor_are_those_of_the_list(chronicle, code):
    page = actor_page(chronicle, code)
    assert page["actor"]["scope"] == "country"
    assert page["did"] == total(chronicle, actor=code)
    assert page["received"] == total(chronicle, recipient=code)
    assert page["said"] == total(chronicle, speaker=code)
    for name in ("did", "received", "said"):
        assert sum(row[name] for row in page["years"]) == sum(row[name] for row in page["types"]) == page[name]


def test_pages_of_all_actors_are_those_of_each(chronicle):
    for page in actor_pages(chronicle):
        assert page == actor_page(chronicle, page["actor"]["id"])
        assert page["did"] + page["received"] + page["said"] > 0


def test_an_actor_is_counted_within_the_filter(chronicle):
    wanted = EventFilter(type=(EventType.ASSAULT,))
    page = actor_page(chronicle, BUSY[0], wanted)
    assert page["did"] == total(chronicle, actor=BUSY[0], type=(EventType.ASSAULT,))
    assert {row["type"] for row in page["types"]} <= {"ASSAULT"}


def test_partners_of_a_country_are_of_other_countries(chronicle):
    page = actor_page(chronicle, BUSY[0])
    assert page["partners"]
    for partner in page["partners"]:
        assert partner["country"] != BUSY[0]
        quads = [sum(partner[name]) for name in ("did", "received", "together")]
        assert max(quads) <= partner["events"] <= sum(quads) + partner["requests"]


@pytest.mark.parametrize(("a", "b"), [(BUSY[0], BUSY[1]), (BUSY[2], BUSY[0])])
def test_a_dyad_counts_the_events_of_the_list(chronicle, a, b):
    page, turned = dyad_page(chronicle, a, b), dyad_page(chronicle, b, a)
    assert page["total"] == total(chronicle, dyad=(a, b)) == turned["total"]
    assert sum(row["events"] for row in page["counts"]) == page["total"]
    assert Counter(row["way"] for row in page["counts"])["ab"] == Counter(r["way"] for r in turned["counts"])["ba"]
    assert all((row["request"]) <= (row["quad"] == 3) for row in page["counts"])


def test_the_map_has_every_event_with_a_place_once(chronicle):
    page = map_page(chronicle)
    rows = events_page(chronicle, EVERYTHING, limit=500)["rows"]
    assert page["total"] == 300
    assert page["without_place"] == sum(row["place"] is None for row in rows)
    counted = Counter(row["place"]["geonames"] for row in rows if row["place"])
    assert {place["geonames"]: place["events"] for place in page["places"]} == counted


def test_map_and_time_each_leave_their_own_choice_aside(chronicle):
    whole = map_page(chronicle)
    place = whole["places"][0]
    chosen = EventFilter(place=place["name"], since=date(2016, 1, 1), until=date(2016, 12, 31))
    page = map_page(chronicle, chosen)
    assert page["places"] == map_page(chronicle, EventFilter(since=chosen.since, until=chosen.until))["places"]
    assert sum(one["events"] for one in page["places"]) < sum(one["events"] for one in whole["places"])
    assert page["histogram"] == events_page(chronicle, EventFilter(place=place["name"]))["histogram"]
    assert page["histogram"] != whole["histogram"]
    area = EventFilter(box=(place["lon"] - 0.5, place["lat"] - 0.5, place["lon"] + 0.5, place["lat"] + 0.5))
    assert map_page(chronicle, area)["places"] == whole["places"]
    assert 0 < events_page(chronicle, area)["total"] < whole["total"]


@pytest.mark.parametrize("box", ["1,2,3", "1,2,3,x", "1,50,3,40", "1,2,3,91", "-181,2,3,4"])
def test_an_area_that_is_none_is_refused(client, box):
    answer = client.get(f"/events.json?box={box}")
    assert answer.status_code == 422
    assert "box" in answer.json()["error"]["message"].lower()


@pytest.mark.parametrize("unit", Unit)
def test_edges_of_the_network_are_dyads(chronicle, unit):
    page = network_page(chronicle, unit=unit, top=20)
    names = {node["id"] for node in page["nodes"]}
    assert len(page["nodes"]) == 20
    for edge in page["edges"]:
        assert edge["source"] in names
        assert edge["target"] in names
        assert sum(edge["quads"]) + edge["requests"] == edge["events"]
        assert sum(sum(year["quads"]) + year["requests"] for year in edge["years"]) == edge["events"]
    first = page["edges"][0]
    both = [e["events"] for e in page["edges"] if {e["source"], e["target"]} == {first["source"], first["target"]}]
    assert sum(both) == total(chronicle, dyad=(first["source"], first["target"]))


def test_every_claim_of_an_event_is_a_position(chronicle):
    (row,) = chronicle.rows("SELECT count(*) AS n FROM event_claims")
    page = positions_page(chronicle, limit=30)
    assert page["total"] == row["n"] == sum(item["count"] for item in page["stances"])
    denied = positions_page(chronicle, stance=(Stance.DENIES,), limit=500)
    assert {item["stance"] for item in denied["rows"]} == {"denies"}
    assert len(denied["rows"]) == denied["total"]
    assert denied["stances"] == page["stances"], "other stances stay in sight"


def test_positions_of_a_speaker_are_of_the_innermost_voice(chronicle):
    busiest = positions_page(chronicle)["speakers"][0]
    page = positions_page(chronicle, EventFilter(speaker=busiest["value"]), limit=500)
    assert page["total"] == busiest["count"] == len(page["rows"])
    assert {row["speaker"]["entity"] for row in page["rows"]} == {busiest["value"]}


def test_an_event_has_its_claims_in_order_of_telling_with_their_links(chronicle):
    row = events_page(chronicle, EVERYTHING, limit=500)["rows"]
    told_most = max(row, key=lambda item: item["claims"])
    page = event_page(chronicle, told_most["id"])
    shown = {name: page["event"][name] for name in told_most}
    assert shown == told_most
    assert len(page["claims"]) == told_most["claims"]
    days = [claim["published"] for claim in page["claims"]]
    assert days == sorted(days)
    assert sum(claim["link"] is None for claim in page["claims"]) == 1
    link = next(claim["link"] for claim in page["claims"] if claim["link"])
    assert link["parts"] == [{"feature": "same actor", "weight": 2.1}, {"feature": "same day", "weight": 1.4}]
    lead = next(claim for claim in page["claims"] if claim["id"] == told_most["lead"])
    start, end = told_most["trigger_start"], told_most["trigger_end"]
    assert told_most["sentence"] == lead["sentence"]
    assert told_most["sentence"][start:end] == lead["trigger"]


def test_claims_point_into_the_text_and_know_their_neighbours(chronicle):
    (row,) = chronicle.rows("SELECT document_id FROM claims GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
    page = document_page(chronicle, row["document_id"])
    text = page["document"]["text"]
    assert len(page["claims"]) > 3
    for before, claim, after in zip(page["claims"], page["claims"][1:], page["claims"][2:], strict=False):
        assert text[claim["sentence_start"] : claim["sentence_end"]] == claim["sentence"]
        assert text[claim["trigger_start"] : claim["trigger_end"]] == claim["trigger"]
        assert claim["before"] == before["sentence"]
        assert claim["after"] == after["sentence"]
    assert [block["kind"] for block in page["blocks"]][:2] == ["headline", "paragraph"]
    assert page["families"][0]["members"]
    assert [capture["uri"] for capture in page["captures"]] == [page["document"]["uri"]]


def test_about_counts_what_is_there(chronicle):
    page = about_page(chronicle, "x.duckdb")
    assert page["counts"]["events"] == 300
    assert sum(row["documents"] for row in page["publishers"]) == page["counts"]["documents"]
    assert sum(row["documents"] for row in page["coverage"]["bins"]) == page["counts"]["documents"]
    assert page["coverage"]["unit"] == "month"


@pytest.mark.parametrize("page", [event_page, document_page, actor_page])
def test_what_is_not_there_is_not_found(chronicle, page):
    with pytest.raises(NotFound):
        page(chronicle, "nothing")
