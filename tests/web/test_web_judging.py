"""Judgements from the page: only with the token, for a moment, seen at once, and there to stay."""

import json
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from helpers_web import TOKEN, client_of

from bede.chronicle import Chronicle
from bede.chronicle.snapshot import Published
from bede.pipeline import build
from bede.settings import Settings

PAGE = """Norland sends lorries

12 March 2024

TARN, March 12 (Meridian Newswire) - Russia shelled the port of Tarn on Monday, killing 12 people, a spokesman said.

Germany condemned Russia on Tuesday. The harbour had been closed for a week, and few ships lay at the piers.
"""
OWN = {"x-bede-token": TOKEN}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("judging")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    build([str(folder / "page.txt")], folder / "built.duckdb", Settings())
    return folder / "built.duckdb"


@pytest.fixture
def file(built, tmp_path) -> Path:
    return Path(shutil.copy(built, tmp_path / "news.duckdb"))


@pytest.fixture
def published(file):
    found = Published(file)
    yield found
    found.close()


@pytest.fixture
def client(published):
    return client_of(published)


def rows(client, **wanted):
    return client.get("/events.json", params=wanted).json()["rows"]


def judgements(file):
    with Chronicle.open(file, read_only=True) as chronicle:
        return [dict(row) for row in chronicle.rows("SELECT * FROM judgements ORDER BY made")]


def test_a_wrong_recipient_is_corrected_and_stays_so_through_a_rebuild(client, published, file):
    (event,) = rows(client, type="ASSAULT")
    lead = event["lead"]
    state = client.get("/state.json").json()["state"]
    sent = {"person": "Ada Stone", "verdict": "corrected", "left": lead, "field": "recipients", "value": "UKR"}
    answer = client.post("/judgements", json=sent | {"reason": "the port is hers"}, headers=OWN)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert [row["verdict"] for row in told["judgements"]] == ["corrected"]
    assert told["judgements"][0]["state"] == "counts"
    assert told["state"] != state
    (now,) = rows(client, type="ASSAULT")
    assert told["events"] == {lead: now["id"]}
    assert [party["country"] for party in now["recipients"]] == ["UKR"]
    page = client.get(f"/events/{now['id']}.json").json()
    assert [(row["field"], row["person"], row["reason"]) for row in page["judgements"]] == [
        ("recipients", "Ada Stone", "the port is hers")
    ]
    (file.parent / "more.txt").write_text(PAGE.replace("Germany", "France").replace("Tarn", "Halm"), encoding="utf-8")
    build([str(file.parent / "more.txt")], file, Settings())
    published.renew()
    found = rows(client, type="ASSAULT", recipient="UKR")
    assert [row["lead"] for row in found if row["lead"] == lead] == [lead]


def test_a_claim_judged_wrong_counts_for_nothing_until_that_is_withdrawn(client):
    (event,) = rows(client, type="ACCUSE")
    sent = {"person": "Ada", "verdict": "wrong", "left": event["id"]}
    told = client.post("/judgements", json=sent, headers=OWN).json()
    assert told["events"] == {event["lead"]: None}
    assert rows(client, type="ACCUSE") == []
    address = f"/judgements/{told['judgements'][0]['id']}/withdrawal"
    other = client.post(address, json={"person": "Ben"}, headers=OWN)
    assert other.status_code == 422
    assert "made by Ada" in other.json()["error"]["message"]
    back = client.post(address, json={"person": "Ada"}, headers=OWN)
    assert back.status_code == 200, back.text
    assert back.json()["judgements"][0]["withdrawn"] is not None
    assert [row["id"] for row in rows(client, type="ACCUSE")] == [event["id"]]


def test_two_events_become_one_and_are_parted_again(client):
    first, second = rows(client)[:2]
    merged = {"person": "Ada", "verdict": "same", "left": first["id"], "right": second["id"]}
    told = client.post("/judgements", json=merged, headers=OWN).json()
    assert len(set(told["events"].values())) == 1
    parted = {"person": "Ada", "verdict": "different", "left": first["lead"], "right": second["lead"]}
    told = client.post("/judgements", json=parted, headers=OWN).json()
    assert len(set(told["events"].values())) == 2


