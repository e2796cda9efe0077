"""Answers are made once for a state of the chronicle, and given again as they were."""

import gzip
import shutil
from pathlib import Path

import pytest
from helpers_web import client_of

from bede.chronicle import Chronicle
from bede.chronicle.snapshot import Published
from bede.web import twins
from bede.web.kept import Kept


@pytest.fixture
def made(monkeypatch):
    """The calls that made a list of events."""
    calls = []
    make = twins.events_page

    def counted(*args, **kwargs):
        calls.append(kwargs)
        return make(*args, **kwargs)

    monkeypatch.setattr(twins, "events_page", counted)
    return calls


def test_the_same_question_is_answered_once_and_alike(published, made):
    client = client_of(published)
    first, again = (client.get("/events.json?limit=3") for _ in range(2))
    assert len(made) == 1
    assert again.content == first.content
    assert again.headers["etag"] == first.headers["etag"]
    client.get("/events.json?limit=4")
    assert len(made) == 2


def test_who_takes_no_gzip_gets_none_after_who_does(published):
    client = client_of(published)
    packed = client.get("/events.json?limit=9", headers={"accept-encoding": "gzip"})
    plain = client.get("/events.json?limit=9", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert plain.json() == packed.json()


def test_another_state_of_the_file_is_asked_anew(invented, tmp_path, made):
    file = Path(shutil.copy(invented, tmp_path / "news.duckdb"))
    published = Published(file)
    try:
        client = client_of(published)
        before = client.get("/events.json?limit=3").headers["x-bede-state"]
        with Chronicle.open(file) as chronicle:
            chronicle.run_all(["DELETE FROM rejects"])
        file.touch()
        published.renew()
        assert client.get("/events.json?limit=3").headers["x-bede-state"] != before
        assert len(made) == 2
    finally:
        published.close()


def test_what_was_not_asked_for_longest_goes_first():
    kept = Kept(room=10)
    kept.keep("a", b"aaaa")
    kept.keep("b", b"bbbb")
    assert kept.get("a") == b"aaaa"
    kept.keep("c", b"cccc")
    assert (kept.get("a"), kept.get("b"), kept.get("c")) == (b"aaaa", None, b"cccc")
    kept.keep("a", b"aa")
    kept.keep("d", b"dddd")
    assert [kept.get(tag) for tag in "acd"] == [b"aa", b"cccc", b"dddd"]
    kept.keep("huge", b"x" * 11)
    assert kept.get("huge") is None


def test_small_answers_are_not_packed(published):
    body = client_of(published).get("/events.json?limit=0&counts=false", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in body.headers
    with pytest.raises(gzip.BadGzipFile):
        gzip.decompress(body.content)
