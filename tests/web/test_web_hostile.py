"""What stands in documents is text and nothing else, whatever it looks like."""

import html
import json
import re
from pathlib import Path

import pytest
from helpers_web import client_of

from bede.chronicle.pages.wanted import EVERYTHING
from bede.chronicle.snapshot import Published
from bede.pipeline import build
from bede.settings import Settings
from bede.web import mailed
from bede.web.looking_back import LookingBack
from bede.web.static_files import MAILED, StaticFile

NASTY = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "<img src=x onerror=alert(2)>",
    "\u202eevil\u202c",
    "\u2066isolated\u2069",
    "\u2028line\u2029",
    "{{constructor}} ${7*7} %3Cscript%3E",
)
TITLE = f"Norland {NASTY[0]} {NASTY[3]}"
BODY = (
    f"Russia {NASTY[1]} shelled the port of Tarn on Monday, killing 12 people, a spokesman {NASTY[2]} said. "
    f"Germany condemned Russia {NASTY[3]} on Tuesday {NASTY[4]} in the town {NASTY[6]}. "
    f"The harbour {NASTY[5]} had been closed for a week."
)


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    record = {"id": NASTY[0], "url": "https://x.example/?a=</script>&b='\"", "title": TITLE, "date": "2024-03-12"}
    lines = json.dumps({**record, "publisher": NASTY[2], "text": BODY})
    (folder / "pages.jsonl").write_text(lines, encoding="utf-8")
    build([str(folder / "pages.jsonl")], folder / "hostile.duckdb", Settings())
    found = Published(folder / "hostile.duckdb")
    yield found
    found.close()


@pytest.fixture(scope="module")
def client(published):
    return client_of(published)


def built(monkeypatch, body: bytes) -> None:
    monkeypatch.setattr(mailed, "static_files", lambda: {MAILED: StaticFile(body, None, "text/html")})


PAGE = b"<html><body><p>before</p>" + mailed.PLACE + b"<script>let x = '__BEDE_DATA__';</script></body></html>"


def test_the_words_come_through_as_they_are(client):
    row = client.get("/events.json").json()["rows"][0]
    page = client.get(f"/documents/{row['according_to']['document']}.json").json()
    text = page["document"]["text"]
    for nasty in (NASTY[1], NASTY[2], NASTY[3], NASTY[6]):
        assert nasty in text
    for claim in page["claims"]:
        assert text[claim["sentence_start"] : claim["sentence_end"]] == claim["sentence"]
        assert text[claim["trigger_start"] : claim["trigger_end"]] == claim["trigger"]


def test_json_is_never_taken_for_a_page(client):
    for address in ("/events.json", "/events.json?text=%3Cscript%3E", "/about.json", "/events/%3Cscript%3E.json"):
        answer = client.get(address)
        assert answer.headers["content-type"] == "application/json"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_page_itself_has_nothing_of_what_was_asked(client):
    answer = client.get("/events/%3Cscript%3Ealert(1)?text=%3Cscript%3E", headers={"accept": "text/html"})
    assert "alert(1)" not in answer.text


def test_no_text_breaks_out_of_the_mailed_file(published, monkeypatch):
    built(monkeypatch, PAGE)
    with LookingBack(published).reading(None) as shown:
        page, events = mailed.mailed_page(shown, "hostile", EVERYTHING)
    text = page.decode()
    assert events > 0
    (data,) = re.findall(r'<script type="application/json" id="bede-data">(.*?)</script>', text, re.DOTALL)
    assert "<" not in data
    assert ">" not in data
    assert "\u2028" not in data
    assert text.count("</script>") == 2, "one of the data, one of the page"
    assert text.endswith("<script>let x = '__BEDE_DATA__';</script></body></html>")
    documents = json.loads(data)["documents"]
    assert any(NASTY[1] in page["document"]["text"] for page in documents.values())
    assert html.unescape(data) == data


def test_the_mailed_file_shows_the_rows_of_the_server(published, client, monkeypatch):
    built(monkeypatch, PAGE)
    with LookingBack(published).reading(None) as shown:
        page, _ = mailed.mailed_page(shown, "hostile", EVERYTHING)
    data = json.loads(re.findall(rb'id="bede-data">(.*?)</script>', page, re.DOTALL)[0])
    assert data["format"] == 1
    assert data["events"] == client.get("/events.json?limit=500").json()["rows"]
    for row in data["events"]:
        own = client.get(f"/events/{row['id']}.json").json()
        detail = data["details"][row["id"]]
        assert [data["claims"][claim] for claim in detail["claims"]] == own["claims"]
        assert [data["families"][family] for family in detail["families"]] == own["families"]
        assert {**row, **{name: detail[name] for name in ("plover", "cameo", "goldstein", "standing_claims")}} == own[
            "event"
        ]
    assert data["codes"] == client.get("/codes.json").json()
    for address, found in data["pages"].items():
        path, _, query = address.partition("?")
        expected = client.get(f"{path}.json?{query}").json()
        if path in ("/commitments", "/stories"):
            expected["limit"] = found["limit"]
        assert found == {**expected, "name": "hostile"} if path == "/about" else found == expected, address


def test_the_mailed_file_does_not_tell_where_files_lie(tmp_path, monkeypatch):
    secret = tmp_path / "home of Ada Stone"
    secret.mkdir()
    (secret / "page.txt").write_text(
        "Norland\n\n12 March 2024\n\nRussia shelled the port of Tarn on Monday, killing 12 people, a spokesman said.",
        encoding="utf-8",
    )
    build([str(secret)], tmp_path / "x.duckdb", Settings())
    built(monkeypatch, PAGE)
    found = Published(tmp_path / "x.duckdb")
    try:
        with LookingBack(found).reading(None) as shown:
            page, _ = mailed.mailed_page(shown, "x", EVERYTHING)
    finally:
        found.close()
    assert b"page.txt" in page
    assert b"Ada Stone" not in page
    assert b"Ada%20Stone" not in page
    assert str(tmp_path).encode() not in page


def test_files_of_the_package_only_are_served(client):
    for path in ("../site.py", "%2e%2e/site.py", "..%2fsite.py", "/etc/passwd", "index.html", "mail.html", ""):
        answer = client.get(f"/static/{path}")
        assert answer.status_code == 404
        assert b"dataclass" not in answer.content
    assert Path(mailed.__file__).exists()
