"""The pages as they were known on a day, and what changed between two runs."""

import shutil

import pytest
from helpers_web import TOKEN, client_of
from starlette.testclient import TestClient

from bede.chronicle import query
from bede.chronicle.pages.listing import events_page
from bede.chronicle.pages.wanted import EVERYTHING
from bede.chronicle.snapshot import Published
from bede.cli.show import evidence
from bede.pipeline import build
from bede.settings import Settings
from bede.web import looking_back
from bede.web.app import make_app
from bede.web.looking_back import LookingBack
from bede.web.site import LOOPBACK, Site

FIRST = """Shells hit Tarn

12 March 2024

TARN, March 12 (Meridian Newswire) - Russia shelled the port of Tarn on Monday, killing 12 people, a spokesman said.
"""
SECOND = """Envoys condemn the strike

20 March 2024

Germany condemned Russia on Tuesday. France will send food to Ukraine on Friday, a minister said in Paris.
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("past")
    for name, text in (("first.txt", FIRST), ("second.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
        build([str(folder / name)], folder / "past.duckdb", Settings())
    return folder / "past.duckdb"


@pytest.fixture
def published(built, tmp_path):
    found = Published(shutil.copy(built, tmp_path / "past.duckdb"))
    yield found
    found.close()


@pytest.fixture
def client(published):
    return client_of(published)


def types(answer):
    return {row["type"] for row in answer.json()["rows"]}


def test_what_was_told_later_is_not_shown(client):
    now, then = client.get("/events.json"), client.get("/events.json?as_of=2024-03-15")
    assert "ACCUSE" in types(now)
    assert types(then) == {"ASSAULT"}
    assert then.headers["etag"] != now.headers["etag"]
    assert then.headers["x-bede-state"] == now.headers["x-bede-state"] + "-2024-03-15"
    about = client.get("/about.json?as_of=2024-03-15").json()
    assert about["as_known"] == {"day": "2024-03-15", "later": 1, "undated": 0}
    assert client.get("/about.json").json()["as_known"] is None
    lead = then.json()["rows"][0]
    page = client.get(f"/events/{lead['id']}.json?as_of=2024-03-15").json()
    assert page["event"]["id"] == lead["id"]
    assert types(client.get("/events.json?as_of=2024-01-01")) == set()


def test_days_are_kept_and_the_oldest_given_up(published, client):
    past = LookingBack(published)
    from datetime import date, timedelta  # noqa: PLC0415

    days = [date(2024, 3, 10) + timedelta(days=n) for n in range(6)]
    with past.reading(days[0]) as held:
        for day in days[1:]:
            with past.reading(day):
                pass
        assert len(past._days) == 4
        assert next(held.chronicle.rows("SELECT count(*) AS n FROM events"))["n"] == 0, "who reads keeps it"
    with past.reading(days[-1]) as again, past.reading(days[-1]) as twice:
        assert again is twice
    past.close()


def test_a_large_chronicle_is_not_linked_while_a_reader_waits(client, monkeypatch):
    monkeypatch.setattr(looking_back, "MOST_CLAIMS", 1)
    answer = client.get("/map.json?as_of=2024-03-15")
    assert answer.status_code == 422
    assert "bede serve FILE --as-of 2024-03-15" in answer.json()["error"]["message"]


def test_a_site_of_a_day_shows_that_day_by_itself_and_takes_no_judgements(published, monkeypatch):
    from datetime import date  # noqa: PLC0415

    monkeypatch.setattr(looking_back, "MOST_CLAIMS", 1)
    site = Site(LookingBack(published), None, LOOPBACK, date(2024, 3, 15))
    client = TestClient(make_app(site), base_url="http://127.0.0.1")
    assert types(client.get("/events.json")) == {"ASSAULT"}
    state = client.get("/state.json").json()
    assert (state["as_of"], state["judgements"]) == ("2024-03-15", False)
    assert client.post("/judgements", json={}, headers={"x-bede-token": TOKEN}).status_code == 403


def test_what_a_run_changed_is_told_with_its_cause(client):
    page = client.get("/compare.json").json()
    assert page["a"]["id"] != page["b"]["id"]
    assert page["a"]["started"] <= page["b"]["started"]
    assert page["counts"] == {"new": page["total"]}
    row = page["rows"][0]
    assert (row["what"], row["before"]) == ("new", [])
    assert [cause["title"] for cause in row["documents"]] == ["Envoys condemn the strike"]
    lead = client.get("/events.json").json()["rows"][0]
    sent = {"person": "Ada", "verdict": "corrected", "left": lead["id"], "field": "recipients", "value": "UKR"}
    assert client.post("/judgements", json=sent, headers={"x-bede-token": TOKEN}).status_code == 200
    page = client.get("/compare.json").json()
    (row,) = page["rows"]
    assert row["what"] == "changed"
    assert "recipients" in [change["field"] for change in row["fields"]]
    assert [judgement["person"] for judgement in row["judgements"]] == ["Ada"]
    runs = [run["id"] for run in client.get("/about.json").json()["runs"]]
    whole = client.get(f"/compare.json?a={runs[-1]}&b={runs[0]}").json()
    assert whole["total"] >= page["total"]
    assert client.get(f"/compare.json?a={runs[0]}&b={runs[-1]}").status_code == 422
    assert client.get("/compare.json?a=nothing").status_code == 404


def test_the_leading_claim_is_that_of_bede_show(published):
    with published.reading() as shown:
        rows = events_page(shown.chronicle, EVERYTHING, limit=500)["rows"]
        claims = {row["claim_id"]: row for row in query.claims(shown.chronicle)}
        for event in query.events(shown.chronicle):
            (lead,) = [row["lead"] for row in rows if row["id"] == event["event_id"]]
            assert lead == evidence(event, claims)["claim_id"]
    assert rows
