"""What every answer keeps: one shape of error, ETags, packing, twins, and headers that keep strangers out."""

import pytest

from bede.web.app import bare_app
from bede.web.guard import HEADERS, TWINNED
from bede.web.looking_back import LookingBack
from bede.web.shell import PAGES
from bede.web.site import Site, hosts_for
from bench.invented_chronicle import COUNTRIES

A, B = list(COUNTRIES)[:2]
TWINS = [
    *("/commitments.json", "/stories.json", "/compare.json"),
    *("/events.json", "/positions.json", "/map.json", "/network.json", "/about.json", "/codes.json", "/state.json"),
    *(f"/actors/{A}.json", f"/dyads/{A}/{B}.json", "/events/e000000000000000.json", "/documents/d000000000000000.json"),
]


@pytest.mark.parametrize("address", TWINS)
def test_every_twin_answers_and_is_known_again_by_its_etag(client, address):
    first = client.get(address)
    assert first.status_code == 200
    assert first.headers["content-type"] == "application/json"
    assert isinstance(first.json(), dict)
    again = client.get(address, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = client.get(address + ("?quad=1" if address == "/events.json" else ""))
    assert (other.headers["etag"] == first.headers["etag"]) == (address != "/events.json")


def test_the_etag_is_of_the_state_of_the_chronicle(client):
    state = client.get("/state.json").json()
    assert client.get("/map.json").headers["x-bede-state"] == state["state"]
    assert state["judgements"] is True
    assert state["trouble"] is None


def test_packed_and_plain_are_the_same(client):
    packed = client.get("/events.json", headers={"accept-encoding": "gzip"})
    plain = client.get("/events.json", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(packed.headers["content-length"]) < len(plain.content) / 4
    assert packed.json() == plain.json()
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize(
    ("address", "status", "code", "fields"),
    [
        ("/events.json?limit=-1", 422, "invalid", ["limit"]),
        ("/events.json?limit=501", 422, "invalid", ["limit"]),
        ("/events.json?colour=red", 422, "invalid", ["colour"]),
        ("/events.json?type=WAR", 422, "invalid", ["type.0"]),
        ("/events.json?since=2014", 422, "invalid", ["since"]),
        ("/events.json?since=2014-02-30", 422, "invalid", ["since"]),
        ("/events.json?since=1395100800", 422, "invalid", ["since"]),
        ("/events.json?dyad=RUS", 422, "invalid", ["dyad"]),
        ("/events.json?actor=", 422, "invalid", ["actor"]),
        ("/events.json?since=2015-01-01&until=2014-01-01", 422, "invalid", []),
        ("/events/e1.json?limit=3", 422, "invalid", ["limit"]),
        ("/events/e1.json", 404, "not-found", []),
        ("/documents/none.json", 404, "not-found", []),
        ("/actors/XXX.json", 404, "not-found", []),
        ("/dyads/XXX/YYY.json", 404, "not-found", []),
        ("/nowhere", 404, "not-found", []),
        ("/static/../app.py", 404, "not-found", []),
        ("/static/none.js", 404, "not-found", []),
    ],
)
def test_errors_have_one_shape(client, address, status, code, fields):
    answer = client.get(address)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "fields"}
    assert error["code"] == code
    assert [field["name"] for field in error["fields"]] == fields
    assert all(name in error["message"] for name in fields)
    assert error["message"].endswith((".", "list."))


def test_a_wrong_method_is_refused_in_the_same_shape(client):
    answer = client.post("/events.json")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"
    assert answer.json()["error"]["code"] == "wrong-method"


def test_a_defect_is_named_and_not_hidden(published):
    app = bare_app(Site(LookingBack(published), None, None))

    @app.get("/broken.json")
    def broken():
        raise ZeroDivisionError("by hand")

    from starlette.testclient import TestClient  # noqa: PLC0415

    answer = TestClient(app, raise_server_exceptions=False).get("/broken.json")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "defect"
    assert "ZeroDivisionError: by hand" in answer.json()["error"]["message"]


@pytest.mark.parametrize("address", [*TWINS, "/", "/events", "/nowhere", "/static/none.js", "/events.json?limit=-1"])
def test_every_answer_has_the_headers(client, address):
    answer = client.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "http" not in policy


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8731", "127.0.0.1.evil.example", "", "[::2]"])
def test_a_name_that_is_not_ours_is_turned_away(client, host):
    answer = client.get("/events.json", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "wrong-host"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8731", "LOCALHOST", "[::1]:80"])
def test_our_own_names_are_known(client, host):
    assert client.get("/about.json", headers={"host": host}).status_code == 200


def test_names_follow_from_where_it_listens():
    assert hosts_for("127.0.0.1") == hosts_for("localhost") == {"127.0.0.1", "::1", "localhost"}
    assert hosts_for("desk.example") == {"desk.example"}
    assert hosts_for("0.0.0.0") is None


def test_who_asks_for_json_gets_the_twin(client):
    for address in ("/events", f"/actors/{A}", "/events?quad=1", "/map"):
        answer = client.get(address, headers={"accept": "application/json"})
        assert answer.status_code == 200
        path, _, query = address.partition("?")
        assert answer.json() == client.get(f"{path}.json?{query}").json()


def test_a_browser_gets_the_page(client):
    assert client.get("/").headers["location"] == "/events"
    for address in ("/events", "/events/e1", f"/dyads/{A}/{B}", "/about", "/actors/RUS.MIL"):
        answer = client.get(address, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        assert answer.headers["content-type"].startswith("text/html")


def test_every_page_has_a_twin_and_the_other_way_round(client):
    described = {
        path.removesuffix(".json")
        for path, calls in client.get("/openapi.json").json()["paths"].items()
        if "get" in calls
    }
    assert set(PAGES) == described - {"/codes", "/state"}
    assert set(TWINNED) == {"/" + page.split("/")[1] for page in PAGES}