@pytest.mark.parametrize(
    "headers", [{}, {"x-bede-token": ""}, {"x-bede-token": "b-token"}, {"cookie": f"token={TOKEN}"}]
)
def test_who_has_no_token_is_refused_and_nothing_is_written(client, file, headers):
    before = file.read_bytes()
    sent = {"person": "Eve", "verdict": "wrong", "left": rows(client)[0]["id"]}
    for address in ("/judgements", "/judgements/j1/withdrawal"):
        answer = client.post(address, json=sent, headers=headers)
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "forbidden"
    assert file.read_bytes() == before


def test_without_a_token_of_its_own_the_server_takes_none(published):
    client = client_of(published, token=None)
    assert client.get("/state.json").json()["judgements"] is False
    for token in ("", "None", TOKEN):
        answer = client.post("/judgements", json={}, headers={"x-bede-token": token})
        assert answer.status_code == 403


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({}, "person: it must be given"),
        ({"person": " "}, "person"),
        ({"person": "Ada", "verdict": "wrong", "left": "nothing-such"}, "No event or claim"),
        ({"person": "Ada", "verdict": "corrected", "left": "LEAD"}, "belong to the verdict corrected"),
        (
            {"person": "Ada", "verdict": "corrected", "left": "LEAD", "field": "colour", "value": "red"},
            "no field “colour”",
        ),
        ({"person": "Ada", "verdict": "corrected", "left": "LEAD", "field": "status", "value": "lost"}, "lost"),
        ({"person": "Ada", "verdict": "same", "left": "LEAD"}, "two claims or more"),
        ({"person": "Ada", "verdict": "wrong", "left": "LEAD", "colour": "red"}, "no such parameter"),
    ],
)
def test_what_means_nothing_is_refused_and_nothing_is_written(client, file, sent, told):
    sent = {name: rows(client)[0]["lead"] if value == "LEAD" else value for name, value in sent.items()}
    answer = client.post("/judgements", json=sent, headers=OWN)
    assert answer.status_code in (404, 422)
    assert told in answer.json()["error"]["message"]
    assert judgements(file) == []


def test_a_form_of_another_site_is_no_judgement(client, file):
    sent = json.dumps({"person": "Eve", "verdict": "wrong", "left": rows(client)[0]["id"]})
    for kind in ("text/plain", "application/x-www-form-urlencoded"):
        answer = client.post("/judgements", content=sent, headers={**OWN, "content-type": kind})
        assert answer.status_code == 422
    assert judgements(file) == []


def test_a_writer_at_work_is_waited_for_by_the_person_and_not_by_the_page(client, file):
    hold = f"""
import sys
from bede.chronicle import Chronicle
with Chronicle.open({str(file)!r}) as chronicle:
    print("open", flush=True)
    sys.stdin.readline()
"""
    sent = {"person": "Ada", "verdict": "right", "left": rows(client)[0]["id"]}
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "open\n"
        answer = client.post("/judgements", json=sent, headers=OWN)
        assert answer.status_code == 503
        assert answer.json()["error"]["code"] == "busy"
        assert len(rows(client)) > 0, "reading goes on"
        other.communicate("\n", timeout=30)
    assert client.post("/judgements", json=sent, headers=OWN).status_code == 200


def test_judgements_that_come_at_once_are_all_kept(client, file):
    leads = [row["lead"] for row in rows(client)]
    answers = []

    def send(lead):
        sent = {"person": "Ada", "verdict": "right", "left": lead}
        answers.append(client.post("/judgements", json=sent, headers=OWN).status_code)

    threads = [threading.Thread(target=send, args=(lead,)) for lead in leads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) == {200}
    assert {row["left_claim"] for row in judgements(file)} == set(leads)
